// What is said where numbers or classes are told, in English.

import type { TasksWords } from "./tasks-words.ts";

export const words: TasksWords = {
  nothing: "This part has no rows.",
  noThreshold: "A threshold and its curves ask yes or no: choose one value in the sentence to see them.",
  noValue: "The answers have no value any more.",
  said: (target) => `${target}, as it says →`,
  was: (target) => `↑ ${target}, really`,
  tooHigh: "too high",
  tooLow: "too low",
  againstLabel: (target, rows) =>
    `${rows} rows: the ${target} it says across, the real one up. On the diagonal it is right.`,
  offHead: "How far off",
  spreadLabel: (width) => `Rows by answer minus truth, in steps of ${width}.`,
  r2: "R², share explained",
  r2Short: "R²",
  off: "Off by, on average",
  guessOff: "Always saying the mean",
  rms: "Root mean square",
  better: (percent) => `Its misses are ${percent} % smaller than those of always saying the mean.`,
  noBetter: "So far it does no better than always saying the mean.",
  allAlike: "All rows here have the same value: the mean is never wrong.",
  learntAs: (target, shift, scale) =>
    `It learns (${target} − ${shift}) / ${scale}, so its loss has no unit; all else here is in that of ${target}.`,
  about: (off) => `off by ${off}`,
  takenLabel: "How many rows of each class were taken for which",
  takenHint: "Rows down are what it is, columns what it says. Click a number to see its rows.",
  corner: "is ↓ says →",
  cell: (rows, truth, said) => `${rows} of ${truth} said to be ${said}`,
  rowsOf: (truth, said) => (truth === said ? `${truth}, said so:` : `${truth}, said to be ${said}:`),
  row: (n) => `row ${n}`,
  eachHead: "Each class",
  precision: "said, true",
  recall: "true, said",
  eachHint:
    "Of those said to be it, the share that is; of those that are, the share said; F1 is high only where both are.",
};
