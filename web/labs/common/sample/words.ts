// What the microscope says, in both languages; fetched with it.

import type { OptimizerType } from "../../../shared/protocol.ts";
import type { Lang } from "../../../view/dictionary.ts";

export interface SampleWords {
  readonly title: string;
  readonly close: string;
  readonly before: string;
  readonly next: string;
  readonly worst: string;
  readonly place: (point: string, all: string) => string;
  readonly none: string;
  readonly noPoints: string;
  readonly learnt: string;
  readonly held: string;
  readonly at: string;
  readonly target: string;
  readonly answer: string;
  readonly loss: string;
  readonly forward: string;
  readonly backward: string;
  readonly unit: string;
  readonly inPicture: string;
  readonly unitName: (layer: string, unit: string) => string;
  readonly output: string;
  readonly more: (n: string) => string;
  readonly weight: string;
  readonly now: string;
  readonly local: string;
  readonly upstream: string;
  readonly gradient: string;
  readonly pull: string;
  readonly pullOf: (rate: string, rows: string) => string;
  /** "{0}": where the weight's name stands. */
  readonly pulls: (by: string) => readonly [before: string, after: string];
  readonly ofLayer: (layer: string) => string;
  readonly still: string;
  readonly spoken: (point: string, answer: string, loss: string, pull: string) => string;
  readonly way: Record<OptimizerType, string>;
  readonly momentum: string;
  readonly scheduled: string;
  readonly arrowsLine: (times: string) => string;
  readonly arrowsBorder: (times: string) => string;
  readonly arrowsField: string;
  readonly arrowsHeights: string;
}

const adapts =
  "The optimizer in use divides each weight's step by what it remembers of that weight's slopes: the sign of this pull counts, its size is rescaled.";
const en: SampleWords = {
  title: "One point",
  close: "Close",
  before: "point before",
  next: "next point",
  worst: "the one with the largest loss",
  place: (point, all) => `point ${point} of ${all}`,
  none: "Click a point in the picture, or focus the picture, go to a point with the arrows and press Space.",
  noPoints: "There is no point yet. Click in the picture for a first one.",
  learnt: "learnt from",
  held: "held back: it pulls at nothing; the pulls below are what it would do",
  at: "at",
  target: "wanted",
  answer: "answer",
  loss: "loss",
  forward: "Forward",
  backward: "Back",
  unit: "unit",
  inPicture: "in the picture:",
  unitName: (layer, unit) => `layer ${layer}, unit ${unit}`,
  output: "output",
  more: (n) => `… and ${n} more`,
  weight: "weight",
  now: "now",
  local: "what it multiplies",
  upstream: "from above",
  gradient: "gradient",
  pull: "pull",
  pullOf: (rate, rows) =>
    `pull = −α / B × gradient, with α = ${rate} and B = ${rows}, the points of a step: its share of one plain step.`,
  pulls: (by) => ["This point pulls ", ` by ${by}.`],
  ofLayer: (layer) => ` of layer ${layer}`,
  still: "This point pulls at nothing: all its gradients are 0.",
  spoken: (point, answer, loss, pull) => `Point ${point}: answer ${answer}, loss ${loss}. ${pull}`,
  way: {
    sgd: "",
    adagrad: adapts,
    rmsprop: adapts,
    adam: adapts,
    adamw: adapts,
  },
  momentum:
    "With momentum the pull goes into the speed of each weight, so it is felt in later steps too, less and less.",
  scheduled: "α is the rate before its schedule.",
  arrowsLine: (times) =>
    `Arrows: where each point alone would move the line at its place, ${times} times as long as in one step. Dashed: the line after that push of this point.`,
  arrowsBorder: (times) =>
    `Arrows: how far each point alone pushes the border where it is nearest, ${times} times as long as in one step.`,
  arrowsField:
    "Arrows: which way each point pushes the border, along the slope of the answer; as long as its answer is wrong.",
  arrowsHeights: "Arrows: up, the point wants a higher answer; down, a lower one.",
};

const zhAdapts = "现在的走法会把每个权重的一步除以它记得的坡度大小：拉力的方向算数，大小会被缩放。";
const zh: SampleWords = {
  title: "一个点",
  close: "关闭",
  before: "上一个点",
  next: "下一个点",
  worst: "损失最大的那个",
  place: (point, all) => `第 ${point} 个点，共 ${all} 个`,
  none: "在图上点一个点；或者把焦点移到图上，用方向键走到一个点，按空格。",
  noPoints: "还没有点。在图上点一下，放第一个点。",
  learnt: "用来学",
  held: "留着考：它什么也不拉；下面是它若参加会怎么拉",
  at: "位置",
  target: "目标",
  answer: "回答",
  loss: "损失",
  forward: "向前",
  backward: "向后",
  unit: "单元",
  inPicture: "图上显示：",
  unitName: (layer, unit) => `第 ${layer} 层第 ${unit} 个`,
  output: "输出",
  more: (n) => `……还有 ${n} 项`,
  weight: "权重",
  now: "现在",
  local: "它乘的数",
  upstream: "上游传来",
  gradient: "梯度",
  pull: "拉力",
  pullOf: (rate, rows) =>
    `拉力 = −α / B × 梯度，α = ${rate}，B = ${rows}（一步看的点数）：普通一步里它的那一份。`,
  pulls: (by) => ["这个点把 ", ` 拉动 ${by}。`],
  ofLayer: (layer) => `（第 ${layer} 层）`,
  still: "这个点什么也不拉：它的梯度全是 0。",
  spoken: (point, answer, loss, pull) => `第 ${point} 个点：回答 ${answer}，损失 ${loss}。${pull}`,
  way: { sgd: "", adagrad: zhAdapts, rmsprop: zhAdapts, adam: zhAdapts, adamw: zhAdapts },
  momentum: "有动量时，拉力先进入每个权重的速度，所以后面几步还感觉得到，越来越弱。",
  scheduled: "α 是随时间变化之前的步长。",
  arrowsLine: (times) =>
    `箭头：每个点单独会把直线在它那里推到哪儿，画成一步的 ${times} 倍长。虚线：这个点这样一推之后的直线。`,
  arrowsBorder: (times) => `箭头：每个点单独把离它最近处的边界推多远，画成一步的 ${times} 倍长。`,
  arrowsField: "箭头：每个点把边界往哪边推，沿着回答的坡度；回答错得越多越长。",
  arrowsHeights: "箭头：向上，这个点要更高的回答；向下，要更低的。",
};

export const sampleWords = (lang: Lang): SampleWords => (lang === "zh" ? zh : en);
