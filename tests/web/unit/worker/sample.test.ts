import assert from "node:assert/strict";
import { test } from "node:test";
import { bringOperations } from "../../../../web/worker/by-operation.ts";
import { flat } from "../../../../web/worker/numbers.ts";
import { sampleOf } from "../../../../web/worker/sample.ts";
import { Walk } from "../../../../web/worker/walk.ts";
import { engine, lineData, lineSpec, networkSpec, spiral } from "./support.ts";

await bringOperations();

const sample = (walk: Walk, point: number) => sampleOf(walk.session, walk.setup, point).sample;
const read = (walk: Walk, point: number, name: string): number[] =>
  Array.from(sample(walk, point)?.values.find((value) => value.name === name)?.data ?? []);

test("every point is sampled as itself, whether it is learnt from or held back", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  const { points, split } = walk.setup.material;
  assert.ok(split.includes(0) && split.includes(1));
  points.forEach(({ x, y, label }, i) => {
    assert.deepEqual(read(walk, i, "input"), [x, y]);
    assert.deepEqual(read(walk, i, "target"), [label]);
  });
});

test("a sample says how the layers answer, what the loss is and how many points a step has", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  const { layers, loss, rows } = sample(walk, 0) ?? {};
  assert.deepEqual(layers, [
    { name: "dense_1", activation: "tanh" },
    { name: "dense_2", activation: "sigmoid" },
  ]);
  assert.deepEqual([loss, rows], ["binaryCrossentropy", 10]);
  const pairs = [
    [-1, 0],
    [0, 1],
    [2, 1],
  ] as const;
  assert.equal(sample(new Walk(engine, lineSpec, lineData(pairs)), 0)?.rows, 3, "all of them");
});

test("there is no sample of a point that is not there", () => {
  const walk = new Walk(engine, networkSpec, spiral());
  assert.equal(sample(walk, 60), undefined);
  assert.equal(sample(new Walk(engine, lineSpec, lineData([])), 0), undefined);
});

test("a walk that is sampled at every operation ends at the bits of one that is not", () => {
  const [looked, left] = [new Walk(engine, networkSpec, spiral()), new Walk(engine, networkSpec, spiral())];
  for (let i = 0; i < 60; i++) {
    looked.advance("op");
    left.advance("op");
    sample(looked, i);
    assert.deepEqual(looked.cursor, left.cursor);
  }
  looked.walk(50);
  left.walk(50);
  assert.deepEqual(flat(looked.session.parameters()), flat(left.session.parameters()));
});
