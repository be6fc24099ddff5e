// WebGPU: products of matrices and a network's training step, ours against TensorFlow.js and jax-js on the same adapter.
//   ./lab bench gpu [SIZE ...] [batch=N ...] [--rounds=N] [--patience=SECONDS] [--write]
//   ./lab bench gpu grid [--write]    both our devices over a grid of networks, and what the cost model says of them
// In Node on Dawn, on the software Vulkan of Chromium (DOWNHILL_GPU=own: the machine's). Leaves build/reports/gpu.json;
// --write puts the README's table in place, or the grid's recording. What would take longer than the patience is left
// out and said. It gates nothing.

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { vulkanEnvironment } from "../../tools/lab/vulkan.mjs";
import { installPeers } from "./compare/prepare.mjs";
import { withBlock } from "./compare/table.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const say = (text) => console.log(text);

export function optionsOf(words) {
  const options = { grid: false, write: false, rounds: 5, patience: 30, sizes: [], batches: [] };
  const whole = (word) => {
    const number = Number(word.replace(/^.*=/, ""));
    if (!Number.isInteger(number) || number < 1)
      throw new RangeError(`a whole number from 1 on, got "${word}"`);
    return number;
  };
  for (const word of words) {
    if (word === "grid") options.grid = true;
    else if (word === "--write") options.write = true;
    else if (word.startsWith("--rounds=")) options.rounds = whole(word);
    else if (word.startsWith("--patience=")) options.patience = whole(word);
    else if (word.startsWith("batch=")) options.batches.push(whole(word));
    else options.sizes.push(whole(word));
  }
  return options;
}

async function compare(options, opened, lab) {
  const { batches, productCase, sizes, trainingCase } = await import("./gpu/cases.mjs");
  const { jaxJs, ours, sessionOf, tensorFlow } = await import("./gpu/peers.mjs");
  const { measure, processorSeconds, wallSeconds } = await import("./gpu/rounds.mjs");
  const { counted } = await import("./gpu/device.mjs");
  const { markdown, terminal, warning } = await import("./gpu/table.mjs");
  const mine = await ours(lab, opened.gpu);
  const { software } = mine.found;
  say(
    `${opened.name}, load ${os.loadavg()[0].toFixed(1)}; products shared out: ${JSON.stringify(mine.pipelines.tuning)}`,
  );
  if (software) say(warning);
  const peers = [mine, await tensorFlow(), await jaxJs()];
  const truth = (task, steps) => {
    const session = sessionOf(mine.engine, task);
    const losses = Array.from({ length: steps }, () => session.run(1).loss);
    session.dispose();
    return losses;
  };
  const named = options.sizes.length + options.batches.length > 0;
  const clock = software ? processorSeconds : wallSeconds;
  const settings = { rounds: options.rounds, patience: options.patience, counted, clock, say };
  const all = async (list, caseOf) => {
    const last = new Map();
    const told = [];
    for (const size of list) told.push(await measure(caseOf(size), peers, { ...settings, last }));
    return told;
  };
  const products = await all(named ? options.sizes : sizes, productCase);
  const steps = await all(named ? options.batches : batches, (batch) => trainingCase(batch, truth));
  say("");
  for (const one of [...products, ...steps]) say(`${terminal(one)}\n`);
  const date = new Date().toISOString().slice(0, 10);
  const report = { adapter: opened.name, software, date, rounds: options.rounds, products, steps };
  mkdirSync(path.join(root, "build/reports"), { recursive: true });
  writeFileSync(path.join(root, "build/reports/gpu.json"), `${JSON.stringify(report, null, 2)}\n`);
  say("Written: build/reports/gpu.json");
  if (!options.write) return;
  const readme = path.join(root, "README.md");
  writeFileSync(readme, withBlock(readFileSync(readme, "utf8"), markdown(report), "gpu-bench"));
  say("Written: README.md");
}

async function main() {
  const options = optionsOf(process.argv.slice(2));
  if (!options.grid) installPeers(say);
  const { openGpu } = await import("./gpu/device.mjs");
  const opened = await openGpu();
  if (opened === null) return say("left out: no Vulkan on this machine");
  const { ownCode } = await import("./common/own_code.mjs");
  const rooms = ["adapter", "cost", "executor", "join", "measure", "pipelines", "plan", "tune", "write"];
  const lab = await ownCode("gpu", ["engine/index", "engine/lend", ...rooms.map((name) => `gpu/${name}`)]);
  if (!options.grid) return compare(options, opened, lab);
  const { grid } = await import("./gpu/grid.mjs");
  return grid(options, opened, lab, say);
}

if (process.argv[1] === import.meta.filename) {
  // Where a Vulkan is to be found is read before any line of ours: the work is a second process's.
  if (process.env.DOWNHILL_GPU_BENCH === undefined) {
    const env = { ...vulkanEnvironment(process.env), DOWNHILL_GPU_BENCH: "1" };
    const { status } = spawnSync(process.execPath, process.argv.slice(1), { stdio: "inherit", env });
    process.exitCode = status ?? 1;
  } else {
    await main();
    process.exit(0); // libraries keep their devices open
  }
}
