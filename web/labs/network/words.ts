// What Network says, in English and Chinese. Numbers come in written; a missing key is a type error. The settings
// sentence is in sentence.ts, because its values stand between the words.

import type { Activation, FeatureWord } from "../../shared/protocol.ts";
import type { datasets } from "../../shared/settings.ts";
import type { Lang } from "../../view/words.ts";

type Dataset = (typeof datasets)["network"][number];

export interface NetworkWords {
  /** Under thumbnails 44 px wide. */
  readonly thumbs: Record<Dataset, string>;
  readonly activations: Record<Activation, string>;
  /** For narrow columns. */
  readonly short: Record<Activation, string>;
  readonly features: Record<FeatureWord, string>;
  readonly dataHint: string;
  readonly dataHintTouch: string;
  readonly netHint: string;
  readonly netHintTouch: string;
  readonly inputs: string;
  readonly inputsShort: string;
  readonly output: string;
  readonly inputNames: string;
  readonly layers: (n: number) => string;
  readonly moreLayers: string;
  readonly fewerLayers: string;
  readonly unitsOf: (layer: string) => string;
  readonly moreUnits: (layer: string) => string;
  readonly fewerUnits: (layer: string) => string;
  readonly activationOf: (layer: string) => string;
  readonly learn: (n: string) => string;
  readonly held: (n: string) => string;
  readonly splitName: string;
  readonly right: (right: string, rows: string, heldRight: string | null, held: string | null) => Count;
  readonly fit: (r2: string, held: string | null) => Count;
  readonly low: string;
  readonly middle: string;
  readonly high: string;
  readonly showHeld: string;
  readonly discrete: string;
  readonly plotLabel: (points: string, held: string) => string;
  readonly heightsLabel: (points: string, held: string) => string;
  readonly resultLabel: (right: string) => string;
  readonly plotHelp: string;
  readonly netLabel: (layers: string, numbers: string) => string;
  readonly describeInput: (name: string) => string;
  readonly describeUnit: (layer: string, unit: string) => string;
  readonly describeBias: (unit: string, value: string) => string;
  readonly describeLink: (from: string, to: string, value: string) => string;
  readonly describeOut: string;
  readonly layer: (n: string) => string;
  readonly outputLayer: string;
  readonly gradient: string;
  readonly value: string;
  readonly input: string;
  readonly switchOff: string;
  readonly penalty: (n: string) => string;
  readonly thisWalk: (rate: string) => string;
  readonly needPoint: string;
  readonly takeSpiral: string;
  readonly oneKind: string;
  readonly start: (loss: string, guess: string) => string;
  readonly soFar: (steps: string, epochs: string, first: string, now: string) => string;
  readonly next: (rows: string, all: string, numbers: string) => string;
  readonly nextAll: (all: string, numbers: string) => string;
  readonly byHeart: (step: string) => string;
  readonly numbersTitle: string;
  readonly sidesTitle: string;
  readonly parameters: string;
  readonly rateNow: string;
  readonly heldLoss: string;
  readonly penaltyName: string;
  readonly linkDoes: (from: string, to: string) => string;
  readonly biasDoes: (unit: string) => string;
  readonly lower: string;
  readonly raise: string;
  readonly level: string;
  readonly pointTitle: (n: string) => string;
  readonly pointSays: (x: string, y: string, answer: string) => string;
  readonly pointRight: string;
  readonly pointWrong: string;
  readonly pointHeld: string;
  readonly pointOff: (by: string) => string;
  readonly isKind: string;
  readonly saysKind: string;
  readonly unseen: (n: string) => string;
  readonly offTitle: string;
  readonly offLearnt: string;
  readonly offHeld: string;
  readonly beganIn: (layer: string) => string;
  readonly needHeight: string;
  readonly says: (step: string, loss: string, right: string) => string;
}

/** A count whose numbers are set bold: text, number, text … in turn. */
export type Count = readonly string[];

const activations: Record<Activation, string> = {
  tanh: "tanh",
  relu: "relu",
  sigmoid: "sigmoid",
  leakyRelu: "leaky relu",
  elu: "elu",
  linear: "linear",
  softmax: "softmax",
};

const rounds = (n: string): string => (n === "0" ? "not yet once" : n === "1" ? "once" : `${n} times`);

