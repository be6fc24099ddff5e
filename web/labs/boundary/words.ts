// What Boundary says, in English and Chinese. Numbers come in written; a missing key is a type error.

import { dictionary } from "../../view/dictionary.ts";

export interface BoundaryWords {
  /** The sentence, in pieces around its values; the order of the pieces is each language's own (sentence.ts). */
  readonly tell: string;
  readonly from: string;
  readonly by: string;
  readonly saying: string;
  readonly fromUp: string;
  readonly up: string;
  readonly learnFrom: string;
  readonly points: (n: string) => string;
  readonly pointsSuffix: string;
  readonly noise: string;
  readonly noiseEnd: string;
  readonly walkBy: string;
  readonly walkEnd: string;
  readonly atRate: string;
  /** Where nothing of the walk stands before it. */
  readonly atRateAlone: string;
  readonly lookAt: string;
  readonly aStep: string;
  readonly some: (n: string) => string;
  readonly momentum: string;
  readonly penalty: string;
  readonly penaltyEnd: string;
  readonly held: string;
  readonly heldEnd: string;
  readonly stop: string;
  readonly weights: (name: string) => string;

  readonly pointsHead: string;
  readonly pointsHint: string;
  readonly pointsHintTouch: string;
  readonly right: (right: string, rows: string) => string;
  readonly unseen: (right: string, rows: string) => string;
  readonly sideHead: string;
  readonly sideHint: string;
  readonly threshold: string;
  readonly score: string;
  readonly sure0: string;
  readonly sure1: string;
  readonly lineAt: (threshold: string) => string;
  readonly tryWord: string;
  readonly exact: string;

  readonly safe: (rate: string) => string;
  readonly settles: (rate: string) => string;
  readonly never: string;
  readonly spoken: (rate: string, side: "safe" | "climbs" | "never") => string;

  readonly here: string;
  readonly minimum: string;
  readonly slope: string;
  readonly countsHead: string;
  readonly says: string;
  readonly is: string;
  readonly countsLabel: string;
  readonly rightOne: string;
  readonly wrongOne: string;
  readonly comma: string;
  readonly kind: (label: 0 | 1) => string;
  readonly alsoUnseen: (n: string) => string;

  readonly needPoint: string;
  readonly plotHelp: string;
  readonly plotLabel: (points: string, counts: string, loss: string) => string;
  readonly sideLabel: (threshold: string) => string;

  readonly starting: string;
  readonly empty: string;
  readonly oneKind: (label: 0 | 1) => string;
  readonly separable: string;
  readonly separableAt: (loss: string) => string;
  readonly alike: string;
  readonly hopeless: (loss: string, guess: string) => string;
  readonly arrived: string;
  readonly resting: (percent: string) => string;
  readonly climbing: string;
  readonly neverSettles: string;
  readonly otherWalk: string;
  readonly spokenNow: (step: string, counts: string, loss: string, least: string | null) => string;
}

export const boundaryWords = dictionary<BoundaryWords>({
  en: () => import("./words.en.ts"),
  zh: () => import("./words.zh.ts"),
});
