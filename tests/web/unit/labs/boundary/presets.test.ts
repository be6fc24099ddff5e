// Boundary's data sets are what their names and the sentences about them say, by the engine's own exact answer; and the
// lab's default walk gets there.

import assert from "node:assert/strict";
import test from "node:test";
import { boundary } from "../../../../../web/labs/boundary/boundary.ts";
import { guessing } from "../../../../../web/labs/boundary/maths.ts";
import { countsOf } from "../../../../../web/labs/common/counts.ts";
import { initialState, type LabState, reduce } from "../../../../../web/labs/common/store.ts";
import { presetIds } from "../../../../../web/shared/presets.ts";
import type { Exact } from "../../../../../web/shared/protocol.ts";
import { Walk } from "../../../../../web/worker/walk.ts";
import { engine } from "../../worker/support.ts";

const stateOf = (id: string): LabState =>
  reduce(boundary, initialState(boundary), { type: "preset", id }).state;
const walkOf = (state: LabState): Walk => new Walk(engine, boundary.spec(state), boundary.data(state));

function exactOf(id: string): { exact: Exact; guess: number; settings: LabState["settings"] } {
  const state = stateOf(id);
  const walk = walkOf(state);
  const exact = walk.exact();
  const guess = guessing(walk.setup.material.points);
  walk.dispose();
  assert.ok(exact && guess !== null, id);
  return { exact, guess, settings: state.settings };
}

test("hills, overlapping hills, one outlier and few of one kind have one best line", () => {
  for (const id of ["gaussian", "overlap", "outlier", "lopsided"]) {
    const { exact, guess } = exactOf(id);
    assert.equal(exact.note, "unique", id);
    assert.ok(exact.loss < 0.75 * guess, `${id}: ${exact.loss} of ${guess}`);
  }
});

test("hills apart have none", () => {
  assert.equal(exactOf("apart").exact.note, "separable");
});

test("corners have one, and it is hardly better than guessing", () => {
  const { exact, guess } = exactOf("xor");
  assert.equal(exact.note, "unique");
  assert.ok(exact.loss > 0.93 * guess);
});

test("few of one kind: always saying ◆ is right four times in five, and a low threshold finds every ●", () => {
  const walk = walkOf(stateOf("lopsided"));
  walk.walk(2000);
  const { points, split, features } = walk.setup.material;
  assert.equal(points.filter(({ label }) => label === 0).length / points.length, 0.8);
  const predictions = walk.session.predict(features);
  walk.dispose();
  const at = (threshold: number) => countsOf({ points, split, predictions }, 0, threshold);
  assert.ok((at(0.5)?.said[1][0] ?? 0) > 0, "some ● is missed at a half");
  assert.equal(at(0.1)?.said[1][0], 0);
  assert.ok((at(0.1)?.said[0][1] ?? 0) > (at(0.5)?.said[0][1] ?? 0), "and some ◆ is taken for ●");
});

test("the first walk starts on the wrong side and comes close to the exact answer within 200 steps", () => {
  const walk = walkOf(initialState(boundary));
  assert.ok((walk.score("train")?.accuracy ?? 1) < 0.6);
  walk.walk(200);
  const [now, least] = [walk.score("train")?.loss ?? Number.NaN, walk.exact()?.loss ?? Number.NaN];
  walk.dispose();
  assert.ok(now - least < 0.01, `${now} against ${least}`);
});

test("every preset can be walked by every setting a sentence offers", () => {
  for (const id of presetIds("boundary")) {
    const set = { optimizer: "adam", batchSize: 5, l2: 0.01, held: 0.25, momentum: 0.9 } as const;
    const { state } = reduce(boundary, stateOf(id), { type: "set", changes: set });
    const walk = walkOf(state);
    walk.walk(50);
    assert.ok(
      Number.isFinite(walk.score("train")?.loss) && Number.isFinite(walk.score("validation")?.loss),
      id,
    );
    walk.dispose();
  }
});

test("the exact answer follows a change of L2", () => {
  const state = initialState(boundary);
  const walk = walkOf(state);
  const free = walk.exact()?.loss ?? Number.NaN;
  walk.update(boundary.spec(reduce(boundary, state, { type: "set", changes: { l2: 0.1 } }).state));
  const held = walk.exact()?.loss ?? Number.NaN;
  walk.dispose();
  assert.ok(held > free + 0.01, `${held} with, ${free} without`);
});
