import assert from "node:assert/strict";
import { test } from "node:test";
import { initialState, type LabState } from "../../../../../web/labs/common/store.ts";
import { network } from "../../../../../web/labs/network/network.ts";
import {
  labelOf,
  lossOf,
  networkData,
  specOf,
  toggled,
  unitsOf,
  withLayer,
  withLayers,
} from "../../../../../web/labs/network/spec.ts";
import type { Settings } from "../../../../../web/shared/settings.ts";

const stateWith = (changes: Partial<Settings>, points: LabState["points"] = null): LabState => ({
  ...initialState(network, changes),
  points,
});
const settingsWith = (changes: Partial<Settings> = {}): Settings => stateWith(changes).settings;

test("the default model is two tanh layers and one sigmoid, as the sentence says", () => {
  assert.deepEqual(specOf(settingsWith()), {
    layers: [
      { type: "dense", units: 8, activation: "tanh", kernelInitializer: "glorotUniform" },
      { type: "dense", units: 6, activation: "tanh", kernelInitializer: "glorotUniform" },
      { type: "dense", units: 1, activation: "sigmoid", kernelInitializer: "glorotUniform" },
    ],
    loss: "binaryCrossentropy",
    optimizer: { type: "sgd", momentum: 0, schedule: { type: "constant" } },
    learningRate: 0.1,
    regularization: { l1: 0, l2: 0.0001 },
    batchSize: 10,
    seed: 42,
  });
});

test("dropout stands behind each hidden layer and never behind the output", () => {
  const { layers } = specOf(settingsWith({ dropout: 0.2 }));
  assert.deepEqual(
    layers.map(({ type }) => type),
    ["dense", "dropout", "dense", "dropout", "dense"],
  );
});

test("heights have a linear output and squared error, whatever loss was chosen for classes", () => {
  const settings = settingsWith({ task: "regress", loss: "binaryCrossentropy" });
  const spec = specOf(settings);
  assert.equal(lossOf(settings), "meanSquaredError");
  assert.equal(spec.loss, "meanSquaredError");
  const last = spec.layers.at(-1);
  assert.equal(last?.type === "dense" && last.activation, "linear");
});

test("momentum goes to plain gradient descent alone", () => {
  assert.equal(specOf(settingsWith({ momentum: 0.9 })).optimizer.momentum, 0.9);
  assert.equal("momentum" in specOf(settingsWith({ momentum: 0.9, optimizer: "adam" })).optimizer, false);
});

test("own points are classes when two kinds are told apart, and keep their heights otherwise", () => {
  const points = [
    { x: 0, y: 0, label: -1 },
    { x: 1, y: 0, label: 0.4 },
  ];
  const labels = (task: Settings["task"]) => {
    const { source } = networkData(stateWith({ task, dataset: "points" }, points));
    return source.kind === "points" ? source.points.map(({ label }) => label) : [];
  };
  assert.deepEqual(labels("classify"), [0, 1]);
  assert.deepEqual(labels("regress"), [-1, 0.4]);
});

test("a clicked point is 1 or 0 as a class, 1 or −1 as a height", () => {
  const both = (task: Settings["task"]) => [true, false].map((kind) => labelOf(settingsWith({ task }), kind));
  assert.deepEqual(both("classify"), [1, 0]);
  assert.deepEqual(both("regress"), [1, -1]);
});

test("layers grow before the output and shrink from it, within none to six", () => {
  const hidden = [
    { units: 8, activation: "tanh" },
    { units: 2, activation: "relu" },
  ] as const;
  assert.deepEqual(withLayers(hidden, 3), [...hidden, { units: 2, activation: "relu" }]);
  assert.deepEqual(withLayers(hidden, 1), [hidden[0]]);
  assert.deepEqual(withLayers(hidden, -1), []);
  assert.equal(withLayers(hidden, 99).length, 6);
  assert.deepEqual(withLayers([], 1), [{ units: 4, activation: "tanh" }]);
});

test("one layer is changed by its place, all of them without one", () => {
  const hidden = settingsWith().hidden;
  assert.deepEqual(
    withLayer(hidden, 1, { units: 3 }).map(({ units }) => units),
    [8, 3],
  );
  assert.deepEqual(
    withLayer(hidden, null, { activation: "elu" }).map(({ activation }) => activation),
    ["elu", "elu"],
  );
});

test("inputs keep the table's order, and the last one can't be switched off", () => {
  assert.deepEqual(toggled(["x1", "sinX1"], "x2Squared"), ["x1", "x2Squared", "sinX1"]);
  assert.deepEqual(toggled(["x1", "x2"], "x1"), ["x2"]);
  assert.deepEqual(toggled(["x2"], "x2"), ["x2"]);
});

test("columns are inputs, hidden layers and one output", () => {
  assert.deepEqual(unitsOf(settingsWith({ features: ["x1", "x2", "x1x2"] })), [3, 8, 6, 1]);
});

test("the worker is asked for gradients and for an enlarged map only while someone looks", () => {
  const state = stateWith({});
  const plain = network.probes(state, "wide");
  assert.equal(plain.gradients, undefined);
  assert.equal(plain.enlarge, undefined);
  const ui = { ...state.ui, weight: { name: "dense_1/bias", index: 0 }, tile: { layer: -1, unit: 1 } };
  const looking = network.probes({ ...state, ui }, "wide");
  assert.equal(looking.gradients, true);
  assert.equal(looking.enlarge?.layer, -1);
  assert.equal(looking.enlarge?.unit, 1);
});
