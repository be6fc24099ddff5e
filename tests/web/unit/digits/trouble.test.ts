// Settings and pictures that no course shows (D1, D3): absurd rates, one class, one picture, no ink, as many as there is
// room for. Runs end, nothing that is told or answered holds a number that is none, and what is wrong is said in words.

import assert from "node:assert/strict";
import test from "node:test";
import { loadEngine } from "../../../../web/engine/index.ts";
import { type DigitsModel, kClasses, kPixels } from "../../../../web/shared/digits.ts";
import { flip, read } from "../../../../web/worker/digits/answers.ts";
import { specOf } from "../../../../web/worker/digits/spec.ts";
import { blank, checkSize } from "../../../../web/worker/digits/store.ts";
import { files, filesOf, model, pictureOf, room } from "./own_room.ts";

type Own = Awaited<ReturnType<typeof room>>;

const finite = (values: ArrayLike<number>, what: string): void =>
  assert.ok(Array.from(values).every(Number.isFinite), `${what}: ${Array.from(values).slice(0, 12)}`);

/** Everything that a page may show, looked at; curves may have gaps where nothing is held back. */
async function lookAt({ room: one, state }: Own, pixels: Uint8Array): Promise<void> {
  const { history, batchLoss, data } = state();
  finite(history.loss, "loss");
  finite(history.accuracy, "accuracy");
  if (data?.held) finite(history.heldLoss, "held loss");
  assert.ok(batchLoss === null || Number.isFinite(batchLoss));
  const reading = await one.answer({ kind: "read", pixels });
  assert.ok(reading && "layers" in reading);
  for (const { name, values } of reading.layers) finite(values, name);
  const sum = reading.probabilities.reduce((total, share) => total + share, 0);
  assert.ok(Math.abs(sum - 1) < 1e-3, `shares add up to ${sum}`);
  const slopes = await one.answer({ kind: "slopes", pixels, layer: "", unit: 3 });
  finite(slopes as Float32Array, "slopes");
  const flip = await one.answer({ kind: "flip", pixels });
  if (flip && "to" in flip) finite([flip.size, ...flip.probabilities], "flip");
  const filters = await one.answer({ kind: "filters" });
  if (filters && "units" in filters) finite(filters.values, "filters");
  if (!data?.held) return;
  const report = await one.answer({ kind: "report" });
  if (report && "losses" in report) finite(report.losses, "losses");
}

async function trained(own: Own, pictures: File[], epochs = 6): Promise<void> {
  await own.room.answer({ kind: "files", files: pictures });
  await own.room.answer({ kind: "train", epochs });
  await own.done();
}

const absurd: readonly (readonly [string, Partial<DigitsModel>])[] = [
  ["sgd at 10", { optimizer: "sgd", learningRate: 10 }],
  ["sgd at 1e6", { optimizer: "sgd", learningRate: 1e6 }],
  ["sgd at 1e5 and a deep network", { optimizer: "sgd", learningRate: 1e5, hidden: [64, 32, 16] }],
  ["sgd at 1e6 without hidden layers", { optimizer: "sgd", learningRate: 1e6, hidden: [] }],
  ["adam at 10", { learningRate: 10 }],
  ["adam at 1e6", { learningRate: 1e6 }],
  ["rmsprop at 1e6", { optimizer: "rmsprop", learningRate: 1e6 }],
  ["a batch for all and dropout 0.9", { batchSize: 1024, dropout: 0.9, learningRate: 1 }],
  ["a rate that moves nothing", { learningRate: 1e-300 }],
];

for (const [what, change] of absurd)
  test(`${what}: the run ends, all that is shown is a number, and a smaller rate learns again`, async () => {
    const own = await room({ ...model, ...change });
    await trained(own, files(100));
    await lookAt(own, pictureOf(5, 1));
    await own.room.answer({ kind: "train", epochs: 2 });
    await own.done();
    await lookAt(own, pictureOf(5, 1));
    await own.room.answer({ kind: "build", model });
    assert.equal(own.state().ended, null);
    await own.room.answer({ kind: "train", epochs: 12 });
    await own.done();
    assert.ok((own.state().history.accuracy.at(-1) ?? 0) > 0.9);
  });

