// Checks a model spec and fills in what was left out, so that what crosses into wasm is complete and every word known.
// Every failure is a DownhillError "invalid-spec" whose `where` is the path of the part. Whether the parts fit each
// other (shapes, loss against last layer, size) is for core to say.

import {
  among,
  boolean,
  type Check,
  fields,
  list,
  listOf,
  or,
  own,
  record,
  show,
  string,
  whole,
  within,
  word,
} from "./check.ts";
import { DownhillError } from "./errors.ts";
import type {
  Activation,
  EarlyStoppingSpec,
  FeatureWord,
  Initializer,
  LayerSpec,
  Loss,
  OptimizerSpec,
  OptimizerType,
  RegularizationSpec,
  ScheduleSpec,
  ScheduleType,
  SpecUpdate,
} from "./types.ts";

export const activations: readonly Activation[] = [
  "linear",
  "relu",
  "leakyRelu",
  "elu",
  "sigmoid",
  "tanh",
  "softmax",
];
export const losses: readonly Loss[] = [
  "meanSquaredError",
  "binaryCrossentropy",
  "categoricalCrossentropy",
  "sparseCategoricalCrossentropy",
];
export const initializers: readonly Extract<Initializer, string>[] = [
  "glorotUniform",
  "glorotNormal",
  "heUniform",
  "heNormal",
  "lecunUniform",
  "lecunNormal",
  "zeros",
];
export const schedules: readonly ScheduleType[] = [
  "constant",
  "step",
  "exponential",
  "cosine",
  "inverseTime",
];

export const featureWords: readonly FeatureWord[] = [
  "x1",
  "x2",
  "x1Squared",
  "x2Squared",
  "x1x2",
  "sinX1",
  "sinX2",
];

/** Of models and splits that bring none. */
export const defaultSeed = 42;
export const maxSeed = Number.MAX_SAFE_INTEGER;
const maxInt = 2 ** 31 - 1;
const maxLayers = 64;
const maxNameLength = 64;

type Checks = Readonly<Record<string, Check<unknown>>>;

const upTo = 1e6;
const share = within({ min: 0, below: 1 });
const amount = within({ min: 0, max: upTo });
const epsilon = or(within({ above: 0, max: 1 }), 1e-7);
const adam = {
  learningRate: or(amount, 0.001),
  beta1: or(share, 0.9),
  beta2: or(share, 0.999),
  epsilon,
};

/** What each optimizer has of its own, with its defaults. */
const optimizerKinds: Readonly<Record<OptimizerType, Checks>> = {
  sgd: { learningRate: or(amount, 0.01), momentum: or(share, 0), nesterov: or(boolean, false) },
  adagrad: { learningRate: or(amount, 0.001), epsilon, initialAccumulator: or(amount, 0.1) },
  rmsprop: { learningRate: or(amount, 0.001), rho: or(share, 0.9), epsilon },
  adam,
  adamw: { ...adam, weightDecay: or(amount, 0.004) },
};
export const optimizers = Object.keys(optimizerKinds) as readonly OptimizerType[];

const scheduleChecks: { readonly [Key in keyof Required<ScheduleSpec>]: Check<Required<ScheduleSpec>[Key]> } =
  {
    type: or(among(schedules), "constant"),
    steps: or(whole(1, maxInt), 1000),
    decayRate: or(amount, 0.5),
    finalFraction: or(within({ min: 0, max: 1 }), 0),
    warmupSteps: or(whole(0, maxInt), 0),
  };
const anyOptimizer: Checks = {
  schedule: or((value, name) => fields(value, name, scheduleChecks), {}),
};

const layerKinds: Readonly<Record<LayerSpec["type"], Checks>> = {
  dense: {
    units: whole(1, maxInt),
    activation: or(among(activations), "linear"),
    useBias: or(boolean, true),
    kernelInitializer: or(initializerOf, "glorotUniform"),
  },
  dropout: { rate: share },
  flatten: {},
};

const penalties = { l1: or(amount, 0), l2: or(amount, 0) };
const earlyStopping = { patience: or(whole(0, maxInt), 0), minDelta: or(amount, 0) };

/** A spec with nothing left out but the names of layers that the engine is to name. */
export interface CompleteSpec {
  readonly kind: "sequential";
  readonly inputShape: readonly number[];
  readonly layers: readonly LayerSpec[];
  readonly loss: Loss;
  readonly optimizer: OptimizerSpec & {
    readonly learningRate: number;
    readonly schedule: Required<ScheduleSpec>;
  };
  readonly regularization: Required<RegularizationSpec>;
  readonly batchSize: number;
  readonly shuffle: boolean;
  readonly seed: number;
  readonly earlyStopping: Required<EarlyStoppingSpec>;
}

