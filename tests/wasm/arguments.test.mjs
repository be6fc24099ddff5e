// D4: every argument is checked before wasm. For each parameter of each method, more than 200 wrong values: each gives a
// TypeError, RangeError or DownhillError that names the parameter, and the session trains on as if nothing had been.

import assert from "node:assert/strict";
import test from "node:test";
import {
  classifier,
  DownhillError,
  dense,
  engine,
  loadEngine,
  spiral,
  trained,
  weightsHash,
} from "./support.mjs";
import { wrongValues } from "./wrong_values.mjs";

const seed = 20251121;
const least = 200;
const isWhole = (min, max) => (value) => Number.isInteger(value) && value >= min && value <= max;
const isBetween = (min, max) => (value) => Number.isFinite(value) && value >= min && value <= max;
const isOneOf =
  (...words) =>
  (value) =>
    words.includes(value);
const isFlag = (value) => typeof value === "boolean";
const never = () => false;
const isEmptyRecord = (value) =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !ArrayBuffer.isView(value) &&
  Object.keys(value).length === 0;
const isFloats = (length) => (value) =>
  value instanceof Float32Array && value.length === length && value.every(Number.isFinite);

const data = spiral(20);
const box = { x: [-3, 3], y: [-3, 3], width: 2, height: 2 };
const axis = { direction: new Float32Array(33).fill(1), from: -1, to: 1 };
const tensor = { name: "dense_1/bias", shape: [8], data: new Float32Array(8) };
const withLayer = (layer) => classifier({ layers: [layer, dense(1, "sigmoid")] });
const withOptimizer = (type, part) => classifier({ optimizer: { type, ...part } });
const build = (spec) => engine.createSession(spec).dispose();

/** [what, how it is called with the wrong value, what the message must name, which values are right after all]. */
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
  ["createSession", (_, v) => build(v), "spec|inputShape", never],
  ["createSession kind", (_, v) => build(classifier({ kind: v })), "kind", never],
  ["createSession inputShape", (_, v) => build(classifier({ inputShape: v })), "inputShape", never],
  [
    "createSession inputShape[0]",
    (_, v) => build(classifier({ inputShape: [v] })),
    "inputShape",
    isWhole(1, 1e5),
  ],
  ["createSession layers", (_, v) => build(classifier({ layers: v })), "layers", never],
  ["createSession layers[0]", (_, v) => build(withLayer(v)), "layers\\[0\\]", never],
  [
    "createSession layer type",
    (_, v) => build(withLayer({ type: v, units: 3 })),
    "layers\\[0\\].type",
    never,
  ],
  ["createSession units", (_, v) => build(withLayer(dense(v))), "layers\\[0\\]", isWhole(1, 1e5)],
  ["createSession activation", (_, v) => build(withLayer(dense(3, v))), "layers\\[0\\].activation", never],
  [
    "createSession useBias",
    (_, v) => build(withLayer(dense(3, "relu", { useBias: v }))),
    "layers\\[0\\].useBias",
    isFlag,
  ],
  [
    "createSession kernelInitializer",
    (_, v) => build(withLayer(dense(3, "relu", { kernelInitializer: v }))),
    "layers\\[0\\].kernelInitializer",
    never,
  ],
  [
    "createSession constant",
    (_, v) => build(withLayer(dense(3, "relu", { kernelInitializer: { type: "constant", value: v } }))),
    "kernelInitializer.value",
    isBetween(-1e6, 1e6),
  ],
  [
    "createSession name",
    (_, v) => build(withLayer(dense(3, "relu", { name: v }))),
    "layers\\[0\\].name",
    (v) => /^[\w.-]{1,64}$/.test(typeof v === "string" ? v : ""),
  ],
  [
    "createSession rate",
    (_, v) => build(withLayer({ type: "dropout", rate: v })),
    "layers\\[0\\].rate",
    isBetween(0, 0.999999),
  ],
  ["createSession loss", (_, v) => build(classifier({ loss: v })), "loss", never],
  ["createSession optimizer", (_, v) => build(classifier({ optimizer: v })), "optimizer", never],
  ["createSession optimizer type", (_, v) => build(withOptimizer(v, {})), "optimizer.type", never],
  [
    "createSession learningRate",
    (_, v) => build(withOptimizer("sgd", { learningRate: v })),
    "optimizer.learningRate",
    isBetween(0, 1e6),
  ],
  [
    "createSession momentum",
    (_, v) => build(withOptimizer("sgd", { momentum: v })),
    "optimizer.momentum",
    isBetween(0, 0.999999),
  ],
  [
    "createSession nesterov",
    (_, v) => build(withOptimizer("sgd", { nesterov: v })),
    "optimizer.nesterov",
    isFlag,
  ],
  [
    "createSession rho",
    (_, v) => build(withOptimizer("rmsprop", { rho: v })),
    "optimizer.rho",
    isBetween(0, 0.999999),
  ],
  [
    "createSession beta1",
    (_, v) => build(withOptimizer("adam", { beta1: v })),
    "optimizer.beta1",
    isBetween(0, 0.999999),
  ],
  [
    "createSession beta2",
    (_, v) => build(withOptimizer("adam", { beta2: v })),
    "optimizer.beta2",
    isBetween(0, 0.999999),
  ],
  [
    "createSession epsilon",
    (_, v) => build(withOptimizer("adam", { epsilon: v })),
    "optimizer.epsilon",
    isBetween(5e-324, 1),
  ],
  [
    "createSession weightDecay",
    (_, v) => build(withOptimizer("adamw", { weightDecay: v })),
    "optimizer.weightDecay",
    isBetween(0, 1e6),
  ],
  [
    "createSession initialAccumulator",
    (_, v) => build(withOptimizer("adagrad", { initialAccumulator: v })),
    "optimizer.initialAccumulator",
    isBetween(0, 1e6),
  ],
  [
    "createSession schedule",
    (_, v) => build(withOptimizer("sgd", { schedule: v })),
    "optimizer.schedule",
    isEmptyRecord,
  ],
  [
    "createSession schedule type",
    (_, v) => build(withOptimizer("sgd", { schedule: { type: v } })),
    "schedule.type",
    never,
  ],
  [
    "createSession schedule steps",
    (_, v) => build(withOptimizer("sgd", { schedule: { steps: v } })),
    "schedule.steps",
    isWhole(1, 2 ** 31 - 1),
  ],
  [
    "createSession decayRate",
    (_, v) => build(withOptimizer("sgd", { schedule: { decayRate: v } })),
    "schedule.decayRate",
    isBetween(0, 1e6),
  ],
  [
    "createSession finalFraction",
    (_, v) => build(withOptimizer("sgd", { schedule: { finalFraction: v } })),
    "schedule.finalFraction",
    isBetween(0, 1),
  ],
  [
    "createSession warmupSteps",
    (_, v) => build(withOptimizer("sgd", { schedule: { warmupSteps: v } })),
    "schedule.warmupSteps",
    isWhole(0, 2 ** 31 - 1),
  ],
  [
    "createSession regularization",
    (_, v) => build(classifier({ regularization: v })),
    "regularization",
    isEmptyRecord,
  ],
  [
    "createSession l1",
    (_, v) => build(classifier({ regularization: { l1: v } })),
    "regularization.l1",
    isBetween(0, 1e6),
  ],
  [
    "createSession l2",
    (_, v) => build(classifier({ regularization: { l2: v } })),
    "regularization.l2",
    isBetween(0, 1e6),
  ],
  [
    "createSession batchSize",
    (_, v) => build(classifier({ batchSize: v })),
    "batchSize",
    isWhole(1, 2 ** 31 - 1),
  ],
  ["createSession shuffle", (_, v) => build(classifier({ shuffle: v })), "shuffle", isFlag],
  ["createSession seed", (_, v) => build(classifier({ seed: v })), "seed", isWhole(0, 2 ** 53 - 1)],
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
  ["restore", (s, v) => s.restore(v), "bytes", never],
];

