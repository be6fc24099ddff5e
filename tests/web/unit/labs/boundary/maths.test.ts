// Boundary's formulas: against finite differences of the loss written out, closed forms, and walks of the real engine.

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  borderAt,
  borderOf,
  extremeEigenvalues,
  guessing,
  hessian,
  learnt,
  logit,
  ratesOf,
  scoreOf,
  sigmoid,
  slopeOf,
  walked,
} from "../../../../../web/labs/boundary/maths.ts";
import type { DataSpec, ModelSpec, Point } from "../../../../../web/shared/protocol.ts";
import type { Border } from "../../../../../web/view/pictures/border.ts";
import { Walk } from "../../../../../web/worker/walk.ts";
import { engine } from "../../worker/support.ts";

const points: readonly Point[] = [
  { x: -1.2, y: 0.4, label: 0 },
  { x: 0.3, y: -0.9, label: 0 },
  { x: 1.1, y: 0.2, label: 1 },
  { x: 0.6, y: 1.7, label: 1 },
  { x: -0.4, y: 1.1, label: 1 },
];
const border: Border = { w1: 0.7, w2: -0.4, b: 0.25 };
const kL2 = 0.03;

/** Mean cross-entropy and penalty, straight from their definitions. */
function objective([w1, w2, b]: readonly [number, number, number]): number {
  const losses = points.map(({ x, y, label }) => {
    const p = 1 / (1 + Math.exp(-(w1 * x + w2 * y + b)));
    return -(label * Math.log(p) + (1 - label) * Math.log(1 - p));
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / points.length + kL2 * (w1 * w1 + w2 * w2);
}

const at = ({ w1, w2, b }: Border): [number, number, number] => [w1, w2, b];

function nudged(values: [number, number, number], i: number, by: number): [number, number, number] {
  const copy: [number, number, number] = [...values];
  copy[i] = (copy[i] ?? 0) + by;
  return copy;
}

const slopes = (values: [number, number, number]): number[] =>
  [0, 1, 2].map((i) => (objective(nudged(values, i, 1e-5)) - objective(nudged(values, i, -1e-5))) / 2e-5);

test("the sigmoid is a half at 0, never overflows, and logit undoes it", () => {
  assert.equal(sigmoid(0), 0.5);
  assert.deepEqual([sigmoid(-1e4), sigmoid(1e4)], [0, 1]);
  fc.assert(
    fc.property(fc.double({ min: -12, max: 12, noNaN: true }), (z) => {
      assert.ok(Math.abs(logit(sigmoid(z)) - z) < 1e-6);
      assert.ok(Math.abs(sigmoid(z) + sigmoid(-z) - 1) < 1e-12);
    }),
  );
});

test("the border at a threshold is where the answer is that threshold", () => {
  const moved = borderAt(border, 0.8);
  const y = -(moved.w1 * 0.5 + moved.b) / moved.w2; // the place on it with x = 0.5
  assert.ok(Math.abs(sigmoid(scoreOf(border, { x: 0.5, y })) - 0.8) < 1e-12);
});

test("the slope is that of the loss with its penalty", () => {
  const expected = Math.hypot(...slopes(at(border)));
  assert.ok(Math.abs(slopeOf(points, border, kL2) - expected) < 1e-8);
});

test("the Hessian is the change of the slope", () => {
  const [a, b, c, d, e, f] = hessian(points, border, kL2);
  const columns = [0, 1, 2].map((i) => {
    const [above, below] = [slopes(nudged(at(border), i, 1e-3)), slopes(nudged(at(border), i, -1e-3))];
    return above.map((s, row) => (s - (below[row] ?? 0)) / 2e-3);
  });
  const expected = [
    [a, d, e],
    [d, b, f],
    [e, f, c],
  ];
  expected.forEach((row, i) => {
    row.forEach((value, j) => {
      assert.ok(Math.abs(value - (columns[i]?.[j] ?? Number.NaN)) < 1e-5, `entry ${i}, ${j}`);
    });
  });
});

test("extreme eigenvalues of matrices whose eigenvalues are known", () => {
  assert.deepEqual(extremeEigenvalues([2, 2, 2, 0, 0, 0]), { max: 2, min: 2 });
  const diagonal = extremeEigenvalues([5, -1, 3, 0, 0, 0]);
  assert.ok(Math.abs(diagonal.max - 5) < 1e-12 && Math.abs(diagonal.min + 1) < 1e-12);
  // v vᵀ with v = (1, 2, 2): eigenvalues 9, 0, 0.
  const rankOne = extremeEigenvalues([1, 4, 4, 2, 2, 4]);
  assert.ok(Math.abs(rankOne.max - 9) < 1e-9 && Math.abs(rankOne.min) < 1e-6);
});

test("guessing costs ln 2 for equal kinds, less for unequal ones, and has no meaning for one kind", () => {
  const kinds = (ones: number, zeros: number): Point[] =>
    [...Array<number>(ones).fill(1), ...Array<number>(zeros).fill(0)].map((label) => ({ x: 0, y: 0, label }));
  assert.ok(Math.abs((guessing(kinds(3, 3)) ?? 0) - Math.LN2) < 1e-12);
  // 1 of 4: -(1/4) ln(1/4) - (3/4) ln(3/4)
  assert.ok(Math.abs((guessing(kinds(1, 3)) ?? 0) - 0.562335144618808) < 1e-12);
  assert.equal(guessing(kinds(4, 0)), null);
  assert.equal(guessing([]), null);
});

test("only points learnt from are counted in", () => {
  assert.deepEqual(learnt({ points, split: Uint8Array.from([0, 1, 0, 1, 0]) }), [
    points[0],
    points[2],
    points[4],
  ]);
});

test("the walk so far is read from the trail, without the present step", () => {
  const trail = {
    step: Float64Array.from([0, 4, 8]),
    width: 3,
    values: Float32Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]),
  };
  assert.deepEqual(walked({ trail, step: 8 }), [
    { w1: 1, w2: 2, b: 3 },
    { w1: 4, w2: 5, b: 6 },
  ]);
  assert.deepEqual(walked({ step: 8 }), []);
});

