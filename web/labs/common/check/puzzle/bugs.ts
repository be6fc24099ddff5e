// What can be wrong with a backward pass: one line of it, in one of these ways. Which of them a network has a place for
// is told here; what they do to the numbers in backprop.ts, what is said of them in the words.

import type { Activation } from "../../../../shared/protocol.ts";

export type BugKind =
  | "sign"
  | "batch"
  | "two"
  | "slopeTwice"
  | "slope"
  | "slopeWrong"
  | "input"
  | "preActivation"
  | "transposeWeights"
  | "transposeResult"
  | "bias"
  | "penalty"
  | "momentum"
  | "uphill";

/** `layer` counts from 1; 0 where the line belongs to none. */
export interface Bug {
  readonly kind: BugKind;
  readonly layer: number;
}

/** What decides which lines there are. */
export interface Anatomy {
  readonly loss: "meanSquaredError" | "binaryCrossentropy";
  /** Of the layers, from the first. */
  readonly activations: readonly Activation[];
  /** Numbers that a layer takes; one more at the end: that the last one gives. */
  readonly sizes: readonly number[];
  readonly l1: number;
  readonly l2: number;
  /** null: a way of walking that has no line here. */
  readonly momentum: number | null;
}

/** Whether log loss and sigmoid have met in one slope, a − y. */
export const isMerged = ({ loss, activations }: Anatomy): boolean =>
  loss === "binaryCrossentropy" && activations.at(-1) === "sigmoid";

/** Layers whose dz is a line of its own: da times the activation's slope. */
const sloped = (anatomy: Anatomy): number[] =>
  anatomy.activations.flatMap((activation, i) => {
    const last = i === anatomy.activations.length - 1;
    return activation === "linear" || (last && isMerged(anatomy)) ? [] : [i + 1];
  });

/** Every bug the network has a place for, where there are several places one of them, in the order they are met. */
export function possibleBugs(anatomy: Anatomy): Bug[] {
  const { loss, activations, sizes, l1, l2, momentum } = anatomy;
  const layers = activations.length;
  const wide = (layer: number): boolean => (sizes[layer - 1] ?? 1) > 1 && (sizes[layer] ?? 1) > 1;
  const all = [...activations.keys()].map((i) => i + 1);
  const bent = sloped(anatomy);
  const curved = bent.filter((layer) => /^(tanh|sigmoid)$/.test(activations[layer - 1] ?? ""));
  const places: readonly (readonly [BugKind, readonly number[]])[] = [
    ["batch", [layers]],
    ["transposeWeights", all.filter((layer) => layer > 1 && wide(layer))],
    ["sign", [layers]],
    ["slope", bent.filter((layer) => layer < layers)],
    ["bias", [Math.min(2, layers)]],
    ["input", layers === 1 ? [1] : []],
    ["transposeResult", all.filter(wide)],
    ["uphill", momentum === null ? [] : [0]],
    ["slopeWrong", curved],
    ["preActivation", all.filter((layer) => layer > 1 && activations[layer - 2] !== "linear")],
    ["two", loss === "meanSquaredError" ? [layers] : []],
    ["slopeTwice", isMerged(anatomy) ? [layers] : []],
    ["penalty", l1 > 0 || l2 > 0 ? [1] : []],
    ["momentum", momentum ? [0] : []],
  ];
  return places.flatMap(([kind, layersOf]) => {
    const layer = layersOf.at(Math.floor(layersOf.length / 2));
    return layer === undefined ? [] : [{ kind, layer }];
  });
}
