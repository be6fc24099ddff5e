// 数字实验室的中文。

import { html } from "lit";
import type { DigitsWords } from "./words.ts";

export const words: DigitsWords = {
  say: ({ layers, dropout, rows, optimizer, rate, batch }) =>
    html`一个 ${layers} 的网络${dropout ? html`，随机失活 ${dropout}，` : "，没有隐藏层，"}用 ${optimizer} 学 ${rows} 个手写数字，步长
    ${rate}，每步 ${batch} 个。`,
  layersLabel: "各层",
  dropoutLabel: "随机失活",
  optimizerLabel: "优化器",
  rateLabel: "步长",
  batchLabel: "每步多少个",
  epochsLabel: "一次跑几轮",
  epochs: (value) => html`${value} 轮`,
  draw: "写一个数字",
  pad: "写数字的画板",
  padHint: "在这里写",
  padKeys: "方向键移动笔，按住 Shift 移得更远，空格落笔或提笔，Delete 清空画板。",
  clear: "清空",
  undo: "撤销一笔",
  borrow: "考考它",
  photo: "照片",
  photoEmpty: (name) => `${name} 里没有找到笔迹：深浅差别太小。`,
  photoFailed: (name) => `浏览器打不开 ${name} 这张图片。`,
  sees: "网络看到的",
  seesText: "裁下来，缩到 20 个像素，再移到重心居中：和它学过的数字一个样子。",
  seesEmpty: "写下笔画，就成了 28 × 28 个像素。",
  seesPicture: "写下的数字，28 乘 28 个像素",
  answers: "它怎么说",
  answersUntrained: "还没学过，现在只是碰运气。按播放让它学。",
  answersEmpty: "每个数字各占一份，合起来是 100%。",
  answer: (digit, share, is) =>
    is === null
      ? `是 ${digit}，把握 ${share}。`
      : is === digit
        ? `是 ${digit}，把握 ${share}。对了。`
        : `是 ${digit}，把握 ${share}。其实是 ${is}。`,
  loading: (done, total) => `正在取数字，${total} 已到 ${done}`,
  loadingFiles: (done, total) => `正在读文件，${total} 已读 ${done}`,
  progress: "这一次的进度",
  right: (right, rows, unseen, held) => `${rows} 个对 ${right}，没见过的 ${held} 个对 ${unseen}`,
  before: (rows) => `${rows} 个真实的手写数字，1.6 MB。按播放开始。`,
  untold: "还没有学。",
  time: (seconds, steps, short) => (short ? `${seconds} 秒` : `${steps} 步，训练了 ${seconds} 秒`),
  rightAlone: (right, rows) => `${rows} 个对 ${right}。图片太少，没有留出没见过的。`,
  early: (value, on) =>
    on
      ? html`提前停止：没见过的数字，损失连续 ${value} 不再下降就停，留下最好那一轮的权重。`
      : html`提前停止：${value}。打开后，没见过的数字损失不再下降就停下，留下最好的权重。`,
  earlyLabel: "提前停止",
  patience: (epochs) => (epochs === 0 ? "关" : `${epochs} 轮`),
  stopped: (epoch, kept) =>
    `第 ${epoch} 轮之后自己停了。${kept === "0" ? "没有哪一轮比起点更好，留下的是起点的权重" : `留下的是第 ${kept} 轮的权重，它最好`}。`,
  again: "想从那里接着走，就多给几轮，或者改一改别的：不然还是走同一条路。",
  kept: (epoch) => `留下第 ${epoch} 轮`,
  diverged: (kept) =>
    `损失失控了：步子太大。已经回到${kept === "0" ? "起点" : `第 ${kept} 轮`}的权重。换小一点的步长试试。`,
  cancel: "停下",
  computedBy: (device) => html`计算由${device}来做。`,
  computedByLabel: "设备",
  compare: "在这里各乘得多快",
  shader: "显卡是这样算一层的",
  devices: { auto: "更快的一方", cpu: "处理器", gpu: "显卡" },
  onGpu: (name) => `经由 WebGPU 交给 ${name}，它的舍入略有不同，权重不会和处理器算出的逐位相同。`,
  onCpu: {
    "": "",
    asked: "WebAssembly 在每台机器上算出的每一位都相同。",
    "no-webgpu": "现在是处理器：这个浏览器在这里没有 WebGPU。",
    "no-adapter": "现在是处理器：浏览器没有提供显卡。",
    software: "现在是处理器：这里唯一的显卡是用软件模拟的。",
    "too-small": "现在是处理器：这块显卡的上限太低。",
    "too-large": "现在是处理器：这个网络对显卡来说太大。",
    lost: "现在是处理器：显卡一分钟内断开了两次。",
    failed: "现在是处理器：显卡没能用起来。",
  },
  slower: (cpu, gpu) => `现在是处理器：估计它每步要 ${cpu} 毫秒，显卡要 ${gpu} 毫秒。`,
  lossTitle: "损失",
  accuracyTitle: "答对的比例",
  learnt: "学过的",
  unseen: "没见过的",
  epochAxis: "轮",
  lossLabel: (learnt, unseen, epoch) => `第 ${epoch} 轮的损失：学过的数字 ${learnt}，没见过的 ${unseen}。`,
  accuracyLabel: (learnt, unseen, epoch) =>
    `第 ${epoch} 轮答对的比例：学过的数字 ${learnt}，没见过的 ${unseen}。`,
  restart: "回到起点",
  newStart: "换个起点",
  ownData: "别的图片",
  ownDataText:
    "把 IDX 文件拖到这里，压缩成 .gz 的也行：MNIST 或 Fashion-MNIST 的图片和标签。文件不会离开这台电脑。",
  drop: "选择文件",
  layersHead: "一层一层",
  layersText: "每个方块是一个神经元，颜色越浓，反应越强。指着一个，或用方向键移过去，就能看到它在找什么。",
  layerName: (n, units) => `第 ${n} 个隐藏层，${units} 个神经元`,
  unitLabel: (layer, unit) => `第 ${layer} 个隐藏层的神经元，选中的是第 ${unit} 个`,
  slopesOf: (layer, unit, value) =>
    `第 ${layer} 层第 ${unit} 个神经元的反应是 ${value}。蓝处加墨会加强它，橙处加墨会削弱它。`,
  slopesNone: (layer, unit) =>
    `第 ${layer} 层第 ${unit} 个神经元对这个数字没有反应：稍改哪个像素都唤不醒它。`,
  closer: "细看",
  panels: {
    confusion: "谁被认成了谁",
    mistakes: "错得最重的",
    filters: "第一层的权重",
    slopes: "哪些像素要紧",
    flip: "最小的改动",
    add: "教它认我的字",
    take: "带走",
  },
  needsTraining: "这里看的是没见过的数字：先按播放。",
  needsDrawing: "先写一个数字。",
  confusionText:
    "行是真正的数字，列是被认成的数字。每格放着其中一个和个数，按一下可以看更多。颜色淡的是认对的。",
  needsUnseen: "这里看的是没见过的数字。图片太少，一个也没有留出来。",
  confusionCell: (actual, predicted, count) => `${actual} 被认成 ${predicted}：${count} 个`,
  confusionActual: "真正是 ↓",
  confusionPredicted: "被认成 →",
  cellHead: (actual, predicted, count) => `${actual} 被认成 ${predicted}，${count} 个`,
  rightHead: (digit, count, of) => `没见过的 ${digit} 有 ${of} 个，认对 ${count} 个`,
  mistakesText: "没见过的数字里代价最大的：网络很有把握，却错了。下面写着：真正是几 → 被认成几。",
  mistake: (actual, predicted, share) => `${actual}，认成 ${predicted}；给它自己的份额是 ${share}`,
  noMistakes: "没见过的数字一个也没认错。",
  filtersText:
    "第一层每个神经元一张图：蓝处有墨是支持，橙处有墨是反对。看着像噪声的是随机的起点；边上从来没有墨，什么也没学到。",
  filter: (n) => `第 ${n} 个神经元的权重`,
  slopesText: (digit) => `蓝处加墨，它更相信是 ${digit}；橙处加墨，它更不信。`,
  slopesChoose: "哪些像素支持",
  slopesFor: (digit) => `支持 ${digit} 的像素`,
  flipText: (from, to, size) =>
    `这么一点改动就把 ${from} 变成 ${to}：像素改变的均方根是满墨的 ${size}。也许还有更小的改动。`,
  flipNone: "没有找到能让它改口的改动。",
  flipBefore: "原来",
  flipChange: "改动",
  flipAfter: (digit, share) => `认成 ${digit}，${share}`,
  addText: "这是几？它会以 20 份加入要学的数字，再学一轮。",
  addAs: (digit) => `这是 ${digit}`,
  added: (digit, before, after) => `学过了。给 ${digit} 的份额原来是 ${before}，现在是 ${after}。`,
  working: "正在算……",
  refused: (reason) => `没有收下：${reason}`,
  says: (digit, share) => `网络认为是 ${digit}，把握 ${share}。`,
};
