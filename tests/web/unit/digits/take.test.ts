// The digits' network as it leaves and comes back: the PyTorch script that goes on with the same pictures makes our next
// losses, dropout and all; a walk comes back whole on its own pictures and as weights on others; what doesn't fit is refused
// by place and changes nothing. And a run rests while nobody looks.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import test, { type TestContext } from "node:test";
import fc from "fast-check";
import type { Engine, Session } from "../../../../web/engine/index.ts";
import { toSafetensors } from "../../../../web/formats/bundle.ts";
import { toCpp } from "../../../../web/formats/code/cpp.ts";
import { toPytorch } from "../../../../web/formats/code/pytorch.ts";
import { type Model, modelOf, named, parameterShapes } from "../../../../web/formats/model.ts";
import { toState } from "../../../../web/formats/state.ts";
import { toTensorflow } from "../../../../web/formats/tensorflow.ts";
import type { Picked } from "../../../../web/labs/common/out/picked.ts";
import { readDigits, writeDigits } from "../../../../web/labs/digits/link.ts";
import { type Brought, brought } from "../../../../web/labs/digits/take/bring.ts";
import { type DigitsTaken, kPixels } from "../../../../web/shared/digits.ts";
import { firstSettings, flat } from "../../../../web/shared/digits-settings.ts";
import type { Room } from "../../../../web/worker/digits/room.ts";
import { specOf } from "../../../../web/worker/digits/spec.ts";
import { divided, setPictures } from "../../../../web/worker/digits/store.ts";
import { assertSame, folder, kSteps, lossesIn, python } from "../formats/support.ts";
import { files, model, pictureOf, room } from "./own_room.ts";

interface Taken extends Omit<DigitsTaken, "model"> {
  readonly model: Model;
}

async function take(one: Room): Promise<Taken> {
  const found = await one.answer({ kind: "take" });
  assert.ok(found && "checkpoint" in found);
  return found as Taken;
}

const spec = { ...model, hidden: [16, 8], dropout: 0.2 };
const settings = { model: spec, epochs: 2, patience: 0 };

/** Two epochs on 160 pictures, with dropout. */
async function walked() {
  const made = await room(spec);
  await made.room.answer({ kind: "files", files: files(200) });
  await made.room.answer({ kind: "train", epochs: 2 });
  await made.done();
  return made;
}

/** The engine's own session on these very pictures. */
function sessionOf(engine: Engine, checkpoint: Uint8Array): Session {
  const labels = Uint8Array.from({ length: 200 }, (_, i) => i % 10);
  const pixels = new Uint8Array(200 * kPixels);
  labels.forEach((label, i) => {
    pixels.set(pictureOf(label, i), i * kPixels);
  });
  const session = engine.createSession(specOf(spec));
  setPictures(session, ...divided(engine, { pixels, labels }));
  session.restore(checkpoint);
  return session;
}

/** What leaves, in a folder of its own, and our next ten losses from there. */
async function left(t: TestContext): Promise<{ here: string; taken: Model; ours: number[] }> {
  const { room: one, engine } = await walked();
  const { model: taken, checkpoint, step } = await take(one);
  assert.equal(step, 20);
  assert.ok(taken.walk?.data.features instanceof Uint8Array, "a byte a pixel");
  assert.equal(taken.walk.data.rows, 160);
  const session = sessionOf(engine, checkpoint);
  const ours = Array.from({ length: kSteps }, () => session.run(1).loss ?? Number.NaN);
  session.dispose();
  const here = folder(t);
  writeFileSync(path.join(here, "model.safetensors"), toSafetensors(taken));
  return { here, taken, ours };
}

function ran(here: string, program: string, ...words: string[]): string {
  const run = spawnSync(program, words, { cwd: here, encoding: "utf8" });
  assert.equal(run.status, 0, run.stderr);
  return run.stdout;
}

