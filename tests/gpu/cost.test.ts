// What a step may cost: dispatches, submits, and objects made on the device.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "../../web/engine/index.ts";
import { Pipelines } from "../../web/gpu/pipelines.ts";
import { GpuWalk } from "../../web/gpu/walk.ts";
import { randomSource } from "../web/unit/chance.ts";
import { openDevice, skip } from "./support.ts";

const engine = await loadEngine();

/** A classifier of bytes, 784-128-64-32-10, on rows that are noise. */
function digits() {
  const relu = (units: number) => ({ type: "dense", units, activation: "relu" }) as const;
  const session = engine.createSession({
    inputShape: [784],
    layers: [relu(128), relu(64), relu(32), { type: "dense", units: 10, activation: "softmax" }],
    loss: "sparseCategoricalCrossentropy",
    optimizer: { type: "adam", learningRate: 0.001 },
    batchSize: 32,
  });
  const random = randomSource(1);
  const rows = 32 * 8;
  const features = Uint8Array.from({ length: rows * 784 }, () => 256 * random());
  session.setData({
    features,
    scale: 1 / 255,
    targets: Int32Array.from({ length: rows }, (_, i) => i % 10),
    rows,
  });
  return session;
}

/** Counts every call of a method whose name says that it makes something, and what goes through a pass or a queue. */
function counted(device: GPUDevice): { device: GPUDevice; counts: Map<string, number> } {
  const counts = new Map<string, number>();
  const wrap = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(of, name) {
        const value: unknown = Reflect.get(of, name, of);
        if (name === "queue") return wrap(value as GPUQueue);
        if (typeof value !== "function") return value;
        return (...args: unknown[]) => {
          counts.set(String(name), (counts.get(String(name)) ?? 0) + 1);
          const made = Reflect.apply(value, of, args);
          const followed = name === "createCommandEncoder" || name === "beginComputePass";
          return followed ? wrap(made) : made;
        };
      },
    });
  return { device: wrap(device), counts };
}

test("k steps of 784-128-64-32-10 are one submit, 16 dispatches each, and make no object but the encoder", {
  skip,
}, async () => {
  const { device, counts } = counted(await openDevice());
  const session = digits();
  const walk = await GpuWalk.make(session, new Pipelines(device));
  assert.ok(walk.executor.launches.length <= 16, `${walk.executor.launches.length} dispatches`);
  for (const steps of [1, 8]) {
    counts.clear();
    const losses: number[] = [];
    const result = await walk.run(steps, (some) => losses.push(...some));
    assert.equal(losses.length, steps, "walked on the GPU");
    assert.ok(result.loss !== null);
    const made = [...counts].filter(([name]) => name.startsWith("create") || name.startsWith("begin"));
    assert.deepEqual(made.sort(), [
      ["beginComputePass", 1],
      ["createCommandEncoder", 1],
    ]);
    assert.equal(counts.get("submit"), 1);
    assert.equal(counts.get("dispatchWorkgroups"), steps * walk.executor.launches.length);
    session.reset(); // the next walk begins with an epoch again, which is 8 steps
  }
  session.dispose();
});
