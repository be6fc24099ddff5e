// The step that comes next, against the step that the walk then takes; and the drawing of what an optimizer remembers,
// against where that step leads.

import assert from "node:assert/strict";
import { test } from "node:test";
import { rememberedStep } from "../../../../web/labs/common/remembered.ts";
import type { Ahead } from "../../../../web/shared/ahead.ts";
import type { ModelSpec, OptimizerSpec } from "../../../../web/shared/protocol.ts";
import { Ahead as Work } from "../../../../web/worker/ahead.ts";
import { flat } from "../../../../web/worker/numbers.ts";
import { Walk } from "../../../../web/worker/walk.ts";
import { engine, lineData, lineSpec, networkSpec, spiral } from "./support.ts";

const optimizers: readonly OptimizerSpec[] = [
  { type: "sgd", momentum: 0.9 },
  { type: "adagrad" },
  { type: "rmsprop" },
  { type: "adam" },
  { type: "adamw" },
];

const turns = { now: () => 0, after: () => () => {} };
const host = { engine, turns, changed: () => {}, failed: () => {} };

const bits = (values: Float32Array): number[] => [...new Uint32Array(values.slice().buffer)];
const data = lineData([
  [-2, -1],
  [0, 0.5],
  [1, 0],
  [2.5, 2],
]);
const start = [
  { name: "dense_1/kernel", index: 0, value: -0.75 },
  { name: "dense_1/bias", index: 0, value: 2.5 },
];

for (const optimizer of optimizers)
  test(`${optimizer.type}: what comes next is to the bit what comes, on batches too, and looking changes nothing`, () => {
    const spec: ModelSpec = { ...networkSpec, optimizer, learningRate: 0.02 };
    const walk = new Walk(engine, spec, spiral());
    const work = new Work(host);
    for (const steps of [0, 1, 2, 9]) {
      walk.walk(steps);
      const before = walk.session.checkpoint();
      const ahead = work.at(walk);
      assert.deepEqual(walk.session.checkpoint(), before);
      walk.walk(1);
      assert.deepEqual(bits(ahead?.weights ?? new Float32Array()), bits(flat(walk.session.parameters())));
    }
    work.dispose();
    walk.dispose();
  });

test("a way of walking that was changed on the way counts its own steps", () => {
  const walk = new Walk(engine, { ...lineSpec, learningRate: 0.05 }, data, start);
  const work = new Work(host);
  walk.walk(7);
  walk.update({ ...lineSpec, optimizer: { type: "adam" }, learningRate: 0.05 });
  const ahead = work.at(walk);
  assert.ok(ahead && Math.abs(ahead.corrections[0] - 0.1) < 1e-6, "its first");
  walk.walk(1);
  assert.deepEqual(bits(ahead.weights), bits(flat(walk.session.parameters())));
  walk.dispose();
});

test("there is no step ahead without points, while one is half taken, or after a divergence", () => {
  const none = new Walk(engine, lineSpec, lineData([]));
  assert.equal(new Work(host).at(none), undefined);
  const wild = new Walk(engine, { ...lineSpec, learningRate: 9 }, data, start);
  wild.walk(500);
  assert.ok(wild.hasDiverged);
  assert.equal(new Work(host).at(wild), undefined);
});

/** The picture of Line's next step after some, and where the engine says it leads. */
function pictureAfter(steps: number, optimizer: OptimizerSpec, learningRate: number) {
  const walk = new Walk(engine, { ...lineSpec, optimizer, learningRate }, data, start);
  const work = new Work(host);
  walk.walk(steps);
  const [w = 0, b = 0] = flat(walk.session.parameters());
  const ahead = work.at(walk) as Ahead;
  const picture = rememberedStep(optimizer.type, ahead, [w, b], [0, 1]);
  walk.walk(1);
  const next = flat(walk.session.parameters());
  walk.dispose();
  assert.ok(picture);
  return { picture, ahead, next, now: [w, b] as const };
}

const near = (a: number, b: number, what: string): void =>
  assert.ok(Math.abs(a - b) < 1e-5 * Math.max(1, Math.abs(b)), `${what}: ${a}, not ${b}`);

for (const steps of [0, 1, 12])
  test(`momentum after ${steps} steps: what is carried on and the slope's own step lead to the next place`, () => {
    const { picture, ahead, next, now } = pictureAfter(steps, { type: "sgd", momentum: 0.9 }, 0.05);
    for (const i of [0, 1] as const) {
      const own = -0.05 * (ahead.gradients[i] ?? Number.NaN);
      near((picture.carried?.[i] ?? Number.NaN) + own, next[i] ?? Number.NaN, "arrows end to end");
      assert.equal(picture.next[i], next[i]);
      if (steps === 0) assert.equal(picture.carried?.[i], now[i], "nothing is remembered at the start");
    }
    assert.equal(picture.ellipse, null);
  });

for (const optimizer of optimizers.slice(1))
  for (const steps of [0, 1, 12])
    test(`${optimizer.type} after ${steps} steps: the next place lies on the ellipse, where its arrow is stretched to`, () => {
      const { picture, next, now } = pictureAfter(steps, optimizer, 0.3);
      const { ellipse } = picture;
      assert.ok(ellipse);
      const away = [0, 1].map((i) => ((next[i] ?? 0) - (ellipse.centre[i] ?? 0)) / (ellipse.halves[i] ?? 1));
      near(Math.hypot(...away), 1, "on the ellipse");
      const tip = picture.carried ?? picture.slope;
      assert.ok(tip);
      const arrow = [0, 1].map((i) => (tip[i] ?? 0) - (now[i] ?? 0));
      const length = Math.hypot(...arrow);
      for (const i of [0, 1] as const) {
        near(away[i] ?? Number.NaN, (arrow[i] ?? Number.NaN) / length, "the same angle before stretching");
        near(
          length / (ellipse.halves[i] ?? 1),
          ellipse.divisor[i] ?? Number.NaN,
          "shrunk by what it is divided by",
        );
        const decay = optimizer.type === "adamw" ? 1 - 0.3 * 0.004 : 1;
        near(ellipse.centre[i] ?? Number.NaN, decay * (now[i] ?? 0), "around the ball");
      }
      assert.equal(picture.carried === null, optimizer.type === "adagrad" || optimizer.type === "rmsprop");
    });

test("numbers that have run out are not drawn", () => {
  const { ahead } = pictureAfter(1, { type: "adam" }, 0.3);
  const broken = { ...ahead, weights: Float32Array.of(Number.NaN, 0) };
  assert.equal(rememberedStep("adam", broken, [0, 0], [0, 1]), null);
});
