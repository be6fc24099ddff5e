// What Line says, in English and Chinese. Numbers come in written; a missing key is a type error.

import { dictionary } from "../../view/dictionary.ts";

export interface LineWords {
  readonly fit: string;
  readonly to: string;
  readonly points: (n: string) => string;
  readonly pointsSuffix: string;
  readonly withNoise: string;
  readonly by: string;
  readonly atRate: string;
  readonly lookAt: string;
  readonly aStep: string;
  readonly some: (n: string) => string;
  readonly momentum: string;
  readonly penalty: string;
  readonly startingFrom: string;
  readonly and: string;
  readonly stop: string;
  readonly end: string;
  readonly pointsHead: string;
  readonly pointsHint: string;
  readonly pointsHintTouch: string;
  readonly hillHead: string;
  readonly hillHint: string;
  readonly hillAside: string;
  readonly hillAbove: string;
  readonly hillTurn: string;
  readonly lossHead: string;
  readonly lossHint: string;
  readonly stepHead: string;
  readonly stepHint: string;
  readonly now: string;
  readonly next: string;
  readonly stepLabel: (rate: string, now: string, next: string) => string;
  readonly tryWord: string;
  readonly here: string;
  readonly minimum: string;
  readonly slope: string;
  readonly tooHigh: string;
  readonly tooLow: string;
  readonly exactLine: string;
  readonly exactMinimum: string;
  readonly needPoint: string;
  readonly plotHelp: string;
  readonly plotLabel: (points: string, line: string, loss: string) => string;
  readonly hillLabel: (steps: string, w: string, b: string, height: string) => string;
  readonly empty: string;
  readonly alike: string;
  readonly onePoint: string;
  readonly valley: (times: string) => string;
  readonly round: string;
  readonly arrived: string;
  readonly small: (percent: string) => string;
  readonly good: (percent: string) => string;
  readonly zigzag: string;
  readonly tooBig: string;
  readonly swings: string;
  readonly adaptive: string;
  readonly batches: string;
  readonly says: (step: string, w: string, b: string, loss: string, least: string) => string;
}

export const lineWords = dictionary<LineWords>({
  en: () => import("./words.en.ts"),
  zh: () => import("./words.zh.ts"),
});
