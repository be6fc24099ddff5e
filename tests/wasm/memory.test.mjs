// M1: wasm memory does not grow while training, nor over many sessions; a million steps: tests/bench/memory.mjs. T1, the
// package's half: after a trap the engine says that it has crashed, and a new one goes on from the checkpoint. Limits of
// size: limits.test.mjs.

import assert from "node:assert/strict";
import test from "node:test";
import { classifier, dense, engine, loadEngine, refuses, spiral, trained, weightsHash } from "./support.mjs";
import { labs, lookAround } from "./walks.mjs";

for (const [lab, [spec, data]] of Object.entries(labs)) {
  test(`${lab}: memory is the same at step 10,000 and at step 100,000`, (t) => {
    const session = engine.createSession(spec);
    t.after(() => session.dispose());
    session.setData(engine.generate(data));
    const walk = (steps) => {
      for (let done = 0; done < steps; done += 500) {
        session.run(500);
        lookAround(session);
      }
    };
    walk(10_000);
    const before = engine.memoryBytes;
    walk(90_000);
    assert.equal(session.step, 100_000);
    assert.equal(engine.memoryBytes, before);
  });
}

test("two hundred sessions made, trained and disposed leave memory as it was", () => {
  const cycle = () => {
    const session = engine.createSession(
      classifier({ layers: [dense(64, "tanh"), dense(64, "relu"), dense(1, "sigmoid")] }),
    );
    session.setData({ ...spiral(2000), validation: 0.2 });
    session.run(3);
    lookAround(session);
    session.dispose();
  };
  for (let i = 0; i < 5; i++) cycle();
  const before = engine.memoryBytes;
  for (let i = 0; i < 200; i++) cycle();
  assert.equal(engine.memoryBytes, before);
});

/** Sessions of ever smaller models until no memory is left for the next. */
function fillMemory(crowded) {
  const sessions = [];
  for (const units of [2000, 1000]) {
    const spec = classifier({ layers: [dense(units, "relu"), dense(units, "relu"), dense(1, "sigmoid")] });
    try {
      for (;;) sessions.push(crowded.createSession(spec));
    } catch (error) {
      assert.equal(error.code, "too-large", error.message);
    }
  }
  return sessions;
}

test("a trap is told as such, by every later call too, and a new engine goes on from the checkpoint", async (t) => {
  const crowded = await loadEngine();
  const session = crowded.createSession(classifier());
  session.setData({ ...spiral(), validation: 0.2 });
  session.run(10);
  const bytes = session.checkpoint();
  const [large] = fillMemory(crowded);
  refuses(() => large.parameters(), "crashed", /restore a checkpoint/); // 16 MB of copies: there is no memory for them
  refuses(() => session.run(1), "crashed");
  refuses(() => crowded.generate({ type: "xor", rows: 3 }), "crashed");
  session.dispose();

  const next = (await loadEngine()).createSession(classifier());
  next.setData({ ...spiral(), validation: 0.2 });
  next.restore(bytes);
  next.run(10);
  assert.equal(weightsHash(next), weightsHash(trained(t, 20)));
});
