// Walks in tiles: whatever the tile, each sum gets each of its terms once, and the fetches shown are those made.

import assert from "node:assert/strict";
import test from "node:test";
import { kRegisterTiles, kWorkgroupTiles } from "../../../../../web/labs/matmul/state.ts";
import {
  fetchedAStep,
  fetchedEach,
  fetchedInAll,
  inRegisters,
  inWorkgroup,
  kSide,
  naive,
  progressOf,
  stepAt,
  stepsOf,
} from "../../../../../web/labs/matmul/walk.ts";

const all = [naive, ...kRegisterTiles.map(inRegisters), ...kWorkgroupTiles.map(inWorkgroup)];
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

test("every term of every sum is made once, and nothing else", () => {
  for (const tiling of all) {
    const made = new Set<string>();
    for (let index = 0; index < stepsOf(tiling); index++) {
      const { row, column, term } = stepAt(tiling, index);
      for (let i = row; i < row + tiling.tile; i++)
        for (let j = column; j < column + tiling.tile; j++)
          for (let l = term; l < term + tiling.depth; l++) {
            assert.ok(i < kSide && j < kSide && l < kSide && !made.has(`${i} ${j} ${l}`), `${i} ${j} ${l}`);
            made.add(`${i} ${j} ${l}`);
          }
    }
    assert.equal(made.size, kSide ** 3, `tile ${tiling.tile}, depth ${tiling.depth}`);
  }
});

test("what is fetched is 2 n³ / tile, each number of A and B n / tile times", () => {
  for (const tiling of all) {
    const end = progressOf(tiling, Number.POSITIVE_INFINITY);
    assert.ok(end.over);
    assert.equal(end.fetched, (2 * kSide ** 3) / tiling.tile);
    assert.equal(sum(end.a) + sum(end.b), end.fetched);
    assert.equal(fetchedInAll(tiling), end.fetched);
    assert.equal(fetchedEach(tiling), (2 * kSide) / tiling.tile);
    assert.ok([...end.a, ...end.b].every((times) => times === kSide / tiling.tile));
    assert.ok(end.c.every((terms) => terms === kSide));
  }
});

test("a step that is not complete has not fetched yet", () => {
  const tiling = inWorkgroup(8);
  assert.equal(fetchedAStep(tiling), 128);
  const before = progressOf(tiling, 127);
  assert.deepEqual([before.steps, before.fetched, sum(before.c)], [0, 0, 0]);
  const after = progressOf(tiling, 128);
  assert.deepEqual([after.steps, after.fetched, sum(after.c)], [1, 128, 8 * 8 * 8]);
  assert.deepEqual(after.now, { row: 0, column: 0, term: 8 });
});
