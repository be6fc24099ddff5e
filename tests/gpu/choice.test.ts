// The choice between the devices: what a plan is reckoned to cost, and where recorded speeds of a fast adapter turn it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine, type ModelSpec } from "../../web/engine/index.ts";
import { lentWords } from "../../web/engine/lend.ts";
import { costsOf, prefersGpu, type Speeds, workOf } from "../../web/gpu/cost.ts";
import { dispatchesOf } from "../../web/gpu/join.ts";
import { measureCpu, measureGpu } from "../../web/gpu/measure.ts";
import { readPlan } from "../../web/gpu/plan.ts";
import { untuned } from "../../web/gpu/variants.ts";
import { pipelines, skip } from "./support.ts";

const engine = await loadEngine();

/** Speeds as a laptop's processor and a middling graphics card have them, ms a million. */
const laptop: Speeds = {
  submit: 0.6,
  dispatch: 0.006,
  gpuFlops: 0.000_8,
  gpuChain: 2,
  gpuNumbers: 0.02,
  operation: 0.000_1,
  cpuFlops: 0.03,
  cpuNumbers: 0.4,
};

function work(sizes: readonly number[], batch: number) {
  const [inputs = 1, ...units] = sizes;
  const last = units.length - 1;
  const spec: ModelSpec = {
    inputShape: [inputs],
    layers: units.map((count, i) => ({
      type: "dense",
      units: count,
      activation: i < last ? "relu" : "linear",
    })),
    loss: "meanSquaredError",
    optimizer: { type: "sgd", learningRate: 0.1 },
    batchSize: batch,
  };
  const session = engine.createSession(spec);
  const outputs = units.at(-1) ?? 1;
  const [features, targets] = [new Float32Array(batch * inputs), new Float32Array(batch * outputs)];
  session.setData({ features, targets, rows: batch });
  const plan = readPlan(lentWords(session));
  session.dispose();
  return workOf(plan, dispatchesOf(plan, plan.arena, untuned), plan.capacity);
}

test("The work of 3-4-2 on five rows is what counting by hand gives", () => {
  const { flops, chain, operations } = work([3, 4, 2], 5);
  // forward 3x4 and 4x2, both kernels' gradients, and the way back through 4x2
  assert.equal(flops, 2 * 5 * (3 * 4 + 4 * 2 + 3 * 4 + 4 * 2 + 4 * 2));
  assert.equal(chain, 3 + 4 + 5 + 5 + 2);
  assert.ok(operations > 8);
});

test("A fast adapter is taken for wide layers and large batches, and for nothing small", () => {
  const chosen = (sizes: readonly number[], batch: number): boolean =>
    prefersGpu(costsOf(work(sizes, batch), laptop, 64));
  assert.equal(chosen([2, 4, 2, 1], 10), false);
  assert.equal(chosen([784, 32, 10], 8), false);
  assert.equal(chosen([784, 512, 512, 10], 256), true);
  assert.equal(chosen([784, 128, 64, 32, 10], 1024), true);
  // Once it is worth it, more rows never make it less so.
  const turns = [1, 16, 256, 1024, 4096, 16384].map((batch) => chosen([64, 32, 10], batch));
  assert.deepEqual(turns, [...turns].sort(), `${turns}`);
  assert.ok(turns.includes(true) && turns.includes(false));
});

test("A slow adapter is never taken", () => {
  const slow = { ...laptop, gpuFlops: 0.5, gpuNumbers: 1, dispatch: 0.05 };
  for (const batch of [1, 32, 1024])
    assert.equal(prefersGpu(costsOf(work([784, 512, 512, 10], batch), slow, 64)), false);
});

test("Measuring gives every speed there is, of either device", { skip }, async () => {
  const now = () => performance.now();
  const speeds = { ...(await measureGpu(await pipelines(), now)), ...measureCpu(engine, now) };
  assert.deepEqual(Object.keys(speeds).sort(), Object.keys(laptop).sort());
  for (const [name, ms] of Object.entries(speeds))
    assert.ok(Number.isFinite(ms) && ms >= 0, `${name}: ${ms}`);
  if (process.env["DOWNHILL_SAY"]) console.error(speeds);
});
