// Words that every lab's controls share, in English and Chinese. A missing key is a type error.
// Not here: what one lab says about its own model (web/labs/<id>/words.ts) and the pages' prose (web/site/words).

import { dictionary, type Lang } from "./dictionary.ts";

export type { Lang };

export interface ViewWords {
  play: string;
  pause: string;
  starting: string;
  step: string;
  stepBy: (unit: string) => string;
  unit: string;
  batch: string;
  epoch: string;
  rewind: string;
  rewinding: string;
  newStart: string;
  slow: string;
  fast: string;
  speed: string;
  tools: string;
  pos: string;
  neg: string;
  point: string;
  move: string;
  erase: string;
  undo: string;
  redo: string;
  clear: string;
  presets: string;
  dragOrType: string;
  notANumber: string;
  wholeNumber: string;
  above: (limit: string) => string;
  atLeast: (limit: string) => string;
  atMost: (limit: string) => string;
  between: (low: string, high: string) => string;
  rate: string;
  fastest: string;
  largestStable: string;
  diverges: string;
  rateNow: (rate: string, side: "slow" | "zigzag" | "diverges") => string;
  data: string;
  result: string;
  dataAndResult: string;
  network: string;
  loss: string;
  lossPlusPenalty: (penalty: string) => string;
  stepCount: string;
  epochCount: string;
  guessing: string;
  heldBack: string;
  noValue: string;
  close: string;
  more: (n: number) => string;
  less: string;
  on: string;
  off: string;
}

const words = dictionary<ViewWords>({
  en: () => import("./words.en.ts"),
  zh: () => import("./words.zh.ts"),
});

/** The words for a language tag; anything that is not Chinese reads English. */
export const viewWords = (lang: string): ViewWords =>
  words(lang.toLowerCase().startsWith("zh") ? "zh" : "en");
