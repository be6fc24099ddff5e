// The words of Boundary in English.

import type { BoundaryWords } from "./words.ts";

export const words: BoundaryWords = {
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
