import assert from "node:assert/strict";
import { test } from "node:test";
import { initialState, reduce } from "../../../../web/labs/common/store.ts";
import { differences, written } from "../../../../web/labs/common/time/differences.ts";
import { nearest } from "../../../../web/labs/common/time/ways.ts";
import { network } from "../../../../web/labs/network/network.ts";
import { loadWords } from "../../../../web/view/dictionary.ts";

await loadWords("en");
const here = initialState(network);
const points = [{ x: 1, y: 2, label: 1 }];

test("what lies between two ways is told by its settings, from there to here", () => {
  const there = {
    settings: { ...here.settings, learningRate: 0.5, hidden: [{ units: 4, activation: "tanh" as const }] },
    points: null,
  };
  const told = differences(
    there,
    { settings: { ...here.settings, learningRate: 0.25 }, points: null },
    "en",
  ).map(written);
  assert.ok(told.includes("α 0.5 → 0.25"), told.join());
  assert.ok(
    told.some((text) => /^hidden layers 4 tanh → /.test(text)),
    told.join(),
  );
  assert.equal(told.length, 2);
});

test("other points are told, the same ones in another list are not", () => {
  const { settings } = here;
  const mine = { settings, points };
  assert.deepEqual(differences(mine, { settings, points: [{ x: 1, y: 2, label: 1 }] }, "en"), []);
  assert.deepEqual(differences(mine, { settings, points: [{ x: 1, y: 2, label: 0 }] }, "en").map(written), [
    "other points",
  ]);
});

test("what is only looked at is no difference", () => {
  assert.deepEqual(
    differences(here, { ...here, settings: { ...here.settings, speed: 3, discrete: true } }, "en"),
    [],
  );
});

test("going back to a way takes over its settings and points, but not how it is looked at", () => {
  const settings = { ...here.settings, learningRate: 0.5, speed: 7 };
  const curve = { step: new Float64Array(0), loss: new Float64Array(0) };
  const branch = { id: 3, from: 10, walked: 50, settings, points, curve };
  const { state, intents } = reduce(
    network,
    { ...here, running: true },
    { type: "takeBranch", branch, step: 20 },
  );
  assert.equal(state.settings.learningRate, 0.5);
  assert.equal(state.settings.speed, here.settings.speed);
  assert.equal(state.points, points);
  assert.equal(state.shown, points);
  assert.equal(state.running, false);
  assert.deepEqual(intents, [{ type: "takeBranch", id: 3, step: 20 }]);
});

test("the entry nearest to a place is found among rising numbers", () => {
  assert.equal(nearest([], 3), -1);
  assert.deepEqual(
    [-5, 0, 4, 6, 90].map((at) => nearest([0, 10, 20], at)),
    [0, 0, 0, 1, 2],
  );
});
