// The words of chosen-words.ts in English.

import type { ChosenWords } from "./chosen-words.ts";

export const words: ChosenWords = {
  gradient: "gradient",
  value: "value",
  input: "input",
  switchOff: "switch off",
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
};
