// What Network says, in English and Chinese. Numbers come in written; a missing key is a type error. The settings
// sentence is a template: its values, controls all of them, stand between the words.

import type { Activation, FeatureWord } from "../../shared/protocol.ts";
import type { datasets } from "../../shared/settings.ts";
import { dictionary } from "../../view/dictionary.ts";
import type { Sentence } from "./say.ts";

type Dataset = (typeof datasets)["network"][number];

export interface NetworkWords {
  /** Under thumbnails 44 px wide. */
  readonly thumbs: Record<Dataset, string>;
  /** As the sentence says a data set: what goes before, and the noun that is its value. */
  readonly nouns: Record<Dataset, readonly [before: string, noun: string]>;
  readonly say: Sentence;
  readonly activations: Record<Activation, string>;
  /** For narrow columns. */
  readonly short: Record<Activation, string>;
  readonly features: Record<FeatureWord, string>;
  readonly dataHint: string;
  readonly dataHintTouch: string;
  readonly netHint: string;
  readonly netHintTouch: string;
  readonly inputs: string;
  readonly inputsShort: string;
  readonly output: string;
  readonly inputNames: string;
  readonly layers: (n: number) => string;
  readonly moreLayers: string;
  readonly fewerLayers: string;
  readonly unitsOf: (layer: string) => string;
  readonly moreUnits: (layer: string) => string;
  readonly fewerUnits: (layer: string) => string;
  readonly activationOf: (layer: string) => string;
  readonly learn: (n: string) => string;
  readonly held: (n: string) => string;
  readonly splitName: string;
  readonly right: (right: string, rows: string, heldRight: string | null, held: string | null) => Count;
  readonly fit: (r2: string, held: string | null) => Count;
  readonly low: string;
  readonly middle: string;
  readonly high: string;
  readonly showHeld: string;
  readonly discrete: string;
  readonly plotLabel: (points: string, held: string) => string;
  readonly heightsLabel: (points: string, held: string) => string;
  readonly resultLabel: (right: string) => string;
  readonly plotHelp: string;
  readonly netLabel: (layers: string, numbers: string) => string;
  readonly describeInput: (name: string) => string;
  readonly describeUnit: (layer: string, unit: string) => string;
  readonly describeBias: (unit: string, value: string) => string;
  readonly describeLink: (from: string, to: string, value: string) => string;
  readonly describeOut: string;
  readonly layer: (n: string) => string;
  readonly outputLayer: string;
  /** Follows the loss. */
  readonly penalty: (n: string) => string;
  /** Around the number of epochs. */
  readonly epoch: readonly [before: string, after: string];
  readonly thisWalk: (rate: string) => string;
  readonly needPoint: string;
  readonly takeSpiral: string;
  readonly start: (loss: string, guess: string) => string;
  readonly next: (rows: string, all: string, numbers: string) => string;
  readonly nextAll: (all: string, numbers: string) => string;
  readonly numbersTitle: string;
  readonly sidesTitle: string;
  readonly parameters: string;
  readonly rateNow: string;
  readonly heldLoss: string;
  readonly penaltyName: string;
  readonly isKind: string;
  readonly saysKind: string;
  readonly unseen: (n: string) => string;
  readonly offTitle: string;
  readonly offLearnt: string;
  readonly offHeld: string;
  readonly needHeight: string;
  readonly says: (step: string, loss: string, right: string) => string;
}

/** A count whose numbers are set bold: text, number, text … in turn. */
export type Count = readonly string[];

/** Names of their own, the same in every language. */
export const activations: Record<Activation, string> = {
  tanh: "tanh",
  relu: "relu",
  sigmoid: "sigmoid",
  leakyRelu: "leaky relu",
  elu: "elu",
  linear: "linear",
  softmax: "softmax",
};

export const networkWords = dictionary<NetworkWords>({
  en: () => import("./words.en.ts"),
  zh: () => import("./words.zh.ts"),
});
