// Level lines of hills whose lines are known: rings around a cone's tip on a log scale, none where it is flat.

import assert from "node:assert/strict";
import { test } from "node:test";
import { contoursOf } from "../../../../../web/view/pictures/hill/contours.ts";

const kSide = 40;
const kSize = 400; // px
const grid = (height: (x: number, y: number) => number) => ({
  width: kSide,
  height: kSide,
  values: Float32Array.from({ length: kSide * kSide }, (_, i) =>
    height((((i % kSide) + 0.5) * kSize) / kSide, ((Math.floor(i / kSide) + 0.5) * kSize) / kSide),
  ),
});
const ends = (flat: readonly number[]) =>
  Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] ?? 0, flat[2 * i + 1] ?? 0] as const);

test("lines of a hill that rises by ten times a given way stand evenly, to the picture's edge", () => {
  const { weak, strong, numbers } = contoursOf(
    grid((x) => 10 ** (x / 100)),
    kSize,
    kSize,
  );
  // Four decades make 16 lines of a quarter decade: one each 25 px, every fourth strong, where it is numbered.
  for (const [x] of ends(weak)) assert.ok(Math.abs(x / 25 - Math.round(x / 25)) < 1e-3, `weak at ${x}`);
  for (const [x] of ends(strong)) assert.ok(Math.abs(x / 100 - Math.round(x / 100)) < 1e-3, `strong at ${x}`);
  const ys = ends(strong).map(([, y]) => y);
  assert.ok(Math.min(...ys) <= 0 && Math.max(...ys) >= kSize);
  assert.deepEqual(
    numbers.map(({ height }) => Math.round(height)).sort((a, b) => a - b),
    [10, 100, 1000],
  );
  for (const { height, x } of numbers) assert.ok(Math.abs(10 ** (x / 100) / height - 1) < 1e-3);
});

test("lines lie where the loss has their height, and are dense enough on a gentle hill", () => {
  const hill = (x: number, y: number) => 0.4 + 1e-6 * ((x - 180) ** 2 + 2 * (y - 210) ** 2);
  const { weak, strong, numbers } = contoursOf(grid(hill), kSize, kSize);
  assert.ok(weak.length > 0 && strong.length > 0);
  for (const { x, y, height } of numbers)
    assert.ok(Math.abs(hill(x, y) / height - 1) < 2e-4, `${height} at ${x}, ${y}`);
});

test("a flat hill and one without values have no lines; a loss of 0 is no bottomless pit", () => {
  const none = { weak: [], strong: [], numbers: [] };
  assert.deepEqual(
    contoursOf(
      grid(() => 0.7),
      kSize,
      kSize,
    ),
    none,
  );
  assert.deepEqual(
    contoursOf(
      grid(() => Number.NaN),
      kSize,
      kSize,
    ),
    none,
  );
  const { weak, strong } = contoursOf(
    grid((x) => Math.max(0, x - 100)),
    kSize,
    kSize,
  );
  assert.ok(weak.length > 0);
  assert.ok([...weak, ...strong].every(Number.isFinite));
});
