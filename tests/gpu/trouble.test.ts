// D2 and what follows from it: a number that is not finite is found wherever it lies, and the run stops before it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "../../web/engine/index.ts";
import { GpuWalk } from "../../web/gpu/walk.ts";
import { Layout, type Made, planWords, recordWords } from "../../web/gpu/write.ts";
import { pipelines, runOnce, skip } from "./support.ts";

const engine = await loadEngine();

/** allFinite over 64 weights, 64 slopes and a loss, then sgd. */
const kNumbers = 64;
function checkedUpdate(): Uint32Array {
  const layout = new Layout();
  const [w, g] = [layout.fixed(kNumbers), layout.fixed(kNumbers)];
  const [loss, flag] = [layout.fixed(1), layout.fixed(1)];
  const steps: Made[] = [
    { op: "allFinite", out: flag, in: [w, g, loss] },
    { op: "sgd", out: w, in: [w, g, flag] },
  ];
  return planWords(1, layout, steps, { loss: loss.offset });
}

test("A NaN or infinity in any of 64 weights and 64 slopes, or in the loss, holds the update back", {
  skip,
}, async () => {
  const words = checkedUpdate();
  const none = new Uint8Array(0);
  const record = recordWords(1);
  new Float32Array(record.buffer)[3] = 0.5; // the rate
  const numbers = Float32Array.from({ length: 136 }, (_, i) => 1 + i);
  const run = (state: Float32Array) => runOnce({ words, features: none, targets: none }, state, record);
  const sound = await run(numbers);
  assert.equal(sound.made, 1);
  assert.equal(sound.state[0], 1 - 0.5 * 65);
  for (const bad of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    for (let at = 0; at <= 2 * kNumbers; at++) {
      const planted = numbers.slice();
      planted[at] = bad;
      const { made, state } = await run(planted);
      assert.equal(made, 0, `${bad} at ${at}`);
      assert.ok(Object.is(state[1], planted[1]) && Object.is(state[63], planted[63]), "no weight has moved");
    }
  }
});

test("A run that diverges stops where the CPU's does, and is told of in the same words", {
  skip,
}, async () => {
  const make = () => {
    const session = engine.createSession({
      inputShape: [1],
      layers: [
        { type: "dense", units: 8, activation: "relu" },
        { type: "dense", units: 1 },
      ],
      loss: "meanSquaredError",
      optimizer: { type: "sgd", learningRate: 100 },
      batchSize: 10,
    });
    session.setData(engine.generate({ type: "line", rows: 100, noise: 0.1, seed: 1 }));
    return session;
  };
  const [there, here] = [make(), make()];
  const walk = await GpuWalk.make(there, await pipelines());
  const [told, expected] = [await walk.run(200), here.run(200)];
  assert.ok(told.diverged !== undefined && expected.diverged !== undefined);
  assert.deepEqual(
    [told.diverged.reason, told.diverged.layer],
    [expected.diverged.reason, expected.diverged.layer],
  );
  assert.ok(Math.abs(told.step - expected.step) <= 1, `${told.step}, ${expected.step}`);
  assert.ok(there.parameters().every(({ data }) => data.every(Number.isFinite)));
  walk.destroy();
});

test("A step begun by operations is finished by the session, and the GPU goes on from there", {
  skip,
}, async () => {
  const session = engine.createSession({
    inputShape: [2],
    layers: [
      { type: "dense", units: 4, activation: "tanh" },
      { type: "dense", units: 1, activation: "sigmoid" },
    ],
    loss: "binaryCrossentropy",
    optimizer: { type: "sgd", learningRate: 0.1 },
    batchSize: 10,
  });
  session.setData(engine.generate({ type: "moons", rows: 100, noise: 0.1, seed: 1 }));
  const walk = await GpuWalk.make(session, await pipelines());
  session.advance("op");
  session.advance("op");
  let walked = 0;
  const { step } = await walk.run(5, (losses) => {
    walked += losses.length;
  });
  assert.deepEqual([step, walked], [5, 4]);
  walk.destroy();
});
