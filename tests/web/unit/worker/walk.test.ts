import assert from "node:assert/strict";
import { test } from "node:test";
import type { DataSpec } from "../../../../web/shared/protocol.ts";
import { flat } from "../../../../web/worker/numbers.ts";
import { Walk } from "../../../../web/worker/walk.ts";
import { engine, lineData, lineSpec, networkSpec, spiral } from "./support.ts";

const weights = (walk: Walk): number[] => Array.from(flat(walk.session.parameters()));
const pairs = [
  [-2, -1],
  [-1, 0.5],
  [0, 0.25],
  [1, 1.5],
  [2.5, 2],
] as const;

test("an auto rate is 1 / λmax of the mean square's Hessian, rounded to one digit, and follows the data", () => {
  const walk = new Walk(engine, lineSpec, lineData(pairs));
  const lambdaMax = (points: readonly (readonly [number, number])[]): number => {
    const n = points.length;
    const sum = (f: (x: number) => number) => points.reduce((all, [x]) => all + f(x), 0);
    const [a, b, d] = [(2 * sum((x) => x * x)) / n, (2 * sum((x) => x)) / n, 2];
    return (a + d) / 2 + Math.sqrt(((a - d) / 2) ** 2 + b * b);
  };
  assert.equal(walk.setup.rate, Number((1 / lambdaMax(pairs)).toPrecision(1)));
  const wider = [...pairs, [3, 3] as const, [-3, -3] as const];
  walk.setData(lineData(wider));
  assert.equal(walk.setup.rate, Number((1 / lambdaMax(wider)).toPrecision(1)));
  assert.notEqual(walk.setup.rate, Number((1 / lambdaMax(pairs)).toPrecision(1)));
});

test("going back gives the weights that were there, bit by bit, over edits of points, rate and weights", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  const seen = new Map<number, number[]>();
  const on = (steps: number): void => {
    for (let i = 0; i < steps; i++) {
      walk.walk(1);
      seen.set(walk.step, weights(walk));
    }
  };
  on(70);
  walk.setData(spiral(0.3));
  on(33);
  walk.update({ ...networkSpec, learningRate: 0.1, regularization: { l2: 0.01 } });
  on(60);
  walk.setParameters([{ name: "dense_1/bias", index: 2, value: 0.5 }]);
  const edited = weights(walk);
  on(60);
  for (const step of [220, 40, 101, 71, 162, 1, 223, 69]) {
    walk.scrub(step);
    assert.equal(walk.step, step);
    assert.deepEqual(weights(walk), seen.get(step), `step ${step}`);
  }
  walk.scrub(163);
  assert.deepEqual(weights(walk), edited, "at the step of an edit, after it");
  assert.equal(walk.walked, 223);
});

test("walking on from an earlier step forgets the future and is itself replayed exactly", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  walk.walk(80);
  walk.setData(spiral(0.4));
  walk.walk(80);
  walk.scrub(30);
  walk.walk(100);
  const at130 = weights(walk);
  assert.equal(walk.walked, 130);
  walk.walk(40);
  walk.scrub(130);
  assert.deepEqual(weights(walk), at130);
});

test("rewinding returns to the same start, a new seed to another", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  const start = weights(walk);
  walk.walk(25);
  walk.reset();
  assert.equal(walk.step, 0);
  assert.deepEqual(weights(walk), start);
  walk.reset(99);
  assert.notDeepEqual(weights(walk), start);
});

test("weights set by hand before the first step are the start that rewinding returns to", () => {
  const start = [
    { name: "dense_1/kernel", index: 0, value: -0.75 },
    { name: "dense_1/bias", index: 0, value: 2.5 },
  ];
  const walk = new Walk(engine, lineSpec, lineData(pairs), start);
  assert.deepEqual(weights(walk), [-0.75, 2.5]);
  walk.setParameters([{ name: "dense_1/bias", index: 0, value: 1 }]);
  walk.walk(10);
  walk.reset();
  assert.deepEqual(weights(walk), [-0.75, 1]);
});

