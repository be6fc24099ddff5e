// D4: every argument is checked before wasm. For each parameter of each method, more than 200 wrong values: each gives a
// TypeError, RangeError or DownhillError that names the parameter, and the session trains on as if nothing had been.
// Specs have a table of their own in spec.test.mjs.

import assert from "node:assert/strict";
import test from "node:test";
import { DownhillError, engine, loadEngine, spiral, trained } from "./support.mjs";
import {
  isBetween,
  isEmptyRecord,
  isFlag,
  isFloats,
  isOneOf,
  isWhole,
  names,
  never,
  testWrongValues,
  wrongFor,
} from "./wrong_values.mjs";

const data = spiral(20);
const box = { x: [-3, 3], y: [-3, 3], width: 2, height: 2 };
const axis = { direction: new Float32Array(33).fill(1), from: -1, to: 1 };
const tensor = { name: "dense_1/bias", shape: [8], data: new Float32Array(8) };

const table = [
  ["generate type", (_, v) => engine.generate({ type: v, rows: 3 }), "type", never],
  ["generate rows", (_, v) => engine.generate({ type: "xor", rows: v }), "rows", isWhole(1, 1e6)],
  ["generate noise", (_, v) => engine.generate({ type: "xor", rows: 3, noise: v }), "noise", isBetween(0, 1)],
  [
    "generate seed",
    (_, v) => engine.generate({ type: "xor", rows: 3, seed: v }),
    "seed",
    isWhole(0, 2 ** 53 - 1),
  ],
  ["generate", (_, v) => engine.generate(v), "spec|type", never],
  ["expandFeatures points", (_, v) => engine.expandFeatures(v, ["x1"]), "points", (v) => isFloats(0)(v)],
  ["expandFeatures words", (_, v) => engine.expandFeatures(new Float32Array(2), v), "words", never],
  [
    "expandFeatures dimensions",
    (_, v) => engine.expandFeatures(new Float32Array(2), ["x1"], v),
    "dimensions",
    never,
  ],
  ["split", (_, v) => engine.split(v), "spec|rows", never],
  ["split rows", (_, v) => engine.split({ rows: v }), "rows", isWhole(1, 1e6)],
  [
    "split validation",
    (_, v) => engine.split({ rows: 9, validation: v }),
    "validation",
    isBetween(0, 0.999999),
  ],
  [
    "split validation.by",
    (_, v) => engine.split({ rows: 9, validation: { fraction: 0.2, by: v } }),
    "validation.by",
    never,
  ],
  [
    "split test.fraction",
    (_, v) => engine.split({ rows: 9, test: { fraction: v } }),
    "test",
    isBetween(0, 0.999999),
  ],
  ["split seed", (_, v) => engine.split({ rows: 9, seed: v }), "seed", isWhole(0, 2 ** 53 - 1)],
  ["split classes", (_, v) => engine.split({ rows: 9, classes: v }), "classes", never],
  ["setData", (s, v) => s.setData(v), "data|rows", never],
  ["setData features", (s, v) => s.setData({ ...data, features: v }), "features", never],
  ["setData targets", (s, v) => s.setData({ ...data, targets: v }), "targets", never],
  ["setData rows", (s, v) => s.setData({ ...data, rows: v }), "rows|features", never],
  ["setData scale", (s, v) => s.setData({ ...data, scale: v }), "scale", never],
  [
    "setData validation",
    (s, v) => s.setData({ ...data, validation: v }),
    "validation",
    isBetween(0, 0.999999),
  ],
  [
    "setData validation.fraction",
    (s, v) => s.setData({ ...data, validation: { fraction: v } }),
    "validation",
    isBetween(0, 0.999999),
  ],
  [
    "setData validation.by",
    (s, v) => s.setData({ ...data, validation: { fraction: 0.1, by: v } }),
    "validation.by",
    never,
  ],
  ["setData test", (s, v) => s.setData({ ...data, test: v }), "test", isBetween(0, 0.999999)],
  [
    "setData test.features",
    (s, v) => s.setData({ ...data, test: { ...data, features: v } }),
    "test.features",
    never,
  ],
  ["setData seed", (s, v) => s.setData({ ...data, seed: v }), "seed", isWhole(0, 2 ** 53 - 1)],
  ["setData standardize", (s, v) => s.setData({ ...data, standardize: v }), "standardize", isFlag],
  ["run", (s, v) => s.run(v), "steps", isWhole(0, 1e9)],
  ["advance", (s, v) => s.advance(v), "unit", never],
  ["update", (s, v) => s.update(v), "change", isEmptyRecord],
  ["update layers", (s, v) => s.update({ layers: v }), "layers", never],
  ["update optimizer", (s, v) => s.update({ optimizer: v }), "optimizer", isEmptyRecord],
  [
    "update learningRate",
    (s, v) => s.update({ optimizer: { learningRate: v } }),
    "optimizer.learningRate",
    isBetween(0, 1e6),
  ],
  [
    "update schedule",
    (s, v) => s.update({ optimizer: { schedule: v } }),
    "optimizer.schedule",
    isEmptyRecord,
  ],
  ["update regularization", (s, v) => s.update({ regularization: v }), "regularization", isEmptyRecord],
  ["update batchSize", (s, v) => s.update({ batchSize: v }), "batchSize", isWhole(1, 2 ** 31 - 1)],
  ["reset", (s, v) => s.reset(v), "options", isEmptyRecord],
  ["reset seed", (s, v) => s.reset({ seed: v }), "seed", isWhole(0, 2 ** 53 - 1)],
  ["recover", (s, v) => s.recover(v), "where", never],
  ["evaluate", (s, v) => s.evaluate(v), "part", never],
  ["report", (s, v) => s.report(v), "part", never],
  ["examples", (s, v) => s.examples(v), "rows", never],
  ["layers", (s, v) => s.layers(v), "features", (v) => isFloats(0)(v) || isFloats(2)(v)],
  ["jacobian", (s, v) => s.jacobian(v), "features", isFloats(2)],
  ["jacobian options", (s, v) => s.jacobian(new Float32Array(2), v), "options", isEmptyRecord],
  ["jacobian layer", (s, v) => s.jacobian(new Float32Array(2), { layer: v }), "layer", (v) => v === ""],
  ["update earlyStopping", (s, v) => s.update({ earlyStopping: v }), "earlyStopping", isEmptyRecord],
  [
    "update patience",
    (s, v) => s.update({ earlyStopping: { patience: v } }),
    "earlyStopping.patience",
    isWhole(0, 2 ** 31 - 1),
  ],
  [
    "update minDelta",
    (s, v) => s.update({ earlyStopping: { minDelta: v } }),
    "earlyStopping.minDelta",
    isBetween(0, 1e6),
  ],
  ["predict", (s, v) => s.predict(v), "features", (v) => isFloats(0)(v) || isFloats(2)(v)],
  ["field", (s, v) => s.field(v), "options|x", never],
  ["field x", (s, v) => s.field({ ...box, x: v }), "x", never],
  ["field x[1]", (s, v) => s.field({ ...box, x: [-3, v] }), "x", isBetween(-2.99, 1e9)],
  ["field y", (s, v) => s.field({ ...box, y: v }), "y", never],
  ["field width", (s, v) => s.field({ ...box, width: v }), "width", isWhole(1, 4096)],
  ["field height", (s, v) => s.field({ ...box, height: v }), "height", isWhole(1, 4096)],
  [
    "field nodes",
    (s, v) => s.field({ ...box, nodes: v }),
    "nodes",
    (v) => Array.isArray(v) && v.length === 0,
  ],
  [
    "field features",
    (s, v) => s.field({ ...box, features: v }),
    "features",
    (v) => Array.isArray(v) && v.length === 0,
  ],
  ["curvature", (s, v) => s.curvature(v), "where", (v) => v === "now" || v === "best"],
  ["randomDirections", (s, v) => s.randomDirections(v), "seed", isWhole(0, Number.MAX_SAFE_INTEGER)],
  ["walkDirections", (s, v) => s.walkDirections(v), "walk", never],
  ["surface", (s, v) => s.surface(v), "options|axes", never],
  ["surface axes", (s, v) => s.surface({ axes: v, width: 1, height: 1 }), "axes", never],
  ["surface axes[1]", (s, v) => s.surface({ axes: [axis, v], width: 1, height: 1 }), "axes\\[1\\]", never],
  [
    "surface direction",
    (s, v) => s.surface({ axes: [axis, { ...axis, direction: v }], width: 1, height: 1 }),
    "axes\\[1\\].direction",
    never,
  ],
  [
    "surface parameter",
    (s, v) => s.surface({ axes: [axis, { parameter: v, from: 0, to: 1 }], width: 1, height: 1 }),
    "axes\\[1\\].parameter",
    never,
  ],
  [
    "surface index",
    (s, v) =>
      s.surface({
        axes: [axis, { parameter: "dense_1/bias", index: v, from: 0, to: 1 }],
        width: 1,
        height: 1,
      }),
    "axes\\[1\\].index",
    isWhole(0, 7),
  ],
  [
    "surface from",
    (s, v) => s.surface({ axes: [axis, { ...axis, from: v }], width: 1, height: 1 }),
    "axes\\[1\\].from",
    isBetween(-1e9, 0.999999),
  ],
  [
    "surface width",
    (s, v) => s.surface({ axes: [axis, axis], width: v, height: 1 }),
    "width",
    isWhole(1, 4096),
  ],
  [
    "surface height",
    (s, v) => s.surface({ axes: [axis, axis], width: 1, height: v }),
    "height",
    isWhole(1, 4096),
  ],
  ["history", (s, v) => s.history(v), "range", isEmptyRecord],
  ["history from", (s, v) => s.history({ from: v }), "from", isBetween(-Number.MAX_VALUE, Number.MAX_VALUE)],
  ["history to", (s, v) => s.history({ to: v }), "to", isBetween(-Number.MAX_VALUE, Number.MAX_VALUE)],
  ["setParameters", (s, v) => s.setParameters(v), "list", never],
  [
    "setParameters name",
    (s, v) => s.setParameters([{ ...tensor, name: v }]),
    "list\\[0\\].name|called",
    never,
  ],
  ["setParameters shape", (s, v) => s.setParameters([{ ...tensor, shape: v }]), "list\\[0\\]", never],
  ["setParameters data", (s, v) => s.setParameters([{ ...tensor, data: v }]), "list\\[0\\].data", never],
  ["value", (s, v) => s.value(v), "name|called", never],
  ["sample", (s, v) => s.sample(v), "row", isWhole(0, 199)],
  ["restore", (s, v) => s.restore(v), "bytes", never],
];

