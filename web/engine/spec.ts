// Checks a model spec and fills in what was left out, so that what crosses into wasm is complete and every word known.
// Every failure is a DownhillError "invalid-spec" whose `where` is the path of the part. Whether the parts fit each
// other (shapes, loss against last layer, size) is for core to say.

import { boolean, integer, list, number, own, record, show, string, word } from "./check.ts";
import { DownhillError } from "./errors.ts";
import type {
  Activation,
  DenseSpec,
  FeatureWord,
  Initializer,
  LayerSpec,
  Loss,
  ModelSpec,
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

/** An optimizer's own settings with their defaults; a key that is not here is unknown to that optimizer. */
const optimizerDefaults = {
  sgd: { learningRate: 0.01, momentum: 0, nesterov: false },
  adagrad: { learningRate: 0.001, epsilon: 1e-7, initialAccumulator: 0.1 },
  rmsprop: { learningRate: 0.001, rho: 0.9, epsilon: 1e-7 },
  adam: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
  adamw: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, weightDecay: 0.004 },
} as const satisfies Record<OptimizerType, Partial<OptimizerSpec>>;
export const optimizers = Object.keys(optimizerDefaults) as readonly OptimizerType[];

const optimizerRanges = {
  learningRate: { min: 0, max: 1e6 },
  momentum: { min: 0, below: 1 },
  rho: { min: 0, below: 1 },
  beta1: { min: 0, below: 1 },
  beta2: { min: 0, below: 1 },
  epsilon: { above: 0, max: 1 },
  weightDecay: { min: 0, max: 1e6 },
  initialAccumulator: { min: 0, max: 1e6 },
} as const;

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
}

const specKeys = [
  "kind",
  "inputShape",
  "layers",
  "loss",
  "optimizer",
  "regularization",
  "batchSize",
  "shuffle",
  "seed",
] as const satisfies readonly (keyof ModelSpec)[];

/** Errors: invalid-spec. */
export function completeSpec(value: unknown): CompleteSpec {
  return inSpec(() => {
    const spec = record(value, "spec", specKeys);
    const given = (key: keyof ModelSpec, fallback?: unknown): unknown => own(spec, key, fallback);
    if (given("kind") !== undefined) word(given("kind"), "kind", ["sequential"]);
    return {
      kind: "sequential",
      inputShape: list(given("inputShape"), "inputShape", 1, 3, (size, name) =>
        integer(size, name, 1, maxInt),
      ),
      layers: layersOf(given("layers")),
      loss: word(given("loss"), "loss", losses),
      optimizer: optimizerOf(given("optimizer")),
      regularization: regularizationOf(given("regularization", {})),
      batchSize: integer(given("batchSize", 32), "batchSize", 1, maxInt),
      shuffle: boolean(given("shuffle", true), "shuffle"),
      seed: integer(given("seed", defaultSeed), "seed", 0, maxSeed),
    };
  });
}

/** `current` with the parts that `value` names replaced or merged. Errors: invalid-spec; `current` is untouched. */
export function mergeSpec(current: CompleteSpec, value: unknown): CompleteSpec {
  return inSpec(() => {
    const keys = specKeys.filter((key) => key !== "kind" && key !== "seed");
    const change = record(value, "change", keys) as SpecUpdate;
    const merged: Record<string, unknown> = { ...current };
    for (const key of keys) {
      const part = own(change as Readonly<Record<string, unknown>>, key);
      if (part !== undefined) merged[key] = part;
    }
    if (change.optimizer !== undefined)
      merged["optimizer"] = mergeOptimizer(current.optimizer, change.optimizer);
    if (change.regularization !== undefined) {
      record(change.regularization, "regularization", ["l1", "l2"]);
      merged["regularization"] = { ...current.regularization, ...change.regularization };
    }
    return completeSpec(merged);
  });
}

/** Another type starts from its own defaults and keeps the schedule; the same type keeps what is not given. */
function mergeOptimizer(current: CompleteSpec["optimizer"], change: unknown): unknown {
  const given = record(change, "optimizer", optimizerKeys(undefined));
  const schedule = own(given, "schedule");
  const sameType = given["type"] === undefined || given["type"] === current.type;
  const merged: Record<string, unknown> = sameType ? { ...current, ...given } : { ...given };
  merged["schedule"] = current.schedule;
  if (schedule !== undefined) {
    const part = record(schedule, "optimizer.schedule", scheduleKeys);
    merged["schedule"] = { ...current.schedule, ...part };
  }
  return merged;
}

function layersOf(value: unknown): LayerSpec[] {
  const layers = list(value, "layers", 1, maxLayers, layerOf);
  const seen = new Set<string>();
  for (const [i, layer] of layers.entries()) {
    const name = layer.name ?? "";
    if (name !== "" && seen.has(name))
      throw new RangeError(`layers[${i}].name ${show(name)} is taken already`);
    seen.add(name);
  }
  return layers;
}

