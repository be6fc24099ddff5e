// Five epochs on 8,000 real digits as the digits lab learns them (its own network, split and weights of the start), the
// other 2,000 told right: ours, PyTorch and TensorFlow.js, each with its own order and dropout, seed by seed.
//   ./lab bench digits [SEEDS] [--ours]
// Prints accuracies, medians and how long ours trained; ends with an error where our median lies more than 0.005 below
// one of theirs or training takes more than a second (looking at all rows after an epoch is not training). `--ours`: nobody else (the time alone).

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { ownCode } from "./common/own_code.mjs";
import { peers } from "./compare/peers.mjs";
import { installPeers, torchMissing } from "./compare/prepare.mjs";
import { median } from "./compare/statistics.mjs";

const kEpochs = 5;
const kLeeway = 0.005;
const kSeconds = 1;
const root = path.resolve(import.meta.dirname, "../..");
const folder = path.join(root, "build/bench/digits");
const words = process.argv.slice(2).filter((word) => word !== "--ours");
const alone = process.argv.includes("--ours");
const seeds = Number(words[0] ?? 5);
if (!Number.isInteger(seeds) || seeds < 1 || seeds > 100)
  throw new RangeError(`SEEDS must be a whole number from 1 to 100, got "${words[0]}"`);

const lab = await ownCode("digits", [
  "engine/index",
  "shared/digits-settings",
  "shared/digits",
  "site/build/digits",
  "worker/digits/pictures",
  "worker/digits/spec",
  "worker/digits/store",
]);
const engine = await lab.loadEngine();
const pack = lab.ofPack(gunzipSync(readFileSync(lab.packDigits(root))), "the pack");
const [learn, held] = lab.divided(engine, pack);

const write = (name, floats) => writeFileSync(path.join(folder, `${name}.f32`), Float32Array.from(floats));

/** The lab's own session with this seed, and what the peers need to begin where it does. */
function started(seed) {
  const session = engine.createSession(lab.specOf({ ...lab.firstModel, seed }));
  lab.setPictures(session, learn, held);
  write(
    `weights-${seed}`,
    session.parameters().flatMap(({ data }) => [...data]),
  );
  return session;
}

/** Accuracies and seconds, a seed each: of the whole run, and without its look at all rows after every epoch. */
function ours() {
  const [accuracies, whole, steps] = [[], [], []];
  for (let seed = 1; seed <= seeds; seed++) {
    const session = started(seed);
    let [ran, looked] = [0, 0];
    for (let epoch = 0; epoch < kEpochs; epoch++) {
      ran += timed(() => session.run(Math.ceil(learn.labels.length / session.spec.batchSize)));
      // The same look once more, so that its share is known.
      looked += timed(() => session.evaluate("train")) + timed(() => session.evaluate("validation"));
    }
    whole.push(ran);
    steps.push(ran - looked);
    accuracies.push(session.evaluate("validation").accuracy);
    session.dispose();
  }
  return { accuracies, whole, steps };
}

function timed(work) {
  const begin = performance.now();
  work();
  return (performance.now() - begin) / 1000;
}

/** The same rows, layers and ways for the others, as the comparison's tasks are written. */
function writeTask() {
  const { batchSize, optimizer, learningRate, dropout, hidden } = lab.firstModel;
  const both = (part) => Float32Array.from([...part(learn), ...part(held)]);
  const task = {
    inputs: lab.kPixels,
    layers: [...hidden.map((units) => [units, "relu"]), [10, "softmax"]],
    dropout,
    dropouts: 1,
    loss: "sparseCategoricalCrossentropy",
    optimizer: { type: optimizer, learningRate },
    batch: batchSize,
    rows: learn.labels.length + held.labels.length,
  };
  const pixels = both((part) => part.pixels);
  write(
    "features",
    pixels.map((byte) => byte / 255),
  );
  const labels = both((part) => part.labels);
  write("targets", labels);
  write("weights", readFloats("weights-1"));
  writeFileSync(path.join(folder, "task.json"), JSON.stringify(task));
}

function readFloats(name) {
  const bytes = readFileSync(path.join(folder, `${name}.f32`));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

async function theirs(id) {
  const peer = await peers.find((one) => one.id === id).start(folder);
  const accuracies = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const wish = {
      do: "accuracy",
      seed,
      epochs: kEpochs,
      train: learn.labels.length,
      from: `weights-${seed}`,
    };
    accuracies.push((await peer.ask(wish)).accuracy);
  }
  await peer.stop();
  return accuracies;
}

function say(name, accuracies) {
  const list = accuracies.map((one) => one.toFixed(4)).join(" ");
  console.log(`${name.padEnd(22)} median ${median(accuracies).toFixed(4)}   (${list})`);
}

function sayTimes(what, times) {
  const list = times.map((one) => one.toFixed(2)).join(" ");
  console.log(`${"".padEnd(22)} median ${median(times).toFixed(2)} ${what}   (${list})`);
}

/** What was asked for and is not so, in words. */
function missed(mine, others) {
  const best = median(mine.accuracies);
  const behind = Object.entries(others).filter(([, accuracies]) => best < median(accuracies) - kLeeway);
  const slow = median(mine.steps) > kSeconds ? [`training took ${median(mine.steps).toFixed(2)} s`] : [];
  return [...behind.map(([id]) => `more than ${kLeeway} behind ${id}`), ...slow];
}

mkdirSync(folder, { recursive: true });
console.log(
  `${learn.labels.length} digits learnt from, ${held.labels.length} not; ${kEpochs} epochs, seeds 1 to ${seeds}, load ${os.loadavg()[0].toFixed(1)}`,
);
const mine = ours();
say("ours, strict", mine.accuracies);
sayTimes(`s of training, at most ${kSeconds}`, mine.steps);
sayTimes("s with a look at all rows after each epoch", mine.whole);
const others = {};
if (!alone) {
  installPeers(console.log);
  writeTask();
  const lack = torchMissing();
  if (lack) console.log(`PyTorch: ${lack}`);
  for (const id of [...(lack ? [] : ["torch"]), "tfjs-wasm"]) {
    others[id] = await theirs(id);
    say(peers.find((one) => one.id === id).name, others[id]);
  }
}
const wrong = missed(mine, others);
if (wrong.length > 0) throw new Error(wrong.join("; "));