export const en: NetworkWords = {
  thumbs: {
    spiral: "spiral",
    rings: "rings",
    circle: "circle",
    xor: "corners",
    gaussian: "hills",
    moons: "moons",
    plane: "slope",
    wave: "bumps",
    points: "own",
  },
  activations,
  short: { ...activations, leakyRelu: "leaky", sigmoid: "sigm." },
  features: {
    x1: "x₁",
    x2: "x₂",
    x1Squared: "x₁ squared",
    x2Squared: "x₂ squared",
    x1x2: "x₁ times x₂",
    sinX1: "sine of x₁",
    sinX2: "sine of x₂",
  },
  dataHint: "click to add a point",
  dataHintTouch: "tap to add a point",
  netHint: "click a link or a neuron",
  netHintTouch: "tap a link or a neuron",
  inputs: "Inputs",
  inputsShort: "in",
  output: "out",
  inputNames: "Inputs: what the network sees of a point",
  layers: (n) => (n === 1 ? "1 hidden layer" : `${n} hidden layers`),
  moreLayers: "Add a hidden layer",
  fewerLayers: "Remove the last hidden layer",
  unitsOf: (layer) => `neurons in hidden layer ${layer}`,
  moreUnits: (layer) => `Add a neuron to hidden layer ${layer}`,
  fewerUnits: (layer) => `Remove a neuron from hidden layer ${layer}`,
  activationOf: (layer) => `activation of hidden layer ${layer}`,
  learn: (n) => `${n} to learn from`,
  held: (n) => `${n} held back`,
  splitName: "Share of points held back",
  right: (right, rows, heldRight, held) =>
    held === null
      ? ["", right, ` of ${rows} right`]
      : ["", right, ` of ${rows} right, `, heldRight ?? "", ` of ${held} unseen`],
  fit: (r2, held) => (held === null ? ["R² ", r2] : ["R² ", r2, ", unseen ", held]),
  low: "sure: 0",
  middle: "line at 0.5",
  high: "sure: 1",
  showHeld: "show held-back points",
  discrete: "two colours only",
  plotLabel: (points, held) => `${points} points of two kinds, ${held} of them held back.`,
  heightsLabel: (points, held) => `${points} points with heights, ${held} of them held back.`,
  resultLabel: (right) => `What the network makes of the plane: ${right}.`,
  plotHelp:
    "Arrow keys move between points, with Shift freely. Enter adds a point or picks one up and puts it down, Delete removes it, Escape lets go.",
  netLabel: (layers, numbers) =>
    `The network, ${layers} neurons from input to output, ${numbers} numbers. Arrow keys move between neurons and links, Enter edits, Escape returns.`,
  describeInput: (name) => `input ${name}`,
  describeUnit: (layer, unit) => `neuron ${unit} of layer ${layer}`,
  describeBias: (unit, value) => `bias of ${unit}, ${value}`,
  describeLink: (from, to, value) => `weight from ${from} to ${to}, ${value}`,
  describeOut: "output",
  layer: (n) => `layer ${n}`,
  outputLayer: "the output",
  gradient: "gradient",
  value: "value",
  input: "input",
  switchOff: "switch off",
  penalty: (n) => `plus penalty ${n}`,
  thisWalk: (rate) => `this walk, rate ${rate}`,
  needPoint: "Nothing to learn yet. Click anywhere for a first point; it needs one of each kind to begin.",
  takeSpiral: "Take a spiral",
  oneKind:
    "There is only one kind of point, so answering it everywhere is right every time. A point of the other kind gives the line a place.",
  start: (loss, guess) =>
    `The weights were drawn by chance, so the loss, ${loss}, is about that of guessing, ${guess}.`,
  soFar: (steps, epochs, first, now) =>
    `In ${steps === "1" ? "1 step" : `${steps} steps`}, ${rounds(epochs)} round the points, the loss went from ${first} to ${now}.`,
  next: (rows, all, numbers) =>
    `The next step looks at ${rows} of the ${all} points and moves all ${numbers} numbers a little downhill.`,
  nextAll: (all, numbers) =>
    `The next step looks at all ${all} points and moves all ${numbers} numbers a little downhill.`,
  byHeart: (step) =>
    `On the points held back the loss was lowest at step ${step}. Since then the network has been learning its own points by heart; fewer neurons or a larger penalty may help.`,
  numbersTitle: "In numbers",
  sidesTitle: "Right and wrong",
  parameters: "weights and biases",
  rateNow: "rate",
  heldLoss: "loss, held back",
  penaltyName: "penalty",
  linkDoes: (from, to) => `carries ${from} into ${to}.`,
  biasDoes: (unit) => `is what ${unit} adds by itself.`,
  lower:
    "On this batch, raising it would raise the loss, so its gradient is positive and the step lowers it.",
  raise:
    "On this batch, raising it would lower the loss, so its gradient is negative and the step raises it.",
  level: "On this batch the loss hardly depends on it.",
  pointTitle: (n) => `Point ${n}.`,
  pointSays: (x, y, answer) => `At (${x}, ${y}) the network answers ${answer}.`,
  pointRight: "That is right.",
  pointWrong: "That is wrong.",
  pointHeld: "It is held back: nothing is learnt from it.",
  pointOff: (by) => `That is off by ${by}.`,
  isKind: "is",
  saysKind: "said to be",
  unseen: (n) => `${n} unseen`,
  offTitle: "How far off, on average",
  offLearnt: "points learnt from",
  offHeld: "points held back",
  beganIn: (layer) => `It shows first in ${layer}.`,
  needHeight: "Nothing to learn yet. Click anywhere for a first point: ● is high, ◆ is low.",
  says: (step, loss, right) => `Step ${step}, loss ${loss}, ${right}.`,
};

export const zh: NetworkWords = {
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
  penalty: (n) => `另加惩罚 ${n}`,
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

export const networkWords = (lang: Lang): NetworkWords => (lang === "zh" ? zh : en);