test("the PyTorch script goes on over the same pictures: its next ten losses are ours, dropout and all", {
  skip: python === null && "no Python with torch",
}, async (t) => {
  const { here, taken, ours } = await left(t);
  writeFileSync(path.join(here, "model.py"), toPytorch(taken));
  const said = ran(here, python ?? "", "model.py", "model.safetensors", String(kSteps));
  assertSame(lossesIn(said), ours, "PyTorch");
});

const compiler = spawnSync("g++", ["--version"]).status === 0;

test("so does the C++ program", { skip: !compiler && "no g++" }, async (t) => {
  const { here, taken, ours } = await left(t);
  writeFileSync(path.join(here, "model.cpp"), toCpp(taken));
  const flags = ["-std=c++17", "-O1", "-ffp-contract=off", "-Wall", "-Wextra", "-Werror"];
  ran(here, "g++", ...flags, "model.cpp", "-o", "model");
  assertSame(lossesIn(ran(here, "./model")), ours, "C++");
});

const textFile = (name: string, text: string): Picked => ({ name, bytes: new TextEncoder().encode(text) });

const labFile = ({ step, checkpoint, model: { parameters } }: Taken, changes = {}): Picked =>
  textFile(
    "downhill-digits.json",
    toState({
      lab: "digits",
      settings: { ...flat(settings), pictures: "own", ...changes },
      points: null,
      step,
      checkpoint,
      parameters,
    }),
  );

const weightsOf = async (one: Room): Promise<string> =>
  (await take(one)).model.parameters.map(({ data }) => Buffer.from(data.buffer).toString("hex")).join(" ");

async function bring(one: Room, found: Brought): Promise<boolean> {
  const { settings: own, checkpoint, weights } = found;
  const answer = await one.answer({ kind: "resume", model: own.model, checkpoint, weights });
  assert.ok(answer && "whole" in answer);
  return answer.whole;
}

test("a walk comes back to the bit on its own pictures; on others its weights begin another one", async () => {
  const { room: one, done } = await walked();
  const there = await take(one);
  const weights = await weightsOf(one);
  const found = brought(firstSettings, [labFile(there)]);
  assert.deepEqual(found.settings, settings);
  await one.answer({ kind: "train", epochs: 1 });
  await done();
  const later = await weightsOf(one);
  assert.equal(await bring(one, found), true);
  assert.equal(await weightsOf(one), weights);
  assert.equal((await take(one)).step, 20);
  await one.answer({ kind: "train", epochs: 1 });
  await done();
  assert.equal(await weightsOf(one), later, "and it walks on as it did");

  const { room: other, state } = await room();
  await other.answer({ kind: "files", files: files(100, "fewer") });
  assert.equal(await bring(other, found), false);
  assert.equal(await weightsOf(other), weights);
  assert.equal(state().step, 0);
});

test("weights come back from every kind of file, and their network with them", async () => {
  const { room: one } = await walked();
  const { model: taken } = await take(one);
  const { json, weights: bin } = toTensorflow(taken);
  const kinds: readonly (readonly Picked[])[] = [
    [textFile("model.json", json), { name: "weights.bin", bytes: bin }],
    [{ name: "a.safetensors", bytes: toSafetensors(taken) }],
  ];
  for (const kind of kinds) {
    const { settings: own, weights } = brought(firstSettings, kind);
    assert.deepEqual([own.model.hidden, own.model.dropout], [[16, 8], 0.2]);
    assert.equal(own.model.optimizer, firstSettings.model.optimizer, "how it is trained stays as it is here");
    assert.deepEqual(
      weights.map(({ data }) => [...data]),
      taken.parameters.map(({ data }) => [...data]),
    );
  }
});

const dense = (units: number, activation: string): object => ({ type: "dense", units, activation });