test("a diverged run stops, tells first and last loss, and goes on from its best step at another rate", () => {
  const walk = new Walk(engine, { ...lineSpec, learningRate: 2 }, lineData(pairs));
  walk.walk(1000);
  const diverged = walk.diverged();
  assert.ok(diverged && diverged.step < 1000);
  assert.ok((diverged.lastLoss ?? Infinity) > (diverged.firstLoss ?? 0));
  walk.recover("best", "auto");
  assert.equal(walk.diverged(), undefined);
  assert.equal(walk.step, diverged.bestStep);
  walk.walk(500);
  assert.ok((walk.score("train")?.loss ?? 1) - (walk.exact()?.loss ?? 0) < 1e-6);
});

test("a refused edit leaves everything as it was", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  walk.walk(12);
  const [before, setup] = [weights(walk), walk.setup];
  assert.throws(() => walk.update({ ...networkSpec, learningRate: -1 }));
  assert.throws(() => walk.setData({ ...spiral(), role: "line" }));
  assert.throws(() => walk.setParameters([{ name: "dense_9/bias", index: 0, value: 1 }]), /dense_9/);
  assert.deepEqual(weights(walk), before);
  assert.equal(walk.setup, setup);
  walk.walk(3);
  assert.equal(walk.step, 15);
});

test("another number of features keeps the walk and the weights that fit", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  walk.walk(20);
  const [first] = walk.session.parameters();
  walk.setData({ ...spiral(), features: ["x1", "x2", "sinX1"] });
  const [now] = walk.session.parameters();
  assert.deepEqual(now?.shape, [3, 4]);
  assert.deepEqual(now?.data.slice(0, 8), first?.data);
  assert.equal(walk.step, 20);
  walk.walk(5);
  walk.scrub(10);
  walk.scrub(25);
  assert.equal(walk.step, 25);
});

test("after a crash a fresh engine takes over from the kept state with the same bits", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  walk.walk(60);
  walk.keep();
  const rescued = walk.rescue(engine);
  walk.walk(40);
  rescued.walk(40);
  assert.equal(rescued.step, 100);
  assert.deepEqual(weights(rescued), weights(walk));
});

test("without points nothing walks; with the first ones it does", () => {
  const walk = new Walk(engine, lineSpec, lineData([]));
  walk.walk(5);
  assert.equal(walk.step, 0);
  assert.equal(walk.score("train"), null);
  walk.setData(lineData(pairs));
  walk.walk(5);
  assert.equal(walk.step, 5);
  walk.setData(lineData([]));
  walk.walk(5);
  assert.equal(walk.step, 5);
  assert.equal(walk.score("train"), null);
});

test("other features of no points leave nothing to look at, and points bring the walk back", () => {
  const data = (points: DataSpec["source"], features: DataSpec["features"]): DataSpec => ({
    ...spiral(),
    source: points,
    features,
  });
  const none: DataSpec["source"] = { kind: "points", points: [] };
  const walk = new Walk(engine, networkSpec, data(none, ["x1", "x2"]));
  walk.setData(data(none, ["x1", "x2", "sinX1"]));
  walk.update(networkSpec);
  walk.setData(data(spiral().source, ["x1", "x2", "sinX1"]));
  walk.walk(3);
  assert.equal(walk.step, 3);
});

test("a walk goes on from a checkpoint of another one, and from weights where the checkpoint is none", () => {
  const [walk, other] = [new Walk(engine, networkSpec, spiral()), new Walk(engine, networkSpec, spiral())];
  walk.walk(40);
  const start = walk.session
    .parameters()
    .flatMap(({ name, data }) => Array.from(data, (value, index) => ({ name, index, value })));
  const there = weights(walk);
  other.walk(7);
  other.resume(walk.session.checkpoint(), start);
  assert.equal(other.step, 40);
  walk.walk(20);
  other.walk(20);
  assert.deepEqual(weights(other), weights(walk));
  other.resume(new Uint8Array(3), start);
  assert.equal(other.step, 0);
  assert.deepEqual(weights(other), there);
  other.walk(5);
  other.reset();
  assert.deepEqual(weights(other), there, "it is the start now");
});
