import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import type { Check, CheckWish } from "../../../../web/shared/check.ts";
import type { ModelSpec } from "../../../../web/shared/protocol.ts";
import { bringOperations } from "../../../../web/worker/by-operation.ts";
import { GradientCheck, kEpsilons } from "../../../../web/worker/check.ts";
import { flat } from "../../../../web/worker/numbers.ts";
import { Walk } from "../../../../web/worker/walk.ts";
import { engine, lineData, lineSpec, networkSpec, spiral } from "./support.ts";

await bringOperations();

const of = { name: "dense_1/kernel", index: 1 };
const wish: CheckWish = { of, epsilon: 0.01 };
const hash = (walk: Walk): string => createHash("sha256").update(walk.session.checkpoint()).digest("hex");

function complete(check: GradientCheck, walk: Walk, wanted = wish): Check {
  for (;;) {
    const found = check.look(walk, wanted, false);
    assert.ok(found);
    if (!check.isUnfinished) return found;
  }
}

/** J of a line in double, from the points alone. */
function parabola(pairs: readonly (readonly [number, number])[], w: number, b: number): number {
  return pairs.reduce((sum, [x, y]) => sum + (w * x + b - y) ** 2, 0) / pairs.length;
}

test("a walk that is checked keeps every bit of weights, memory and step, also in the middle of a step", () => {
  for (const type of ["adam", "sgd"] as const) {
    const optimizer = type === "sgd" ? { type, momentum: 0.9 } : { type };
    const spec: ModelSpec = { ...networkSpec, optimizer };
    const checked = new Walk(engine, spec, spiral());
    const alone = new Walk(engine, spec, spiral());
    const check = new GradientCheck(engine);
    for (const steps of [0, 3, 40]) {
      checked.walk(steps);
      alone.walk(steps);
      complete(check, checked);
      complete(check, checked, { of: null, epsilon: 0.01 });
      assert.equal(hash(checked), hash(alone));
      assert.equal(checked.step, alone.step);
    }
    for (const walk of [checked, alone]) walk.advance("op");
    complete(check, checked);
    for (const walk of [checked, alone]) walk.advance("step");
    assert.equal(hash(checked), hash(alone));
  }
});

test("both losses are the parabola's, computed from the points", () => {
  const pairs = [
    [-1, 0.5],
    [0.5, 1],
    [2, -1],
  ] as const;
  const walk = new Walk(engine, { ...lineSpec, batchSize: 2 }, lineData(pairs));
  walk.setParameters([
    { name: "dense_1/kernel", index: 0, value: 0.75 },
    { name: "dense_1/bias", index: 0, value: -0.25 },
  ]);
  const { one, loss } = complete(new GradientCheck(engine), walk, {
    of: { name: "dense_1/kernel", index: 0 },
    epsilon: 0.5,
  });
  assert.ok(one);
  const near = (a: number, b: number): void =>
    assert.ok(Math.abs(a - b) <= 1e-6 * Math.abs(b), `${a} is not ${b}`);
  near(loss, parabola(pairs, 0.75, -0.25));
  near(one.nudge.up, parabola(pairs, 1.25, -0.25));
  near(one.nudge.down, parabola(pairs, 0.25, -0.25));
  near(one.gradient, (2 / 3) * pairs.reduce((sum, [x, y]) => sum + x * (0.75 * x - 0.25 - y), 0));
  assert.deepEqual(
    one.curve.map(({ epsilon }) => epsilon),
    kEpsilons,
  );
});

test("the slope is of all points and of the network without dropout, whatever the batch", () => {
  const [first, , ...rest] = [...networkSpec.layers];
  assert.ok(first);
  const layers = [first, { type: "dropout", rate: 0.5 } as const, ...networkSpec.layers.slice(1)];
  assert.equal(rest.length, 0);
  const thinned = new Walk(engine, { ...networkSpec, layers }, spiral());
  const plain = new Walk(engine, networkSpec, spiral());
  const answer = (walk: Walk): Check =>
    complete(new GradientCheck(engine), walk, { of: null, epsilon: 0.004 });
  const [a, b] = [answer(thinned).whole, answer(plain).whole];
  assert.ok(a && b);
  assert.deepEqual(flat(a.gradients), flat(b.gradients));
  assert.equal(a.answers[0]?.shape[0], 48, "the rows learnt from");
  const [measured, claimed] = [flat(a.measured), flat(a.gradients)];
  measured.forEach((m, i) => {
    assert.ok(Math.abs(m - (claimed[i] ?? 0)) < 1e-4, `number ${i}: ${m}, ${claimed[i]}`);
  });
});

test("the penalty belongs to the loss and to the slope", () => {
  const walk = new Walk(engine, { ...networkSpec, regularization: { l2: 0.5 } }, spiral());
  const { one } = complete(new GradientCheck(engine), walk);
  assert.ok(one);
  const slope = (one.nudge.up - one.nudge.down) / 0.02;
  assert.ok(Math.abs(slope - one.gradient) < 1e-3 * Math.abs(one.gradient));
  const without =
    complete(new GradientCheck(engine), new Walk(engine, networkSpec, spiral())).one?.gradient ?? 0;
  assert.ok(Math.abs(one.gradient - without - one.value) < 1e-5, "2λw more");
});

test("while the walk goes on a check stays with its moment until it is measured", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  const check = new GradientCheck(engine);
  const all = { of: null, epsilon: 0.01 };
  const frozen = check.look(walk, all, true);
  const begun = check.isUnfinished;
  walk.walk(5);
  const next = check.look(walk, all, true);
  assert.equal(next?.step, begun ? frozen?.step : 5);
  walk.walk(5);
  assert.equal(check.look(walk, all, false)?.step, 10, "paused, it is of what stands there");
});

test("a number that is gone and a lab without points have no check", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  const check = new GradientCheck(engine);
  assert.equal(check.look(walk, { of: { name: "dense_9/kernel", index: 0 }, epsilon: 0.1 }, false), null);
  assert.equal(check.look(walk, { of: { ...of, index: 800 }, epsilon: 0.1 }, false), null);
  assert.equal(check.look(new Walk(engine, lineSpec, lineData([])), wish, false), null);
  assert.equal(check.isUnfinished, false);
});
