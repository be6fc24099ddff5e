// What the digits lab's page knows and can be asked to do: the element holds it, the views draw it.

import type {
  DeviceWish,
  DigitsAnswers,
  DigitsModel,
  DigitsState,
  DigitsWish,
  PickedFile,
  Reading,
} from "../../shared/digits.ts";
import type { Colours } from "../../view/colour/colours.ts";
import type { Lang } from "../../view/words.ts";
import type { Ink, Seen } from "./mnist.ts";
import type { Inked } from "./pad.ts";

export const kSizes: readonly (readonly number[])[] = [[], [32], [128, 64, 32], [256, 128, 64]];
/** In the pack that the site brings. */
export const kPackRows = 10_000;

export type Ask = <Kind extends DigitsWish["kind"]>(
  wish: Extract<DigitsWish, { kind: Kind }>,
) => Promise<DigitsAnswers[Kind]>;

export const panelIds = ["confusion", "mistakes", "filters", "slopes", "flip", "add", "take"] as const;
export type PanelId = (typeof panelIds)[number];

export interface DigitsView {
  readonly stage: "poster" | "starting" | "ready" | "failed";
  /** A file that was not taken, told where it was given. */
  readonly refused: { readonly at: "photo" | "files"; readonly text: string } | null;
  readonly model: DigitsModel;
  readonly epochs: number;
  /** Epochs without a lower unseen loss after which a run ends; 0: never early. */
  readonly patience: number;
  readonly state: DigitsState | null;
  /** Of a load under way. */
  readonly progress: { readonly done: number; readonly total: number; readonly files: boolean } | null;
  readonly seen: Seen | null;
  /** What `seen` was made of. */
  readonly ink: Ink | null;
  /** How many drawings have been finished: the animation of one begins when it grows. */
  readonly drawings: number;
  readonly reading: Reading | null;
  /** What the drawing is, where it is a digit from the pack or the files; null for one of the reader's own. */
  readonly borrowed: number | null;
  readonly unit: ChosenUnit | null;
  readonly panel: PanelId | null;
  /** How often pictures have been brought: others may be of the same number. */
  readonly loads: number;
  readonly lang: Lang;
  readonly colours: Colours;
  readonly layout: string;
  readonly calm: boolean;
}

/** A neuron under the pointer, and which pixels move it. */
export interface ChosenUnit {
  readonly layer: number;
  readonly unit: number;
  readonly slopes: Float32Array | null;
}

export interface DigitsActions {
  play(on: boolean): void;
  set(changes: Partial<DigitsModel>): void;
  setEpochs(epochs: number): void;
  setPatience(epochs: number): void;
  /** No more pictures are waited for. */
  cancel(): void;
  device(wish: DeviceWish): void;
  rewind(): void;
  newStart(): void;
  inked(inked: Inked): void;
  /** Lays an unseen digit on the pad. */
  borrow(): void;
  photo(file: File): void;
  files(files: readonly PickedFile[]): void;
  choose(layer: number, unit: number): void;
  open(panel: PanelId): void;
}

/** "93 %" as the language writes it; what is not quite all or nothing is not called so. */
export function percent(share: number, lang: Lang): string {
  const value = 100 * share;
  const text =
    value > 99.5 && value < 99.95 ? value.toFixed(1) : value > 0 && value < 0.5 ? "<1" : value.toFixed(0);
  return lang === "zh" ? `${text}%` : `${text} %`;
}
