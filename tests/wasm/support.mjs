// What the tests of the package share: the engine as a user gets it (build/npm), a random source that prints its seed,
// small models, and comparisons. Holds no expected values.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { DownhillError, loadEngine } from "../../build/npm/index.js";

export { weightsHash } from "./scenario.mjs";
export { DownhillError, loadEngine };

/** One engine for all tests of a file. */
export const engine = await loadEngine();

export function golden(name) {
  return JSON.parse(readFileSync(new URL(`../golden/${name}`, import.meta.url), "utf8"));
}

/** Numbers in [0, 1) by mulberry32: the same for the same seed. */
export function randomSource(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const dense = (units, activation = "linear", more = {}) => ({
  type: "dense",
  units,
  activation,
  ...more,
});

/** A small classifier of the plane; `more` replaces parts of the spec. */
export function classifier(more = {}) {
  return {
    inputShape: [2],
    layers: [dense(8, "tanh"), dense(1, "sigmoid")],
    loss: "binaryCrossentropy",
    optimizer: { type: "sgd", learningRate: 0.03 },
    batchSize: 10,
    seed: 42,
    ...more,
  };
}

/** A straight line through points of one feature, on full batches. */
export const line = (more = {}) => ({
  inputShape: [1],
  layers: [dense(1)],
  loss: "meanSquaredError",
  optimizer: { type: "sgd", learningRate: 0.1 },
  batchSize: 1000,
  ...more,
});

export function spiral(rows = 200) {
  return engine.generate({ type: "spiral", rows, noise: 0.1, seed: 1 });
}

/** A session on the spiral, disposed when the test `t` ends. */
export function trained(t, steps = 0, more = {}) {
  const session = engine.createSession(classifier(more));
  t.after(() => session.dispose());
  session.setData({ ...spiral(), validation: 0.2 });
  session.run(steps);
  return session;
}

/** |actual - expected| <= atol + rtol·|expected|, number by number. */
export function assertClose(actual, expected, { atol = 0, rtol = 0 }, what) {
  assert.equal(actual.length, expected.length, `${what}: length`);
  for (let i = 0; i < actual.length; i++) {
    const bound = atol + rtol * Math.abs(expected[i]);
    const fits = Math.abs(actual[i] - expected[i]) <= bound;
    assert.ok(fits, `${what}[${i}]: expected ${expected[i]} within ${bound}, got ${actual[i]}`);
  }
}

export function assertTensorsClose(actual, expected, tolerance, what) {
  assert.deepEqual(
    actual.map(({ name, shape }) => ({ name, shape })),
    expected.map(({ name, shape }) => ({ name, shape })),
    `${what}: names and shapes`,
  );
  actual.forEach((tensor, i) => {
    assertClose(tensor.data, expected[i].data, tolerance, `${what} ${tensor.name}`);
  });
}

/** That `call` throws a DownhillError of this code whose message matches. */
export function refuses(call, code, message = /./) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof DownhillError, `a DownhillError, got ${error?.name}: ${error?.message}`);
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    return true;
  });
}
