// What Boundary says, in English and Chinese. Numbers come in written; a missing key is a type error.

import type { Lang } from "../../view/words.ts";

export interface BoundaryWords {
  /** The sentence, in pieces around its values; the order of the pieces is each language's own (sentence.ts). */
  readonly tell: string;
  readonly from: string;
  readonly by: string;
  readonly saying: string;
  readonly fromUp: string;
  readonly up: string;
  readonly learnFrom: string;
  readonly points: (n: string) => string;
  readonly pointsSuffix: string;
  readonly noise: string;
  readonly noiseEnd: string;
  readonly walkBy: string;
  readonly walkEnd: string;
  readonly atRate: string;
  /** Where nothing of the walk stands before it. */
  readonly atRateAlone: string;
  readonly lookAt: string;
  readonly aStep: string;
  readonly some: (n: string) => string;
  readonly momentum: string;
  readonly penalty: string;
  readonly penaltyEnd: string;
  readonly held: string;
  readonly heldEnd: string;
  readonly stop: string;
  readonly weights: (name: string) => string;

  readonly pointsHead: string;
  readonly pointsHint: string;
  readonly pointsHintTouch: string;
  readonly right: (right: string, rows: string) => string;
  readonly unseen: (right: string, rows: string) => string;
  readonly sideHead: string;
  readonly sideHint: string;
  readonly threshold: string;
  readonly score: string;
  readonly sure0: string;
  readonly sure1: string;
  readonly lineAt: (threshold: string) => string;
  readonly tryWord: string;
  readonly exact: string;

  readonly safe: (rate: string) => string;
  readonly settles: (rate: string) => string;
  readonly never: string;
  readonly spoken: (rate: string, side: "safe" | "climbs" | "never") => string;

  readonly here: string;
  readonly minimum: string;
  readonly slope: string;
  readonly countsHead: string;
  readonly says: string;
  readonly is: string;
  readonly countsLabel: string;
  readonly rightOne: string;
  readonly wrongOne: string;
  readonly comma: string;
  readonly kind: (label: 0 | 1) => string;
  readonly alsoUnseen: (n: string) => string;

  readonly needPoint: string;
  readonly plotHelp: string;
  readonly plotLabel: (points: string, counts: string, loss: string) => string;
  readonly sideLabel: (threshold: string) => string;

  readonly starting: string;
  readonly empty: string;
  readonly oneKind: (label: 0 | 1) => string;
  readonly separable: string;
  readonly separableAt: (loss: string) => string;
  readonly alike: string;
  readonly hopeless: (loss: string, guess: string) => string;
  readonly arrived: string;
  readonly resting: (percent: string) => string;
  readonly climbing: string;
  readonly neverSettles: string;
  readonly otherWalk: string;
  readonly spokenNow: (step: string, counts: string, loss: string, least: string | null) => string;
}

