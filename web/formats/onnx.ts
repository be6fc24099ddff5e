// A model as ONNX: IR 8, opset 13, one graph from "input" [batch, ...] to "output" [batch, units]. Standardization is
// part of the graph (in double, as ours is); dropout is not, since it does nothing to a model that only answers.
// Field numbers: onnx.proto3 of onnx 1.12, https://github.com/onnx/onnx/blob/v1.12.0/onnx/onnx.proto3

import type { Activation, LayerSpec } from "../engine/types.ts";
import type { Model, Tensor } from "./model.ts";
import { type Bytes, bytes, float, joined, message, text, whole } from "./protobuf.ts";

const kIrVersion = 8;
const kOpset = 13;
export const kLeakySlope = 0.2;

const kFloat = 1;
const kDouble = 11;

/** What is being built: nodes in order, and where the values have come to. */
interface Build {
  readonly nodes: Bytes[];
  readonly initializers: Bytes[];
  last: string;
}

export function toOnnx(model: Model): Bytes {
  const { spec, parameters, standardization, inputs } = model;
  const build: Build = { nodes: [], initializers: [], last: "input" };
  if (standardization) standardize(build, standardization, spec.inputShape);
  for (const layer of spec.layers) addLayer(build, layer, parameters);
  node(build, "Identity", [build.last], "output");
  const units = parameters.findLast(({ name }) => name.endsWith("/kernel"))?.shape[1] ?? 1;
  const names = inputs.length > 0 ? `The numbers of a row: ${inputs.join(", ")}` : "";
  const graph = [
    ...build.nodes.map((one) => bytes(1, one)),
    text(2, "downhill"),
    ...build.initializers.map((one) => bytes(5, one)),
    bytes(11, valueInfo("input", spec.inputShape, names)),
    bytes(12, valueInfo("output", [units], "")),
  ];
  return joined([
    whole(1, kIrVersion),
    text(2, "Downhill"),
    message(7, ...graph),
    message(8, text(1, ""), whole(2, kOpset)),
    message(14, text(1, "downhill"), text(2, JSON.stringify(spec))),
  ]);
}

function addLayer(build: Build, layer: LayerSpec, parameters: readonly Tensor[]): void {
  const name = layer.name ?? layer.type;
  if (layer.type === "flatten") node(build, "Flatten", [build.last], name, [intAttribute("axis", 1)]);
  if (layer.type !== "dense") return;
  const kernel = parameters.find((tensor) => tensor.name === `${name}/kernel`);
  const bias = parameters.find((tensor) => tensor.name === `${name}/bias`);
  for (const tensor of [kernel, bias]) {
    if (tensor) build.initializers.push(tensorOf(tensor.name, tensor.shape, kFloat, tensor.data));
  }
  const { activation = "linear" } = layer;
  const z = activation === "linear" ? name : `${name}/z`;
  const from = [build.last, `${name}/kernel`];
  if (bias) node(build, "Gemm", [...from, `${name}/bias`], z);
  else node(build, "MatMul", from, z);
  if (activation !== "linear") activate(build, activation, name);
}

function activate(build: Build, activation: Exclude<Activation, "linear">, name: string): void {
  const ops = {
    relu: ["Relu", []],
    leakyRelu: ["LeakyRelu", [floatAttribute("alpha", kLeakySlope)]],
    elu: ["Elu", [floatAttribute("alpha", 1)]],
    sigmoid: ["Sigmoid", []],
    tanh: ["Tanh", []],
    // ONNX counts -1 from the end, and protobuf writes it in ten bytes; a row has axis 1 alone.
    softmax: ["Softmax", [intAttribute("axis", 1)]],
  } as const;
  const [op, attributes] = ops[activation];
  node(build, op, [build.last], name, attributes);
}

function standardize(
  build: Build,
  { mean, deviation }: NonNullable<Model["standardization"]>,
  shape: readonly number[],
): void {
  build.initializers.push(tensorOf("standardization/mean", shape, kDouble, mean));
  build.initializers.push(tensorOf("standardization/deviation", shape, kDouble, deviation));
  node(build, "Cast", [build.last], "standardization/x", [intAttribute("to", kDouble)]);
  node(build, "Sub", [build.last, "standardization/mean"], "standardization/centred");
  node(build, "Div", [build.last, "standardization/deviation"], "standardization/z");
  node(build, "Cast", [build.last], "standardization/out", [intAttribute("to", kFloat)]);
}

function node(
  build: Build,
  op: string,
  inputs: readonly string[],
  output: string,
  attributes: readonly Bytes[] = [],
): void {
  const fields = [...inputs.map((name) => text(1, name)), text(2, output), text(3, output), text(4, op)];
  build.nodes.push(joined([...fields, ...attributes.map((one) => bytes(5, one))]));
  build.last = output;
}

const intAttribute = (name: string, value: number): Bytes =>
  joined([text(1, name), whole(3, value), whole(20, 2)]);
const floatAttribute = (name: string, value: number): Bytes =>
  joined([text(1, name), float(2, value), whole(20, 1)]);

function tensorOf(
  name: string,
  shape: readonly number[],
  type: number,
  data: Float32Array | Float64Array,
): Bytes {
  const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return joined([...shape.map((n) => whole(1, n)), whole(2, type), text(8, name), bytes(9, raw)]);
}

/** Floats, any number of rows. */
function valueInfo(name: string, shape: readonly number[], doc: string): Bytes {
  const dimensions = [message(1, text(2, "batch")), ...shape.map((n) => message(1, whole(1, n)))];
  const type = message(2, message(1, whole(1, kFloat), message(2, ...dimensions)));
  return joined([text(1, name), type, ...(doc ? [text(3, doc)] : [])]);
}