function layerOf(value: unknown, name: string): LayerSpec {
  const any = ["type", "name", "units", "activation", "useBias", "kernelInitializer", "rate"];
  const type = word(own(record(value, name, any), "type"), `${name}.type`, ["dense", "dropout", "flatten"]);
  switch (type) {
    case "dense":
      return denseOf(value, name);
    case "dropout": {
      const layer = record(value, name, ["type", "rate", "name"]);
      const rate = number(own(layer, "rate"), `${name}.rate`, { min: 0, below: 1 });
      return { type, rate, ...layerName(own(layer, "name"), name) };
    }
    case "flatten":
      return { type, ...layerName(own(record(value, name, ["type", "name"]), "name"), name) };
    default:
      return type satisfies never;
  }
}

function denseOf(value: unknown, name: string): DenseSpec {
  const layer = record(value, name, ["type", "units", "activation", "useBias", "kernelInitializer", "name"]);
  return {
    type: "dense",
    units: integer(own(layer, "units"), `${name}.units`, 1, maxInt),
    activation: word(own(layer, "activation", "linear"), `${name}.activation`, activations),
    useBias: boolean(own(layer, "useBias", true), `${name}.useBias`),
    kernelInitializer: initializerOf(
      own(layer, "kernelInitializer", "glorotUniform"),
      `${name}.kernelInitializer`,
    ),
    ...layerName(own(layer, "name"), name),
  };
}

/** Names go into tensor names ("hidden/kernel"), so they are short words without a slash. */
function layerName(value: unknown, where: string): { name?: string } {
  if (value === undefined) return {};
  const name = string(value, `${where}.name`);
  if (!/^[A-Za-z0-9_.-]+$/.test(name) || name.length > maxNameLength) {
    const rule = `1 to ${maxNameLength} letters, digits, "_", "-" or "."`;
    throw new RangeError(`${where}.name must be ${rule}, got ${show(name)}`);
  }
  return { name };
}

function initializerOf(value: unknown, name: string): Initializer {
  if (typeof value !== "object" || value === null) return word(value, name, initializers);
  const given = record(value, name, ["type", "value"]);
  word(own(given, "type"), `${name}.type`, ["constant"]);
  return { type: "constant", value: number(own(given, "value"), `${name}.value`, { min: -1e6, max: 1e6 }) };
}

function optimizerKeys(type: OptimizerType | undefined): string[] {
  const own =
    type === undefined ? Object.assign({}, ...Object.values(optimizerDefaults)) : optimizerDefaults[type];
  return ["type", "schedule", ...Object.keys(own as object)];
}

function optimizerOf(value: unknown): CompleteSpec["optimizer"] {
  const any = record(value, "optimizer", optimizerKeys(undefined));
  const type = word(own(any, "type"), "optimizer.type", optimizers);
  const given = record(value, "optimizer", optimizerKeys(type));
  const complete: Record<string, unknown> = { type, schedule: scheduleOf(own(given, "schedule", {})) };
  for (const [key, fallback] of Object.entries(optimizerDefaults[type])) {
    const setting = own(given, key, fallback);
    const name = `optimizer.${key}`;
    complete[key] =
      typeof fallback === "boolean"
        ? boolean(setting, name)
        : number(setting, name, optimizerRanges[key as keyof typeof optimizerRanges]);
  }
  return complete as unknown as CompleteSpec["optimizer"];
}

const scheduleKeys = ["type", "steps", "decayRate", "finalFraction", "warmupSteps"] as const;

function scheduleOf(value: unknown): Required<ScheduleSpec> {
  const given = record(value, "optimizer.schedule", scheduleKeys);
  const at = (key: (typeof scheduleKeys)[number]): string => `optimizer.schedule.${key}`;
  return {
    type: word(own(given, "type", "constant"), at("type"), schedules),
    steps: integer(own(given, "steps", 1000), at("steps"), 1, maxInt),
    decayRate: number(own(given, "decayRate", 0.5), at("decayRate"), { min: 0, max: 1e6 }),
    finalFraction: number(own(given, "finalFraction", 0), at("finalFraction"), { min: 0, max: 1 }),
    warmupSteps: integer(own(given, "warmupSteps", 0), at("warmupSteps"), 0, maxInt),
  };
}

function regularizationOf(value: unknown): Required<RegularizationSpec> {
  const given = record(value, "regularization", ["l1", "l2"]);
  return {
    l1: number(own(given, "l1", 0), "regularization.l1", { min: 0, max: 1e6 }),
    l2: number(own(given, "l2", 0), "regularization.l2", { min: 0, max: 1e6 }),
  };
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
