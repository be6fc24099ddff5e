// Places, medians and bands of a race, held against cases small enough to count by hand and against sums of Pascal's
// triangle; names and starts of lanes.

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bandOf,
  finishes,
  records,
  spreadOf,
  stepTo,
  tail,
  worthOf,
} from "../../../../../web/labs/common/race/rank.ts";
import { namesOf } from "../../../../../web/labs/common/race/state.ts";
import { words } from "../../../../../web/labs/common/race/words.en.ts";
import type { Runner } from "../../../../../web/shared/race.ts";

const never = Number.POSITIVE_INFINITY;

const runner = (losses: readonly number[], changes: Partial<Runner> = {}): Runner => ({
  step: 2 * (losses.length - 1),
  losses: Float32Array.from(losses),
  path: null,
  parameters: [],
  divergedAt: null,
  refused: null,
  ...changes,
});

test("the first measure at or below the goal counts, also where the loss rises again", () => {
  assert.equal(stepTo([4, 2, 1, 3, 0.5], 1, 5), 10);
  assert.equal(stepTo([4, 2, 1, 3, 0.5], 0.75, 5), 20);
  assert.equal(stepTo([4], 4, 5), 0);
  assert.equal(stepTo([4, Number.NaN, 2], 1, 1), never);
  assert.equal(stepTo([], 1, 1), never);
});

test("lanes finish by step and share places; then by how low they came; who fell out is last", () => {
  const list = finishes(
    [
      runner([4, 3, 2]),
      runner([4, 1, 1]),
      runner([4, 90], { divergedAt: 3 }),
      runner([4, 0.5, 7]),
      runner([4, 3.5, 1.5]),
      runner([], { refused: "no" }),
      runner([4, 1, 900], { divergedAt: 5 }),
    ],
    1,
    2,
  );
  assert.deepEqual(
    list.map(({ lane, place, step }) => [lane, place, step]),
    [
      [1, 1, 2],
      [3, 1, 2],
      [6, 1, 2],
      [4, null, never],
      [0, null, never],
      [2, null, never],
      [5, null, never],
    ],
  );
  assert.equal(list[3]?.lowest, 1.5);
  assert.equal(list[0]?.lowest, 1);
  assert.ok(Number.isNaN(list[6]?.lowest), "it measured nothing");
  const places = finishes([runner([2, 1]), runner([2, 2, 1]), runner([2, 1])], 1, 1).map(
    ({ place }) => place,
  );
  assert.deepEqual(places, [1, 1, 3], "after two firsts comes the third");
});

test("quartiles lie between neighbours, and never lies behind every step", () => {
  assert.deepEqual(spreadOf([40, 10, 30, 20]), { low: 17.5, middle: 25, high: 32.5 });
  assert.deepEqual(spreadOf([5]), { low: 5, middle: 5, high: 5 });
  assert.deepEqual(spreadOf([never, 2, 1, never, 3]), { low: 2, middle: 3, high: never });
  assert.deepEqual(spreadOf([never, never, 1, never]), { low: never, middle: never, high: never });
});

test("over several starts a lane has its median, how often it got there and how often nobody was faster", () => {
  const starts = [
    [
      [4, 1, 1],
      [4, 2, 1],
    ],
    [
      [4, 3, 1],
      [4, 1, 1],
    ],
    [
      [4, 1, 1],
      [4, 1, 1],
    ],
    [
      [4, 4, 4],
      [4, 4, 4],
    ],
  ];
  const [a, b] = records(starts, 1, 10);
  assert.deepEqual(a, { spread: { low: 10, middle: 15, high: never }, reached: 3, led: 2 });
  assert.equal(b?.led, 2, "a shared step is led by both, none by nobody");
});

test("a band has the quartiles of each measure; a lane that is out stands above all", () => {
  const band = bandOf([Float32Array.of(1, 2), Float32Array.of(3, Number.NaN), Float32Array.of(5, 4)], 3);
  assert.deepEqual(band[0], { low: 2, middle: 3, high: 4 });
  assert.equal(band[1]?.middle, 4);
  assert.equal(band[1]?.high, never);
  assert.equal(band[2]?.low, never, "beyond the end of all curves");
});

test("what a lead is worth follows the throws of a coin", () => {
  // Sums of the right end of row 16 of Pascal's triangle: 1, 16, 120, 560, 1820.
  for (const [k, heads] of [
    [16, 1],
    [15, 17],
    [14, 137],
    [13, 697],
    [12, 2517],
    [0, 65536],
  ] as const)
    assert.equal(tail(k, 16), heads / 65536);
  assert.deepEqual(
    [16, 13, 12, 11, 9, 0].map((led) => worthOf(led, 16)),
    ["holds", "mostly", "mostly", "luck", "luck", "luck"],
  );
});

test("lanes are named by what tells them apart", () => {
  const lane = { optimizer: "sgd", momentum: 0, rate: 0.1, start: "same" } as const;
  assert.deepEqual(namesOf([lane, { ...lane, rate: 0.3 }], words), ["rate 0.1", "rate 0.3"]);
  assert.deepEqual(namesOf([lane, { ...lane, momentum: 0.9 }], words), [
    "plain descent, rate 0.1",
    "momentum 0.9, rate 0.1",
  ]);
  assert.deepEqual(namesOf([lane, { ...lane, start: [2, -3] }], words), ["the lab's start", "from 2, −3"]);
  assert.deepEqual(namesOf([lane], words), ["plain descent"]);
});
