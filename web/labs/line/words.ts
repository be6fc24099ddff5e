// What Line says, in English and Chinese. Numbers come in written; a missing key is a type error.

import type { Lang } from "../../view/words.ts";

export interface LineWords {
  readonly fit: string;
  readonly to: string;
  readonly points: (n: string) => string;
  readonly pointsSuffix: string;
  readonly withNoise: string;
  readonly by: string;
  readonly atRate: string;
  readonly startingFrom: string;
  readonly and: string;
  readonly stop: string;
  readonly end: string;
  readonly pointsHead: string;
  readonly pointsHint: string;
  readonly pointsHintTouch: string;
  readonly pathHead: string;
  readonly pathHint: string;
  readonly lossHead: string;
  readonly lossHint: string;
  readonly stepHead: string;
  readonly stepHint: string;
  readonly now: string;
  readonly next: string;
  readonly stepLabel: (rate: string, now: string, next: string) => string;
  readonly tryWord: string;
  readonly here: string;
  readonly minimum: string;
  readonly slope: string;
  readonly tooHigh: string;
  readonly tooLow: string;
  readonly exactLine: string;
  readonly exactMinimum: string;
  readonly needPoint: string;
  readonly plotHelp: string;
  readonly plotLabel: (points: string, line: string, loss: string) => string;
  readonly pathLabel: (steps: string, w: string, b: string) => string;
  readonly empty: string;
  readonly alike: string;
  readonly onePoint: string;
  readonly valley: (times: string) => string;
  readonly round: string;
  readonly arrived: string;
  readonly small: (percent: string) => string;
  readonly good: (percent: string) => string;
  readonly zigzag: string;
  readonly tooBig: string;
  readonly otherWalk: string;
  readonly says: (step: string, w: string, b: string, loss: string, least: string) => string;
}

export const en: LineWords = {
  fit: "Fit ",
  to: " to ",
  points: (n) => (n === "1" ? "1 point" : `${n} points`),
  pointsSuffix: " points",
  withNoise: " with noise ",
  by: " by ",
  atRate: " at rate ",
  startingFrom: ", starting from ",
  and: " and ",
  stop: ".",
  end: ".",
  pointsHead: "Points",
  pointsHint: "click to add, drag to move",
  pointsHintTouch: "tap to add, drag to move",
  pathHead: "The walk",
  pathHint: "click to put the line there",
  lossHead: "Loss",
  lossHint: "step by step",
  stepHead: "One step from here",
  stepHint: "loss by rate",
  now: "now",
  next: "next",
  stepLabel: (rate, now, next) =>
    `The loss after one step, by rate: a parabola. At rate ${rate} the loss goes from ${now} to ${next}.`,
  tryWord: "Try",
  here: "here",
  minimum: "minimum",
  slope: "slope",
  tooHigh: "too high",
  tooLow: "too low",
  exactLine: "exact",
  exactMinimum: "exact minimum",
  needPoint: "Nothing to learn yet. Click the picture for a first point.",
  plotHelp:
    "Arrow keys move between points, with Shift freely. Enter adds a point or picks one up and puts it down, Delete removes it, Escape lets go.",
  plotLabel: (points, line, loss) => `${points} and the line ŷ = ${line}, loss ${loss}.`,
  pathLabel: (steps, w, b) => `The walk so far, ${steps}, in the plane of w and b. Now at w ${w}, b ${b}.`,
  empty: "Nothing to learn yet. Click anywhere for a first point.",
  onePoint: "Through one point many lines fit exactly. The walk takes the nearest; a second point decides.",
  alike:
    "All points stand above each other, so the slope is free. The walk takes the nearest line that fits best.",
  valley: (times) => `The valley is ${times} times steeper across than along.`,
  round: "The valley is a round bowl: equally steep all ways.",
  arrived: "The lowest place. From here no step leads further down.",
  small: (percent) => `This rate is small: each step covers ${percent} % of the way left along the valley.`,
  good: (percent) =>
    `Each step covers ${percent} % of the way left along the valley and does not overshoot across it much.`,
  zigzag: "Each step jumps over the middle: that is the zigzag. It still arrives.",
  tooBig: "This rate is past the largest stable one: each step will land higher than the last.",
  otherWalk: "The marks for the fastest and the largest stable rate hold for plain gradient descent only.",
  says: (step, w, b, loss, least) =>
    `Step ${step}: ŷ = ${w} x + ${b}, loss ${loss}. The exact line has loss ${least}.`,
};

export const zh: LineWords = {
  fit: "把 ",
  to: " 拟合到",
  points: (n) => `${n} 个点`,
  pointsSuffix: " 个点",
  withNoise: "，噪声 ",
  by: "，用",
  atRate: "，步长 ",
  startingFrom: "，从 ",
  and: "、",
  stop: " 出发。",
  end: "。",
  pointsHead: "点",
  pointsHint: "点一下加一个，拖动可移动",
  pointsHintTouch: "点一下加一个，拖动可移动",
  pathHead: "走过的路",
  pathHint: "点一下，把线放到那里",
  lossHead: "损失",
  lossHint: "一步一步",
  stepHead: "从这里走一步",
  stepHint: "不同步长的损失",
  now: "现在",
  next: "下一步",
  stepLabel: (rate, now, next) =>
    `走一步之后的损失随步长变化，是一条抛物线。步长 ${rate} 时，损失从 ${now} 变成 ${next}。`,
  tryWord: "试试",
  here: "现在",
  minimum: "最低处",
  slope: "坡度",
  tooHigh: "偏高",
  tooLow: "偏低",
  exactLine: "精确解",
  exactMinimum: "精确的最低处",
  needPoint: "还没有东西可学。在图上点一下，放第一个点。",
  plotHelp:
    "方向键在点之间移动，加 Shift 自由移动。Enter 加一个点，或拿起一个点再放下；Delete 去掉它；Esc 放手。",
  plotLabel: (points, line, loss) => `${points}，直线 ŷ = ${line}，损失 ${loss}。`,
  pathLabel: (steps, w, b) => `走过的 ${steps}，画在 w 和 b 的平面上。现在 w 是 ${w}，b 是 ${b}。`,
  empty: "还没有东西可学。随便点一下，放第一个点。",
  onePoint: "穿过一个点的直线有很多条，都完全吻合。走到的是最近的一条；再加一个点就能定下来。",
  alike: "所有的点上下叠在一起，斜率定不下来。走到的是最近的一条最优直线。",
  valley: (times) => `山谷横着比顺着陡 ${times} 倍。`,
  round: "山谷像一只圆碗，四面一样陡。",
  arrived: "这里最低。往哪边走都不会更低。",
  small: (percent) => `这个步长很小：每一步只走完顺着山谷剩下路程的 ${percent}%。`,
  good: (percent) => `每一步走完顺着山谷剩下路程的 ${percent}%，横着也不会冲过太多。`,
  zigzag: "每一步都跨过中间，所以来回折。最后还是会到。",
  tooBig: "这个步长超过了最大的稳定步长：每一步都会落得比上一步更高。",
  otherWalk: "“最快”和“最大稳定步长”只对梯度下降成立。",
  says: (step, w, b, loss, least) =>
    `第 ${step} 步：ŷ = ${w} x + ${b}，损失 ${loss}。精确的直线损失是 ${least}。`,
};

export const lineWords = (lang: Lang): LineWords => (lang === "zh" ? zh : en);
