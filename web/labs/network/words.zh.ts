// The words of Network in Chinese.

import { html, nothing } from "lit";
import { joined } from "./say.ts";
import { activations, type NetworkWords } from "./words.ts";

export const words: NetworkWords = {
  thumbs: {
    spiral: "螺旋",
    rings: "圆环",
    circle: "圆",
    xor: "四角",
    gaussian: "两堆",
    moons: "月牙",
    plane: "斜坡",
    wave: "峰谷",
    points: "自己的",
  },
  nouns: {
    spiral: ["一条", "螺旋"],
    rings: ["", "几个圆环"],
    circle: ["一个", "圆"],
    xor: ["", "四个角"],
    gaussian: ["", "两堆点"],
    moons: ["", "两弯月牙"],
    plane: ["一面", "斜坡"],
    wave: ["", "一峰一谷"],
    points: ["", "自己的点"],
  },
  tasks: { classify: "分开两种点", regress: "猜高低" },
  say: {
    full: (s) =>
      html`用${s.layers}隐藏层${s.hidden === 0 ? nothing : html`（${s.neurons} 神经元）`}学会${s.dataset}。每步看
      ${s.batch} 个点，用${s.optimizer}以步长 ${s.rate} 下山，并用 ${s.l2} 拉住权重。`,
    short: (s) =>
      html`用${s.hidden === 0 ? html`${s.layers}隐藏层` : html` ${s.neurons} 神经元`}学会${s.dataset}，步长 ${s.rate}。`,
    more: (s) =>
      html`${
        s.drawn === null
          ? html`数据是${s.points}，`
          : html`数据有 ${s.drawn.rows} 个点，噪声 ${s.drawn.noise}，第 ${s.drawn.draw} 组，`
      }其中 ${s.held} 留着考。网络要${s.task}，损失用${s.loss}。${
        s.momentum === null ? nothing : html`动量 ${s.momentum}，`
      }步长${s.schedule}，随机丢弃 ${s.dropout}，${s.l1}。权重按 ${s.initializer} 抽，第 ${s.seed} 次。`,
    layers: (n) => (n === 0 ? "零层" : `${"一两三四五六"[n - 1] ?? n}层`),
    all: (rows) => `全部 ${rows}`,
    list: (parts) => joined(parts, "、", "和 "),
    unit: " 个",
  },
  points: (n) => ` ${n} 个点`,
  percent: "%",
  activations,
  short: { ...activations, leakyRelu: "leaky", sigmoid: "sigm." },
  features: {
    x1: "x₁",
    x2: "x₂",
    x1Squared: "x₁ 的平方",
    x2Squared: "x₂ 的平方",
    x1x2: "x₁ 乘 x₂",
    sinX1: "x₁ 的正弦",
    sinX2: "x₂ 的正弦",
  },
  dataHint: "点一下，加一个点",
  dataHintTouch: "点一下，加一个点",
  netHint: "点一条线或一个神经元",
  netHintTouch: "点一条线或一个神经元",
  inputs: "输入",
  inputsShort: "输入",
  output: "输出",
  inputNames: "输入：网络看到点的什么",
  layers: (n) => `${n} 个隐藏层`,
  moreLayers: "加一个隐藏层",
  fewerLayers: "去掉最后一个隐藏层",
  unitsOf: (layer) => `第 ${layer} 个隐藏层的神经元数`,
  moreUnits: (layer) => `第 ${layer} 个隐藏层加一个神经元`,
  fewerUnits: (layer) => `第 ${layer} 个隐藏层去掉一个神经元`,
  activationOf: (layer) => `第 ${layer} 个隐藏层的激活函数`,
  learn: (n) => `${n} 个用来学`,
  held: (n) => `${n} 个留着考`,
  splitName: "留着考的点占多少",
  right: (right, rows, heldRight, held) =>
    held === null
      ? [`${rows} 个对 `, right]
      : [`${rows} 个对 `, right, `，没见过的 ${held} 个对 `, heldRight ?? ""],
  fit: (r2, held) => (held === null ? ["R² ", r2] : ["R² ", r2, "，没见过的 ", held]),
  low: "肯定是 0",
  middle: "线在 0.5",
  high: "肯定是 1",
  showHeld: "显示留着考的点",
  discrete: "只用两种颜色",
  plotLabel: (points, held) => `两种点共 ${points} 个，其中 ${held} 个留着考。`,
  heightsLabel: (points, held) => `带高低的点共 ${points} 个，其中 ${held} 个留着考。`,
  resultLabel: (right) => `网络对这片平面的看法：${right}。`,
  plotHelp:
    "方向键在点之间移动，加 Shift 自由移动。Enter 加一个点，或拿起一个点再放下；Delete 去掉它；Esc 放手。",
  netLabel: (layers, numbers) =>
    `网络，从输入到输出每层 ${layers} 个神经元，共 ${numbers} 个数。方向键在神经元和连线之间移动，Enter 修改，Esc 返回。`,
  describeInput: (name) => `输入 ${name}`,
  describeUnit: (layer, unit) => `第 ${layer} 层第 ${unit} 个神经元`,
  describeBias: (unit, value) => `${unit}的偏置，${value}`,
  describeLink: (from, to, value) => `从${from}到${to}的权重，${value}`,
  describeOut: "输出",
  layer: (n) => `第 ${n} 层`,
  outputLayer: "输出层",
  gradient: "梯度",
  value: "值",
  input: "输入",
  switchOff: "关掉",
  penalty: (n) => `，另加惩罚 ${n}`,
  epoch: ["第 ", " 轮"],
  thisWalk: (rate) => `这一次，步长 ${rate}`,
  needPoint: "还没有东西可学。随便点一下，放第一个点；两种点各有一个才能开始。",
  takeSpiral: "拿一条螺旋",
  oneKind: "只有一种点，所以处处都答它就全对。加一个另一种的点，分界线才有地方可放。",
  start: (loss, guess) => `权重是随机抽的，所以损失 ${loss} 和瞎猜的 ${guess} 差不多。`,
  soFar: (steps, epochs, first, now) =>
    `走了 ${steps} 步，把点看了 ${epochs === "0" ? "不到一" : epochs} 轮，损失从 ${first} 变成 ${now}。`,
  next: (rows, all, numbers) => `下一步看 ${all} 个点里的 ${rows} 个，把 ${numbers} 个数都往下挪一点。`,
  nextAll: (all, numbers) => `下一步把 ${all} 个点全看一遍，把 ${numbers} 个数都往下挪一点。`,
  byHeart: (step) =>
    `在留着考的点上，损失在第 ${step} 步最低。从那以后网络是在死记自己的点；神经元少一点或惩罚大一点也许有用。`,
  numbersTitle: "几个数",
  sidesTitle: "对和错",
  parameters: "权重和偏置",
  rateNow: "步长",
  heldLoss: "留着考的损失",
  penaltyName: "惩罚",
  linkDoes: (from, to) => `把${from}带进${to}。`,
  biasDoes: (unit) => `是${unit}自己加上的数。`,
  lower: "在这一批点上，把它调高，损失会变大，所以梯度是正的，这一步会把它调低。",
  raise: "在这一批点上，把它调高，损失会变小，所以梯度是负的，这一步会把它调高。",
  level: "在这一批点上，损失几乎和它无关。",
  pointTitle: (n) => `第 ${n} 个点。`,
  pointSays: (x, y, answer) => `在 (${x}, ${y})，网络的回答是 ${answer}。`,
  pointRight: "答对了。",
  pointWrong: "答错了。",
  pointHeld: "它留着考：不用来学。",
  pointOff: (by) => `差了 ${by}。`,
  isKind: "是",
  saysKind: "说成",
  unseen: (n) => `没见过的 ${n}`,
  offTitle: "平均差多少",
  offLearnt: "用来学的点",
  offHeld: "留着考的点",
  beganIn: (layer) => `最先出问题的是${layer}。`,
  needHeight: "还没有东西可学。随便点一下，放第一个点：● 高，◆ 低。",
  says: (step, loss, right) => `第 ${step} 步，损失 ${loss}，${right}。`,
};
