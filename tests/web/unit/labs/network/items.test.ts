import assert from "node:assert/strict";
import { test } from "node:test";
import { holds, itemOf, mathName, unitsIn, weightOf } from "../../../../../web/labs/network/items.ts";
import { layoutNetwork, type NetworkItem } from "../../../../../web/view/pictures/network-layout.ts";

const tensor = (name: string, shape: number[], from: number) => {
  const size = shape.reduce((a, b) => a * b, 1);
  return { name, shape, data: Float32Array.from({ length: size }, (_, i) => from + i) };
};
// 2 inputs, 3 neurons, 1 output; every number tells where it lies.
const parameters = [
  tensor("dense_1/kernel", [2, 3], 100),
  tensor("dense_1/bias", [3], 200),
  tensor("dense_2/kernel", [3, 1], 300),
  tensor("dense_2/bias", [1], 400),
];
const link = (layer: number, from: number, to: number): NetworkItem => ({ kind: "link", layer, from, to });
const unit = (layer: number, at: number): NetworkItem => ({ kind: "unit", layer, unit: at });

test("columns are read off the kernels", () => {
  assert.deepEqual(unitsIn(parameters), [2, 3, 1]);
  assert.deepEqual(unitsIn([]), []);
});

test("a link is the entry [from][to] of its layer's kernel", () => {
  const found = weightOf({ parameters }, link(1, 1, 0));
  assert.deepEqual(found, { name: "dense_1/kernel", index: 3, value: 103, gradient: null });
  assert.equal(weightOf({ parameters }, link(2, 2, 0))?.value, 302);
});

test("a neuron stands for its bias, an input for nothing", () => {
  assert.equal(weightOf({ parameters }, unit(1, 2))?.value, 202);
  assert.equal(weightOf({ parameters }, { kind: "bias", layer: 2, unit: 0 })?.name, "dense_2/bias");
  assert.equal(weightOf({ parameters }, unit(0, 1)), null);
});

test("places that a smaller network has not are nothing, not a neighbour's number", () => {
  assert.equal(weightOf({ parameters }, link(1, 0, 3)), null);
  assert.equal(weightOf({ parameters }, link(1, 2, 0)), null);
  assert.equal(weightOf({ parameters }, unit(1, 3)), null);
  assert.equal(weightOf({ parameters }, unit(3, 0)), null);
});

test("gradients are found by name", () => {
  const gradients = [tensor("dense_2/bias", [1], 0.5)];
  assert.equal(weightOf({ parameters, gradients }, unit(2, 0))?.gradient, 0.5);
  assert.equal(weightOf({ parameters, gradients }, unit(1, 0))?.gradient, null);
});

test("every number is drawn somewhere, and that place leads back to it", () => {
  for (const { name, data } of parameters) {
    data.forEach((value, index) => {
      const item = itemOf(parameters, { name, index });
      assert.ok(item);
      assert.deepEqual(weightOf({ parameters }, item), { name, index, value, gradient: null });
    });
  }
  assert.equal(itemOf(parameters, { name: "dense_9/kernel", index: 0 }), null);
  assert.equal(itemOf(parameters, { name: "dense_2/bias", index: 1 }), null);
});

test("a picture holds the items of its own columns only", () => {
  const layout = layoutNetwork({ units: [2, 3, 1], width: 400, height: 300 });
  assert.equal(holds(layout, link(1, 1, 2)), true);
  assert.equal(holds(layout, link(1, 2, 0)), false);
  assert.equal(holds(layout, link(0, 0, 0)), false);
  assert.equal(holds(layout, unit(2, 0)), true);
  assert.equal(holds(layout, unit(3, 0)), false);
});

test("names count from one, and two digits are kept apart", () => {
  assert.equal(mathName(link(2, 5, 1)), "w_62");
  assert.equal(mathName(link(1, 11, 2)), "w_12,_3");
  assert.equal(mathName(unit(1, 3)), "b_4");
});