export const en: BoundaryWords = {
  tell: "Tell ",
  from: " from ",
  by: " by ",
  saying: ", saying ",
  fromUp: " from ",
  up: " up",
  learnFrom: ". Learn from ",
  points: (n) => (n === "1" ? "1 point" : `${n} points`),
  pointsSuffix: " points",
  noise: " with noise ",
  noiseEnd: "",
  walkBy: ", walking by ",
  walkEnd: "",
  atRate: " at rate ",
  atRateAlone: ", at rate ",
  lookAt: ", looking at ",
  aStep: " points a step",
  some: (n) => n,
  momentum: ", with momentum ",
  penalty: ", with weights held back by L2 ",
  penaltyEnd: "",
  held: ", keeping a share of ",
  heldEnd: " unseen",
  stop: ".",
  weights: (name) => `weight ${name} now`,

  pointsHead: "Points",
  pointsHint: "click to add, Shift for the other kind",
  pointsHintTouch: "tap to add, drag to move",
  right: (right, rows) => `${right} of ${rows} right`,
  unseen: (right, rows) => `${right} of ${rows} unseen`,
  sideHead: "Along w",
  sideHint: "slide the ball to move the line",
  threshold: "threshold",
  score: "z = w·x + b",
  sure0: "sure: 0",
  sure1: "sure: 1",
  lineAt: (threshold) => `line at ${threshold}`,
  tryWord: "Try",
  exact: "exact",

  safe: (rate) => `never climbs up to ${rate}`,
  settles: (rate) => `settles up to ${rate}`,
  never: "never settles",
  spoken: (rate, side) =>
    ({
      safe: `${rate}, so small that no step climbs`,
      climbs: `${rate}: some steps may climb, and the walk still settles`,
      never: `${rate}, too large to settle`,
    })[side],

  here: "here",
  minimum: "minimum",
  slope: "slope",
  countsHead: "Right and wrong",
  says: "says",
  is: "is",
  countsLabel: "How many points of each kind get which answer",
  rightOne: "right",
  wrongOne: "wrong",
  comma: ", ",
  kind: (label) => (label === 1 ? "circle" : "diamond"),
  alsoUnseen: (n) => `+ ${n} unseen`,

  needPoint: "Nothing to learn yet. Click the picture for a first point; it needs one of each kind to begin.",
  plotHelp:
    "Arrow keys move between points, with Shift freely. Enter adds a point of the chosen kind, Shift and Enter one of the other; on a point Enter picks it up and puts it down, Delete removes it, Escape lets go. 1 chooses the circle, 0 the diamond.",
  plotLabel: (points, counts, loss) =>
    `${points} on the model's answer over the plane: ${counts}, loss ${loss}.`,
  sideLabel: (threshold) =>
    `Every point at its score under or over the curve of the answer; the line stands where the answer is ${threshold}.`,

  starting: "The engine is starting.",
  empty: "Nothing to learn yet. Click anywhere for a first point; it needs one of each kind to begin.",
  oneKind: (label) => {
    const [kind, other] = label === 1 ? ["●", "◆"] : ["◆", "●"];
    return `Only ${kind} so far, so the answer is trivial: say ${kind} everywhere. One ${other} gives the line a place.`;
  },
  separable:
    "No best line: the two kinds don't touch, so the further it walks the surer it gets. One point among the others would give the walk an end.",
  separableAt: (loss) => `The loss, now ${loss}, can always fall further.`,
  alike: "All points stand on one line, so many borders are equally good. The walk takes the nearest.",
  hopeless: (loss, guess) =>
    `One line can't tell these apart: wherever it lies, both kinds are on both sides. The best it can do is a shrug, near one answer everywhere: loss ${loss}, where guessing has ${guess}.`,
  arrived: "The lowest place. From here no step leads further down.",
  resting: (percent) => `Near the lowest place each step covers ${percent}\u00a0% of the way left.`,
  climbing: "Past the rate that never climbs: a step may land higher than the last. It still settles.",
  neverSettles:
    "This rate is too large to settle: at the lowest place each step would jump across and land higher.",
  otherWalk: "The marks on the rate hold for plain gradient descent on all points, without momentum.",
  spokenNow: (step, counts, loss, least) =>
    `Step ${step}: ${counts}, loss ${loss}. ${least === null ? "There is no exact line." : `The exact line has loss ${least}.`}`,
};

