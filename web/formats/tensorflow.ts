// A model as a TensorFlow.js LayersModel: model.json (a Sequential in Keras 2's words, batch_input_shape on its first
// layer) and weights.bin. leakyRelu is a layer of its own there, standardization a BatchNormalization that is not
// trained. What Keras has no words for (optimizer, batches, seed) stands in userDefinedMetadata. Reading: tensorflow-read.ts.

import type { Initializer, LayerSpec } from "../engine/types.ts";
import { type Model, refuse } from "./model.ts";
import { kLeakySlope } from "./onnx.ts";

export interface TensorflowFiles {
  readonly json: string;
  readonly weights: Uint8Array<ArrayBuffer>;
}

interface KerasLayer {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

interface Weight {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export const kNormalization = "standardization";
export const leakyName = (name: string): string => `${name}_leaky`;

/** Errors: "unsupported" for standardized inputs of more than one dimension. */
export function toTensorflow(model: Model): TensorflowFiles {
  const { spec, parameters, standardization, inputs } = model;
  if (standardization && spec.inputShape.length > 1)
    refuse(
      "unsupported",
      "standardization",
      "inputs of one dimension for a LayersModel",
      `${spec.inputShape.length}`,
    );
  const normal = standardization ? [normalization()] : [];
  const layers = [...normal, ...spec.layers.flatMap((layer) => kerasLayers(layer, spec.regularization))];
  const topology = {
    keras_version: "2.15.0",
    backend: "tensorflow",
    model_config: {
      class_name: "Sequential",
      config: { name: "downhill", layers: withInput(layers, spec.inputShape) },
    },
  };
  const weights: Weight[] = [...(standardization ? normalWeights(standardization) : []), ...parameters];
  const metadata = {
    downhill: {
      schema: 1,
      spec,
      inputs,
      ...(standardization && { standardization: plain(standardization) }),
    },
  };
  const manifest = weights.map(({ name, shape }) => ({ name, shape, dtype: "float32" }));
  const file = {
    format: "layers-model",
    generatedBy: "Downhill",
    convertedBy: null,
    modelTopology: topology,
    weightsManifest: [{ paths: ["weights.bin"], weights: manifest }],
    userDefinedMetadata: metadata,
  };
  return { json: JSON.stringify(file), weights: packed(weights) };
}

function packed(weights: readonly Weight[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(weights.reduce((sum, { data }) => sum + data.byteLength, 0));
  let at = 0;
  for (const { data } of weights) {
    all.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return all;
}

const plain = ({ mean, deviation }: NonNullable<Model["standardization"]>) => ({
  mean: [...mean],
  deviation: [...deviation],
});

function withInput([first, ...rest]: readonly KerasLayer[], shape: readonly number[]): readonly KerasLayer[] {
  if (first === undefined) return [];
  return [{ ...first, config: { ...first.config, batch_input_shape: [null, ...shape] } }, ...rest];
}

function kerasLayers(layer: LayerSpec, { l1, l2 }: Model["spec"]["regularization"]): KerasLayer[] {
  const base = { name: layer.name, trainable: true, dtype: "float32" };
  if (layer.type === "flatten")
    return [{ class_name: "Flatten", config: { ...base, data_format: "channels_last" } }];
  if (layer.type === "dropout")
    return [{ class_name: "Dropout", config: { ...base, rate: layer.rate, noise_shape: null, seed: null } }];
  const { activation = "linear", useBias = true, kernelInitializer = "glorotUniform", units } = layer;
  const isLeaky = activation === "leakyRelu";
  const dense: KerasLayer = {
    class_name: "Dense",
    config: {
      ...base,
      units,
      activation: isLeaky ? "linear" : activation,
      use_bias: useBias,
      kernel_initializer: initializer(kernelInitializer),
      bias_initializer: { class_name: "Zeros", config: {} },
      kernel_regularizer: l1 === 0 && l2 === 0 ? null : { class_name: "L1L2", config: { l1, l2 } },
      bias_regularizer: null,
      activity_regularizer: null,
      kernel_constraint: null,
      bias_constraint: null,
    },
  };
  if (!isLeaky) return [dense];
  const name = leakyName(layer.name ?? "");
  return [dense, { class_name: "LeakyReLU", config: { ...base, name, alpha: kLeakySlope } }];
}

/** Keras's VarianceScaling says them all in one word: scale, mode and distribution. */
const scalings = {
  glorotUniform: [1, "fan_avg", "uniform"],
  glorotNormal: [1, "fan_avg", "truncated_normal"],
  heUniform: [2, "fan_in", "uniform"],
  heNormal: [2, "fan_in", "truncated_normal"],
  lecunUniform: [1, "fan_in", "uniform"],
  lecunNormal: [1, "fan_in", "truncated_normal"],
} as const;

function initializer(value: Initializer): KerasLayer {
  if (typeof value === "object") return { class_name: "Constant", config: { value: value.value } };
  if (value === "zeros") return { class_name: "Zeros", config: {} };
  const [scale, mode, distribution] = scalings[value];
  return { class_name: "VarianceScaling", config: { scale, mode, distribution, seed: null } };
}

const normalization = (): KerasLayer => ({
  class_name: "BatchNormalization",
  config: {
    name: kNormalization,
    trainable: false,
    dtype: "float32",
    axis: -1,
    momentum: 0.99,
    epsilon: 0,
    center: false,
    scale: false,
    moving_mean_initializer: { class_name: "Zeros", config: {} },
    moving_variance_initializer: { class_name: "Ones", config: {} },
  },
});

const normalWeights = ({ mean, deviation }: NonNullable<Model["standardization"]>): Weight[] => [
  { name: `${kNormalization}/moving_mean`, shape: [mean.length], data: Float32Array.from(mean) },
  {
    name: `${kNormalization}/moving_variance`,
    shape: [mean.length],
    data: Float32Array.from(deviation, (d) => d * d),
  },
];