testWrongValues(table);

test("every method that takes arguments is in the table", (t) => {
  const listed = new Set(["createSession", ...table.map(([what]) => what.split(" ")[0])]);
  for (const owner of [engine, trained(t)]) {
    const prototype = Object.getPrototypeOf(owner);
    for (const [key, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (key === "constructor" || typeof value !== "function" || !/^\w+\((\w|\{)/.test(value.toString()))
        continue;
      assert.ok(listed.has(key), key);
    }
  }
});

test("loadEngine refuses wrong options by name", async () => {
  for (const [option, isRight] of [
    ["variant", isOneOf("strict", "turbo")],
    ["wasmUrl", (v) => v instanceof URL || (typeof v === "string" && v !== "")],
    ["wasmBinary", (v) => v instanceof ArrayBuffer],
    ["turboUrl", (v) => v instanceof URL || (typeof v === "string" && v !== "")],
    ["turboBinary", (v) => v instanceof ArrayBuffer],
  ]) {
    for (const value of wrongFor(isRight)) {
      await assert.rejects(loadEngine({ [option]: value }), (error) => names(error, option));
    }
  }
});

test("a wasm file that is missing or broken is a load error that says why", async () => {
  for (const options of [
    { wasmUrl: "file:///nowhere/downhill.wasm" },
    { wasmBinary: new Uint8Array([0, 97, 115, 109]) },
  ]) {
    await assert.rejects(
      loadEngine(options),
      (error) => error instanceof DownhillError && error.code === "load-failed" && /wasm/.test(error.message),
    );
  }
});
