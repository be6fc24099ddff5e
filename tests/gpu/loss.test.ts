// G1 and G2: a lost device is survived, a software adapter is not taken unasked, limits are read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine, type Session } from "../../web/engine/index.ts";
import { openAdapter } from "../../web/gpu/adapter.ts";
import { Gpu } from "../../web/gpu/gpu.ts";
import { Trainer } from "../../web/gpu/trainer.ts";
import { randomSource } from "../web/unit/chance.ts";
import { skip, watched } from "./support.ts";

const engine = await loadEngine();

function moons(): Session {
  const session = engine.createSession({
    inputShape: [2],
    layers: [
      { type: "dense", units: 8, activation: "tanh" },
      { type: "dense", units: 1, activation: "sigmoid" },
    ],
    loss: "binaryCrossentropy",
    optimizer: { type: "sgd", learningRate: 0.1, momentum: 0.5 },
    batchSize: 10,
  });
  session.setData(engine.generate({ type: "moons", rows: 100, noise: 0.1, seed: 1 }));
  return session;
}

test("A device destroyed at any of 50 moments is replaced, and the losses go on as the CPU's", {
  skip,
}, async () => {
  const random = randomSource(3);
  const [there, here] = [moons(), moons()];
  const devices: GPUDevice[] = [];
  let now = 0;
  const trainer = new Trainer(new Gpu(watched(devices), () => now), there);
  for (let round = 0; round < 50; round++) {
    now += 61_000;
    const steps = 1 + Math.floor(30 * random());
    const moment = Math.floor(4 * random());
    const running = trainer.run(steps, "gpu");
    // Before anything has happened, or after so many turns of the event loop: pipelines, a submit, its read-back.
    for (let turn = 0; turn < moment; turn++) await new Promise((resolve) => setImmediate(resolve));
    devices.at(-1)?.destroy();
    const { result, absence } = await running;
    const expected = here.run(steps);
    assert.equal(absence, "", `round ${round}`);
    assert.equal(result.step, expected.step);
    const [loss, wanted] = [result.loss ?? Number.NaN, expected.loss ?? 0];
    assert.ok(Math.abs(loss - wanted) <= 1e-3 * (wanted + 0.01), `round ${round}: ${loss}, CPU ${wanted}`);
  }
  assert.ok(devices.length > 10, `${devices.length} devices were opened`);
  trainer.dispose();
});

test("A second loss within a minute is the last: the session walks on by itself", { skip }, async () => {
  const [there, here] = [moons(), moons()];
  const devices: GPUDevice[] = [];
  const trainer = new Trainer(new Gpu(watched(devices), () => 1000), there);
  await trainer.run(3, "gpu");
  devices[0]?.destroy();
  assert.equal((await trainer.run(3, "gpu")).absence, "");
  devices[1]?.destroy();
  const { result, on, absence } = await trainer.run(30, "gpu");
  assert.deepEqual([on, absence, result.step, devices.length], [null, "lost", 36, 2]);
  assert.ok(Math.abs((result.loss ?? Number.NaN) - (here.run(36).loss ?? 0)) < 1e-3);
});

test("A plan beyond the device's limits is the session's", { skip }, async () => {
  const small = watched([]);
  const bound = {
    requestAdapter: async () => {
      const adapter = await small.requestAdapter();
      if (adapter === null) return null;
      const requestDevice = async () => {
        const device = await adapter.requestDevice();
        return new Proxy(device, {
          get(of, name) {
            if (name === "limits") return { maxStorageBufferBindingSize: 512, maxBufferSize: 512 };
            const value: unknown = Reflect.get(of, name, of);
            return typeof value === "function" ? value.bind(of) : value;
          },
        });
      };
      return { info: adapter.info, limits: adapter.limits, requestDevice } as unknown as GPUAdapter;
    },
  } as unknown as GPU;
  const { on, absence, result } = await new Trainer(new Gpu(bound, () => 0), moons()).run(5, "gpu");
  assert.deepEqual([on, absence, result.step], [null, "too-large", 5]);
});

const info = { vendor: "acme", architecture: "one", device: "", description: "", isFallbackAdapter: false };
const limits = {
  maxBufferSize: 2 ** 28,
  maxStorageBufferBindingSize: 2 ** 27,
  maxStorageBuffersPerShaderStage: 8,
  maxComputeInvocationsPerWorkgroup: 256,
};
function stub(adapter: object | null): { gpu: GPU; asked: GPUDeviceDescriptor[] } {
  const asked: GPUDeviceDescriptor[] = [];
  const requestDevice = async (descriptor: GPUDeviceDescriptor) => {
    asked.push(descriptor);
    return {};
  };
  const requestAdapter = async () => (adapter === null ? null : { info, limits, requestDevice, ...adapter });
  return { gpu: { requestAdapter } as unknown as GPU, asked };
}

test("Only a real adapter is taken unasked, with the limits it says it has", async () => {
  assert.equal(await openAdapter(undefined, "gpu"), "no-webgpu");
  assert.equal(await openAdapter(stub(null).gpu, "gpu"), "no-adapter");
  const software = [
    { isFallbackAdapter: true },
    { info: { ...info, isFallbackAdapter: true } },
    { info: { ...info, description: "SwiftShader driver 5.0.0" } },
    { info: { ...info, description: "llvmpipe (LLVM 15)" } },
    { info: { ...info, description: "Microsoft Basic Render Driver" } },
  ];
  for (const adapter of software) {
    assert.equal(await openAdapter(stub(adapter).gpu, "auto"), "software", JSON.stringify(adapter));
    assert.ok(typeof (await openAdapter(stub(adapter).gpu, "gpu")) === "object");
  }
  const few = { limits: { ...limits, maxStorageBuffersPerShaderStage: 4 } };
  assert.equal(await openAdapter(stub(few).gpu, "auto"), "too-small");
  const { gpu: real, asked } = stub({});
  const found = await openAdapter(real, "auto");
  assert.ok(typeof found === "object" && !found.software && found.name === "acme one");
  const { maxBufferSize, maxStorageBufferBindingSize } = limits;
  assert.deepEqual(asked, [{ requiredLimits: { maxBufferSize, maxStorageBufferBindingSize } }]);
});

test("A browser whose device can't be opened trains all the same", async () => {
  const requestAdapter = async () => {
    throw new Error("no");
  };
  const none = new Gpu({ requestAdapter } as unknown as GPU, () => 0);
  const { on, absence, result } = await new Trainer(none, moons()).run(4, "auto");
  assert.deepEqual([on, absence, result.step], [null, "failed", 4]);
});
