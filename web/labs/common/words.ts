// Words that labs share beside those of the controls: names of settings and of their choices, data sets, states that
// any walk can be in. A missing key is a type error. What one lab says of its own model stands in its own words.ts.

import type { Initializer, Loss, OptimizerType, ScheduleType } from "../../shared/protocol.ts";
import type { datasets, LabId, SettingId } from "../../shared/settings.ts";
import type { Lang } from "../../view/words.ts";

export interface CommonWords {
  readonly settings: Record<SettingId, string>;
  readonly optimizers: Record<OptimizerType, string>;
  readonly losses: Record<Loss, string>;
  readonly schedules: Record<ScheduleType, string>;
  readonly initializers: Record<Extract<Initializer, string>, string>;
  readonly datasets: Record<(typeof datasets)[LabId][number], string>;
  readonly steps: (n: number) => string;
  readonly epochOne: string;
  readonly batchOne: string;
  readonly stepBefore: string;
  readonly stepAfter: string;
  readonly overshoots: string;
  readonly fromTo: (
    steps: string,
    first: string,
    last: string,
    rate: string,
    stable: string | null,
  ) => string;
  readonly ranOut: (step: string) => string;
  readonly back: (step: string, rate: string) => string;
  readonly flat: (steps: string) => string;
  readonly saturated: (layer: string) => string;
  readonly lossChart: (step: string, loss: string) => string;
  readonly full: string;
  readonly train: string;
  readonly empty: string;
}

export const en: CommonWords = {
  settings: {
    dataset: "data",
    rows: "number of points",
    noise: "noise",
    held: "share held back",
    dataSeed: "which points",
    task: "task",
    features: "inputs",
    hidden: "hidden layers",
    loss: "loss",
    optimizer: "way of walking",
    learningRate: "learning rate",
    momentum: "momentum",
    schedule: "rate over time",
    batchSize: "points a step",
    l1: "L1 penalty",
    l2: "L2 penalty",
    dropout: "dropout",
    initializer: "start weights",
    seed: "which start",
    startW: "w at the start",
    startB: "b at the start",
    threshold: "threshold",
    showHeld: "show held-back points",
    discrete: "two colours only",
    speed: "speed",
    stepUnit: "length of a step",
  },
  optimizers: {
    sgd: "plain gradient descent",
    adagrad: "Adagrad",
    rmsprop: "RMSprop",
    adam: "Adam",
    adamw: "AdamW",
  },
  losses: { meanSquaredError: "mean squared error", binaryCrossentropy: "cross-entropy" },
  schedules: {
    constant: "constant",
    step: "halving in steps",
    exponential: "falling exponentially",
    cosine: "falling like a cosine",
    inverseTime: "falling like 1 / t",
  },
  initializers: {
    glorotUniform: "Glorot uniform",
    glorotNormal: "Glorot normal",
    heUniform: "He uniform",
    heNormal: "He normal",
    lecunUniform: "LeCun uniform",
    lecunNormal: "LeCun normal",
    zeros: "zeros",
  },
  datasets: {
    line: "tidy points",
    outlier: "one outlier",
    clusters: "two clusters",
    far: "far from zero",
    gaussian: "hills",
    overlap: "overlapping",
    apart: "apart",
    lopsided: "few of one kind",
    spiral: "spiral",
    rings: "rings",
    circle: "circle",
    xor: "corners",
    moons: "moons",
    plane: "slope",
    wave: "hill and hollow",
    points: "own points",
  },
  steps: (n) => (n === 1 ? "1 step" : `${n} steps`),
  epochOne: "1 epoch",
  batchOne: "1 batch",
  stepBefore: "step ",
  stepAfter: "",
  overshoots: "Each step overshoots more than the last.",
  fromTo: (steps, first, last, rate, stable) =>
    `In ${steps} the loss went from ${first} to ${last}. ${
      stable === null
        ? `Rate ${rate} is too large here.`
        : `Rate ${rate} is past the largest stable one, ${stable}.`
    }`,
  ranOut: (step) => `At step ${step} the numbers passed the largest there is room for.`,
  back: (step, rate) => `Back to step ${step}, at ${rate}`,
  flat: (steps) => `Flat for ${steps} steps. A larger rate or another start may help.`,
  saturated: (layer) =>
    `${layer} has stopped learning: its gradient has died. A smaller rate and a new start may help.`,
  lossChart: (step, loss) => `Loss by step. Now, at step ${step}, it is ${loss}.`,
  full: "all",
  train: "loss",
  empty: "No step taken yet",
};

