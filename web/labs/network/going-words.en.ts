// The words of going-words.ts in English.

import type { GoingWords } from "./going-words.ts";

const rounds = (n: string): string => (n === "0" ? "not yet once" : n === "1" ? "once" : `${n} times`);

export const words: GoingWords = {
  oneKind:
    "There is only one kind of point, so answering it everywhere is right every time. A point of the other kind gives the line a place.",
  soFar: (steps, epochs, first, now) =>
    `In ${steps === "1" ? "1 step" : `${steps} steps`}, ${rounds(epochs)} round the points, the loss went from ${first} to ${now}.`,
  byHeart: (step) =>
    `On the points held back the loss was lowest at step ${step}. Since then the network has been learning its own points by heart; fewer neurons or a larger penalty may help.`,
  beganIn: (layer) => `It shows first in ${layer}.`,
};
