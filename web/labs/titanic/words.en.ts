// The words of the table lab in English.

import type { TitanicWords } from "./words.ts";

export const words: TitanicWords = {
  presets: {
    tutorial: "a first tutorial’s",
    scaled: "the same, scaled",
    onehot: "a column per category",
    hidden: "with a hidden layer",
  },
  presetsHead: "Recipes:",
  ownTable: "a table of my own",
  tell: {
    one: ["Tell whether ", " is "],
    classes: ["Tell which ", " it is, "],
    number: ["Tell ", " as "],
  },
  each: (classes) => `one of ${classes}`,
  asNumber: "a number",
  fromColumns: (n) => ` from ${n} columns`,
  gaps: "; gaps take ",
  categories: ", categories become ",
  scaledBy: ", numbers are ",
  walkBy: ". Walk by ",
  atRate: " at rate ",
  lookAt: ", looking at ",
  some: (n) => `${n} rows`,
  aStep: " a step",
  behind: ", with ",
  penalty: ", L2 ",
  stop: ".",
  missing: {
    drop: "the whole row out",
    mean: "the mean",
    median: "the median",
    frequent: "the most frequent value",
    own: "the mean and a mark",
  },
  encodings: { ordinal: "one number", onehot: "a column each" },
  scalings: { none: "left as they are", standard: "standardised", minmax: "squeezed into 0 to 1" },
  hidden: (units) => (units.length === 0 ? "no hidden layer" : `${units.join(" and ")} hidden neurons`),
  labels: {
    target: "what is told",
    positive: "what the answer is",
    missing: "what stands in for missing values",
    encoding: "how categories become numbers",
    scaling: "how numbers are scaled",
    hidden: "hidden layers",
    part: "which part is shown",
  },

  columnsHead: "Columns and weights",
  columnsHint: (single) => (single ? "pull per unit" : "strength, no sign"),
  pull: "pull towards ",
  pullLabel: "whose weights are shown",
  filled: (count, how, withWhat) =>
    `${count} missing: ${how === "own" ? `marked, ${withWhat} in their place` : withWhat}`,
  odd: (count) => `${count} were no number and count as missing`,
  levelIs: (level) => `is ${level}`,
  codeIs: (levels) =>
    levels.length === 2
      ? `${levels[1]} = 1, ${levels[0]} = 0`
      : levels.map((level, i) => `${level} = ${i}`).join(", "),
  missingIs: "is missing",
  unused: "Not learnt from:",
  rowsKept: (rows, dropped) => (dropped === null ? `${rows} rows` : `${rows} rows, ${dropped} left out`),
  kinds: { number: "number", category: "category", text: "left out" },
  kindLabel: (column) => `how ${column} is read`,
  bias: "bias",

  answersHead: "Answers",
  parts: { train: "train", validation: "cross-validation", test: "test" },
  partRows: (part, rows) =>
    `${rows} rows ${{ train: "it learns from", validation: "held back to choose by", test: "kept for the end" }[part]}`,
  answersHint: "drag the ball; click a dot",
  threshold: "threshold",
  score: "z",
  answersLabel: (part, rows) =>
    `Each of ${rows} rows of the ${part} part at its score, on the curve of answers.`,
  died: "died",
  survived: "survived",
  no: (target, positive) => `${target} not ${positive}`,
  yes: (target, positive) => `${target} ${positive}`,

  countsHead: "Right and wrong",
  countsLabel: "How many rows of each kind got which answer",
  says: "says",
  really: "really",
  right: (right, rows) => `${right} of ${rows} right`,
  precision: "Of those said, true",
  recall: "Of the true, said",
  auc: "Area under the curve",
  loss: "loss",
  share: "right",
  partsHead: "Three parts",
  hundred: "100 epochs",

  starting: "The engine is starting and the passengers are on their way.",
  rawRemark:
    "Fares run to 512 and classes to 3, so the hill is a gorge: steep along the fare, nearly flat along the rest. The walk zigzags, and a weight says little before its column is known.",
  scaledRemark:
    "Every column now has mean 0 and deviation 1 on the training part, so the hill is nearly round: the walk goes straight, and weights can be compared.",
  leakRemark:
    "The column boat is left out on purpose: who has a boat was saved, and nobody knew it before. Learning from it would be reading the answer.",
  spoken: (step, loss, right) => `Step ${step}: ${right === "" ? "" : `${right}, `}loss ${loss}.`,
};
