// Keras's layers, one after the other, into ours. An activation that is a layer of its own goes into the dense layer
// before it. What we have no words for is refused by its place: a layer, an activation, a constraint.

import type { Activation, Initializer, LayerSpec } from "../engine/types.ts";
import { at, isRecord, type Unknown } from "./json.ts";
import { refuse, shown } from "./model.ts";
import { kLeakySlope } from "./onnx.ts";
import { kNormalization } from "./tensorflow.ts";

export interface KerasRead {
  inputShape: readonly number[] | null;
  readonly layers: LayerSpec[];
  /** A layer of ours that standardizes the inputs stands first. */
  normalized: boolean;
  /** Of all dense layers alike; null: none has been read. */
  regularization: { readonly l1: number; readonly l2: number } | null;
  readonly names: Set<string>;
}

const activations: Readonly<Record<string, Activation>> = {
  linear: "linear",
  relu: "relu",
  elu: "elu",
  sigmoid: "sigmoid",
  tanh: "tanh",
  softmax: "softmax",
};

export function addKerasLayer(read: KerasRead, value: unknown, place: string): void {
  if (!isRecord(value)) refuse("invalid-data", place, "an object", shown(value));
  const kind = value["class_name"];
  const config = at(value, `${place}.config`, "config");
  const name = config["name"];
  if (typeof name !== "string") refuse("invalid-data", `${place}.config.name`, "a name", shown(name));
  if (read.names.has(name)) refuse("invalid-data", `${place}.config.name`, "a name of its own", shown(name));
  read.names.add(name);
  const shape = config["batch_input_shape"];
  if (shape !== undefined && read.inputShape === null) read.inputShape = inputShape(shape, place);
  if (typeof kind !== "string" || !Object.hasOwn(readers, kind))
    refuse("unsupported", `${place}.class_name`, `one of ${Object.keys(readers).join(", ")}`, shown(kind));
  readers[kind]?.(read, config, `${place}.config`, name);
}

type Reader = (read: KerasRead, config: Unknown, place: string, name: string) => void;

const readers: Readonly<Record<string, Reader>> = {
  InputLayer: () => {},
  BatchNormalization: normalization,
  Dense: dense,
  Dropout: (read, config, place, name) => {
    const { rate } = config;
    if (typeof rate !== "number" || !(rate >= 0 && rate < 1))
      refuse("invalid-data", `${place}.rate`, "a number from 0, below 1", shown(rate));
    nothing(config, place, ["noise_shape"]);
    read.layers.push({ type: "dropout", rate, name });
  },
  Flatten: (read, config, place, name) => {
    if (config["data_format"] === "channels_first")
      refuse("unsupported", `${place}.data_format`, '"channels_last"', '"channels_first"');
    read.layers.push({ type: "flatten", name });
  },
  Activation: (read, config, place) =>
    activate(read, wordOf(config["activation"], `${place}.activation`), place),
  ReLU: (read, config, place) => {
    nothing(config, place, ["max_value"]);
    for (const key of ["negative_slope", "threshold"]) zero(config[key], `${place}.${key}`);
    activate(read, "relu", place);
  },
  LeakyReLU: (read, config, place) => {
    const slope = config["alpha"] ?? 0.3; // Keras's own
    if (typeof slope !== "number" || Math.fround(slope) !== Math.fround(kLeakySlope))
      refuse("unsupported", `${place}.alpha`, String(kLeakySlope), shown(slope));
    activate(read, "leakyRelu", place);
  },
  ELU: (read, config, place) => {
    const alpha = config["alpha"] ?? 1;
    if (alpha !== 1) refuse("unsupported", `${place}.alpha`, "1", shown(alpha));
    activate(read, "elu", place);
  },
  Softmax: (read, config, place) => {
    const axis = config["axis"] ?? -1;
    if (axis !== -1 && axis !== 1) refuse("unsupported", `${place}.axis`, "-1", shown(axis));
    activate(read, "softmax", place);
  },
};

function inputShape(value: unknown, place: string): readonly number[] {
  const fine =
    Array.isArray(value) &&
    value.length >= 2 &&
    value.length <= 4 &&
    value[0] === null &&
    value.slice(1).every((n) => Number.isSafeInteger(n) && n >= 1);
  return fine
    ? (value as number[]).slice(1)
    : refuse("invalid-data", `${place}.config.batch_input_shape`, "[null, 1 to 3 sizes]", shown(value));
}