const spec = (learningRate: number): ModelSpec => ({
  layers: [{ type: "dense", units: 1, activation: "sigmoid" }],
  loss: "binaryCrossentropy",
  optimizer: { type: "sgd" },
  learningRate,
  batchSize: "full",
  seed: 41,
});
const hills = (noise: number): DataSpec => ({
  source: { kind: "generate", type: "gaussian", rows: 80, noise, seed: 1 },
  role: "plane",
  features: ["x1", "x2"],
  validation: 0,
  seed: 1,
});

function ratesFor(data: DataSpec): NonNullable<ReturnType<typeof ratesOf>> {
  const walk = new Walk(engine, spec(1), data);
  const rates = ratesOf(walk.setup.material.points, walk.exact() ?? undefined, 0);
  walk.dispose();
  assert.ok(rates);
  return rates;
}

test("up to the safe rate no step of a real walk climbs", () => {
  const { safe } = ratesFor(hills(0.8));
  const walk = new Walk(engine, spec(safe), hills(0.8));
  let before = walk.score("train")?.loss ?? Number.NaN;
  for (let i = 0; i < 200; i++) {
    walk.walk(1);
    const now = walk.score("train")?.loss ?? Number.NaN;
    assert.ok(now <= before + 1e-6, `step ${walk.step} climbed from ${before} to ${now}`);
    before = now;
  }
  walk.dispose();
});

/** How far above the exact loss a walk at a rate ends. */
function leftAfter(rate: number, data: DataSpec): number {
  const walk = new Walk(engine, spec(rate), data);
  walk.walk(4000);
  const left = (walk.score("train")?.loss ?? Number.NaN) - (walk.exact()?.loss ?? Number.NaN);
  walk.dispose();
  return left;
}

test("a real walk comes to rest just below the rate that settles, and never does just above", () => {
  const { settles } = ratesFor(hills(0.8));
  assert.ok(leftAfter(0.95 * settles, hills(0.8)) < 1e-5);
  assert.ok(leftAfter(1.05 * settles, hills(0.8)) > 1e-3);
});

test("between groups that don't touch there is no rate that would not settle, and no slow direction", () => {
  const rates = ratesFor(hills(0));
  assert.deepEqual([rates.settles, rates.slowest], [Number.POSITIVE_INFINITY, 0]);
  assert.ok(rates.safe > 0 && Number.isFinite(rates.safe));
});

test("a model without its three numbers has no border", () => {
  assert.equal(borderOf([]), null);
  assert.deepEqual(
    borderOf([
      { name: "k", shape: [2, 1], data: Float32Array.from([1, 2]) },
      { name: "b", shape: [1], data: Float32Array.from([3]) },
    ]),
    { w1: 1, w2: 2, b: 3 },
  );
});
