// The words of the table lab in Chinese.

import type { TitanicWords } from "./words.ts";

export const words: TitanicWords = {
  presets: {
    tutorial: "入门教程的做法",
    scaled: "同样做法，先缩放",
    onehot: "每个类别一列",
    hidden: "加一个隐藏层",
  },
  presetsHead: "配方：",
  ownTable: "自己的表格",
  tell: {
    one: ["判断 ", " 是不是 "],
    classes: ["判断 ", " 是"],
    number: ["判断 ", " 是"],
  },
  each: (classes) => `${classes} 类里的哪一类`,
  asNumber: "多少",
  fromColumns: (n) => `，看 ${n} 列`,
  gaps: "；空缺处",
  categories: "，类别变成",
  scaledBy: "，数值",
  walkBy: "。用 ",
  atRate: " 走，步长 ",
  lookAt: "，每步看",
  some: (n) => ` ${n} 行`,
  aStep: "",
  behind: "，",
  penalty: "，L2 ",
  stop: "。",
  missing: {
    drop: "整行去掉",
    mean: "填平均数",
    median: "填中位数",
    frequent: "填最常见的值",
    own: "填平均数并做记号",
  },
  encodings: { ordinal: "一个数", onehot: "各占一列" },
  scalings: { none: "保持原样", standard: "标准化", minmax: "压到 0 到 1" },
  hidden: (units) => (units.length === 0 ? "没有隐藏层" : `隐藏层有 ${units.join(" 和 ")} 个神经元`),
  labels: {
    target: "判断什么",
    positive: "回答是什么",
    missing: "空缺处填什么",
    encoding: "类别怎样变成数",
    scaling: "数值怎样缩放",
    hidden: "隐藏层",
    part: "看哪一部分",
  },

  columnsHead: "列与权重",
  columnsHint: (single) => (single ? "每一单位的拉力" : "强度，不分正负"),
  pull: "拉向 ",
  pullLabel: "看哪一类的权重",
  filled: (count, how, withWhat) =>
    `缺 ${count} 个：${how === "own" ? `做记号，填 ${withWhat}` : `填 ${withWhat}`}`,
  odd: (count) => `${count} 个不是数，算作空缺`,
  levelIs: (level) => `是 ${level}`,
  codeIs: (levels) =>
    levels.length === 2
      ? `${levels[1]} = 1，${levels[0]} = 0`
      : levels.map((level, i) => `${level} = ${i}`).join("，"),
  missingIs: "空缺",
  unused: "没有用来学的：",
  rowsKept: (rows, dropped) => (dropped === null ? `${rows} 行` : `${rows} 行，去掉了 ${dropped} 行`),
  kinds: { number: "数", category: "类别", text: "不用" },
  kindLabel: (column) => `怎样读 ${column}`,
  bias: "偏置",

  answersHead: "回答",
  parts: { train: "训练", validation: "交叉验证", test: "测试" },
  partRows: (part, rows) =>
    `${rows} 行，${{ train: "用来学", validation: "留着做选择", test: "留到最后" }[part]}`,
  answersHint: "拖动小球，点一个点",
  threshold: "阈值",
  score: "z",
  answersLabel: (part, rows) => `${part}部分的 ${rows} 行，各站在自己的分数上，沿着回答曲线。`,
  died: "遇难",
  survived: "生还",
  no: (target, positive) => `${target} 不是 ${positive}`,
  yes: (target, positive) => `${target} 是 ${positive}`,

  countsHead: "对与错",
  countsLabel: "每一种行各得到多少个哪种回答",
  says: "说是",
  really: "其实是",
  right: (right, rows) => `${rows} 个对 ${right}`,
  precision: "说了的里面，真的占",
  recall: "真的里面，说出的占",
  auc: "曲线下的面积",
  loss: "损失",
  share: "对的比例",
  partsHead: "三个部分",
  hundred: "100 轮",

  starting: "引擎正在启动，乘客名单正在路上。",
  rawRemark:
    "票价到 512，舱位只到 3，所以山坡像一道峡谷：沿着票价很陡，沿着别的几乎是平的。路走得弯弯曲曲，不看列就读不懂权重的大小。",
  scaledRemark:
    "在训练部分上，每一列的平均数都是 0，标准差都是 1，山坡差不多是圆的：路走得直，权重也可以互相比较。",
  leakRemark: "boat 这一列是故意不用的：上了救生艇的人就是得救的人，事先谁也不知道。学它等于偷看答案。",
  spoken: (step, loss, right) => `第 ${step} 步：${right === "" ? "" : `${right}，`}损失 ${loss}。`,
};
