// The digits worker's room with the real engine: pictures go in once, training ends where it should, drawings are learnt,
// another network keeps the pictures, wrong files change nothing, a load can be ended, and a run ends early when asked to.

import assert from "node:assert/strict";
import test from "node:test";
import { kPixels } from "../../../../web/shared/digits.ts";
import { Cancelled } from "../../../../web/worker/digits/loads.ts";
import { files, filesOf, model, pictureOf, room } from "./own_room.ts";

test("pictures are divided by class, and a run ends after its epochs", async () => {
  const { room: one, state, done } = await room();
  await assert.rejects(one.answer({ kind: "train", epochs: 1 }), /nothing to learn/);
  await one.answer({ kind: "files", files: files(200) });
  assert.deepEqual(state().data, { source: "files", learn: 160, held: 40, added: 0 });
  await one.answer({ kind: "train", epochs: 8 });
  await done();
  assert.equal(state().step, 80);
  assert.equal(state().epoch, 8);
  assert.equal(state().history.epoch.length, 9);
  assert.ok((state().history.heldAccuracy.at(-1) ?? 0) > 0.9);
  const report = await one.answer({ kind: "report" });
  assert.ok(report && "confusion" in report);
  assert.equal(report.rows.length, 40);
  for (let digit = 0; digit < 10; digit++)
    assert.equal(report.actual.filter((one) => one === digit).length, 4, "a class's share is held back");
});

test("rows come back as the pictures they were, through another network, too", async () => {
  const { room: one, state } = await room();
  await one.answer({ kind: "files", files: [...files(50), ...files(30, "t10k")] });
  await one.answer({ kind: "build", model: { ...model, hidden: [8, 4] } });
  assert.deepEqual([state().data?.learn, state().data?.held, state().step], [50, 30, 0]);
  const images = await one.answer({ kind: "images", rows: Uint32Array.of(0, 49, 50, 79) });
  assert.ok(images && "labels" in images);
  assert.deepEqual([...images.labels], [0, 9, 0, 9]);
  assert.deepEqual(images.pixels.subarray(kPixels, 2 * kPixels), pictureOf(9, 49));
  assert.deepEqual(images.pixels.subarray(3 * kPixels), pictureOf(9, 29));
});

test("a drawing that is taught is read as what it was called", async () => {
  const { room: one, state, done } = await room();
  await one.answer({ kind: "files", files: files(200) });
  await one.answer({ kind: "train", epochs: 6 });
  await done();
  const pixels = pictureOf(3, 999);
  const share = async (): Promise<number> => {
    const reading = await one.answer({ kind: "read", pixels });
    return (reading && "probabilities" in reading && reading.probabilities[8]) || 0;
  };
  const before = await share();
  await one.answer({ kind: "learn", pixels, label: 8 });
  assert.deepEqual(state().data, { source: "files", learn: 180, held: 40, added: 20 });
  await one.answer({ kind: "train", epochs: 2 });
  await done();
  assert.ok((await share()) > before + 0.1, `${before} to ${await share()}`);
});

test("the smallest edit is read differently, by the bytes that are shown, and is small", async () => {
  const { room: one, done } = await room();
  await one.answer({ kind: "files", files: files(200) });
  await one.answer({ kind: "train", epochs: 6 });
  await done();
  const pixels = pictureOf(5, 4);
  const flip = await one.answer({ kind: "flip", pixels });
  assert.ok(flip && "from" in flip);
  assert.equal(flip.from, 5);
  assert.notEqual(flip.to, 5);
  const reading = await one.answer({ kind: "read", pixels: flip.pixels });
  assert.ok(reading && "probabilities" in reading);
  assert.equal(reading.probabilities.indexOf(Math.max(...reading.probabilities)), flip.to);
  assert.ok(flip.size > 0 && flip.size < 0.2, `${flip.size}`);
});

test("slopes of a logit are what nudges of a pixel do", async () => {
  const { room: one } = await room();
  const pixels = pictureOf(2, 1);
  const slopes = await one.answer({ kind: "slopes", pixels, layer: "", unit: 4 });
  assert.ok(slopes instanceof Float32Array);
  const log = async (bytes: Uint8Array): Promise<Float64Array> => {
    const reading = await one.answer({ kind: "read", pixels: bytes });
    return Float64Array.from(
      (reading && "probabilities" in reading && reading.probabilities) || [],
      Math.log,
    );
  };
  const other = await one.answer({ kind: "slopes", pixels, layer: "", unit: 7 });
  assert.ok(other instanceof Float32Array);
  for (const at of [30, 200, 417, 600]) {
    const [low, high] = [pixels.slice(), pixels.slice()];
    low[at] = Math.max(0, (pixels[at] ?? 0) - 8);
    high[at] = (pixels[at] ?? 0) + 8;
    const [below, above] = [await log(low), await log(high)];
    const gap = (logs: Float64Array): number => (logs[4] ?? 0) - (logs[7] ?? 0);
    const measured = ((gap(above) - gap(below)) * 255) / ((high[at] ?? 0) - (low[at] ?? 0));
    assert.ok(Math.abs(measured - ((slopes[at] ?? 0) - (other[at] ?? 0))) < 2e-2, `pixel ${at}: ${measured}`);
  }
});

