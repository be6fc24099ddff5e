// The words of Home's lab in English.

import type { HomeWords } from "./words.ts";

export const words: HomeWords = {
  step: (n) => `step ${n}`,
  stepZero: "step 0",
  lossDrag: (loss) => `loss ${loss}, drag me`,
  loss: (loss) => `loss ${loss}`,
  click: "Click inside to add",
  right: (right, rows) => ({ before: "", bold: right, after: ` of ${rows} right` }),
  ball: "The ball on the slope: which step of the walk is shown",
  ballNow: (step, loss) => `step ${step}, loss ${loss}`,
  picture: (right, rows, step) =>
    `Two spirals of points and what the network makes of the plane at step ${step}: ${right} of ${rows} points are on their side of the line.`,
  keys: "Arrows go from point to point, Shift with arrows goes anywhere, Enter adds or picks up a point, Delete removes it.",
  failed: (reason) => `${reason} Until then this is a recorded walk, standing still.`,
  retry: "Try again",
  nothing: "Nothing to learn: click the picture to add a point.",
};
