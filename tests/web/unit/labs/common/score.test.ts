// Distances of a guess, held against sums over fine grids and shapes whose answer is known.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  agreement,
  completed,
  guessAt,
  lineDistance,
  lossDistance,
  type Spot,
  sides,
} from "../../../../../web/labs/common/predict/score.ts";
import type { Point } from "../../../../../web/shared/protocol.ts";

const at = (x: number, y: number, label: number): Point => ({ x, y, label });

test("the distance of two lines is the mean height between them, also where they cross", () => {
  for (const [one, other] of [
    [
      { w: 0.5, b: 1 },
      { w: 0.5, b: -0.25 },
    ],
    [
      { w: 1, b: 0.5 },
      { w: -0.4, b: 0.1 },
    ],
    [
      { w: 0.1, b: 2 },
      { w: 0, b: -1 },
    ],
  ] as const) {
    const n = 60_000;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const x = -3 + ((i + 0.5) * 6) / n;
      sum += Math.abs((one.w - other.w) * x + one.b - other.b) / n;
    }
    assert.ok(Math.abs(lineDistance(one, other) - sum) < 1e-6);
  }
  assert.equal(lineDistance({ w: 1, b: 2 }, { w: 1, b: 2 }), 0);
});

test("a stroke that comes back to its start is closed, any other goes straight on at its ends", () => {
  const ring = Array.from({ length: 20 }, (_, i): Spot => [Math.cos(i / 3), Math.sin(i / 3)]);
  assert.deepEqual(completed(ring).at(-1), ring[0]);
  const long = completed([
    [-1, 0],
    [1, 0],
  ]);
  assert.ok((long[0]?.[0] ?? 0) < -3 && (long.at(-1)?.[0] ?? 0) > 3);
  assert.ok(long.every(([, y]) => y === 0));
});

test("sides are named by the points on them, a side without any by the nearest", () => {
  const upright: Spot[] = [
    [0.01, -1],
    [0.01, 1],
  ];
  const halves = sides([upright], [at(-1, 0, 1), at(-2, 1, 1), at(-1, 2, 0), at(2, 0, 0)]);
  assert.ok(halves);
  assert.ok(halves.every((kind, i) => kind === (i % 60 < 30 ? 1 : 0)));
  const alone = sides([upright], [at(-1, 0, 1), at(-2, -1, 0), at(-2.5, -1, 0)]);
  assert.equal(alone?.[30 * 60 + 10], 0, "the majority");
  assert.equal(alone?.[5], 0);
  assert.equal(alone?.[59 * 60 + 59], 1, "nobody is there; the nearest is the first");
  assert.equal(sides([], [at(0, 0, 1)]), null);
  assert.equal(sides([upright], []), null);
});

test("a ring parts inside from outside, without a leak", () => {
  const ring = Array.from({ length: 60 }, (_, i): Spot => [2 * Math.cos(i / 9.6), 2 * Math.sin(i / 9.6)]);
  const kinds = sides([ring], [at(0, 0, 1), at(2.5, 2.5, 0)]);
  const share = (kinds?.reduce((sum: number, kind) => sum + kind, 0) ?? 0) / 3600;
  assert.ok(Math.abs(share - (Math.PI * 4) / 36) < 0.01, `${share}`);
});

test("agreement is the share of the plane called alike, whatever the field's size", () => {
  const sketch = Uint8Array.from({ length: 3600 }, (_, i) => (Math.floor(i / 60) < 30 ? 1 : 0)); // ● below
  for (const [width, height] of [
    [96, 96],
    [72, 72],
    [10, 10],
  ] as const) {
    const below = Float32Array.from({ length: width * height }, (_, i) =>
      Math.floor(i / width) >= height / 2 ? 0.9 : 0.2,
    );
    assert.equal(agreement(sketch, { width, height, values: below }), 1);
    assert.equal(agreement(sketch, { width, height, values: below.map((p) => 1 - p) }), 0);
    const left = Float32Array.from({ length: width * height }, (_, i) => (i % width < width / 2 ? 0.9 : 0.2));
    assert.equal(agreement(sketch, { width, height, values: left }), 0.5);
  }
});

test("a guessed loss is straight between knots, and its distance the mean of the powers of ten", () => {
  const guess = { from: 10, steps: 4, knots: [0, -1, -2] };
  assert.deepEqual(
    [10, 11, 12, 13, 14].map((step) => guessAt(guess, step)),
    [0, -0.5, -1, -1.5, -2],
  );
  const off = lossDistance(guess, [0, 10, 12, 14, 20], [9, 9, 1, 0.001, 9]);
  assert.ok(Math.abs((off ?? 0) - 1) < 1e-12, `${off}`);
  assert.equal(lossDistance(guess, [0, 10], [1, 1]), null);
});
