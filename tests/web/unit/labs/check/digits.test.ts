import assert from "node:assert/strict";
import { test } from "node:test";
import {
  rounding,
  sideBySide,
  slopeOf,
  spacing,
  verdictOf,
} from "../../../../../web/labs/common/check/digits.ts";

const text = (a: number, b: number): string[] =>
  sideBySide(a, b).both.map(({ head, tail }) => `${head}|${tail}`);

test("digits that agree are counted from the first that is not 0", () => {
  assert.deepEqual(text(0.0165824, 0.0165921), ["0.0165|82400", "0.0165|92100"]);
  assert.equal(sideBySide(0.0165824, 0.0165921).digits, 3);
  assert.deepEqual(text(-12.6838, -12.6627), ["−12.6|83800", "−12.6|62700"]);
  assert.equal(sideBySide(-12.6838, -12.6627).digits, 3);
});

test("zeros in front, other signs and other sizes are no agreement", () => {
  for (const [a, b] of [
    [0.001, 0.002],
    [1.5, -1.5],
    [123, 12.3],
    [0, 0.25],
  ] as const) {
    assert.equal(sideBySide(a, b).digits, 0, `${a}, ${b}`);
    assert.deepEqual(
      sideBySide(a, b).both.map(({ head }) => head),
      ["", ""],
    );
  }
});

test("both have the same places, and small ones a power of ten in common", () => {
  assert.deepEqual(text(3.25e-7, 3.2e-8), ["|3.2500000", "|0.3200000"]);
  assert.equal(sideBySide(3.25e-7, 3.2e-8).power, -7);
  assert.equal(sideBySide(0, 0).power, 0);
  assert.equal(sideBySide(0.5, 0.5).digits, 8);
});

test("the distance of neighbours is float32's", () => {
  const bits = new Uint32Array(1);
  const number = new Float32Array(bits.buffer);
  for (const x of [1, 0.5, 0.5584869, 20.66, 6e-8, -3, 1e-40]) {
    number[0] = x;
    const at = Math.abs(number[0]);
    number[0] = at;
    bits[0] = (bits[0] ?? 0) + 1;
    assert.equal(spacing(Math.fround(x)), number[0] - at, String(x));
  }
});

/** J(w) = sin 3w in float32, whose slope is known. */
const w = Math.fround(0.4);
const J = (at: number): number => Math.fround(Math.sin(3 * Math.fround(at)));
const nudge = (epsilon: number) => ({ epsilon, up: J(w + epsilon), down: J(w - epsilon) });
const one = (epsilon: number) => ({
  value: w,
  gradient: 3 * Math.cos(3 * w),
  nudge: nudge(epsilon),
  curve: [],
});

test("what is said of a measurement follows ε from still to bent", () => {
  assert.equal(verdictOf(one(1e-8), J(w), "both"), "still");
  assert.equal(verdictOf({ ...one(1e-3), nudge: { epsilon: 1e-3, up: 1, down: 1 } }, 1, "both"), "flat");
  assert.equal(verdictOf(one(1e-6), J(w), "both"), "rounded");
  assert.equal(verdictOf(one(1e-2), J(w), "both"), "good");
  assert.equal(verdictOf(one(0.5), J(w), "both"), "bent");
  assert.equal(verdictOf(one(0.03), J(w), "one"), "bent", "one side bends sooner");
  assert.equal(verdictOf({ ...one(1), nudge: { epsilon: 1, up: Number.NaN, down: 0 } }, 1, "both"), "none");
});

test("slopes and their rounding are those of the sides that are read", () => {
  const measured = { epsilon: 0.5, up: 3, down: 1 };
  assert.equal(slopeOf(measured, 1.5, "both"), 2);
  assert.equal(slopeOf(measured, 1.5, "one"), 3);
  assert.equal(rounding(1.5, 0.5, "one"), 2 * rounding(1.5, 0.5, "both"));
});