test("files that can't be read change nothing", async () => {
  const { room: one, state } = await room();
  await one.answer({ kind: "files", files: files(50) });
  const before = state().data;
  const broken = [new File(["no pictures"], "notes.txt")];
  await assert.rejects(one.answer({ kind: "files", files: broken }), /notes\.txt, byte 0: no IDX/);
  const gzip = [new File([Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3) as BlobPart], "cut.gz")];
  await assert.rejects(one.answer({ kind: "files", files: gzip }), /cut\.gz: .*can't be unpacked/);
  assert.deepEqual(state().data, before);
});

const weights = async (one: Awaited<ReturnType<typeof room>>["room"]): Promise<Uint32Array> => {
  const answer = await one.answer({ kind: "filters" });
  assert.ok(answer && "units" in answer);
  return new Uint32Array(answer.values.buffer);
};

test("another network on the same pictures has the weights of a new one, at its start and after a walk", async () => {
  const other = {
    ...model,
    hidden: [12, 8],
    optimizer: "sgd",
    learningRate: 0.1,
    batchSize: 8,
    seed: 9,
  } as const;
  const used = await room();
  await used.room.answer({ kind: "files", files: files(60) });
  await used.room.answer({ kind: "train", epochs: 2 });
  await used.done();
  await used.room.answer({ kind: "build", model: other });
  const fresh = await room(other);
  await fresh.room.answer({ kind: "files", files: files(60) });
  assert.deepEqual(await weights(used.room), await weights(fresh.room));
  for (const { room: one, done } of [used, fresh]) {
    await one.answer({ kind: "train", epochs: 3 });
    await done();
  }
  assert.deepEqual(used.state().history, fresh.state().history);
  assert.deepEqual(await weights(used.room), await weights(fresh.room));
});

/** Labels that have nothing to do with the pictures: what is learnt of them makes unseen ones no better. */
const noise = (count: number): File[] =>
  filesOf(
    Uint8Array.from({ length: count }, (_, i) => (i * i * 31 + i) % 10),
    (i) => pictureOf(i % 10, i),
  );

test("a run asked to stop early does so, keeps the best weights, and walks there again", async () => {
  const { room: one, state, done } = await room();
  await one.answer({ kind: "files", files: noise(100) });
  await one.answer({ kind: "patience", epochs: 3 });
  await one.answer({ kind: "train", epochs: 60 });
  await done();
  const { ended: stopped, history, epoch, step, goal } = state();
  assert.equal(stopped?.why, "patience");
  const held = [...history.heldLoss];
  assert.equal(held.indexOf(Math.min(...held)), stopped.kept);
  assert.equal(stopped.epoch, stopped.kept + 3);
  assert.equal(history.epoch.at(-1), stopped.epoch, "the curve goes on to where it stopped");
  assert.deepEqual([epoch, goal], [stopped.kept, step]);
  const straight = await room();
  await straight.room.answer({ kind: "files", files: noise(100) });
  if (stopped.kept > 0) {
    await straight.room.answer({ kind: "train", epochs: stopped.kept });
    await straight.done();
  }
  assert.deepEqual(await weights(one), await weights(straight.room));
  await one.answer({ kind: "patience", epochs: 0 });
  await one.answer({ kind: "train", epochs: 6 });
  await done();
  assert.equal(state().ended, null);
  assert.equal(state().epoch, stopped.kept + 6);
  assert.deepEqual([...state().history.heldLoss].slice(0, stopped.epoch + 1), held, "the same way as before");
});

test("a load is ended by a word, or by another load, and changes nothing", async () => {
  const { room: one, state } = await room();
  await one.answer({ kind: "files", files: files(50) });
  const before = state().data;
  const ended = assert.rejects(one.answer({ kind: "files", files: files(80) }), Cancelled);
  await one.answer({ kind: "cancel" });
  await ended;
  assert.deepEqual(state().data, before);
  const first = assert.rejects(one.answer({ kind: "files", files: files(80) }), Cancelled);
  await one.answer({ kind: "files", files: files(30) });
  await first;
  const { learn = 0, held = 0 } = state().data ?? {};
  assert.equal(learn + held, 30);
});

test("training goes on while pictures are read, and progress is told in bytes", async () => {
  const told: [number, number][] = [];
  const { room: one, state } = await room(model, (done, total) => told.push([done, total]));
  await one.answer({ kind: "files", files: files(50) });
  await one.answer({ kind: "train", epochs: 1000 });
  const read = one.answer({ kind: "files", files: files(80) });
  assert.equal(state().running, true);
  await read;
  assert.equal(state().running, false);
  const size = files(80).reduce((sum, { size: bytes }) => sum + bytes, 0);
  assert.deepEqual(told.at(-1), [size, size]);
});

test("wasm never holds two sets of pictures: neither another network, nor others, nor a drawing makes it grow", async () => {
  const { room: one, engine } = await room();
  await one.answer({ kind: "files", files: files(30_000) });
  const first = engine.memoryBytes;
  await one.answer({ kind: "build", model: { ...model, hidden: [12] } });
  await one.answer({ kind: "learn", pixels: pictureOf(1, 1), label: 1 });
  await one.answer({ kind: "files", files: files(30_000, "t10k") });
  const more = (engine.memoryBytes - first) / 2 ** 20;
  assert.ok(more < 20, `${more} MB more; a set is 23`);
});