/** A model of zeros with these layers, as safetensors. */
function modelFile(inputs: number, layers: readonly object[]): Picked {
  const loss = "sparseCategoricalCrossentropy";
  const complete = named({ inputShape: [inputs], layers, loss, optimizer: { type: "sgd" } });
  const parameters = parameterShapes(complete).map(({ name, shape }) => ({
    name,
    shape,
    data: new Float32Array(shape.reduce((product, n) => product * n, 1)),
  }));
  return { name: "m.safetensors", bytes: toSafetensors(modelOf({ spec: complete, parameters })) };
}

test("what doesn't fit is refused by place, and changes nothing", async () => {
  const { room: one } = await walked();
  const there = await take(one);
  const before = await weightsOf(one);
  const last = dense(10, "softmax");
  for (const [file, why] of [
    [modelFile(64, [last]), /inputs: expected 784 inputs, got 64 inputs/],
    [modelFile(784, [dense(9, "tanh"), last]), /layers\[0\]: expected dense 9 relu, got dense 9 tanh/],
    [modelFile(784, [dense(9, "softmax")]), /layers\[0\]: expected dense 10 softmax, got dense 9 softmax/],
    [modelFile(784, [dense(600, "relu"), last]), /layers: expected at most 4 hidden layers/],
    [labFile(there, { batchSize: 0 }), /settings\.batchSize/],
    [labFile(there, { hidden: [16, 9] }), /dense_2\/kernel: expected shape \[16, 9\], got \[16, 8\]/],
  ] as const)
    assert.throws(() => brought(firstSettings, [file]), why);
  const found = brought(firstSettings, [labFile(there)]);
  const [first, ...rest] = found.weights;
  assert.ok(first);
  await assert.rejects(bring(one, { ...found, weights: rest }), /dense_1\/kernel: expected a tensor/);
  const broken = { ...first, data: first.data.map(() => Number.NaN) };
  await assert.rejects(bring(one, { ...found, weights: [broken, ...rest] }), /expected finite numbers/);
  assert.equal(await weightsOf(one), before);
});

test("a run rests while nobody looks, and goes on to its goal by itself", async () => {
  const { room: one, state, done } = await walked();
  await one.answer({ kind: "train", epochs: 30 });
  await one.answer({ kind: "look", on: false });
  const { step } = state();
  assert.ok(step < 320, `${step}`);
  assert.deepEqual([state().running, state().resting], [true, true]);
  await one.answer({ kind: "take" });
  for (let i = 0; i < 200; i++) await new Promise((turn) => setImmediate(turn));
  assert.equal(state().step, step);
  await one.answer({ kind: "look", on: true });
  assert.equal(state().resting, false);
  await done();
  assert.equal(state().step, 320);

  await one.answer({ kind: "look", on: false });
  await one.answer({ kind: "train", epochs: 1 });
  assert.deepEqual([state().step, state().resting], [320, true]);
  await one.answer({ kind: "pause" });
  await one.answer({ kind: "look", on: true });
  assert.deepEqual([state().step, state().running], [320, false], "what was paused stays so");
});

test("a link says what is set, and whatever else it holds never throws", () => {
  assert.equal(writeDigits(firstSettings), "v=1");
  const text = writeDigits({ ...settings, patience: 3 });
  assert.deepEqual(readDigits(`#${text}`), { ...settings, patience: 3 });
  assert.equal(text, "v=1&hidden=16-8&learningRate=0.01&batchSize=16&seed=3&epochs=2&patience=3");
  assert.deepEqual(
    readDigits("v=1&hidden=9999&batchSize=1.5&seed=-1&epochs=&patience=4&dropout=x"),
    firstSettings,
  );
  assert.equal(readDigits("v=2&seed=3"), null);
  const words = fc.constantFrom(
    "v=1",
    "&",
    "=",
    "hidden=",
    "seed=",
    "dropout=",
    "-",
    "%",
    "1e9",
    "0.3",
    "NaN",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 20 }), (parts) => {
      const found = readDigits(`v=1&${parts.join("")}`);
      const again = found && readDigits(writeDigits(found));
      assert.deepEqual(again, found);
    }),
    { numRuns: 2000, seed: 7 },
  );
});
