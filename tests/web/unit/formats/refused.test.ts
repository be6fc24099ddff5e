// Files that are no models of ours are refused by their place, and nothing but a DownhillError is ever thrown: planted
// faults one by one, then truncations and random damage (I1-I3).

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DownhillError } from "../../../../web/engine/errors.ts";
import { fromSafetensors, toSafetensors } from "../../../../web/formats/bundle.ts";
import { readSafetensors, writeSafetensors } from "../../../../web/formats/safetensors.ts";
import { toTensorflow } from "../../../../web/formats/tensorflow.ts";
import { fromTensorflow } from "../../../../web/formats/tensorflow-read.ts";
import { walked } from "./support.ts";

const { model } = walked(2, 10, {
  spec: {
    inputShape: [2],
    layers: [
      { type: "dense", units: 3, activation: "leakyRelu" },
      { type: "dropout", rate: 0.1 },
      { type: "dense", units: 1, activation: "sigmoid" },
    ],
    loss: "binaryCrossentropy",
    optimizer: { type: "adam" },
  },
});

// biome-ignore lint/suspicious/noExplicitAny: JSON to be damaged at any place
type Json = any;

const refused = (act: () => unknown, where: string | RegExp, what: string): void => {
  assert.throws(
    act,
    (error: unknown) => {
      assert.ok(error instanceof DownhillError, `${what}: ${error}`);
      if (typeof where === "string") assert.equal(error.where, where, what);
      else assert.match(error.where, where, what);
      assert.match(error.message, /expected .+, got .+|must be .+, got .+|unknown key/, what);
      return true;
    },
    what,
  );
};

const here = "model.json: modelTopology.model_config";
const layer = (i: number): string => `${here}.config.layers[${i}]`;
const layersOf = (file: Json): Json[] => file.modelTopology.model_config.config.layers;

const faults: readonly [string, string, (file: Json) => void][] = [
  ["a graph model", "model.json: format", (f) => Object.assign(f, { format: "graph-model" })],
  ["no topology", "model.json: modelTopology", (f) => delete f.modelTopology],
  [
    "a functional model",
    `${here}.class_name`,
    (f) => Object.assign(f.modelTopology.model_config, { class_name: "Functional" }),
  ],
  ["no layers", `${here}.config.layers`, (f) => layersOf(f).splice(0)],
  ["a convolution", `${layer(2)}.class_name`, (f) => Object.assign(layersOf(f)[2], { class_name: "Conv2D" })],
  [
    "a class of the prototype",
    `${layer(2)}.class_name`,
    (f) => Object.assign(layersOf(f)[2], { class_name: "constructor" }),
  ],
  [
    "an unknown activation",
    `${layer(3)}.config.activation`,
    (f) => Object.assign(layersOf(f)[3].config, { activation: "swish" }),
  ],
  ["another slope", `${layer(1)}.config.alpha`, (f) => Object.assign(layersOf(f)[1].config, { alpha: 0.3 })],
  [
    "a constraint",
    `${layer(0)}.config.kernel_constraint`,
    (f) => Object.assign(layersOf(f)[0].config, { kernel_constraint: { class_name: "NonNeg" } }),
  ],
  [
    "two of a name",
    `${layer(3)}.config.name`,
    (f) => Object.assign(layersOf(f)[3].config, { name: "dense_1" }),
  ],
  ["half a unit", `${layer(0)}.config.units`, (f) => Object.assign(layersOf(f)[0].config, { units: 2.5 })],
  [
    "a shape with a hole",
    `${layer(0)}.config.batch_input_shape`,
    (f) => Object.assign(layersOf(f)[0].config, { batch_input_shape: [null, null] }),
  ],
  [
    "quantized weights",
    "dense_1/kernel",
    (f) => Object.assign(f.weightsManifest[0].weights[0], { quantization: {} }),
  ],
  ["doubles", "dense_1/kernel", (f) => Object.assign(f.weightsManifest[0].weights[0], { dtype: "float64" })],
  [
    "a weight too many",
    "dense_7/kernel",
    (f) => f.weightsManifest[0].weights.push({ name: "dense_7/kernel", shape: [0], dtype: "float32" }),
  ],
  [
    "a weight turned over",
    "dense_1/kernel",
    (f) => Object.assign(f.weightsManifest[0].weights[0], { shape: [3, 2] }),
  ],
  ["bytes missing", "weights", (f) => Object.assign(f.weightsManifest[0].weights[0], { shape: [2, 4] })],
  [
    "another spec beside it",
    "model.json: userDefinedMetadata.downhill.spec.layers",
    (f) => Object.assign(f.userDefinedMetadata.downhill.spec.layers[0], { activation: "relu" }),
  ],
];

test("faults of a LayersModel are told by their place", () => {
  const { json, weights } = toTensorflow(model);
  for (const [what, where, damage] of faults) {
    const file: Json = JSON.parse(json);
    damage(file);
    refused(() => fromTensorflow(JSON.stringify(file), weights), where, what);
  }
  refused(() => fromTensorflow("{", weights), "model.json", "half a file");
  const sick = Float32Array.from(new Float32Array(weights.slice().buffer));
  sick[4] = Number.NaN;
  refused(() => fromTensorflow(json, new Uint8Array(sick.buffer)), "dense_1/kernel", "a NaN");
});

