// Where points push line and border: held against real steps taken for one point alone, in double.

import assert from "node:assert/strict";
import { test } from "node:test";
import { slopeOf } from "../../../../../web/labs/common/sample/chain.ts";
import {
  borderPushes,
  fieldPushes,
  linePushes,
  magnification,
} from "../../../../../web/labs/common/sample/pushes.ts";
import type { Point } from "../../../../../web/shared/protocol.ts";

const points: Point[] = [
  { x: 1.5, y: -0.5, label: 1 },
  { x: -2, y: 1, label: 0 },
  { x: 0.25, y: 2, label: 0 },
];
const snapshot = { points, split: Uint8Array.of(0, 0, 1), learningRate: 0.2 };
const close = (a: number, b: number): void => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);
const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));

test("a point moves the line at its own x as far as a step for it alone does; held-back points don't", () => {
  const [w, b] = [0.4, 0.3];
  const pushes = linePushes(snapshot, { w, b }, 2);
  assert.deepEqual(
    pushes.map(({ point }) => point),
    [0, 1],
  );
  for (const { point, x, y, dx, dy } of pushes) {
    const at = points[point] as Point;
    const slope = 2 * (w * at.x + b - at.y);
    const [w2, b2] = [w - (0.2 / 2) * slope * at.x, b - (0.2 / 2) * slope];
    close(y, w * x + b);
    close(dy, w2 * x + b2 - y);
    assert.equal(dx, 0);
  }
});

test("a point moves the border at its foot as a step for it alone does, along w", () => {
  const [u, v, b] = [0.8, -0.6, 0.3];
  const answers = Float64Array.from(points, ({ x, y }) => sigmoid(u * x + v * y + b));
  const weights = [
    { name: "dense_1/kernel", shape: [2, 1], data: Float32Array.of(u, v) },
    { name: "dense_1/bias", shape: [1], data: Float32Array.of(b) },
  ];
  const rate = 1e-5; // small, so that the border moves as its tangent says
  const pushes = borderPushes({ ...snapshot, learningRate: rate }, weights, Float32Array.from(answers), 2);
  assert.equal(pushes.length, 2);
  for (const { point, dx, dy } of pushes) {
    const at = points[point] as Point;
    const error = (answers[point] ?? 0) - at.label;
    const step = (-rate / 2) * error;
    const [u2, v2, b2] = [u + step * at.x, v + step * at.y, b + step];
    const off = (u * at.x + v * at.y + b) / (u * u + v * v);
    const [fx, fy] = [at.x - off * u, at.y - off * v];
    // Along w from the foot to the moved border.
    const t = -(u2 * fx + v2 * fy + b2) / (u2 * u + v2 * v);
    assert.ok(Math.hypot(dx - t * u, dy - t * v) < 1e-4 * Math.hypot(t * u, t * v));
  }
});

test("a network's border is pushed down the answer's slope by ● and up by ◆", () => {
  const [width, height] = [12, 12];
  const values = Float32Array.from({ length: 144 }, (_, i) => 0.5 + 0.04 * ((i % 12) - 5.5));
  const [plus, minus] = fieldPushes(snapshot, { width, height, values }, Float32Array.of(0.7, 0.4, 0.5));
  assert.ok((plus?.dx ?? 0) < 0 && Math.abs(plus?.dy ?? 1) < 1e-6);
  close(plus?.dx ?? 0, Math.fround(0.7) - 1);
  assert.ok((minus?.dx ?? 0) > 0);
  const flat = { width, height, values: new Float32Array(144).fill(0.5) };
  assert.deepEqual(fieldPushes(snapshot, flat, Float32Array.of(0.7, 0.4, 0.5)), []);
});

test("arrows are drawn a round number of times as long, and at most 0.6 long", () => {
  const push = (dx: number) => ({ point: 0, x: 0, y: 0, dx, dy: 0 });
  assert.equal(magnification([push(0.01), push(-0.02)]), 20);
  assert.equal(magnification([push(0.3)]), 2);
  close(magnification([push(6)]), 0.1);
  assert.equal(magnification([]), 1);
});

test("local slopes agree with differences", () => {
  const all = {
    linear: (z: number) => z,
    tanh: Math.tanh,
    sigmoid,
    relu: (z: number) => Math.max(0, z),
    leakyRelu: (z: number) => (z > 0 ? z : 0.2 * z),
    elu: (z: number) => (z > 0 ? z : Math.exp(z) - 1),
  } as const;
  for (const [name, f] of Object.entries(all) as [keyof typeof all, (z: number) => number][])
    for (const z of [-1.3, -0.2, 0.4, 2]) {
      const numeric = (f(z + 1e-6) - f(z - 1e-6)) / 2e-6;
      assert.ok(Math.abs(slopeOf(name, z, f(z)) - numeric) < 1e-8, `${name} at ${z}`);
    }
});
