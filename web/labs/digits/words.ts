// What the digits lab says.

import type { TemplateResult } from "lit";
import type { DeviceWish, DigitsDevice } from "../../shared/digits.ts";
import { dictionary } from "../../view/dictionary.ts";

type Value = TemplateResult;

export interface DigitsWords {
  say: (slots: {
    layers: Value;
    /** null: there is no hidden layer. */
    dropout: Value | null;
    rows: string;
    optimizer: Value;
    rate: Value;
    batch: Value;
  }) => Value;
  layersLabel: string;
  dropoutLabel: string;
  optimizerLabel: string;
  rateLabel: string;
  batchLabel: string;
  epochsLabel: string;
  epochs: (value: Value) => Value;
  draw: string;
  pad: string;
  padHint: string;
  padKeys: string;
  clear: string;
  undo: string;
  borrow: string;
  photo: string;
  photoFailed: (name: string) => string;
  photoEmpty: (name: string) => string;
  sees: string;
  seesText: string;
  seesEmpty: string;
  seesPicture: string;
  answers: string;
  answersUntrained: string;
  answersEmpty: string;
  /** `is`: what the digit really is, where that is known. */
  answer: (digit: string, share: string, is: string | null) => string;
  loading: (done: string, total: string) => string;
  loadingFiles: (done: string, total: string) => string;
  progress: string;
  right: (right: string, rows: string, unseen: string, held: string) => string;
  before: (rows: string) => string;
  untold: string;
  time: (seconds: string, steps: string, short: boolean) => string;
  /** How the line on the unseen digits goes on where none could be held back. */
  rightAlone: (right: string, rows: string) => string;
  early: (value: Value, on: boolean) => Value;
  earlyLabel: string;
  patience: (epochs: number) => string;
  /** A run ended by itself; `kept` "0": the start. This and `again` hold the space between sentences, if there is one. */
  stopped: (epoch: string, kept: string) => string;
  again: string;
  kept: (epoch: string) => string;
  diverged: (kept: string) => string;
  cancel: string;
  computedBy: (device: Value) => Value;
  computedByLabel: string;
  /** The link to the page about products, and the line that opens a layer's shader. */
  compare: string;
  shader: string;
  devices: Readonly<Record<DeviceWish, string>>;
  /** What follows "computed by": who it is, and why. */
  onGpu: (name: string) => string;
  onCpu: Readonly<Record<Exclude<DigitsDevice["why"], "slower">, string>>;
  slower: (cpu: string, gpu: string) => string;
  lossTitle: string;
  accuracyTitle: string;
  learnt: string;
  unseen: string;
  epochAxis: string;
  lossLabel: (learnt: string, unseen: string, epoch: string) => string;
  accuracyLabel: (learnt: string, unseen: string, epoch: string) => string;
  restart: string;
  newStart: string;
  ownData: string;
  ownDataText: string;
  drop: string;
  layersHead: string;
  layersText: string;
  layerName: (n: string, units: string) => string;
  unitLabel: (layer: string, unit: string) => string;
  slopesOf: (layer: string, unit: string, value: string) => string;
  slopesNone: (layer: string, unit: string) => string;
  closer: string;
  panels: {
    confusion: string;
    mistakes: string;
    filters: string;
    slopes: string;
    flip: string;
    add: string;
    take: string;
  };
  needsTraining: string;
  needsDrawing: string;
  needsUnseen: string;
  confusionText: string;
  confusionCell: (actual: string, predicted: string, count: string) => string;
  confusionActual: string;
  confusionPredicted: string;
  cellHead: (actual: string, predicted: string, count: string) => string;
  rightHead: (digit: string, count: string, of: string) => string;
  mistakesText: string;
  mistake: (actual: string, predicted: string, share: string) => string;
  noMistakes: string;
  filtersText: string;
  filter: (n: string) => string;
  slopesText: (digit: string) => string;
  slopesChoose: string;
  slopesFor: (digit: string) => string;
  flipText: (from: string, to: string, size: string) => string;
  flipNone: string;
  flipBefore: string;
  flipChange: string;
  flipAfter: (digit: string, share: string) => string;
  addText: string;
  addAs: (digit: string) => string;
  added: (digit: string, before: string, after: string) => string;
  working: string;
  refused: (reason: string) => string;
  says: (digit: string, share: string) => string;
}

export const digitsWords = dictionary<DigitsWords>({
  en: () => import("./words.en.ts"),
  zh: () => import("./words.zh.ts"),
});
