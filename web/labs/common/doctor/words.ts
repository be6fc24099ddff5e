// What the doctor says, in both languages: it comes with the doctor, and only where a walk is in trouble.

import type { Lang } from "../../../view/dictionary.ts";

export interface DoctorWords {
  readonly lastSteps: string;
  readonly step: string;
  readonly loss: string;
  /** Layers are counted from 1. */
  readonly ofLayer: (layer: string) => string;
  readonly noValue: string;
  /** What a step does along the steepest way, with its numbers. */
  readonly factor: (at: string, steep: string, rate: string, factor: string) => string;
  readonly limit: (limit: string) => string;
  readonly limitWithMomentum: (momentum: string, limit: string) => string;
  readonly estimate: string;
  readonly adaptive: string;
  readonly batches: string;
  /** "Anywhere" is where the bound holds. */
  readonly bound: (steep: string, limit: string) => string;
  readonly grown: (layer: string, size: string, loss: string) => string;
  readonly stuck: string;
  readonly backToLowest: (rate: string) => string;
}

const en: DoctorWords = {
  lastSteps: "The last steps before it stopped",
  step: "step",
  loss: "loss",
  ofLayer: (layer) => `of layer ${layer}`,
  noValue: "no value",
  factor: (at, steep, rate, factor) =>
    `At step ${at}, the lowest, the slope grows by λ = ${steep} a unit along its steepest way. So a step multiplies what is left there by |1 − αλ| = |1 − ${rate} × ${steep}| = ${factor}.`,
  limit: (limit) => `Below 2 / λ = ${limit} that is less than 1.`,
  limitWithMomentum: (momentum, limit) =>
    `With momentum ${momentum} the walk settles below 2(1 + ${momentum}) / λ = ${limit}.`,
  estimate: "λ is an estimate for that place; elsewhere the hill may be steeper.",
  adaptive:
    "This way of walking rescales each step, so λ sets no limit to its rate. A tenth of the rate is worth a try.",
  batches: "Each step looks at some points only, and those may be steeper than all together.",
  bound: (steep, limit) =>
    `Nowhere does this hill's slope grow faster than λmax(XᵀX) / 4n = ${steep} a unit, so up to ${limit} no step climbs.`,
  grown: (layer, size, loss) =>
    `The sums that ${layer} takes have grown too large: with weights up to ${size} its neurons answer the same for every point, and their slope is 0. The loss stands at ${loss}.`,
  stuck: "Every number is finite, and no further step at any rate leads out.",
  backToLowest: (rate) => `Back to the lowest step, at ${rate}`,
};

const zh: DoctorWords = {
  lastSteps: "停下之前的最后几步",
  step: "步",
  loss: "损失",
  ofLayer: (layer) => `（第 ${layer} 层）`,
  noValue: "没有值",
  factor: (at, steep, rate, factor) =>
    `在最低的第 ${at} 步，沿最陡的方向，每走一个单位坡度增加 λ = ${steep}。所以走一步，离最低处的距离要乘上 |1 − αλ| = |1 − ${rate} × ${steep}| = ${factor}。`,
  limit: (limit) => `步长小于 2 / λ = ${limit} 时，这个数小于 1。`,
  limitWithMomentum: (momentum, limit) =>
    `动量 ${momentum} 时，步长小于 2(1 + ${momentum}) / λ = ${limit} 才停得下来。`,
  estimate: "λ 是在那个位置估计出来的；别处可能更陡。",
  adaptive: "这种走法会缩放每一步，所以 λ 不是步长的界限。可以试试十分之一的步长。",
  batches: "每一步只看一部分点，那一部分可能比全部更陡。",
  bound: (steep, limit) =>
    `这座山无论在哪里，坡度每单位的增加都不超过 λmax(XᵀX) / 4n = ${steep}，所以步长不超过 ${limit} 就不会往上走。`,
  grown: (layer, size, loss) =>
    `${layer} 加起来的数太大了：权重大到 ${size}，神经元对每个点的回答都一样，坡度是 0。损失停在 ${loss}。`,
  stuck: "所有的数都是有限的，但无论用多大步长，再走也走不出来。",
  backToLowest: (rate) => `回到最低的一步，步长用 ${rate}`,
};

export const doctorWords = (lang: Lang): DoctorWords => (lang === "zh" ? zh : en);
