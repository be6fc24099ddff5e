import assert from "node:assert/strict";
import { test } from "node:test";
import type { ModelSpec, Tensor } from "../../../../web/shared/protocol.ts";
import { bringOperations } from "../../../../web/worker/by-operation.ts";
import { flat } from "../../../../web/worker/numbers.ts";
import { Walk } from "../../../../web/worker/walk.ts";
import { engine, networkSpec, spiral } from "./support.ts";

await bringOperations();

const weights = (walk: Walk): number[] => Array.from(flat(walk.session.parameters()));
const spec: ModelSpec = { ...networkSpec, regularization: { l2: 0.001 } };

test("a step by operations visits the whole plan in order, and ends at the bits of a whole step", () => {
  const walk = new Walk(engine, spec, spiral());
  const whole = new Walk(engine, spec, spiral());
  walk.walk(3);
  whole.walk(4);
  const seen: string[] = [];
  do {
    walk.advance("op");
    seen.push(walk.cursor?.node ?? "");
  } while (!walk.cursor?.done);
  assert.deepEqual(
    seen,
    walk.plan.map(({ name }) => name),
  );
  assert.deepEqual(weights(walk), weights(whole));
  assert.equal(walk.step, 4);
  assert.equal(walk.batchLoss, whole.batchLoss);
});

test("a phase ends with its last operation, a step with the update", () => {
  const walk = new Walk(engine, spec, spiral());
  const phases: string[] = [];
  for (let i = 0; i < 5; i++) {
    walk.advance("phase");
    const { index = -1, phase } = walk.cursor ?? {};
    phases.push(phase ?? "");
    assert.notEqual(walk.plan[index + 1]?.phase, phase);
  }
  assert.deepEqual(phases, ["batch", "forward", "loss", "backward", "update"]);
  assert.equal(walk.step, 1);
  walk.advance("op");
  walk.advance("step");
  assert.equal(walk.step, 2);
  assert.equal(walk.cursor?.op, "adam");
});

test("an update tells the weights and the memory it read and those it left", () => {
  const walk = new Walk(engine, spec, spiral());
  walk.walk(5);
  const before = weights(walk);
  walk.advance("step");
  const cursor = walk.cursor;
  assert.ok(cursor);
  const [old, gradients, m, v, finite] = cursor.operands;
  const [now, mAfter, vAfter] = cursor.results;
  const numbers = (group: readonly Tensor[] | undefined): Float32Array => flat(group ?? []);
  assert.deepEqual(Array.from(numbers(old)), before);
  assert.deepEqual(Array.from(numbers(now)), weights(walk));
  assert.deepEqual(Array.from(finite?.[0]?.data ?? []), [1]);
  numbers(gradients).forEach((g, i) => {
    assert.ok(Math.abs((numbers(mAfter)[i] ?? 0) - (0.9 * (numbers(m)[i] ?? 0) + 0.1 * g)) < 1e-7);
    assert.ok(Math.abs((numbers(vAfter)[i] ?? 0) - (0.999 * (numbers(v)[i] ?? 0) + 0.001 * g * g)) < 1e-8);
  });
});

test("the rows of a batch are the points they came from", () => {
  const walk = new Walk(engine, spec, spiral());
  walk.advance("op");
  const { cursor } = walk;
  const { points, split } = walk.setup.material;
  assert.equal(cursor?.batch.length, 10);
  const rows = [...(cursor?.results[0]?.[0]?.data ?? [])];
  assert.deepEqual(
    rows,
    [...(cursor?.batch ?? [])].flatMap((i) => [points[i]?.x, points[i]?.y]),
  );
  assert.ok([...(cursor?.batch ?? [])].every((i) => split[i] === 0));
});

test("a step left half done is finished before settings change, so that a replay comes to the same bits", () => {
  const walk = new Walk(engine, spec, spiral());
  walk.walk(60);
  walk.advance("phase");
  walk.advance("op");
  walk.update({ ...spec, learningRate: 0.3 });
  assert.equal(walk.step, 61);
  assert.equal(walk.cursor, null);
  walk.walk(20);
  const there = weights(walk);
  walk.scrub(0);
  walk.scrub(81);
  assert.deepEqual(weights(walk), there);
});

test("going on by whole steps finishes the one under way", () => {
  const walk = new Walk(engine, spec, spiral());
  const whole = new Walk(engine, spec, spiral());
  walk.advance("op");
  walk.walk(2);
  whole.walk(2);
  assert.equal(walk.step, 2);
  assert.deepEqual(weights(walk), weights(whole));
  assert.equal(walk.cursor, null);
});