export const zh: BoundaryWords = {
  tell: "用 ",
  from: " 和 ",
  by: " 把 ",
  saying: " 分开，ŷ 到 ",
  fromUp: " 就说是 ",
  up: "",
  learnFrom: "。看 ",
  points: (n) => `${n} 个点`,
  pointsSuffix: " 个点",
  noise: "（噪声 ",
  noiseEnd: "）",
  walkBy: "，用",
  walkEnd: "走",
  atRate: "，步长 ",
  atRateAlone: "，步长 ",
  lookAt: "，每步看",
  aStep: "点",
  some: (n) => ` ${n} 个`,
  momentum: "，动量 ",
  penalty: "，用 L2 ",
  penaltyEnd: " 压住权重",
  held: "，留 ",
  heldEnd: " 的点不看",
  stop: "。",
  weights: (name) => `现在的权重 ${name}`,

  pointsHead: "点",
  pointsHint: "点一下加一个，按住 Shift 加另一种",
  pointsHintTouch: "点一下加一个，拖动可移动",
  right: (right, rows) => `${rows} 个对 ${right}`,
  unseen: (right, rows) => `没见过的 ${rows} 个对 ${right}`,
  sideHead: "沿着 w 看",
  sideHint: "拖动小球，线就移动",
  threshold: "阈值",
  score: "z = w·x + b",
  sure0: "肯定是 0",
  sure1: "肯定是 1",
  lineAt: (threshold) => `线在 ${threshold}`,
  tryWord: "试试",
  exact: "精确解",

  safe: (rate) => `从不上坡 ${rate}`,
  settles: (rate) => `停得住 ${rate}`,
  never: "停不住",
  spoken: (rate, side) =>
    ({
      safe: `${rate}，小到没有一步会上坡`,
      climbs: `${rate}，有的步可能上坡，最后还是停得住`,
      never: `${rate}，太大，停不住`,
    })[side],

  here: "现在",
  minimum: "最低处",
  slope: "坡度",
  countsHead: "对与错",
  says: "说是",
  is: "其实是",
  countsLabel: "每一种点各得到多少个哪种答案",
  rightOne: "对",
  wrongOne: "错",
  comma: "，",
  kind: (label) => (label === 1 ? "圆点" : "菱形"),
  alsoUnseen: (n) => `另有 ${n} 个没见过`,

  needPoint: "还没有东西可学。在图上点一下，放第一个点；两种点各有一个才能开始。",
  plotHelp:
    "方向键在点之间移动，加 Shift 自由移动。Enter 加一个选中的那种点，Shift 加 Enter 加另一种；在点上按 Enter 拿起再放下，Delete 去掉它，Esc 放手。按 1 选圆点，按 0 选菱形。",
  plotLabel: (points, counts, loss) => `${points}，画在模型对整个平面的回答上：${counts}，损失 ${loss}。`,
  sideLabel: (threshold) =>
    `每个点站在自己的分数上，在回答曲线的上面或下面；回答等于 ${threshold} 的地方是分界线。`,

  starting: "引擎正在启动。",
  empty: "还没有东西可学。随便点一下，放第一个点；两种点各有一个才能开始。",
  oneKind: (label) => {
    const [kind, other] = label === 1 ? ["●", "◆"] : ["◆", "●"];
    return `现在只有 ${kind}，答案很明显：到处都说是 ${kind}。放一个 ${other}，线才有地方可去。`;
  },
  separable: "没有最好的线：两种点互不相碰，走得越远就越有把握。在对面放进一个点，路就有了尽头。",
  separableAt: (loss) => `现在损失 ${loss}，总还能再小。`,
  alike: "所有的点都在一条直线上，很多分界线一样好。走到的是最近的一条。",
  hopeless: (loss, guess) =>
    `一条线分不开它们：不管放在哪里，两边都有两种点。最好的办法是哪里都差不多地说不准：损失 ${loss}，瞎猜是 ${guess}。`,
  arrived: "这里最低。往哪边走都不会更低。",
  resting: (percent) => `在最低处附近，每一步走完剩下路程的 ${percent}%。`,
  climbing: "超过了从不上坡的步长：有的步会落得比上一步高，但最后还是停得住。",
  neverSettles: "这个步长太大，停不住：到了最低处，每一步都会跨过去，落得更高。",
  otherWalk: "步长上的记号只对不带动量、每步看全部点的梯度下降成立。",
  spokenNow: (step, counts, loss, least) =>
    `第 ${step} 步：${counts}，损失 ${loss}。${least === null ? "没有精确的线。" : `精确的线损失是 ${least}。`}`,
};

export const boundaryWords = (lang: Lang): BoundaryWords => (lang === "zh" ? zh : en);