export const zh: CommonWords = {
  settings: {
    dataset: "数据",
    rows: "点的个数",
    noise: "噪声",
    held: "留着考的比例",
    dataSeed: "哪一组点",
    task: "任务",
    features: "输入",
    hidden: "隐藏层",
    loss: "损失",
    optimizer: "走法",
    learningRate: "步长",
    momentum: "动量",
    schedule: "步长随时间",
    batchSize: "每步看几个点",
    l1: "L1 惩罚",
    l2: "L2 惩罚",
    dropout: "随机丢弃",
    initializer: "初始权重",
    seed: "哪个起点",
    startW: "起点的 w",
    startB: "起点的 b",
    threshold: "阈值",
    showHeld: "显示留着考的点",
    discrete: "只用两种颜色",
    speed: "速度",
    stepUnit: "一步多长",
  },
  optimizers: { sgd: "梯度下降", adagrad: "Adagrad", rmsprop: "RMSprop", adam: "Adam", adamw: "AdamW" },
  losses: { meanSquaredError: "均方误差", binaryCrossentropy: "交叉熵" },
  schedules: {
    constant: "不变",
    step: "一级级减半",
    exponential: "按指数减小",
    cosine: "按余弦减小",
    inverseTime: "按 1 / t 减小",
  },
  initializers: {
    glorotUniform: "Glorot 均匀",
    glorotNormal: "Glorot 正态",
    heUniform: "He 均匀",
    heNormal: "He 正态",
    lecunUniform: "LeCun 均匀",
    lecunNormal: "LeCun 正态",
    zeros: "全零",
  },
  datasets: {
    line: "整齐的点",
    outlier: "一个离群点",
    clusters: "两团",
    far: "远离原点",
    gaussian: "两堆",
    overlap: "重叠的两堆",
    apart: "分开的两堆",
    lopsided: "一多一少",
    spiral: "螺旋",
    rings: "圆环",
    circle: "圆",
    xor: "四角",
    moons: "月牙",
    plane: "斜坡",
    wave: "一峰一谷",
    points: "自己的点",
  },
  steps: (n) => `${n} 步`,
  epochOne: "1 轮",
  batchOne: "1 批",
  stepBefore: "第 ",
  stepAfter: " 步",
  overshoots: "每一步都比上一步冲得更远。",
  fromTo: (steps, first, last, rate, stable) =>
    `${steps}里损失从 ${first} 变成 ${last}。${
      stable === null ? `步长 ${rate} 在这里太大了。` : `步长 ${rate} 超过了最大的稳定步长 ${stable}。`
    }`,
  ranOut: (step) => `到第 ${step} 步，数字超过了能放下的最大的数。`,
  back: (step, rate) => `回到第 ${step} 步，步长用 ${rate}`,
  flat: (steps) => `已经 ${steps} 步没有变化。步长大一点或换个起点也许有用。`,
  saturated: (layer) => `${layer} 不再学习：它的梯度已经消失。步长小一点再换个起点也许有用。`,
  lossChart: (step, loss) => `每一步的损失。现在是第 ${step} 步，损失 ${loss}。`,
  full: "全部",
  train: "损失",
  empty: "还没有走",
};

export const commonWords = (lang: Lang): CommonWords => (lang === "zh" ? zh : en);
