import assert from "node:assert/strict";
import { test } from "node:test";
import { learntByHeart, oneKind, tallyOf, variance } from "../../../../../web/labs/network/tally.ts";

const point = (label: number) => ({ x: 0, y: 0, label });
const points = [1, 1, 0, 0, 1, 0].map(point);
const split = Uint8Array.of(0, 0, 0, 0, 1, 1);
const predictions = Float32Array.of(0.9, 0.2, 0.1, 0.6, 0.8, 0.7);

test("points are counted by what they are and what they are said to be, learnt and held back apart", () => {
  const learn = tallyOf({ points, split, predictions }, 0);
  assert.deepEqual(learn?.said, [
    [1, 1],
    [1, 1],
  ]);
  assert.equal(learn?.right, 2);
  assert.equal(learn?.rows, 4);
  const held = tallyOf({ points, split, predictions }, 1);
  assert.deepEqual([held?.right, held?.rows], [1, 2]);
});

test("the mean miss is that of the part alone", () => {
  const held = tallyOf({ points, split, predictions }, 1);
  assert.ok(Math.abs((held?.off ?? 0) - (0.2 + 0.7) / 2) < 1e-6);
});

test("there is no count without an answer for every point", () => {
  assert.equal(tallyOf({ points, split }, 0), null);
  assert.equal(tallyOf({ points, split, predictions: predictions.subarray(1) }, 0), null);
});

test("one kind is seen among the points learnt from, whatever is held back", () => {
  assert.equal(oneKind([point(1), point(1), point(0)], Uint8Array.of(0, 0, 1)), true);
  assert.equal(oneKind([point(1), point(0)], Uint8Array.of(0, 0)), false);
  assert.equal(oneKind([], new Uint8Array(0)), false);
});

test("guessing heights costs their variance", () => {
  assert.equal(variance([point(1), point(3), point(100)], Uint8Array.of(0, 0, 1)), 1);
  assert.equal(variance([], new Uint8Array(0)), 0);
});

const history = (loss: number[], heldLoss: number[]) => ({
  step: Float64Array.from(loss, (_, i) => 100 * i),
  loss: Float64Array.from(loss),
  heldLoss: Float64Array.from(heldLoss),
});

test("learning by heart: the held-back loss has risen clearly while the other fell on", () => {
  assert.equal(learntByHeart(history([0.7, 0.4, 0.2, 0.1], [0.7, 0.45, 0.5, 0.7])), 100);
  assert.equal(learntByHeart(history([0.7, 0.4, 0.2, 0.1], [0.7, 0.45, 0.4, 0.41])), null);
  assert.equal(learntByHeart(history([0.7, 0.4, 0.6, 0.9], [0.7, 0.45, 0.6, 0.9])), null, "both rose");
  assert.equal(learntByHeart(history([0.7], [Number.NaN])), null);
  assert.equal(learntByHeart(history([], [])), null);
});
