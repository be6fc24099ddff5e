// What the gradient check and its puzzles say. Fetched with them, in the language in use.

import { dictionary } from "../../../view/dictionary.ts";
import type { BugKind } from "./puzzle/bugs.ts";

export interface CheckWords {
  readonly title: string;
  readonly views: Record<"nudge" | "find", string>;
  readonly close: string;
  readonly weight: string;
  readonly epsilon: string;
  readonly sides: Record<"both" | "one", string>;
  readonly sidesName: string;
  readonly kernelOf: (layer: string) => string;
  readonly biasOf: (layer: string) => string;
  readonly how: string;
  readonly cancels: string;
  readonly difference: string;
  readonly measured: string;
  readonly backprop: string;
  readonly noValue: string;
  readonly empty: string;
  readonly waiting: string;
  /** Verdicts. `step`: how far neighbouring float32 numbers lie apart. */
  readonly good: (digits: string) => string;
  readonly none: string;
  readonly still: (name: string, value: string, step: string) => string;
  readonly flat: string;
  readonly rounded: (step: string, over: string, error: string) => string;
  readonly bent: (sides: "both" | "one") => string;
  readonly parabola: (sides: "both" | "one") => string;
  readonly about: (rows: string) => string;
  readonly noDropout: string;
  readonly atStep: (step: string) => string;
  readonly chart: (error: string, epsilon: string, best: string) => string;
  readonly chartHead: string;
  readonly intro: string;
  readonly measuring: (done: string, of: string) => string;
  readonly place: (at: string, of: string, found: string) => string;
  readonly before: string;
  readonly next: string;
  readonly again: string;
  /** Which entry the numbers of a line are of, too. */
  readonly measuredAt: (step: string) => string;
  readonly nothing: string;
  readonly agrees: string;
  /** `how`: times or off. */
  readonly differs: (how: string) => string;
  readonly times: (factor: string) => string;
  readonly off: (percent: string) => string;
  readonly notMeasured: string;
  readonly numbers: (claimed: string, measured: string) => string;
  /** Why the line pointed at is not the one; names are of gradients. */
  readonly clearedBy: (of: string) => string;
  readonly elsewhere: (of: string) => string;
  readonly allowed: string;
  readonly stepName: string;
  readonly found: Record<BugKind, (rows: string) => string>;
}

export const checkWords = dictionary<CheckWords>({
  en: () => import("./words.en.ts"),
  zh: () => import("./words.zh.ts"),
});
