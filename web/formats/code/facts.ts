// What the three programs (PyTorch, Keras, C++) say alike of a model: its layers under names that every language takes, its
// loss, its numbers as text. Only facts; the programs themselves stand beside this file.

import type { Activation } from "../../engine/types.ts";
import { type CompleteSpec, type Dense, denseLayers, type Model, refuse } from "../model.ts";

/** One layer as a program meets it. `id`: an identifier; `key`: the number that dropout's masks are drawn by. */
export type Part =
  | { readonly kind: "dense"; readonly id: string; readonly dense: Dense; readonly activation: Activation }
  | { readonly kind: "dropout"; readonly id: string; readonly rate: number; readonly key: number }
  | { readonly kind: "flatten"; readonly id: string };

export interface Facts {
  readonly spec: CompleteSpec;
  readonly parts: readonly Part[];
  /** Of the last layer. */
  readonly units: number;
  readonly last: Activation;
  /** The loss is taken of what goes into the last activation, which is its own partner: exact, and as we train. */
  readonly fromLogits: boolean;
  readonly classes: boolean;
  readonly bytes: boolean;
  /** Where the walk stands and how the rate is planned, ready to be written down. */
  readonly rate: number;
}

/** Errors: "no-data" for a model without its walk: there is nothing to go on with. */
export function factsOf({ spec, walk }: Model): Facts {
  if (walk === null) refuse("no-data", "walk", "data and the optimizer's memory to walk on with", "none");
  const all = denseLayers(spec);
  const last = all.at(-1)?.layer.activation ?? "linear";
  const classes = spec.loss === "sparseCategoricalCrossentropy";
  const partner =
    spec.loss === "binaryCrossentropy" ? "sigmoid" : spec.loss === "meanSquaredError" ? null : "softmax";
  return {
    spec,
    parts: partsOf(spec, all),
    units: all.at(-1)?.layer.units ?? 1,
    last,
    fromLogits: last === partner,
    classes,
    bytes: walk.data.features instanceof Uint8Array,
    rate: spec.optimizer.learningRate,
  };
}

function partsOf({ layers }: CompleteSpec, all: readonly Dense[]): Part[] {
  let [dense, dropouts] = [0, 0];
  return layers.map((layer, i): Part => {
    const id = identifier(layer.name ?? "", i);
    if (layer.type === "flatten") return { kind: "flatten", id };
    if (layer.type === "dropout") return { kind: "dropout", id, rate: layer.rate, key: dropouts++ };
    const found = all[dense++];
    if (found === undefined) throw new RangeError("dense layers are counted twice");
    return { kind: "dense", id, dense: found, activation: found.layer.activation ?? "linear" };
  });
}

/** The engine's own names are identifiers; any other might be a word of the language. */
const identifier = (name: string, i: number): string =>
  /^(?:dense|dropout|flatten)_[0-9]+$/.test(name) ? name : `layer_${i + 1}`;

/** Kept where 24 random bits are at least this: float(bits) / 2^24 >= float(rate). */
export const dropoutLimit = (rate: number): number => Math.ceil(Math.fround(rate) * 2 ** 24);

/** A finite number as Python and C++ read it: with a point or an exponent. */
export function literal(value: number): string {
  const text = String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

/** Text for a comment: one line, nothing that could end it or begin something else. */
export const quiet = (text: string): string => text.replace(/[^ -~]|["\\]/g, "?");
