// How long the time machine takes to bring back a past step: 200 random steps of a 20,000-step run, for three networks.
// In Node with the worker's own walk, where every state is first held against a fresh run that stops there, bit by bit;
// then in Chromium on the built site (DOWNHILL_SITE names another copy), from the wish to the picture. `--runs=N` steps.
// A measurement, not a gate: it prints figures beside the goal of 150 ms. `./lab build` first.

import path from "node:path";
import { startServer } from "../../tools/serve.mjs";
import { openChromium } from "./common/chromium.mjs";
import { ownCode } from "./common/own_code.mjs";

const kGoal = 150; // ms
const kSteps = 20_000;
const kAsked = Number(process.argv.find((word) => word.startsWith("--runs="))?.slice(7) ?? 200);
const root = path.join(import.meta.dirname, "../..");
const site = process.env.DOWNHILL_SITE ?? path.join(root, "build/site");

/** Hidden layers of tanh, batches of 10; the first is what most readers have, the last the largest they can make. */
const networks = { "2-8-8-1": [8, 8], "2-16-16-16-1": [16, 16, 16], "2-16 x 6-1": [16, 16, 16, 16, 16, 16] };

/** So many whole numbers below `below`, always the same. */
function chances(n, below) {
  let state = 20261122;
  return Array.from({ length: n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  });
}

function report(name, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1);
  console.log(
    `${name.padEnd(34)} n ${times.length}   median ${at(0.5)}   p99 ${at(0.99)}   max ${at(1)} ms   (goal ${kGoal})`,
  );
}

const workersOwn = () =>
  ownCode("scrub", [
    "engine/index",
    "worker/walk",
    "worker/way",
    "worker/material",
    "worker/numbers",
    "worker/spec",
  ]);

const data = {
  source: { kind: "generate", type: "spiral", rows: 200, noise: 0.1, seed: 21 },
  role: "plane",
  features: ["x1", "x2"],
  validation: 0.2,
  seed: 21,
};

const specOf = (hidden) => ({
  layers: [
    ...hidden.map((units) => ({ type: "dense", units, activation: "tanh" })),
    { type: "dense", units: 1, activation: "sigmoid" },
  ],
  loss: "binaryCrossentropy",
  optimizer: { type: "sgd" },
  learningRate: 0.1,
  batchSize: 10,
  seed: 42,
});

/** Weights at these steps in a run that never goes back. */
function fresh({ engineSpec, flat, materialOf, sessionData }, engine, spec, steps) {
  const session = engine.createSession(engineSpec(spec, data, spec.learningRate));
  session.setData(sessionData(materialOf(engine, data)));
  const found = new Map();
  for (const step of steps.toSorted((a, b) => a - b)) {
    session.run(step - session.step);
    found.set(step, new Uint32Array(flat(session.parameters()).buffer));
  }
  session.dispose();
  return found;
}

async function inNode() {
  const all = await workersOwn();
  const engine = await all.loadEngine();
  await all.bringBranches();
  for (const [name, hidden] of Object.entries(networks)) {
    const spec = specOf(hidden);
    const steps = chances(kAsked, kSteps);
    const expected = fresh(all, engine, spec, steps);
    const walk = new all.Walk(engine, spec, data);
    walk.walk(kSteps);
    const times = steps.map((step) => {
      const begin = performance.now();
      walk.scrub(step);
      const took = performance.now() - begin;
      const bits = new Uint32Array(all.flat(walk.session.parameters()).buffer);
      if (walk.step !== step || !expected.get(step).every((word, i) => word === bits[i]))
        throw new Error(`${name}: step ${step} came back with other weights`);
      return took;
    });
    const marks = walk.way.past.marks;
    const bytes = marks.reduce((sum, { value }) => sum + value.bytes.length, 0);
    report(`Node, ${name}`, times);
    console.log(`${"".padEnd(34)} ${marks.length} marks, ${(bytes / 1e6).toFixed(2)} MB`);
    walk.dispose();
  }
}

async function inChromium() {
  const server = await startServer({ root: site });
  const browser = await openChromium();
  try {
    for (const [name, hidden] of Object.entries(networks)) {
      const page = await browser.newPage();
      await page.setViewport({ width: 1280, height: 900 });
      await page.goto(`${server.url}network/`);
      const asked = { hidden: hidden.map((units) => ({ units, activation: "tanh" })), last: kSteps };
      report(`Chromium, ${name}`, await page.evaluate(scrubs, asked, chances(kAsked, kSteps)));
      await page.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
}

/** In the page: ms from each wish to the snapshot that stands on the screen. */
async function scrubs({ hidden, last }, steps) {
  const lab = document.querySelector("downhill-lab");
  const shown = async (wanted) => {
    while (!wanted(lab.snapshot)) await new Promise((done) => setTimeout(done));
  };
  await shown((snapshot) => snapshot);
  lab.setState({ settings: { hidden } });
  await shown(({ parameters }) => parameters.length === 2 * (hidden.length + 1));
  for (let step = 0; step < last; step += 2000) {
    lab.step(2000);
    await shown((snapshot) => snapshot.step === step + 2000);
  }
  const times = [];
  for (const step of steps) {
    const begin = performance.now();
    lab.scrub(step);
    await shown((snapshot) => snapshot.step === step);
    times.push(performance.now() - begin);
  }
  return times;
}

await inNode();
await inChromium();
