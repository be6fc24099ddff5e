// What was set for data that the worker refused is taken back: once, without a redo, and only where it is still in force.

import assert from "node:assert/strict";
import test from "node:test";
import { withdrawn } from "../../../../web/element/withdraw.ts";
import { initialState, reduce } from "../../../../web/labs/common/store.ts";
import { titanic } from "../../../../web/labs/titanic/titanic.ts";
import { defaultsOf } from "../../../../web/shared/settings.ts";

const first = initialState(titanic, defaultsOf("titanic"));
const build = ({ settings }: typeof first) =>
  ({
    type: "build",
    settings,
    spec: titanic.spec(first),
    data: titanic.data(first),
    probes: {},
  }) as const;
const set = (state: typeof first, changes: object): typeof first =>
  reduce(titanic, state, { type: "set", changes }).state;

test("the page goes back to what is in force, and the refused data can't be redone", () => {
  const refused = set(set(first, { learningRate: 0.03 }), { dataSeed: 7 });
  const back = withdrawn(refused, build(refused));
  assert.deepEqual([back.settings.dataSeed, back.settings.learningRate], [1, 0.03]);
  assert.deepEqual([back.past.before.length, back.past.after.length], [1, 0]);
  assert.equal(reduce(titanic, back, { type: "redo" }).state, back);
  const [undone] = [reduce(titanic, back, { type: "undo" }).state];
  assert.equal(undone.settings.learningRate, 0.01);
});

test("nothing is taken back where the reader has gone on, or nothing lies before", () => {
  const refused = set(first, { dataSeed: 7 });
  const later = set(refused, { dataSeed: 8 });
  assert.equal(withdrawn(later, build(refused)), later);
  assert.equal(withdrawn(first, build(first)), first);
  assert.equal(withdrawn(refused, { type: "pause" }), refused);
});
