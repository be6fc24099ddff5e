// A LayersModel of TensorFlow.js read into a model of ours, strictly: a Sequential of Dense, Dropout, Flatten and the
// activations we have. Whatever else it holds is refused by its place in model.json, never left out. What Keras has no
// words for comes from userDefinedMetadata where we wrote it, and must agree with the topology; else it is guessed as said.

import type { LayerSpec, Loss, ModelSpec } from "../engine/types.ts";
import { at, isRecord, type Unknown } from "./json.ts";
import {
  fitted,
  type Model,
  modelOf,
  named,
  parameterShapes,
  refuse,
  type Standardization,
  shown,
  sizeOf,
  type Tensor,
} from "./model.ts";
import { kNormalization } from "./tensorflow.ts";
import { addKerasLayer, type KerasRead } from "./tensorflow-layers.ts";

const kMostJson = 8 * 2 ** 20; // characters: layers and names alone
const kMostWeights = 64 * 2 ** 20; // bytes

/**
 * `weights`: the .bin files that model.json names, joined in its order. Errors: DownhillError "invalid-data",
 * "unsupported", "invalid-spec", "shape-mismatch", "not-found" or "too-large", with the place in `where`.
 */
export function fromTensorflow(json: string, weights: Uint8Array): Model {
  const file = parsed(json);
  const format = file["format"];
  if (format !== undefined && format !== "layers-model")
    refuse("unsupported", "model.json: format", '"layers-model"', shown(format));
  const read = topologyOf(file);
  const tensors = tensorsOf(file, weights);
  const note = noteOf(file);
  const spec = specOf(read, note);
  const isNormal = ({ name }: Tensor): boolean => name.startsWith(`${kNormalization}/`) && read.normalized;
  const standardization = read.normalized ? standardizationOf(tensors.filter(isNormal), spec, note) : null;
  const parameters = fitted(
    tensors.filter((tensor) => !isNormal(tensor)),
    parameterShapes(spec),
  );
  const inputs = note["inputs"];
  const isNamed = Array.isArray(inputs) && inputs.every((name) => typeof name === "string");
  return modelOf({ spec, parameters, standardization, inputs: isNamed ? inputs : [] });
}

/** The names of the files that the weights lie in, in order, so that whoever picks files knows which. Errors: as above. */
export function weightFiles(json: string): readonly string[] {
  return groupsOf(parsed(json)).flatMap(({ paths }) => paths);
}

function parsed(json: string): Unknown {
  if (json.length > kMostJson)
    refuse("too-large", "model.json", `at most ${kMostJson} characters`, `${json.length}`);
  let file: unknown;
  try {
    file = JSON.parse(json);
  } catch (error) {
    refuse("invalid-data", "model.json", "JSON", error instanceof Error ? error.message : String(error));
  }
  return isRecord(file) ? file : refuse("invalid-data", "model.json", "an object", shown(file));
}

function topologyOf(file: Unknown): KerasRead {
  const topology = at(file, "model.json: modelTopology", "modelTopology");
  const holder = isRecord(topology["model_config"]) ? topology["model_config"] : topology;
  const place = `model.json: modelTopology${holder === topology ? "" : ".model_config"}`;
  const kind = holder["class_name"];
  if (kind !== "Sequential") refuse("unsupported", `${place}.class_name`, '"Sequential"', shown(kind));
  const config = holder["config"];
  const layers = Array.isArray(config) ? config : isRecord(config) ? config["layers"] : undefined;
  if (!Array.isArray(layers) || layers.length === 0 || layers.length > 256)
    refuse("invalid-data", `${place}.config.layers`, "1 to 256 layers", shown(layers));
  const read: KerasRead = {
    inputShape: null,
    layers: [],
    normalized: false,
    regularization: null,
    names: new Set(),
  };
  for (const [i, layer] of layers.entries()) addKerasLayer(read, layer, `${place}.config.layers[${i}]`);
  if (read.inputShape === null)
    refuse("not-found", `${place}.config.layers[0].config.batch_input_shape`, "[null, ...]", "none");
  return read;
}

interface Group {
  readonly paths: readonly string[];
  readonly weights: readonly { readonly name: string; readonly shape: readonly number[] }[];
}

function groupsOf(file: Unknown): Group[] {
  const manifest = file["weightsManifest"];
  const place = "model.json: weightsManifest";
  if (!Array.isArray(manifest) || manifest.length > 1024)
    refuse("invalid-data", place, "a list", shown(manifest));
  return manifest.map((group: unknown, g): Group => {
    const here = `${place}[${g}]`;
    if (!isRecord(group)) refuse("invalid-data", here, "an object", shown(group));
    const { paths, weights } = group;
    if (!Array.isArray(paths) || !paths.every((path) => typeof path === "string"))
      refuse("invalid-data", `${here}.paths`, "a list of names", shown(paths));
    if (!Array.isArray(weights) || weights.length > 4096)
      refuse("invalid-data", `${here}.weights`, "a list", shown(weights));
    return { paths, weights: weights.map((one, i) => weightOf(one, `${here}.weights[${i}]`)) };
  });
}

