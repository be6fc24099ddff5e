import assert from "node:assert/strict";
import { test } from "node:test";
import { learntByHeart } from "../../../../../web/labs/network/by-heart.ts";
import { oneKind } from "../../../../../web/labs/network/going.ts";
import { tallyOf, variance } from "../../../../../web/labs/network/tally.ts";

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

/** 60 checks, 100 steps apart; both losses by the share of the walk, 0 to 1. */
const history = (loss: (t: number) => number, heldLoss: (t: number) => number) => {
  const along = Array.from({ length: 60 }, (_, i) => i);
  return {
    step: Float64Array.from(along, (i) => 100 * i),
    loss: Float64Array.from(along, (i) => loss(i / 59)),
    heldLoss: Float64Array.from(along, (i) => heldLoss(i / 59)),
  };
};
const falls = (t: number) => 0.7 * 0.1 ** t;
/** Lowest a third of the way along, at check 20. */
const valley = (t: number) => 0.3 + (t - 20 / 59) ** 2;

test("learning by heart: the held-back loss has risen clearly while the other fell on", () => {
  assert.equal(learntByHeart(history(falls, valley)), 2000);
  assert.equal(learntByHeart(history(falls, (t) => 0.9 * falls(t))), null, "both fall");
  assert.equal(learntByHeart(history(valley, valley)), null, "both rise");
  assert.equal(learntByHeart(history(falls, (t) => 0.3 + 0.1 * valley(t))), null, "hardly risen");
  assert.equal(learntByHeart(history((t) => 3 * falls(t / 4), valley)), null, "held back is the lower one");
});

test("one low check, or one high one at the end, is not learning by heart", () => {
  const jump = (at: number, to: number) => (t: number) => (Math.round(59 * t) === at ? to : 1.6 * falls(t));
  assert.equal(learntByHeart(history(falls, jump(58, 0.01))), null);
  assert.equal(learntByHeart(history(falls, jump(59, 5))), null);
  assert.equal(learntByHeart(history(falls, jump(10, 0.01))), null);
});

test("a walk without checks, or with nothing held back, has learnt nothing by heart", () => {
  const none = new Float64Array(0);
  assert.equal(learntByHeart({ step: none, loss: none, heldLoss: none }), null);
  assert.equal(learntByHeart(history(falls, () => Number.NaN)), null);
});
