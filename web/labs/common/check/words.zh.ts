// 检查梯度：中文的话。

import type { CheckWords } from "./words.ts";

export const words: CheckWords = {
  title: "检查梯度",
  views: { nudge: "推一推权重", find: "找出错的一行" },
  close: "关闭",
  weight: "哪个数",
  epsilon: "推多远，ε",
  sides: { both: "两边", one: "一边" },
  sidesName: "在哪里看 J",
  kernelOf: (layer) => `第 ${layer} 层的权重`,
  biasOf: (layer) => `第 ${layer} 层的偏置`,
  how: "把一个数推开 ε，看 J 变了多少，再除一下：不用任何微积分就得到坡度。反向传播说它算出的也是这个数。",
  cancels: "灰色的数字互相抵消",
  difference: "差",
  measured: "量出来的",
  backprop: "反向传播",
  noValue: "没有值",
  empty: "还没有可量的：没有用来学习的点。",
  waiting: "正在量",
  good: (digits) => `量出来的和反向传播有 ${digits} 位数字一致。`,
  none: "J 在这里没有值，也就没有坡度。回到起点，或者把 ε 调小。",
  still: (name, value, step) =>
    `在 ${name} = ${value} 附近，相邻的 float32 数相距 ${step}。${name} + ε 还是 ${name} 自己：什么也没推动。`,
  flat: "这个数动了，但对 J 来说太少：两个损失是同一个 float32 数，所有数字都抵消，坡度读出来是 0。",
  rounded: (step, over, error) =>
    `J 只能以 ${step} 为一格变化。除以 ${over}，一格就是 ${error} 的坡度：数字抵消之后，剩下的是舍入。`,
  bent: (sides) =>
    sides === "both"
      ? "ε 太大：从 w − ε 到 w + ε 之间山坡是弯的，两端说不出中间的坡度。"
      : "ε 太大：到 w + ε 的路上山坡是弯的，弯曲也算了进去。两边都看，大部分会抵消。",
  parabola: (sides) =>
    sides === "both"
      ? "这里沿着一个数看，J 是抛物线，从两边量正好得到它的坡度：无论 ε 多大，剩下的只有舍入。"
      : "这里沿着一个数看，J 是抛物线：从一边量，会差曲率的一半乘以 ε。",
  about: (rows) => `J 由引擎自己用 float32 算出，看全部 ${rows} 个学习用的点，包括惩罚项。`,
  noDropout: "两边都不做 dropout。",
  atStep: (step) => `在第 ${step} 步。`,
  chart: (error, epsilon, best) =>
    `量出来的坡度与反向传播相差多少，随 ε 变化。ε = ${epsilon} 时相差 ${error}；ε = ${best} 时相差最小。`,
  chartHead: "相差多少，随 ε 变化。点线：J 的一格造成的",
  intro:
    "这次反向传播有一行写错了。每个数都推过；小灯说明这些行给出的梯度和量出来的是否一致。选出错的那一行。",
  measuring: (done, of) => `正在量：${of} 个数里的 ${done} 个。`,
  place: (at, of, found) => `第 ${at} 题，共 ${of} 题，找到 ${found} 个`,
  before: "上一题",
  next: "下一题",
  again: "在这里量",
  measuredAt: (step) => `在第 ${step} 步量的。每行的数是其中最大的一个。`,
  nothing: "这里没有看得清的题：要么坡度几乎是 0，要么推的范围里有折角。回到起点，或者换个起点。",
  agrees: "一致",
  differs: (how) => `不一致，${how}`,
  times: (factor) => `是量出来的 ${factor} 倍`,
  off: (percent) => `相差 ${percent}%`,
  notMeasured: "中间结果：没有可推的数",
  numbers: (claimed, measured) => `声称 ${claimed}，量出 ${measured}`,
  clearedBy: (of) => `不是这一行：${of} 由它而来，却是一致的。`,
  elsewhere: (of) => `不是这一行：${of} 也不一致，而它与这一行无关。`,
  allowed: "从小灯看，这一行有可能；但它写得没错。小灯还容得下哪一行？",
  stepName: "这一步",
  found: {
    sign: () => "找到了：y 和 ŷ 换了位置。所有梯度都是量出来的 −1 倍，照它走会上山。",
    batch: (rows) =>
      `找到了：J 是平均数，这里少了 1/n。所有梯度都大了 ${rows} 倍；步长很小时，看上去竟也像在学。`,
    two: () => "找到了：平方的坡度里有个 2，这里少了。所有梯度都只有量出来的一半。",
    slopeTwice: () =>
      "找到了：用对数损失时，sigmoid 的坡度已经在 ŷ − y 里消去。这里又乘了一次，错得很肯定的点几乎拉不动。",
    slope: () =>
      "找到了：从 da 到 dz 少了激活函数的坡度。在它之前算出的都一致，之后的都不一致，而且不是差同一个倍数。",
    slopeWrong: () =>
      "找到了：这不是这个激活函数的坡度。在它之前算出的都一致，之后的都不一致，而且不是差同一个倍数。",
    input: () => "找到了：权重的一份是输入乘以 dz。少了输入，每个权重得到的都是偏置的坡度，而偏置是一致的。",
    preActivation: () =>
      "找到了：权重乘的是 a，也就是那一层的回答，不是 z。只有这个 dW 不一致；它的 db 一致，所以 dz 没错。",
    transposeWeights: () =>
      "找到了：往回走时要把权重转置，这里没有：每个单元担了别人的责任。这一层自己一致，下面的都不一致。",
    transposeResult: () => "找到了：乘出来的结果躺倒了。数都对，位置不对；db 一致，所以 dz 没错。",
    bias: (rows) => `找到了：偏置加在全部 ${rows} 行上，所以它的坡度是各行之和。这里只算了最后一行。`,
    penalty: () => "找到了：惩罚项是 J 的一部分，这里少了它的坡度。偏置没有惩罚，所以偏置是一致的。",
    momentum: () => "找到了：所有梯度都一致，反向传播没错。但 v 收进梯度时符号反了，这一步会上山。",
    uphill: () => "找到了：所有梯度都一致，反向传播没错。错的是这一步：该减去的它加上了，会上山。",
  },
};
