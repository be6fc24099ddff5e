// The digits worker's room with the real engine: pictures go in once, training ends where it should, drawings are learnt,
// another network keeps the pictures, wrong files change nothing.

import assert from "node:assert/strict";
import test from "node:test";
import { loadEngine } from "../../../../web/engine/index.ts";
import { type DigitsModel, type DigitsState, kPixels } from "../../../../web/shared/digits.ts";
import { idx } from "../../../../web/site/build/digits.ts";
import { Room } from "../../../../web/worker/digits/room.ts";

const model: DigitsModel = {
  hidden: [16],
  dropout: 0.1,
  optimizer: "adam",
  learningRate: 0.01,
  batchSize: 16,
  seed: 3,
};

/** Digit d is a bright bar at rows 2d and 2d + 1 among noise. */
function pictureOf(digit: number, seed: number): Uint8Array {
  const pixels = new Uint8Array(kPixels);
  for (let i = 0; i < kPixels; i++) pixels[i] = (i * 7919 + seed * 104_729) % 64;
  pixels.fill(220, 28 * 2 * digit, 28 * (2 * digit + 2));
  return pixels;
}
function files(count: number, name = "train"): File[] {
  const pixels = new Uint8Array(count * kPixels);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);
  labels.forEach((label, i) => {
    pixels.set(pictureOf(label, i), i * kPixels);
  });
  const file = (part: string, bytes: Uint8Array): File => new File([bytes as BlobPart], `${name}-${part}`);
  return [file("images", idx([count, 28, 28], pixels)), file("labels", idx([count], labels))];
}

async function room(
  hidden = model,
): Promise<{ room: Room; state: () => DigitsState; done: () => Promise<void> }> {
  let state: DigitsState | null = null;
  let told = (): void => undefined;
  const made = new Room({
    load: () => loadEngine(),
    tell: (now) => {
      state = now;
      told();
    },
    progress: () => undefined,
    turns: {
      now: () => performance.now(),
      after: (_, call) => {
        const turn = setImmediate(call);
        return () => clearImmediate(turn);
      },
    },
  });
  await made.answer({ kind: "open" });
  await made.answer({ kind: "build", model: hidden });
  return {
    room: made,
    state: () => state as unknown as DigitsState,
    done: () =>
      new Promise((resolve) => {
        told = () => {
          if (!state?.running) resolve();
        };
        told();
      }),
  };
}

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