test("what runs away is said, a rate beyond all is refused by name, and all stays as it was", async () => {
  const own = await room({ ...model, optimizer: "sgd", learningRate: 1e6, hidden: [64, 32, 16] });
  await trained(own, files(100), 30);
  const { ended, step } = own.state();
  assert.equal(ended?.why, "diverged");
  assert.ok(ended.kept < ended.epoch || step === 0);
  const before = own.state();
  const beyond = own.room.answer({ kind: "build", model: { ...model, learningRate: 1e30 } });
  await assert.rejects(beyond, /learningRate must be a finite number .* got 1e\+30/);
  assert.deepEqual(own.state(), before);
});

test("weights beyond all bounds are answered for in words, not in numbers that are none", async () => {
  const session = (await loadEngine()).createSession(specOf(model));
  session.setParameters(
    session.parameters().map((tensor) => ({ ...tensor, data: tensor.data.map((weight) => 1e30 * weight) })),
  );
  const words = /weights are so large that its answers are no numbers/;
  assert.throws(() => read(session, pictureOf(1, 1)), words);
  assert.throws(() => flip(session, pictureOf(1, 1)), words);
});

const odd: readonly (readonly [
  string,
  Uint8Array,
  (row: number) => Uint8Array,
  readonly [number, number],
])[] = [
  ["one picture", Uint8Array.of(4), () => pictureOf(4, 1), [1, 0]],
  ["two of one class", Uint8Array.of(4, 4), (row) => pictureOf(4, row), [2, 0]],
  ["one class", new Uint8Array(50).fill(7), (row) => pictureOf(7, row), [40, 10]],
  [
    "no ink",
    Uint8Array.from({ length: 50 }, (_, i) => i % kClasses),
    () => new Uint8Array(kPixels),
    [40, 10],
  ],
  [
    "ink alone",
    Uint8Array.from({ length: 50 }, (_, i) => i % 3),
    () => new Uint8Array(kPixels).fill(255),
    [40, 10],
  ],
];

for (const [what, labels, paint, [learn, held]] of odd)
  test(`${what} to learn from: nothing breaks`, async () => {
    const own = await room();
    await own.room.answer({ kind: "patience", epochs: 2 });
    await trained(own, filesOf(labels, paint), 10);
    const { data } = own.state();
    assert.deepEqual([data?.learn, data?.held], [learn, held]);
    await lookAt(own, paint(0));
    await lookAt(own, new Uint8Array(kPixels));
    if (held === 0) await assert.rejects(own.room.answer({ kind: "report" }), /no picture is held back/);
    await own.room.answer({ kind: "learn", pixels: pictureOf(2, 2), label: 2 });
    await own.room.answer({ kind: "train", epochs: 1 });
    await own.done();
    await lookAt(own, pictureOf(2, 2));
  });

test("drawings are taught as long as there is room for them", () => {
  const full = { pixels: new Uint8Array(64 * 2 ** 20 - kPixels), labels: new Uint8Array(0) };
  checkSize(full, blank);
  const more = { ...full, pixels: new Uint8Array(64 * 2 ** 20) };
  assert.throws(() => checkSize(more, blank), { name: "RangeError", message: /at most 85598 have room/ });
});

test("one picture more than has room is refused, and those before stay", async () => {
  const own = await room();
  const labels = new Uint8Array(85_598);
  const at = filesOf(labels, () => new Uint8Array(kPixels));
  await assert.rejects(own.room.answer({ kind: "files", files: at }), /64 MB/);
  await own.room.answer({ kind: "files", files: files(50) });
  await assert.rejects(own.room.answer({ kind: "files", files: at }), /64 MB/);
  assert.deepEqual([own.state().data?.learn, own.state().data?.held], [40, 10]);
});