function tensors(change: (header: Json) => void): Uint8Array {
  const file = toSafetensors(model);
  const length = Number(new DataView(file.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(file.subarray(8, 8 + length)));
  change(header);
  const text = new TextEncoder().encode(JSON.stringify(header));
  const out = new Uint8Array(8 + text.length + file.length - 8 - length);
  new DataView(out.buffer).setBigUint64(0, BigInt(text.length), true);
  out.set(text, 8);
  out.set(file.subarray(8 + length), 8 + text.length);
  return out;
}

const noted = (change: (note: Json) => void) => (header: Json) => {
  const note = JSON.parse(header.__metadata__.model);
  change(note);
  header.__metadata__.model = JSON.stringify(note);
};

const headerFaults: readonly [string, string | RegExp, (header: Json) => void][] = [
  ["half floats", "dense_1/kernel", (h) => Object.assign(h["dense_1/kernel"], { dtype: "F16" })],
  [
    "a place outside",
    "dense_1/kernel",
    (h) => Object.assign(h["dense_1/kernel"], { data_offsets: [0, 1e9] }),
  ],
  ["backwards", "dense_1/kernel", (h) => Object.assign(h["dense_1/kernel"], { data_offsets: [24, 0] })],
  ["another shape", "dense_1/kernel", (h) => Object.assign(h["dense_1/kernel"], { shape: [2, 2] })],
  ["turned over", "dense_1/kernel", (h) => Object.assign(h["dense_1/kernel"], { shape: [3, 2] })],
  ["two in one place", /dense_1|memory/, (h) => Object.assign(h["dense_1/bias"], { data_offsets: [0, 12] })],
  ["one missing", /byte|dense|memory/, (h) => delete h["dense_2/bias"]],
  [
    "a name of its own",
    "dense_3/kernel",
    (h) => Object.assign(h, { "dense_3/kernel": { dtype: "F32", shape: [0], data_offsets: [0, 0] } }),
  ],
  ["metadata of numbers", "__metadata__.schema", (h) => Object.assign(h.__metadata__, { schema: 1 })],
  ["a schema to come", "__metadata__.schema", (h) => Object.assign(h.__metadata__, { schema: "2" })],
  ["another's file", "__metadata__.format", (h) => Object.assign(h.__metadata__, { format: "pt" })],
  ["an unknown loss", "loss", noted((n) => Object.assign(n.spec, { loss: "hinge" }))],
  ["a spec with a stranger", "spec", noted((n) => Object.assign(n.spec, { evil: 1 }))],
  ["a step before the first", "walk.step", noted((n) => Object.assign(n.walk, { step: -1 }))],
  ["a place beyond the data", "walk.cursor", noted((n) => Object.assign(n.walk, { cursor: 23 }))],
  ["no names for inputs", "inputs", noted((n) => Object.assign(n, { inputs: [1, 2] }))],
];

test("faults of a safetensors file are told by their place", () => {
  for (const [what, where, damage] of headerFaults)
    refused(() => fromSafetensors(tensors(damage)), where, what);
  refused(() => readSafetensors(new Uint8Array(4)), "byte 0", "four bytes");
  refused(() => readSafetensors(new Uint8Array(64).fill(255)), "byte 0", "an absurd length");
});

test("names of the prototype are names like others", () => {
  const data = new Float32Array([1]);
  const names = ["__proto__", "constructor", "<img onerror=alert(1)>"];
  const file = writeSafetensors({ tensors: names.map((name) => ({ name, shape: [1], data })), metadata: {} });
  const back = readSafetensors(file);
  assert.equal(Object.hasOwn(Object.prototype, "dtype"), false);
  assert.deepEqual(back.tensors.map(({ name }) => name).sort(), names.sort());
});

test("cut or damaged anywhere, a file is refused or read, and nothing else happens", () => {
  const whole = toSafetensors(model);
  const calm = (file: Uint8Array): void => {
    try {
      fromSafetensors(file);
    } catch (error) {
      assert.ok(error instanceof DownhillError, String(error));
    }
  };
  for (let i = 0; i < 64; i++) {
    const cut = whole.slice(0, Math.floor((whole.length * i) / 64));
    refused(() => fromSafetensors(cut), /./, `${i} of 64 parts`);
  }
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
      const file = whole.slice();
      file[at] = byte;
      calm(file);
    }),
    { numRuns: 1000 },
  );
  const { json, weights } = toTensorflow(model);
  fc.assert(
    fc.property(fc.nat(json.length - 1), fc.string({ maxLength: 3 }), (at, text) => {
      try {
        fromTensorflow(json.slice(0, at) + text + json.slice(at + text.length), weights);
      } catch (error) {
        assert.ok(error instanceof DownhillError, String(error));
      }
    }),
    { numRuns: 1000 },
  );
});
