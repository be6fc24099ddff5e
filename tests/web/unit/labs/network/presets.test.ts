// Every preset of the Network lab, as a reader meets it, on the real engine: what each comes to within some seconds.

import assert from "node:assert/strict";
import { test } from "node:test";
import { initialState, reduce } from "../../../../../web/labs/common/store.ts";
import { network } from "../../../../../web/labs/network/network.ts";
import { Walk } from "../../../../../web/worker/walk.ts";
import { engine } from "../../worker/support.ts";

function walked(preset: string, steps: number): Walk {
  const first = initialState(network);
  const { state } = reduce(network, first, { type: "preset", id: preset });
  const walk = new Walk(engine, network.spec(state), network.data(state));
  walk.walk(steps);
  return walk;
}

test("the lab opens with what the spiral preset sets", () => {
  const first = initialState(network);
  const { state } = reduce(network, first, { type: "preset", id: "spiral" });
  assert.deepEqual(network.spec(state), network.spec(first));
  assert.deepEqual(network.data(state), network.data(first));
});

for (const [preset, steps, least] of [
  ["spiral", 3000, 0.95],
  ["xor", 2000, 1],
  ["circle", 2000, 1],
  ["gaussian", 1000, 1],
  ["moons", 2000, 0.95],
  ["rings", 4000, 0.9],
] as const) {
  test(`${preset}: at least ${least} of the held-back points right after ${steps} steps`, () => {
    const walk = walked(preset, steps);
    const held = walk.score("validation");
    assert.ok((held?.accuracy ?? 0) >= least, `accuracy ${held?.accuracy} of ${held?.rows} held back`);
    assert.ok((walk.score("train")?.accuracy ?? 0) >= least);
    walk.dispose();
  });
}

for (const [preset, steps, least] of [
  ["plane", 1000, 0.9],
  ["wave", 3000, 0.9],
] as const) {
  test(`${preset}: R² of the held-back points at least ${least} after ${steps} steps`, () => {
    const walk = walked(preset, steps);
    assert.ok((walk.score("validation")?.r2 ?? 0) >= least, `R² ${walk.score("validation")?.r2}`);
    walk.dispose();
  });
}
