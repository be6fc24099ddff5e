import assert from "node:assert/strict";
import { test } from "node:test";
import { Branches } from "../../../../web/worker/branches.ts";
import { materialOf, sessionData } from "../../../../web/worker/material.ts";
import { flat } from "../../../../web/worker/numbers.ts";
import { Past } from "../../../../web/worker/past.ts";
import { engineSpec } from "../../../../web/worker/spec.ts";
import { Walk } from "../../../../web/worker/walk.ts";
import { bringBranches } from "../../../../web/worker/way.ts";
import { engine, networkSpec, spiral } from "./support.ts";

await bringBranches();

const weights = (walk: Walk): number[] => Array.from(flat(walk.session.parameters()));
const faster = { ...networkSpec, learningRate: 0.1 };

/** Whole numbers below `n`, always the same. */
function* chances(n: number): Generator<number, never> {
  let state = 20261122;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield Math.floor((state / 2 ** 32) * n);
  }
}

test("any of 200 random past steps of 20,000 comes back bit by bit as in a fresh run that stops there", () => {
  const spec = {
    ...networkSpec,
    layers: [
      { type: "dense", units: 8, activation: "tanh" },
      { type: "dense", units: 8, activation: "tanh" },
      { type: "dense", units: 1, activation: "sigmoid" },
    ],
  } as const;
  const walk = new Walk(engine, spec, spiral());
  walk.walk(20_000);
  const chance = chances(20_000);
  const steps = Array.from({ length: 200 }, () => chance.next().value);
  const fresh = engine.createSession(engineSpec(spec, spiral(), 0.03));
  fresh.setData(sessionData(materialOf(engine, spiral())));
  const expected = new Map<number, Float32Array>();
  for (const step of steps.toSorted((a, b) => a - b)) {
    fresh.run(step - fresh.step);
    expected.set(step, flat(fresh.parameters()));
  }
  for (const step of steps) {
    walk.scrub(step);
    assert.equal(walk.step, step);
    assert.deepEqual(flat(walk.session.parameters()), expected.get(step), `step ${step}`);
  }
  assert.equal(walk.walked, 20_000);
  assert.deepEqual(walk.way.branches, [], "looking back leaves nothing");
});

test("walking on from an earlier step without a change comes to what was walked before", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  walk.walk(300);
  const [end, history] = [weights(walk), walk.history()];
  walk.scrub(120);
  walk.walk(100);
  assert.equal(walk.walked, 300);
  assert.deepEqual(walk.history(), history);
  walk.walk(80);
  assert.deepEqual(weights(walk), end);
  assert.deepEqual(walk.way.branches, []);
  walk.walk(10);
  assert.equal(walk.walked, 310);
});

test("a change at an earlier step leaves the way walked as a branch, and both come back bit by bit", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  walk.keepTrail(64);
  walk.walk(300);
  const [first, curve, trail] = [
    weights(walk),
    walk.history(),
    walk.way.trail?.entries?.map(({ step }) => step),
  ];
  walk.scrub(120);
  walk.update(faster);
  assert.equal(walk.walked, 120);
  const [left] = walk.way.branches;
  assert.deepEqual([left?.from, left?.walked], [120, 300]);
  assert.deepEqual(left?.curve.loss, curve.loss);
  walk.walk(500);
  const second = weights(walk);
  walk.takeBranch(left?.id ?? 0);
  assert.deepEqual([walk.step, walk.walked], [300, 300]);
  assert.deepEqual(weights(walk), first);
  assert.deepEqual(walk.history(), curve);
  assert.deepEqual(
    walk.way.trail?.entries?.map(({ step }) => step),
    trail,
  );
  assert.equal(walk.setup.rate, networkSpec.learningRate, "its own settings are in force");
  const [other] = walk.way.branches;
  assert.deepEqual([other?.from, other?.walked], [120, 620]);
  walk.walk(50);
  const on = weights(walk);
  walk.takeBranch(other?.id ?? 0, 400);
  assert.deepEqual([walk.step, walk.walked], [400, 620]);
  walk.walk(220);
  assert.deepEqual(weights(walk), second);
  walk.takeBranch(left?.id ?? 0);
  assert.deepEqual(weights(walk), on);
});