function names(error, name) {
  const kind = error instanceof TypeError || error instanceof RangeError || error instanceof DownhillError;
  return kind && new RegExp(name).test(`${error.message} ${error.where ?? ""}`);
}

/** Optional parameters may be undefined, which is no wrong value then. */
function wrongFor(isRight) {
  return wrongValues(seed).filter((value) => value !== undefined && !isRight(value));
}

for (const [what, call, name, isRight] of table) {
  test(`${what}: wrong values are refused by name (seed ${seed})`, (t) => {
    const session = trained(t, 3);
    const values = wrongFor(isRight);
    assert.ok(values.length >= least, `${values.length} values`);
    for (const value of values) {
      const shown =
        typeof value === "object" && value !== null ? Object.prototype.toString.call(value) : String(value);
      try {
        call(session, value);
      } catch (error) {
        assert.ok(names(error, name), `${shown}: ${error?.name}: ${error?.message}`);
        continue;
      }
      assert.fail(`${shown} was taken`);
    }
    session.run(5);
    assert.equal(weightsHash(session), weightsHash(trained(t, 8)));
  });
}

test("every method that takes arguments is in the table", (t) => {
  const listed = new Set(table.map(([what]) => what.split(" ")[0]));
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
    ["variant", isOneOf("strict")],
    ["wasmUrl", (v) => v instanceof URL || (typeof v === "string" && v !== "")],
    ["wasmBinary", (v) => v instanceof ArrayBuffer],
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

test("an unknown key is named, with what was probably meant", () => {
  assert.throws(() => build(withLayer({ type: "dense", unit: 3 })), {
    code: "invalid-spec",
    where: "layers[0]",
    message: /"unit"; did you mean "units"\?/,
  });
  assert.throws(() => build(withLayer(dense(3, "Relu"))), {
    where: "layers[0].activation",
    message: /did you mean "relu"\?/,
  });
  assert.throws(() => build(withOptimizer("adam", { momentum: 0.9 })), {
    where: "optimizer",
    message: /"momentum"/,
  });
});
