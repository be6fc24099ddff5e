// D4 for specs: every part of a model spec is checked before wasm, and named when it is wrong.

import assert from "node:assert/strict";
import test from "node:test";
import { classifier, dense, engine } from "./support.mjs";
import { isBetween, isEmptyRecord, isFlag, isWhole, never, testWrongValues } from "./wrong_values.mjs";

const withLayer = (layer) => classifier({ layers: [layer, dense(1, "sigmoid")] });
const withOptimizer = (type, part) => classifier({ optimizer: { type, ...part } });
const build = (spec) => engine.createSession(spec).dispose();

testWrongValues([
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
]);

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