test("changed at a later step too, a way that was left keeps its changes", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  walk.walk(80);
  walk.setData(spiral(0.4));
  walk.walk(80);
  const first = weights(walk);
  walk.scrub(30);
  walk.walk(100);
  assert.equal(walk.walked, 130, "with the new points it is another way");
  const [left] = walk.way.branches;
  walk.takeBranch(left?.id ?? 0);
  assert.deepEqual(weights(walk), first);
  walk.scrub(60);
  walk.scrub(160);
  assert.deepEqual(weights(walk), first);
});

test("ways share their marks up to the fork: the same bytes, not copies", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  let pasts: ReturnType<typeof shared> = [];
  const shared = () => all.map(({ past }) => past.marks.entries.map(({ value }) => value.bytes));
  const all: Parameters<Branches["fork"]>[0][] = [];
  const { fork } = Branches.prototype;
  Branches.prototype.fork = function (left, step) {
    all.push(left);
    fork.call(this, left, step);
  };
  try {
    walk.walk(1000);
    for (const [i, step] of [600, 500, 400].entries()) {
      walk.scrub(step);
      walk.update({ ...networkSpec, learningRate: 0.04 + i / 100 });
      walk.walk(600);
    }
    pasts = shared();
  } finally {
    Branches.prototype.fork = fork;
  }
  const [first = [], second = [], third = []] = pasts;
  for (const mark of [...second.slice(0, 12), ...third.slice(0, 10)]) assert.ok(first.includes(mark));
  assert.equal(second.filter((mark) => first.includes(mark)).length, 13, "steps 0 to 600");
  assert.equal(third.filter((mark) => second.includes(mark)).length, 11, "steps 0 to 500");
});

test("there are eight ways at most; those left longest ago keep fewer marks, and still come back", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  const ends = new Map<number, number[]>();
  walk.walk(1500);
  for (let i = 0; i < 9; i++) {
    const end = weights(walk);
    walk.scrub(700);
    walk.update({ ...networkSpec, learningRate: 0.01 * (i + 2) });
    const { id } = walk.way.branches.at(-1) ?? { id: 0 };
    ends.set(id, end);
    walk.walk(800);
  }
  assert.equal(walk.way.branches.length, 7);
  const oldest = walk.way.branches[0]?.id ?? 0;
  walk.takeBranch(oldest);
  assert.deepEqual(weights(walk), ends.get(oldest));
});

test("a way that is dropped is gone; what went on from it still comes back", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  walk.walk(300);
  walk.scrub(200);
  walk.update(faster);
  walk.walk(200);
  walk.scrub(300);
  walk.update({ ...faster, optimizer: { type: "sgd" } });
  walk.walk(100);
  const [root, middle] = walk.way.branches;
  walk.takeBranch(middle?.id ?? 0);
  const end = weights(walk);
  walk.takeBranch(root?.id ?? 0);
  const last = walk.way.branches.find(({ id }) => id !== middle?.id);
  walk.way.drop(middle?.id ?? 0);
  assert.deepEqual(
    walk.way.branches.map(({ id }) => id),
    [last?.id],
  );
  assert.equal(walk.way.branches[0]?.from, 200, "it left the first way where the dropped one did");
  walk.takeBranch(last?.id ?? 0);
  assert.equal(walk.walked, 400);
  walk.scrub(300);
  assert.notDeepEqual(weights(walk), end);
  assert.throws(() => walk.takeBranch(middle?.id ?? 0), /no way with the number/);
  assert.equal(walk.step, 300);
});

test("a rewind forgets all ways", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  walk.walk(100);
  walk.scrub(50);
  walk.update(faster);
  walk.walk(10);
  assert.equal(walk.way.branches.length, 1);
  walk.reset();
  assert.deepEqual(walk.way.branches, []);
});

test("marks are kept by their weight: heavy ones lie further apart, and never fewer than sixteen", () => {
  const setup = new Walk(engine, networkSpec, spiral()).setup;
  const marksOf = (bytes: number): number => {
    const mark = { bytes: new Uint8Array(bytes), setup, edits: 0 };
    const past = new Past({ step: 0, value: mark });
    for (let step = 50; step <= 20_000; step += 50) past.offerMark(step, () => mark);
    return past.kept.marks.entries.length;
  };
  assert.ok(marksOf(1000) > 128);
  assert.ok(marksOf(100_000) <= 80 && marksOf(100_000) >= 40);
  const heavy = marksOf(4_000_000);
  assert.ok(heavy >= 8 && heavy <= 16, String(heavy));
});
