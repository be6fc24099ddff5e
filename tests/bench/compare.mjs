// Our engine against every peer on the same work, on this machine, in this run.
//   ./lab bench compare [TASK...] [--quick] [--peers=a,b] [--rounds=N] [--write]
// Prints tables, leaves build/reports/bench.json, and with --write the README's block and its picture. It gates nothing:
// goals are printed beside the figures, met or missed.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { compareAccuracy } from "./compare/accuracy.mjs";
import { browserMissing, startUp } from "./compare/browsers.mjs";
import { gemmTerminal } from "./compare/gemm_table.mjs";
import { parseOptions } from "./compare/options.mjs";
import { ratioPlot } from "./compare/plot.mjs";
import { installPeers } from "./compare/prepare.mjs";
import { compareTask, kTolerance } from "./compare/rounds.mjs";
import { readmeBlock, terminalTable, withBlock } from "./compare/table.mjs";
import { tasks } from "./compare/tasks.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const say = (text) => console.log(text);

function machine() {
  return {
    cpu: os.cpus()[0]?.model.trim() ?? "an unknown processor",
    cores: os.cpus().length,
    load: os.loadavg()[0],
    date: new Date().toISOString().slice(0, 10),
    node: process.versions.node,
  };
}

/** The rows of tests/bench/kernels, if that benchmark is there and its module is built. */
async function ladder(quick) {
  const file = path.join(root, "tests/bench/kernels/gemm.mjs");
  if (!existsSync(file)) return say("\ngemm: tests/bench/kernels is not there: left out");
  try {
    const { gemmLadder } = await import(file);
    say("\ngemm: our products and Eigen's in one wasm module, as shares of the multiply-add ceiling");
    return await gemmLadder(quick ? { rounds: 7 } : {});
  } catch (error) {
    return say(`\ngemm: left out: ${error.message}`);
  }
}

async function loading(loads) {
  const missing = browserMissing("chromium");
  if (missing) return say(`\nstart-up: left out: ${missing}`);
  const { network: measured } = await startUp(loads);
  const [median, least, greatest] = [measured.median, measured.least, measured.greatest].map(Math.round);
  say(
    `\nstart-up: navigation to first trained step ${median} ms (${least} to ${greatest}, ${loads} warm loads; goal 300)`,
  );
  return measured;
}

function write(report) {
  const readme = path.join(root, "README.md");
  writeFileSync(readme, withBlock(readFileSync(readme, "utf8"), readmeBlock(report)));
  writeFileSync(path.join(root, "tools/pictures/bench.svg"), ratioPlot(report.tasks));
  say("Written: README.md, tools/pictures/bench.svg");
}

async function main() {
  const { names, only, quick, rounds, write: writing } = parseOptions(process.argv.slice(2));
  const report = { machine: machine(), tolerance: kTolerance, rounds, tasks: [] };
  say(
    `${report.machine.cpu}, node ${report.machine.node}, load ${report.machine.load.toFixed(1)}; ${rounds} rounds`,
  );
  installPeers(say);
  const settings = { rounds, roundSeconds: quick ? 0.15 : 0.5, only, say };
  for (const name of names) {
    if (tasks[name]) report.tasks.push(await compareTask(name, tasks[name], settings));
  }
  if (names.includes("accuracy")) report.accuracy = await compareAccuracy({ seeds: quick ? 1 : 5, say });
  if (names.includes("gemm")) report.gemm = await ladder(quick);
  if (names.includes("start")) report.startUp = await loading(quick ? 3 : 7);
  say("");
  for (const task of report.tasks) say(`${terminalTable(task)}\n`);
  if (report.gemm) say(`${gemmTerminal(report.gemm)}\n`);
  mkdirSync(path.join(root, "build/reports"), { recursive: true });
  writeFileSync(path.join(root, "build/reports/bench.json"), `${JSON.stringify(report, null, 2)}\n`);
  say("Written: build/reports/bench.json");
  if (writing) write(report);
}

await main();
