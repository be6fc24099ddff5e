// What leaves comes back bit for bit, by safetensors and by TensorFlow.js's files: two hundred random architectures, drawn by
// fast-check. And the weights of a bundle fit the model they came from and no other.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromSafetensors, toSafetensors, weightsFrom } from "../../../../web/formats/bundle.ts";
import type { Model } from "../../../../web/formats/model.ts";
import { toTensorflow } from "../../../../web/formats/tensorflow.ts";
import { fromTensorflow, weightFiles } from "../../../../web/formats/tensorflow-read.ts";
import { engine, walked } from "./support.ts";

const kRuns = 200;

/** Numbers as their bytes, so that -0 is not 0. */
const bits = (data: { buffer: ArrayBufferLike; byteOffset: number; byteLength: number }): string =>
  Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("hex");

function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return `${value.constructor.name} ${bits(value)}`;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

function assertSame(back: Model, model: Model): void {
  assert.deepEqual(plain(back), plain(model));
}

const seeds = fc.integer({ min: 0, max: 1e6 });

function withModel(seed: number, check: (model: Model) => void): void {
  const { session, model } = walked(seed, 1 + (seed % 30), { standardize: seed % 4 === 0 });
  try {
    check(model);
  } finally {
    session.dispose();
  }
}

test("import(export(model)) is the model, bit for bit: safetensors", () => {
  fc.assert(
    fc.property(seeds, (seed) =>
      withModel(seed, (model) => assertSame(fromSafetensors(toSafetensors(model)), model)),
    ),
    { numRuns: kRuns },
  );
});

test("import(export(model)) is the model, bit for bit: TensorFlow.js", () => {
  fc.assert(
    fc.property(seeds, (seed) =>
      withModel(seed, (model) => {
        if (model.standardization && model.spec.inputShape.length > 1) return;
        const { json, weights } = toTensorflow(model);
        assert.deepEqual(weightFiles(json), ["weights.bin"]);
        assertSame(fromTensorflow(json, weights), { ...model, walk: null });
      }),
    ),
    { numRuns: kRuns },
  );
});

test("weights alone go into a session of the same layers, strictly by name and shape", () => {
  const { session, model } = walked(6, 20);
  const file = toSafetensors(model);
  const other = engine.createSession(model.spec);
  other.setParameters(weightsFrom(file, model.spec));
  assert.equal(
    bits(other.predict(new Float32Array(30)) as Float32Array),
    bits(session.predict(new Float32Array(30))),
  );
  const [first, ...rest] = model.spec.layers;
  assert.ok(first);
  const wider = [...rest.slice(0, -1), { type: "dense" as const, units: 7, name: "dense_9" }];
  assert.throws(
    () => weightsFrom(file, { ...model.spec, layers: [first, ...wider], loss: "meanSquaredError" }),
    {
      name: "DownhillError",
    },
  );
  other.dispose();
  session.dispose();
});

test("a model of other hands: Keras's own words, no metadata of ours", () => {
  const json = JSON.stringify({
    modelTopology: {
      class_name: "Sequential",
      config: [
        { class_name: "InputLayer", config: { batch_input_shape: [null, 2], name: "in" } },
        { class_name: "Dense", config: { units: 3, name: "a" } },
        { class_name: "LeakyReLU", config: { alpha: 0.20000000298023224, name: "b" } },
        { class_name: "Dense", config: { units: 1, activation: "sigmoid", name: "c", use_bias: false } },
      ],
    },
    weightsManifest: [
      {
        paths: ["one.bin", "two.bin"],
        weights: [
          { name: "c/kernel", shape: [3, 1], dtype: "float32" },
          { name: "a/kernel", shape: [2, 3], dtype: "float32" },
          { name: "a/bias", shape: [3], dtype: "float32" },
        ],
      },
    ],
  });
  const numbers = Float32Array.from({ length: 12 }, (_, i) => i);
  const model = fromTensorflow(json, new Uint8Array(numbers.buffer));
  assert.deepEqual(weightFiles(json), ["one.bin", "two.bin"]);
  assert.equal(model.spec.loss, "binaryCrossentropy");
  assert.deepEqual(
    model.parameters.map(({ name, data }) => [name, ...data]),
    [
      ["a/kernel", 3, 4, 5, 6, 7, 8],
      ["a/bias", 9, 10, 11],
      ["c/kernel", 0, 1, 2],
    ],
  );
  const activation = model.spec.layers.map((layer) => layer.type === "dense" && layer.activation);
  assert.deepEqual(activation, ["leakyRelu", "sigmoid"]);
});
