// Right and wrong, counted by hand.

import assert from "node:assert/strict";
import test from "node:test";
import { countsOf } from "../../../../web/labs/common/counts.ts";

const points = [1, 1, 1, 0, 0, 0].map((label) => ({ x: 0, y: 0, label }));
const split = Uint8Array.from([0, 0, 1, 0, 0, 1]);
const predictions = Float32Array.from([0.9, 0.4, 0.3, 0.2, 0.6, 0.1]);

test("points learnt from and held back are counted apart", () => {
  assert.deepEqual(countsOf({ points, split, predictions }, 0, 0.5), {
    rows: 4,
    right: 2,
    said: [
      [1, 1],
      [1, 1],
    ],
  });
  assert.deepEqual(countsOf({ points, split, predictions }, 1, 0.5), {
    rows: 2,
    right: 1,
    said: [
      [1, 0],
      [1, 0],
    ],
  });
});

test("from the threshold up it is said to be ●, the threshold included", () => {
  const low = countsOf({ points, split, predictions }, 0, Math.fround(0.4));
  assert.deepEqual(low?.said, [
    [1, 1],
    [0, 2],
  ]);
  const high = countsOf({ points, split, predictions }, 0, 0.95);
  assert.deepEqual(high?.said, [
    [2, 0],
    [2, 0],
  ]);
});

test("without an answer for every point there are no counts, and no value counts as no answer", () => {
  assert.equal(countsOf({ points, split }, 0, 0.5), null);
  assert.equal(countsOf({ points, split, predictions: predictions.subarray(1) }, 0, 0.5), null);
  const holes = Float32Array.from(predictions, (p, i) => (i === 3 ? Number.NaN : p));
  const counts = countsOf({ points, split, predictions: holes }, 0, 0.5);
  assert.deepEqual([counts?.rows, counts?.right], [4, 1]);
});
