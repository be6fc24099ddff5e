// From the page's model to the engine's spec. The two rooms write the same words down separately, because shared sees
// nothing; that they agree is what the types of this file check.

import type * as engine from "../engine/index.ts";
import type { DataSpec, ModelSpec } from "../shared/protocol.ts";

/** More rows than any data of the labs: the engine then takes all there are. */
const kAllRows = 1_000_000;

/** The rate a walk starts with before its data is there to say what "auto" is. */
export const kUnknownRate = 0.1;

const optimizerOf = (spec: ModelSpec, learningRate: number): engine.OptimizerSpec => ({
  ...spec.optimizer,
  learningRate,
});

/** All rows at once need no shuffling. */
const batchOf = ({ batchSize }: ModelSpec): { batchSize: number; shuffle: boolean } => ({
  batchSize: batchSize === "full" ? kAllRows : batchSize,
  shuffle: batchSize !== "full",
});

const inputsOf = ({ inputs, features }: DataSpec): readonly number[] => [inputs ?? features.length];

export function engineSpec(spec: ModelSpec, data: DataSpec, learningRate: number): engine.ModelSpec {
  return { ...specUpdate(spec, data, learningRate), seed: spec.seed };
}

/** What Session.update takes; it has no seed, which only a reset can change. */
export function specUpdate(
  spec: ModelSpec,
  data: DataSpec,
  learningRate: number,
): Omit<engine.ModelSpec, "seed" | "kind"> {
  return {
    inputShape: inputsOf(data),
    layers: spec.layers,
    loss: spec.loss,
    optimizer: optimizerOf(spec, learningRate),
    regularization: { l1: spec.regularization?.l1 ?? 0, l2: spec.regularization?.l2 ?? 0 },
    ...batchOf(spec),
  };
}

/** 1 / λmax, from the largest stable rate 2 / λmax, rounded to one digit. */
export const autoRate = (maxStableRate: number): number => Number((maxStableRate / 2).toPrecision(1));