function dense(read: KerasRead, config: Unknown, place: string, name: string): void {
  const { units, use_bias: useBias = true } = config;
  if (!Number.isSafeInteger(units) || (units as number) < 1)
    refuse("invalid-data", `${place}.units`, "a whole number from 1", shown(units));
  if (typeof useBias !== "boolean")
    refuse("invalid-data", `${place}.use_bias`, "true or false", shown(useBias));
  nothing(config, place, [
    "bias_regularizer",
    "activity_regularizer",
    "kernel_constraint",
    "bias_constraint",
  ]);
  const regularization = regularizer(config["kernel_regularizer"], `${place}.kernel_regularizer`);
  const before = read.regularization;
  if (before && (before.l1 !== regularization.l1 || before.l2 !== regularization.l2))
    refuse(
      "unsupported",
      `${place}.kernel_regularizer`,
      "the same for every layer",
      shown(config["kernel_regularizer"]),
    );
  read.regularization = regularization;
  read.layers.push({
    type: "dense",
    units: units as number,
    activation: wordOf(config["activation"] ?? "linear", `${place}.activation`),
    useBias,
    kernelInitializer: initializer(config["kernel_initializer"], `${place}.kernel_initializer`),
    name,
  });
}

function wordOf(value: unknown, place: string): Activation {
  const found =
    typeof value === "string" && Object.hasOwn(activations, value) ? activations[value] : undefined;
  return found ?? refuse("unsupported", place, `one of ${Object.keys(activations).join(", ")}`, shown(value));
}

/** Into the dense layer just read, which must have none yet. */
function activate(read: KerasRead, activation: Activation, place: string): void {
  const last = read.layers.pop();
  if (last?.type !== "dense" || last.activation !== "linear")
    refuse(
      "unsupported",
      place,
      "an activation behind a linear Dense",
      last ? `one behind ${last.type}` : "one in front",
    );
  read.layers.push({ ...last, activation });
}

function nothing(config: Unknown, place: string, keys: readonly string[]): void {
  for (const key of keys) {
    const value = config[key];
    if (value !== undefined && value !== null) refuse("unsupported", `${place}.${key}`, "null", shown(value));
  }
}

function zero(value: unknown, place: string): void {
  if (value !== undefined && value !== null && value !== 0) refuse("unsupported", place, "0", shown(value));
}

function regularizer(value: unknown, place: string): { l1: number; l2: number } {
  if (value === undefined || value === null) return { l1: 0, l2: 0 };
  if (!isRecord(value) || !["L1L2", "L1", "L2"].includes(String(value["class_name"])))
    refuse("unsupported", place, "L1, L2 or L1L2", shown(value));
  const config = at(value, place, "config");
  const share = (key: string): number => {
    const amount = config[key] ?? 0;
    return typeof amount === "number" && amount >= 0 && Number.isFinite(amount)
      ? amount
      : refuse("invalid-data", `${place}.config.${key}`, "a number from 0", shown(amount));
  };
  return { l1: share("l1"), l2: share("l2") };
}

/** Only what New start would draw hangs on it, so an unknown one is what a spec without one has. */
function initializer(value: unknown, place: string): Initializer {
  if (!isRecord(value)) return "glorotUniform";
  const config = isRecord(value["config"]) ? value["config"] : {};
  const kind = value["class_name"];
  if (kind === "Zeros") return "zeros";
  if (kind === "Constant") {
    const constant = config["value"];
    return typeof constant === "number"
      ? { type: "constant", value: constant }
      : refuse("invalid-data", `${place}.config.value`, "a number", shown(constant));
  }
  if (kind !== "VarianceScaling") return byName[String(kind)] ?? "glorotUniform";
  const isUniform = config["distribution"] === "uniform";
  if (config["mode"] === "fan_avg") return isUniform ? "glorotUniform" : "glorotNormal";
  if (config["scale"] === 2) return isUniform ? "heUniform" : "heNormal";
  return isUniform ? "lecunUniform" : "lecunNormal";
}

const byName: Readonly<Record<string, Initializer>> = {
  GlorotUniform: "glorotUniform",
  GlorotNormal: "glorotNormal",
  HeUniform: "heUniform",
  HeNormal: "heNormal",
  LecunUniform: "lecunUniform",
  LecunNormal: "lecunNormal",
};

/** Our own standardization, at the very front; any other normalization has no place in a model of ours. */
function normalization(read: KerasRead, config: Unknown, place: string, name: string): void {
  const isOurs =
    name === kNormalization &&
    config["epsilon"] === 0 &&
    config["center"] === false &&
    config["scale"] === false;
  if (!isOurs || read.layers.length > 0 || read.normalized)
    refuse(
      "unsupported",
      place,
      `one layer "${kNormalization}" in front, without epsilon, center and scale`,
      shown(config),
    );
  read.normalized = true;
}
