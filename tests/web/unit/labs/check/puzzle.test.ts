import assert from "node:assert/strict";
import { test } from "node:test";
import { anatomyOf, backward } from "../../../../../web/labs/common/check/puzzle/backprop.ts";
import { possibleBugs } from "../../../../../web/labs/common/check/puzzle/bugs.ts";
import { alibiOf, casesOf, kNudge, lightsOf } from "../../../../../web/labs/common/check/puzzle/evidence.ts";
import type { Check, Whole } from "../../../../../web/shared/check.ts";
import type { Activation, DataSpec, ModelSpec } from "../../../../../web/shared/protocol.ts";
import { GradientCheck } from "../../../../../web/worker/check.ts";
import { Walk } from "../../../../../web/worker/walk.ts";
import { engine, lineSpec, spiral } from "../../worker/support.ts";

const line: DataSpec = {
  source: { kind: "generate", type: "line", rows: 12, noise: 0.3, seed: 1 },
  role: "line",
  features: ["x1"],
  validation: 0,
  seed: 1,
};

const network = (activation: Activation, more: Partial<ModelSpec> = {}): ModelSpec => ({
  layers: [
    { type: "dense", units: 6, activation },
    { type: "dense", units: 4, activation },
    { type: "dense", units: 1, activation: "sigmoid" },
  ],
  loss: "binaryCrossentropy",
  optimizer: { type: "sgd" },
  learningRate: 0.1,
  batchSize: 10,
  seed: 7,
  ...more,
});

const boundary: ModelSpec = {
  ...network("tanh"),
  layers: [{ type: "dense", units: 1, activation: "sigmoid" }],
};

function checked(spec: ModelSpec, data: DataSpec, steps = 3): { whole: Whole; loss: number } {
  const walk = new Walk(engine, spec, data);
  walk.walk(steps);
  const check = new GradientCheck(engine);
  let found: Check | null = null;
  do found = check.look(walk, { of: null, epsilon: kNudge }, false);
  while (check.isUnfinished);
  assert.ok(found?.whole);
  return { whole: found.whole, loss: found.loss };
}

const models: readonly (readonly [string, ModelSpec, DataSpec])[] = [
  ["Line", lineSpec, line],
  [
    "Line with momentum and L2",
    { ...lineSpec, optimizer: { type: "sgd", momentum: 0.9 }, regularization: { l2: 0.1 } },
    line,
  ],
  ["Boundary", boundary, spiral()],
  ...(["tanh", "sigmoid", "relu", "leakyRelu", "elu", "linear"] as const).map(
    (activation) => [`Network of ${activation}`, network(activation), spiral()] as const,
  ),
  ["Network with penalties", network("tanh", { regularization: { l1: 0.01, l2: 0.05 } }), spiral()],
  ["Network with mean squared error", network("tanh", { loss: "meanSquaredError" }), spiral()],
];

for (const [name, spec, data] of models) {
  test(`${name}: the lines are the engine's backprop, and every light agrees`, () => {
    const { whole, loss } = checked(spec, data);
    const pass = backward(whole, null);
    for (const { name: of, data: theirs } of whole.gradients) {
      const ours = pass.claims.get(of);
      assert.ok(ours);
      theirs.forEach((g, i) => {
        assert.ok(Math.abs(g - (ours[i] ?? 0)) < 1e-5, `${of}[${i}]: ${g}, ${ours[i]}`);
      });
    }
    for (const light of lightsOf(whole, pass, loss).values()) {
      assert.ok(light.agrees, `${light.of} differs by ${light.difference}`);
    }
  });

  test(`${name}: each puzzle has one broken line, which no light clears`, () => {
    const { whole, loss } = checked(spec, data);
    const cases = casesOf(whole, loss);
    assert.ok(cases.length >= 5, `${cases.length} puzzles`);
    for (const one of cases) {
      const { lines, broken } = one.pass;
      const wrong = lines.filter(({ key }) => key === broken);
      assert.equal(wrong.length, 1, one.bug.kind);
      const honest = backward(whole, null).lines;
      const changed = lines.filter(({ text }, i) => text !== honest[i]?.text);
      assert.deepEqual(
        changed.map(({ key }) => key),
        [broken],
        "the line reads as it computes, the others are as they should be",
      );
      for (const bad of wrong) assert.equal(alibiOf(bad, one).kind, "none", one.bug.kind);
      const cleared = lines.filter((other) => alibiOf(other, one).kind !== "none");
      assert.ok(lines.length === 1 || cleared.length > 0, "the lights rule something out");
    }
  });
}

test("a factor that is everywhere the same is told", () => {
  const { whole, loss } = checked(network("tanh"), spiral());
  const case_ = casesOf(whole, loss).find(({ bug }) => bug.kind === "batch");
  const light = case_?.lights.get("dense_2/kernel");
  assert.ok(Math.abs((light?.factor ?? 0) / 48 - 1) < 0.01, `${light?.factor}`);
  const sign = casesOf(whole, loss)
    .find(({ bug }) => bug.kind === "sign")
    ?.lights.get("dense_1/kernel");
  assert.ok(Math.abs((sign?.factor ?? 0) + 1) < 0.01, `${sign?.factor}`);
});

test("Network, Boundary and Line have at least eight kinds of bugs between them", () => {
  const kinds = new Set(
    models.flatMap(([, spec, data]) =>
      possibleBugs(anatomyOf(checked(spec, data).whole)).map(({ kind }) => kind),
    ),
  );
  assert.equal(kinds.size, 14);
});

test("where nothing slopes there is no puzzle", () => {
  const { whole, loss } = checked({ ...lineSpec, learningRate: 0.1 }, line, 3000);
  const gone = casesOf(whole, loss).map(({ bug }) => bug.kind);
  for (const kind of ["sign", "two", "uphill"]) assert.ok(!gone.some((one) => one === kind), kind);
});
