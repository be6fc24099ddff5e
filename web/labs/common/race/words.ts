// What is said around a race. Fetched with it, in the language in use.

import type { OptimizerType } from "../../../shared/protocol.ts";
import type { Settings } from "../../../shared/settings.ts";
import { dictionary } from "../../../view/dictionary.ts";
import type { Ready } from "./lanes.ts";
import type { Worth } from "./rank.ts";

export interface RaceWords {
  readonly title: string;
  readonly close: string;
  readonly readyName: string;
  readonly ready: Record<Ready, string>;
  /** "five initialisations" of a network. */
  readonly readyDraws: string;
  /** What the lanes have in common; "mixed" once the reader has changed one. */
  readonly same: Record<Ready | "mixed", string>;
  readonly ways: Record<OptimizerType, string>;
  readonly momentum: (value: string) => string;
  readonly rate: (value: string) => string;
  readonly sameStart: string;
  readonly draws: Record<Settings["initializer"], string>;
  readonly from: (numbers: string) => string;
  readonly join: string;
  /** The controls of one lane. */
  readonly edit: (lane: string, name: string) => string;
  readonly lane: (n: string) => string;
  readonly wayName: string;
  readonly rateName: string;
  readonly rateHelp: string;
  readonly startName: string;
  readonly remove: (lane: string) => string;
  readonly add: string;
  readonly stepsName: string;
  readonly go: string;
  readonly stop: string;
  readonly before: string;
  readonly noPoints: string;
  readonly changed: string;
  readonly again: string;
  /** Of one lane. */
  readonly there: (step: string) => string;
  readonly on: (step: string, loss: string) => string;
  readonly notThere: (loss: string) => string;
  readonly diverged: (step: string) => string;
  readonly refused: (why: string) => string;
  readonly picture: (name: string, loss: string) => string;
  readonly chart: (lanes: string, steps: string) => string;
  readonly chartHead: string;
  readonly bandHead: (starts: string) => string;
  readonly goal: string;
  readonly goalAt: (loss: string) => string;
  readonly goalHelp: string;
  readonly hillHead: string;
  readonly hillLabel: (lanes: string) => string;
  readonly hillNote: (w1: string, w2: string, b: string) => string;
  readonly exactMinimum: string;
  readonly listHead: (goal: string) => string;
  readonly first: (name: string, step: string) => string;
  readonly together: (names: string, step: string) => string;
  readonly nobody: (goal: string, steps: string) => string;
  readonly racing: (step: string, steps: string) => string;
  readonly measured: (every: string) => string;
  readonly luck: string;
  readonly luckHint: string;
  readonly luckHead: string;
  readonly walking: (done: string, of: string) => string;
  readonly worth: Record<Worth, (name: string, led: string, starts: string) => string>;
  /** Another one leads as often or more. */
  readonly other: (name: string, led: string) => string;
  readonly noLead: string;
  readonly noChance: string;
  readonly median: string;
  readonly led: string;
  readonly range: (middle: string, low: string, high: string) => string;
  readonly never: string;
}

export const raceWords = dictionary<RaceWords>({
  en: () => import("./words.en.ts"),
  zh: () => import("./words.zh.ts"),
});
