// D1: a diverging run stops by itself, says where and why, and the last good state is there bit by bit. Runs that only
// look bad (saturated, separable) must not be called non-finite.

import assert from "node:assert/strict";
import test from "node:test";
import { classifier, dense, engine, refuses, weightsHash } from "./support.mjs";

function session(t, spec, data) {
  const made = engine.createSession(spec);
  t.after(() => made.dispose());
  made.setData(engine.generate(data));
  return made;
}

const line = (learningRate) => ({
  inputShape: [1],
  layers: [dense(1)],
  loss: "meanSquaredError",
  optimizer: { type: "sgd", learningRate },
  batchSize: 100,
});
const boundary = (learningRate) =>
  classifier({ layers: [dense(1, "sigmoid")], optimizer: { type: "sgd", learningRate }, batchSize: 200 });
const network = (learningRate, activation, output = "linear") =>
  classifier({
    layers: [dense(8, activation), dense(8, activation), dense(1, output)],
    loss: "meanSquaredError",
    optimizer: { type: "sgd", learningRate },
  });

const diverging = {
  "a line at 1.5 times its stable rate": (t) => {
    const data = { type: "line", rows: 30, noise: 0.2, seed: 3 };
    const { maxStableRate } = session(t, line(0.1), data).exact();
    return session(t, line(1.5 * maxStableRate), data);
  },
  "an overlapping boundary at a rate of 1000": (t) =>
    session(t, boundary(1000), { type: "gaussian", rows: 100, noise: 1, seed: 1 }),
  "a relu network with meanSquaredError at a rate of 100": (t) =>
    session(t, network(100, "relu"), { type: "plane", rows: 200, noise: 0.1, seed: 1 }),
};

for (const [title, make] of Object.entries(diverging)) {
  test(`${title} stops by itself, names a layer, and its last good state is there bit by bit`, (t) => {
    const run = make(t);
    const { step, diverged } = run.run(20_000);
    assert.ok(diverged, "it diverged");
    assert.ok(step < 20_000);
    assert.match(diverged.layer, /^dense_[123]$/);
    assert.match(diverged.reason, /^(non-finite|growing)$/);
    assert.ok(diverged.lastGoodStep <= diverged.step && diverged.bestStep <= diverged.step);
    assert.equal(run.run(100).step, step, "it goes no further");
    for (const [where, back] of [
      ["lastGood", diverged.lastGoodStep],
      ["best", diverged.bestStep],
    ]) {
      const again = make(t);
      again.run(20_000);
      again.recover(where);
      assert.equal(again.step, back);
      assert.equal(again.run(0).diverged, undefined);
      const walked = make(t);
      walked.run(back);
      assert.equal(weightsHash(again), weightsHash(walked), where);
      assert.ok(again.parameters().every(({ data }) => data.every(Number.isFinite)));
    }
  });
}

test("a diverged run trains on with a smaller rate", (t) => {
  const run = diverging["a relu network with meanSquaredError at a rate of 100"](t);
  run.run(20_000);
  run.recover("lastGood");
  run.update({ optimizer: { learningRate: 0.01 } });
  const before = run.evaluate("train").loss;
  assert.equal(run.run(500).diverged, undefined);
  assert.ok(run.evaluate("train").loss < before);
});

test("separable classes at an absurd rate, and tanh networks, are never called non-finite", (t) => {
  const calm = [
    session(t, boundary(1000), { type: "gaussian", rows: 100, noise: 0, seed: 1 }),
    session(t, network(100, "tanh", "tanh"), { type: "plane", rows: 200, noise: 0.1, seed: 1 }),
    session(t, classifier({ optimizer: { type: "sgd", learningRate: 1000 } }), {
      type: "spiral",
      rows: 100,
      seed: 1,
    }),
  ];
  for (const run of calm) {
    const { diverged } = run.run(5000);
    assert.notEqual(diverged?.reason, "non-finite");
    assert.ok(run.parameters().every(({ data }) => data.every(Number.isFinite)));
  }
});

test("recover before any data says that there is nothing to go back to", (t) => {
  const run = engine.createSession(classifier());
  t.after(() => run.dispose());
  refuses(() => run.recover("lastGood"), "no-data");
});
