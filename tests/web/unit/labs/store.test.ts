import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Action, initialState, type LabState, reduce } from "../../../../web/labs/common/store.ts";
import { line } from "../../../../web/labs/line/line.ts";
import type { Intent, Point } from "../../../../web/shared/protocol.ts";

const seed = 20261122;
const point = (x: number, y: number): Point => ({ x, y, label: 0 });
const kinds = (intents: readonly Intent[]): string[] => intents.map(({ type }) => type);

function run(state: LabState, ...actions: Action[]): { state: LabState; intents: Intent[] } {
  const intents: Intent[] = [];
  for (const action of actions) {
    const reduced = reduce(line, state, action);
    state = reduced.state;
    intents.push(...reduced.intents);
  }
  return { state, intents };
}
const fresh = (): LabState =>
  run(initialState(line), { type: "shown", points: [point(0, 0), point(1, 1)] }).state;

test("a hundred and fifty points added come off again one by one, and back on", () => {
  let state = fresh();
  for (let i = 0; i < 150; i++) state = run(state, { type: "add", point: point(i / 100, 1) }).state;
  assert.equal(state.shown.length, 152);
  for (let i = 0; i < 149; i++) {
    state = run(state, { type: "undo" }).state;
    assert.equal(state.shown.length, 151 - i);
  }
  for (let i = 0; i < 149; i++) state = run(state, { type: "redo" }).state;
  assert.equal(state.shown.length, 152);
});

test("a whole drag is one level of undo, and a cancelled one is none", () => {
  const drag = (phase: "start" | "move" | "end" | "cancel", x: number): Action => ({
    type: "move",
    index: 1,
    x,
    y: 2,
    phase,
  });
  const dragged = run(
    fresh(),
    drag("start", 1),
    drag("move", 1.2),
    drag("move", 1.4),
    drag("end", 1.5),
  ).state;
  assert.deepEqual(dragged.shown[1], { x: 1.5, y: 2, label: 0 });
  assert.equal(dragged.past.before.length, 1);
  const again = run(dragged, drag("start", 1.5), drag("move", 2), drag("end", 2.5)).state;
  assert.equal(again.past.before.length, 2);
  const cancelled = run(again, drag("start", 2.5), drag("move", 2.9), drag("cancel", 2.5)).state;
  assert.deepEqual(cancelled.shown, again.shown);
  assert.equal(cancelled.past.before.length, 2);
  assert.equal(cancelled.past.after.length, 0);
});

test("each kind of change tells the worker no more than it must", () => {
  const start = fresh();
  const told = (action: Action): string[] => kinds(run(start, action).intents);
  assert.deepEqual(told({ type: "set", changes: { learningRate: 0.2 } }), ["update"]);
  assert.deepEqual(told({ type: "set", changes: { noise: 0.5 } }), ["data"]);
  assert.deepEqual(told({ type: "set", changes: { startW: 1 } }), ["reset"]);
  assert.deepEqual(told({ type: "set", changes: { speed: 100 } }), []);
  assert.deepEqual(told({ type: "add", point: point(2, 2) }), ["data"]);
  assert.deepEqual(told({ type: "preset", id: "outlier" }), ["build"]);
  assert.deepEqual(told({ type: "preset", id: "__proto__" }), []);
  assert.deepEqual(told({ type: "rewind" }), ["reset"]);
  assert.deepEqual(told({ type: "newStart", chance: 12345 }), ["reset"]);
});

test("a late answer of the worker takes no point of the reader's back", () => {
  const { state } = run(fresh(), { type: "add", point: point(2, 2) }, { type: "add", point: point(2, 1) });
  const late = run(state, { type: "shown", points: state.shown.slice(0, 3) }).state;
  assert.equal(late.shown.length, 4);
  assert.equal(run(late, { type: "add", point: point(0, 2) }).state.shown.length, 5);
});

test("a preset chosen during a run goes on running", () => {
  const { intents } = run(fresh(), { type: "play" }, { type: "preset", id: "far" });
  assert.deepEqual(kinds(intents), ["run", "build", "run"]);
});

test("rewind names no seed, a new start does, and its w and b lie in the picture", () => {
  const [rewound] = run(fresh(), { type: "rewind" }).intents;
  assert.deepEqual(rewound, { type: "reset" });
  for (const chance of [0, 1, 60, 61, 6161, 4294967295]) {
    const { state, intents } = run(fresh(), { type: "newStart", chance });
    const [told] = intents;
    assert.equal(told?.type === "reset" && told.seed, chance);
    assert.ok(Math.abs(state.settings.startW) <= 1.5 && Math.abs(state.settings.startB) <= 2.5);
  }
});

test("what is only looked at is no level of undo and survives one", () => {
  const { state } = run(
    fresh(),
    { type: "set", changes: { learningRate: 0.2 } },
    { type: "set", changes: { speed: 50 } },
  );
  assert.equal(state.past.before.length, 1);
  const undone = run(state, { type: "undo" }).state;
  assert.equal(undone.settings.speed, 50);
  assert.equal(undone.settings.learningRate, "auto");
});

test("values that make no sense and settings of other labs change nothing", () => {
  const start = fresh();
  const bad = {
    learningRate: Number.NaN,
    dataset: "spiral",
    hidden: [],
    nonsense: 1,
    __proto__: { rows: 9 },
  };
  const { state, intents } = run(start, { type: "set", changes: bad as never });
  assert.equal(state.settings, start.settings);
  assert.deepEqual(intents, []);
});

test(`undoing everything leads back to the beginning, redoing it to the end (seed ${seed})`, () => {
  const action: fc.Arbitrary<Action> = fc.oneof(
    fc.record({
      type: fc.constant("add" as const),
      point: fc.record({
        x: fc.double({ min: -3, max: 3, noNaN: true }),
        y: fc.constant(1),
        label: fc.constant(0),
      }),
    }),
    fc.record({ type: fc.constant("remove" as const), index: fc.nat(5) }),
    fc.constant<Action>({ type: "clear" }),
    fc.record({ type: fc.constant("preset" as const), id: fc.constantFrom("line", "outlier", "far") }),
    fc.record({
      type: fc.constant("set" as const),
      changes: fc.record({ learningRate: fc.double({ min: 0.01, max: 2, noNaN: true }) }),
    }),
    fc.record({ type: fc.constant("newStart" as const), chance: fc.nat() }),
    fc.constantFrom<Action>(
      { type: "play" },
      { type: "pause" },
      { type: "undo" },
      { type: "redo" },
      { type: "rewind" },
      { type: "stopped" },
    ),
  );
  const doc = ({ settings, points }: LabState): unknown => ({ settings, points });
  const check = (actions: readonly Action[]): void => {
    const start = fresh();
    const { state: end } = run(start, ...actions);
    const levels = end.past.before.length;
    const back = run(end, ...Array.from({ length: levels }, (): Action => ({ type: "undo" }))).state;
    assert.deepEqual(doc(back), doc(start));
    const redone = run(back, ...Array.from({ length: levels }, (): Action => ({ type: "redo" }))).state;
    assert.deepEqual(doc(redone), doc(end));
  };
  fc.assert(fc.property(fc.array(action, { maxLength: 40 }), check), { seed, numRuns: 300 });
});
