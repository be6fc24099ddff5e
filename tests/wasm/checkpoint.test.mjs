// Checkpoints: training that goes on from one has the bits of training that was never interrupted, in another session
// and another engine too; anything else is refused by name and changes nothing.

import assert from "node:assert/strict";
import test from "node:test";
import { classifier, dense, engine, loadEngine, refuses, spiral, trained, weightsHash } from "./support.mjs";

const dropout = { type: "dropout", rate: 0.3 };
const models = {
  "sgd with momentum and a short last batch": {
    optimizer: { type: "sgd", learningRate: 0.05, momentum: 0.9 },
    batchSize: 23,
  },
  "adam with dropout and a schedule": {
    layers: [dense(8, "tanh"), dropout, dense(1, "sigmoid")],
    optimizer: {
      type: "adam",
      learningRate: 0.01,
      schedule: { type: "cosine", steps: 200, warmupSteps: 10 },
    },
  },
  "adagrad without shuffling": { optimizer: { type: "adagrad", learningRate: 0.05 }, shuffle: false },
};

for (const [title, more] of Object.entries(models)) {
  test(`${title}: restore and run gives the bits of an undisturbed run`, async (t) => {
    const whole = trained(t, 137, more);
    const first = trained(t, 61, more);
    const bytes = first.checkpoint();
    first.run(40);
    first.restore(bytes);
    assert.equal(first.step, 61);
    first.run(76);
    assert.equal(weightsHash(first), weightsHash(whole));

    const other = (await loadEngine()).createSession(classifier(more));
    other.setData({ ...spiral(), validation: 0.2 });
    other.restore(bytes);
    other.run(76);
    assert.equal(weightsHash(other), weightsHash(whole));
    assert.deepEqual(other.checkpoint(), whole.checkpoint());
  });
}

test("a checkpoint of another model, other data or another seed is refused by name", (t) => {
  const bytes = trained(t, 10).checkpoint();
  refuses(
    () => trained(t, 0, { layers: [dense(7, "tanh"), dense(1, "sigmoid")] }).restore(bytes),
    "bad-checkpoint",
    /model/,
  );
  refuses(() => trained(t, 0, { optimizer: { type: "adam" } }).restore(bytes), "bad-checkpoint", /optimizer/);
  refuses(() => trained(t, 0, { seed: 43 }).restore(bytes), "bad-checkpoint", /seed/);
  const other = engine.createSession(classifier());
  t.after(() => other.dispose());
  other.setData({ ...spiral(), validation: 0.3 });
  refuses(() => other.restore(bytes), "bad-checkpoint", /data/);
});

test("cut or changed bytes are refused, and the session goes on as before", (t) => {
  const session = trained(t, 10);
  const bytes = trained(t, 20).checkpoint();
  for (let i = 0; i < 64; i++) {
    refuses(() => session.restore(bytes.slice(0, Math.floor((bytes.length * i) / 64))), "bad-checkpoint");
  }
  refuses(() => session.restore(Uint8Array.from([...bytes, 0])), "bad-checkpoint");
  for (let i = 0; i < 64; i++) {
    const changed = bytes.slice();
    changed[Math.floor((bytes.length * i) / 64)] ^= 1 << (i % 8);
    refuses(() => session.restore(changed), "bad-checkpoint");
  }
  session.run(10);
  assert.equal(weightsHash(session), weightsHash(trained(t, 20)));
});