function weightOf(value: unknown, place: string): Group["weights"][number] {
  if (!isRecord(value)) refuse("invalid-data", place, "an object", shown(value));
  const { name, shape, dtype, quantization } = value;
  if (typeof name !== "string") refuse("invalid-data", `${place}.name`, "a name", shown(name));
  if (dtype !== "float32" || quantization !== undefined)
    refuse(
      "unsupported",
      name,
      "float32 weights",
      quantization === undefined ? shown(dtype) : "quantized ones",
    );
  if (!Array.isArray(shape) || !shape.every((n) => Number.isSafeInteger(n) && n >= 0) || shape.length > 8)
    refuse("invalid-data", `${place}.shape`, "a shape", shown(shape));
  return { name, shape };
}

function tensorsOf(file: Unknown, bytes: Uint8Array): Tensor[] {
  const list = groupsOf(file).flatMap(({ weights }) => weights);
  const total = list.reduce((sum, { shape }) => sum + sizeOf(shape) * 4, 0);
  if (total > kMostWeights)
    refuse("too-large", "model.json: weightsManifest", "at most 64 MB", `${total} bytes`);
  if (bytes.length !== total) refuse("shape-mismatch", "weights", `${total} bytes`, `${bytes.length}`);
  let from = 0;
  return list.map(({ name, shape }) => {
    const own = new Uint8Array(bytes.subarray(from, from + sizeOf(shape) * 4)); // a copy, aligned
    from += own.length;
    return { name, shape, data: new Float32Array(own.buffer) };
  });
}

/** What we wrote ourselves, or nothing. */
function noteOf(file: Unknown): Unknown {
  const own = file["userDefinedMetadata"];
  const note = isRecord(own) ? own["downhill"] : undefined;
  return isRecord(note) ? note : {};
}

/** The topology's layers; the rest of the spec as noted, or as the last layer lets guess. */
function specOf({ inputShape, layers, regularization }: KerasRead, note: Unknown): ReturnType<typeof named> {
  const shape = inputShape ?? [];
  const rest: Unknown = isRecord(note["spec"])
    ? note["spec"]
    : { loss: lossFor(layers), optimizer: { type: "sgd" } };
  const spec = named({ ...rest, inputShape: shape, layers, regularization: regularization ?? {} });
  if (isRecord(note["spec"])) agree(spec, note["spec"]);
  return spec;
}

/** What stands twice says the same. */
function agree(spec: ModelSpec, noted: Unknown): void {
  const other = named(noted);
  for (const key of ["inputShape", "layers"] as const) {
    if (JSON.stringify(sorted(spec[key])) !== JSON.stringify(sorted(other[key])))
      refuse(
        "invalid-data",
        `model.json: userDefinedMetadata.downhill.spec.${key}`,
        "what the topology says",
        shown(other[key]),
      );
  }
}

/** With keys in one order, so that two can be compared as text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  return Object.keys(value)
    .sort()
    .map((key) => [key, sorted(value[key])]);
}

function lossFor(layers: readonly LayerSpec[]): Loss {
  const last = layers.at(-1);
  const activation = last?.type === "dense" ? last.activation : undefined;
  if (activation === "sigmoid") return "binaryCrossentropy";
  return activation === "softmax" ? "categoricalCrossentropy" : "meanSquaredError";
}

/** The noted doubles where they agree with the layer's floats, else what the floats say. */
function standardizationOf(tensors: readonly Tensor[], spec: ModelSpec, note: Unknown): Standardization {
  const shape = [sizeOf(spec.inputShape)];
  const wanted = ["moving_mean", "moving_variance"].map((name) => ({
    name: `${kNormalization}/${name}`,
    shape,
  }));
  const [means, variances] = fitted(tensors, wanted);
  const mean = Float64Array.from(means?.data ?? []);
  const deviation = Float64Array.from(variances?.data ?? [], (v) => Math.sqrt(v));
  const own = note["standardization"];
  if (!isRecord(own) || !Array.isArray(own["mean"]) || !Array.isArray(own["deviation"]))
    return { mean, deviation };
  const exact = { mean: Float64Array.from(own["mean"]), deviation: Float64Array.from(own["deviation"]) };
  const isSame =
    mean.every((m, i) => Math.fround(exact.mean[i] ?? Number.NaN) === m) &&
    variances?.data.every((v, i) => Math.fround((exact.deviation[i] ?? Number.NaN) ** 2) === v);
  return isSame ? exact : { mean, deviation };
}