const specChecks: { readonly [Key in keyof CompleteSpec]: Check<CompleteSpec[Key]> } = {
  kind: or(among(["sequential"]), "sequential"),
  inputShape: listOf(1, 3, whole(1, maxInt)),
  layers: layersOf,
  loss: among(losses),
  optimizer: (value, name) => byType(value, name, anyOptimizer, optimizerKinds) as CompleteSpec["optimizer"],
  regularization: or((value, name) => fields(value, name, penalties), {}),
  batchSize: or(whole(1, maxInt), 32),
  shuffle: or(boolean, true),
  seed: or(whole(0, maxSeed), defaultSeed),
  earlyStopping: or((value, name) => fields(value, name, earlyStopping), {}),
};
const changeable = Object.keys(specChecks).filter((key) => key !== "kind" && key !== "seed");

/** Errors: invalid-spec. */
export const completeSpec = (value: unknown): CompleteSpec =>
  inSpec(() => fields(value, "spec", specChecks, ""));

/** `current` with the parts that `value` names replaced or merged. Errors: invalid-spec; `current` is untouched. */
export function mergeSpec(current: CompleteSpec, value: unknown): CompleteSpec {
  return inSpec(() => {
    const change = record(value, "change", changeable);
    const merged: Record<string, unknown> = { ...current };
    for (const key of changeable) merged[key] = own(change, key, merged[key]);
    const { optimizer, regularization, earlyStopping: patience } = change as SpecUpdate;
    if (optimizer !== undefined) merged["optimizer"] = mergeOptimizer(current.optimizer, optimizer);
    if (regularization !== undefined) {
      const given = record(regularization, "regularization", Object.keys(penalties));
      merged["regularization"] = { ...current.regularization, ...given };
    }
    if (patience !== undefined) {
      const given = record(patience, "earlyStopping", Object.keys(earlyStopping));
      merged["earlyStopping"] = { ...current.earlyStopping, ...given };
    }
    return completeSpec(merged);
  });
}

/** Another type starts from its own defaults and keeps the schedule; the same type keeps what is not given. */
function mergeOptimizer(current: CompleteSpec["optimizer"], change: unknown): unknown {
  const given = record(change, "optimizer", keysOf(anyOptimizer, optimizerKinds));
  const type = own(given, "type", current.type);
  const schedule = record(own(given, "schedule", {}), "optimizer.schedule", Object.keys(scheduleChecks));
  return {
    ...(type === current.type && current),
    ...given,
    schedule: { ...current.schedule, ...schedule },
  };
}

function layersOf(value: unknown, where: string): LayerSpec[] {
  const layers = list(
    value,
    where,
    1,
    maxLayers,
    (item, name) => byType(item, name, { name: layerName }, layerKinds) as LayerSpec,
  );
  const seen = new Set<string>();
  for (const [i, { name }] of layers.entries()) {
    if (name === undefined) continue;
    if (seen.has(name)) throw new RangeError(`${where}[${i}].name ${show(name)} is taken already`);
    seen.add(name);
  }
  return layers;
}

const keysOf = (common: Checks, kinds: Readonly<Record<string, Checks>>): string[] => [
  "type",
  ...[common, ...Object.values(kinds)].flatMap(Object.keys),
];

/** A record whose `type` says which fields it has besides the common ones. */
function byType(
  value: unknown,
  name: string,
  common: Checks,
  kinds: Readonly<Record<string, Checks>>,
): unknown {
  const given = record(value, name, keysOf(common, kinds));
  const type = word(own(given, "type"), `${name}.type`, Object.keys(kinds));
  return fields(value, name, { type: string, ...common, ...kinds[type] });
}

/** Names go into tensor names ("hidden/kernel"), so they are short words without a slash. */
function layerName(value: unknown, where: string): string | undefined {
  if (value === undefined) return undefined;
  const name = string(value, where);
  if (!/^[A-Za-z0-9_.-]+$/.test(name) || name.length > maxNameLength) {
    const rule = `1 to ${maxNameLength} letters, digits, "_", "-" or "."`;
    throw new RangeError(`${where} must be ${rule}, got ${show(name)}`);
  }
  return name;
}

function initializerOf(value: unknown, name: string): Initializer {
  if (typeof value !== "object" || value === null) return word(value, name, initializers);
  return fields<Extract<Initializer, object>>(value, name, {
    type: among(["constant"]),
    value: within({ min: -upTo, max: upTo }),
  });
}

/** Runs checks whose messages begin with the path of the part, and makes their errors errors of the spec. */
function inSpec<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw new DownhillError("invalid-spec", error.message, error.message.split(" ", 1)[0], { cause: error });
  }
}
