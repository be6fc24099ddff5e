// A model as it leaves and comes back: its spec with every layer named, its weights, and as much of its walk as is known.
// The formats of this room are made from it and read into it. Pure: no files, no page, no engine at run time; only the
// engine's words and checks are used.

import { DownhillError, type ErrorCode } from "../engine/errors.ts";
import type { Tensor } from "../engine/results.ts";
import { type CompleteSpec, completeSpec } from "../engine/spec.ts";
import type { LayerSpec, ModelSpec } from "../engine/types.ts";

export type { Tensor } from "../engine/results.ts";
export type { CompleteSpec } from "../engine/spec.ts";

/** (x - mean) / deviation for each input, computed in double and rounded once; null: inputs go in as they are. */
export interface Standardization {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

/** Where in its walk a model stands; names as in the engine's checkpoints. */
export interface Position {
  /** Optimizer steps finished. */
  readonly step: number;
  readonly epoch: number;
  /** Rows of the epoch under way already used. */
  readonly cursor: number;
  /** Steps since the optimizer's memory was empty: Adam's bias corrections count them. */
  readonly updates: number;
}

/** What is learnt from, row-major: rows x inputShape; rows x units, or a class id a row. Bytes are multiplied by `scale`. */
export interface TrainingData {
  readonly features: Float32Array | Uint8Array;
  readonly scale: number;
  readonly targets: Float32Array | Int32Array;
  readonly rows: number;
}

/** What walking on needs beside weights. */
export interface WalkState extends Position {
  /** What the optimizer remembers: "memory_1/dense_1/kernel" and so on, parameter by parameter, then memory_2. */
  readonly memory: readonly Tensor[];
  readonly data: TrainingData;
}

export interface Model {
  readonly spec: CompleteSpec;
  /** Layers in order, kernel before bias. */
  readonly parameters: readonly Tensor[];
  readonly standardization: Standardization | null;
  /** What the inputs are called, one name each; empty: nobody knows. */
  readonly inputs: readonly string[];
  readonly walk: WalkState | null;
}

/** `place` is a path, a tensor's name or a byte; the message says what was expected there and what came. */
export function refuse(code: ErrorCode, place: string, expected: string, got: string): never {
  throw new DownhillError(code, `${place}: expected ${expected}, got ${got}`, place);
}

/** A short text of anything, for messages. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** Every layer with the name that the engine gives it: "<type>_<n>", n from 1 a type. Errors: "invalid-spec". */
export function named(spec: unknown): CompleteSpec {
  const complete = completeSpec(spec);
  const counts = new Map<string, number>();
  const layers = complete.layers.map((layer): LayerSpec => {
    const n = (counts.get(layer.type) ?? 0) + 1;
    counts.set(layer.type, n);
    return { ...layer, name: layer.name ?? `${layer.type}_${n}` };
  });
  const last = layers.at(-1);
  if (last?.type !== "dense") refuse("invalid-spec", "layers", "a dense layer at the end", shown(last?.type));
  return { ...complete, layers };
}

export type NamedDense = Extract<LayerSpec, { type: "dense" }> & { readonly name: string };

/** A dense layer with the number of its inputs. */
export interface Dense {
  readonly layer: NamedDense;
  readonly inputs: number;
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

export function denseLayers({ inputShape, layers }: ModelSpec): Dense[] {
  let inputs = sizeOf(inputShape);
  return layers.flatMap((layer) => {
    if (layer.type !== "dense") return [];
    const dense = { layer: layer as NamedDense, inputs };
    inputs = layer.units;
    return [dense];
  });
}

/** Names and shapes of a spec's parameters, in order. */
export function parameterShapes(
  spec: ModelSpec,
): { readonly name: string; readonly shape: readonly number[] }[] {
  return denseLayers(spec).flatMap(({ layer: { name, units, useBias }, inputs }) => [
    { name: `${name}/kernel`, shape: [inputs, units] },
    ...(useBias === false ? [] : [{ name: `${name}/bias`, shape: [units] }]),
  ]);
}

/** How many arrays the optimizer keeps, one number a parameter in each. */
export function memoryCount({ type, momentum = 0 }: ModelSpec["optimizer"]): number {
  if (type === "sgd") return momentum > 0 ? 1 : 0;
  return type === "adam" || type === "adamw" ? 2 : 1;
}

/**
 * The tensors in the order of `wanted`: missing, extra, misshapen and non-finite ones are errors by name.
 * Errors: "not-found", "shape-mismatch", "invalid-data", "invalid-argument".
 */
export function fitted(
  tensors: readonly Tensor[],
  wanted: readonly { readonly name: string; readonly shape: readonly number[] }[],
): Tensor[] {
  const byName = new Map<string, Tensor>();
  for (const tensor of tensors) {
    if (byName.has(tensor.name)) refuse("invalid-argument", tensor.name, "one tensor of this name", "two");
    byName.set(tensor.name, tensor);
  }
  const known = new Set(wanted.map(({ name }) => name));
  for (const { name } of tensors) {
    if (!known.has(name))
      refuse("not-found", name, `one of ${[...known].join(", ")}`, "a tensor nobody asked for");
  }
  return wanted.map(({ name, shape }) => {
    const tensor =
      byName.get(name) ?? refuse("not-found", name, `a tensor of shape [${shape.join(", ")}]`, "none");
    if (tensor.shape.join() !== shape.join() || tensor.data.length !== sizeOf(shape))
      refuse("shape-mismatch", name, `shape [${shape.join(", ")}]`, `[${tensor.shape.join(", ")}]`);
    const wrong = tensor.data.findIndex((x) => !Number.isFinite(x));
    if (wrong >= 0) refuse("invalid-data", name, "finite numbers", `${tensor.data[wrong]} at ${wrong}`);
    return tensor;
  });
}

/** A model of these parts, all looked at. Errors: DownhillError by name. */
export function modelOf(parts: {
  readonly spec: unknown;
  readonly parameters: readonly Tensor[];
  readonly standardization?: Standardization | null;
  readonly inputs?: readonly string[];
  readonly walk?: WalkState | null;
}): Model {
  const spec = named(parts.spec);
  const shapes = parameterShapes(spec);
  const { standardization = null, inputs = [], walk = null } = parts;
  const count = sizeOf(spec.inputShape);
  if (standardization) checkStandardization(standardization, count);
  if (inputs.length !== 0 && inputs.length !== count)
    refuse("shape-mismatch", "inputs", `${count} names`, `${inputs.length}`);
  if (walk) checkWalk(walk, spec);
  const parameters = fitted(parts.parameters, shapes);
  return { spec, parameters, standardization, inputs, walk };
}

function checkStandardization({ mean, deviation }: Standardization, count: number): void {
  for (const [name, numbers] of Object.entries({ mean, deviation })) {
    const place = `standardization/${name}`;
    if (numbers.length !== count) refuse("shape-mismatch", place, `${count} numbers`, `${numbers.length}`);
    const wrong = numbers.findIndex((x) => !Number.isFinite(x) || (name === "deviation" && x <= 0));
    if (wrong >= 0)
      refuse("invalid-data", place, "finite numbers, deviations above 0", `${numbers[wrong]} at ${wrong}`);
  }
}

function checkWalk(walk: WalkState, spec: CompleteSpec): void {
  for (const key of ["step", "epoch", "cursor", "updates"] as const) {
    const value: unknown = walk[key];
    if (!Number.isSafeInteger(value) || (value as number) < 0)
      refuse("invalid-data", `walk.${key}`, "a whole number from 0", shown(value));
  }
  const { rows, features, targets, scale } = walk.data;
  if (!(rows >= 1) || features.length !== rows * sizeOf(spec.inputShape))
    refuse(
      "shape-mismatch",
      "data/features",
      `${rows} x ${sizeOf(spec.inputShape)} numbers`,
      `${features.length}`,
    );
  const ids = spec.loss === "sparseCategoricalCrossentropy";
  const units = denseLayers(spec).at(-1)?.layer.units ?? 1;
  if (targets.length !== rows * (ids ? 1 : units))
    refuse("shape-mismatch", "data/targets", `${rows} x ${ids ? 1 : units} numbers`, `${targets.length}`);
  if (!(Number.isFinite(scale) && scale > 0))
    refuse("invalid-data", "walk.scale", "a number above 0", shown(scale));
  if (walk.cursor >= rows) refuse("invalid-data", "walk.cursor", `less than ${rows} rows`, `${walk.cursor}`);
  const shapes = parameterShapes(spec);
  const wanted = Array.from({ length: memoryCount(spec.optimizer) }, (_, k) =>
    shapes.map(({ name, shape }) => ({ name: `memory_${k + 1}/${name}`, shape })),
  ).flat();
  fitted(walk.memory, wanted);
}
