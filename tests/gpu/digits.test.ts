// The digits lab's room on a GPU: the same run, whoever walks; wishes that meet it half-way; a GPU that goes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { files, model, pictureOf, room as roomOf } from "../web/unit/digits/own_room.ts";
import { gpu, skip, watched } from "./support.ts";

const room = (device?: GPU) => roomOf(model, () => undefined, device);
const wish = (device: "auto" | "cpu" | "gpu") => ({ kind: "device", wish: device }) as const;

test("A run on the GPU ends where wasm's does, with losses as close as its sums", { skip }, async () => {
  const [there, here] = [await room(gpu), await room()];
  for (const { room: one } of [there, here]) {
    await one.answer({ kind: "files", files: files(200) });
    await one.answer(wish("gpu"));
    await one.answer({ kind: "train", epochs: 5 });
  }
  await Promise.all([there.done(), here.done()]);
  const [a, b] = [there.state(), here.state()];
  assert.match(a.device.gpu ?? "", /SwiftShader|./);
  assert.deepEqual([a.device.why, b.device.gpu, b.device.why], ["", null, "no-webgpu"]);
  assert.deepEqual([a.step, a.epoch, a.running], [b.step, b.epoch, false]);
  assert.deepEqual([...a.history.epoch], [...b.history.epoch]);
  a.history.loss.forEach((loss, i) => {
    const wanted = b.history.loss[i] ?? Number.NaN;
    assert.ok(Math.abs(loss - wanted) <= 1e-3 * (wanted + 0.01), `epoch ${i}: ${loss}, wasm ${wanted}`);
  });
});

test("A software GPU is left alone unless it is asked for", { skip }, async () => {
  const { room: one, state, done } = await room(gpu);
  await one.answer({ kind: "files", files: files(100) });
  await one.answer({ kind: "train", epochs: 1 });
  await done();
  assert.deepEqual(state().device, { wish: "auto", gpu: null, why: "software", costs: null });
  await one.answer(wish("cpu"));
  await one.answer({ kind: "train", epochs: 1 });
  await done();
  assert.equal(state().device.why, "asked");
});

test("Pauses, other networks, other devices and drawings come between stretches", { skip }, async () => {
  const { room: one, state, done } = await room(gpu);
  await one.answer({ kind: "files", files: files(200) });
  await one.answer(wish("gpu"));
  const epochs = 100;
  await one.answer({ kind: "train", epochs });
  const reading = one.answer({ kind: "read", pixels: pictureOf(1, 1) });
  await one.answer({ kind: "pause" });
  await reading;
  const { step } = state();
  assert.ok(!state().running && step < 10 * epochs);
  await one.answer({ kind: "train", epochs });
  await one.answer({ kind: "build", model: { ...model, hidden: [8] } });
  assert.deepEqual([state().step, state().running], [0, false]);
  await one.answer({ kind: "train", epochs: 3 });
  await one.answer({ kind: "learn", pixels: pictureOf(3, 9), label: 8 });
  assert.equal(state().data?.learn, 180);
  await one.answer({ kind: "train", epochs: 30 });
  await one.answer(wish("cpu"));
  assert.ok(state().running, "the run goes on there");
  await done();
  assert.deepEqual([state().step, state().device.why], [state().goal, "asked"]);
});

test("A GPU that is lost for good leaves the run to wasm", { skip }, async () => {
  const devices: GPUDevice[] = [];
  const { room: one, state, done } = await room(watched(devices));
  await one.answer({ kind: "files", files: files(200) });
  await one.answer(wish("gpu"));
  await one.answer({ kind: "train", epochs: 100 });
  const kill = setInterval(() => devices.at(-1)?.destroy(), 1);
  await done();
  clearInterval(kill);
  assert.deepEqual([state().step, state().device.gpu, state().device.why], [1000, null, "lost"]);
  assert.ok(devices.length <= 2);
});
