// Both of our devices over a grid of networks: ms a step of each, and what the cost model foretells from speeds measured at
// the start. Right is a choice that is at most 20 % slower than the better one. `--write` records all of it for a test
// (tests/gpu/recorded.json), which then decides again without a device.

import { writeFileSync } from "node:fs";
import path from "node:path";
import { uniform } from "../compare/data.mjs";
import { median } from "../compare/statistics.mjs";
import { processorSeconds, wallSeconds } from "./rounds.mjs";

const root = path.resolve(import.meta.dirname, "../../..");
const kStepsASubmit = 64;
const kRounds = 3;
const kLeast = 20; // ms of a round
const kSlow = 60;

const networks = [
  [2, 8, 8, 1],
  [7, 1],
  [64, 32, 10],
  [784, 32, 10],
  [784, 128, 64, 32, 10],
  [784, 256, 10],
  [256, 256, 256],
];
const batches = [1, 8, 32, 128, 512];

function sessionOf(engine, sizes, batch) {
  const [inputs, ...units] = sizes;
  const last = units.length - 1;
  const session = engine.createSession({
    inputShape: [inputs],
    layers: units.map((count, i) => ({
      type: "dense",
      units: count,
      activation: i < last ? "relu" : "linear",
    })),
    loss: "meanSquaredError",
    optimizer: { type: "adam", learningRate: 1e-3 },
    batchSize: batch,
    shuffle: false,
  });
  const random = uniform(1);
  const rows = batch * 16;
  const numbers = (length) => Float32Array.from({ length }, random);
  session.setData({ features: numbers(rows * inputs), targets: numbers(rows * units[last]), rows });
  return session;
}

/** ms a step; `run(k)` makes k. */
async function timed(now, run, most) {
  let count = 1;
  const time = async () => {
    const before = now();
    await run(count);
    return now() - before;
  };
  await time();
  const first = await time();
  if (first > kSlow) return first; // long enough to tell by itself
  for (let ms = first; ms < kLeast && count < most; ms = await time()) count = Math.min(most, 2 * count);
  const rounds = [];
  for (let i = 0; i < kRounds; i++) rounds.push((await time()) / count);
  return median(rounds);
}

async function onGpu(lab, pipelines, session, now) {
  const executor = await lab.Executor.make(pipelines, lab.lentPlan(session));
  const records = lab.lentRecords(session, 16);
  const { head = records.length } = lab.readRecords(records)[1] ?? {};
  executor.begin(lab.lentState(session));
  const ms = await timed(now, (count) => executor.walk(records.subarray(0, count * head)), 16);
  executor.destroy();
  return ms;
}

export async function grid({ write }, { gpu, name }, lab, say) {
  const engine = await lab.loadEngine();
  const { device, software } = await lab.openAdapter(gpu, "gpu");
  const pipelines = new lab.Pipelines(device);
  const clock = software ? processorSeconds : wallSeconds;
  const now = () => 1000 * clock();
  pipelines.tuning = software ? lab.onSoftware : await lab.tune(lab.timingOn(pipelines, now));
  const speeds = { ...(await lab.measureGpu(pipelines, now)), ...lab.measureCpu(engine, now) };
  say(`${name}; speeds ${JSON.stringify(speeds)}`);
  say(
    `${"network, batch".padEnd(28)}${"CPU ms".padStart(10)}${"foretold".padStart(10)}${"GPU ms".padStart(10)}${"foretold".padStart(10)}  choice`,
  );
  const specs = [];
  for (const sizes of networks)
    for (const batch of batches) {
      const session = sessionOf(engine, sizes, batch);
      const plan = lab.readPlan(lab.lentWords(session));
      const work = lab.workOf(plan, lab.dispatchesOf(plan, plan.arena, pipelines.tuning), plan.capacity);
      const gpuMs = await onGpu(lab, pipelines, session, now);
      // Without the looks at all rows that end an epoch: there are 16 steps to one.
      const cpuMs = await timed(now, (count) => session.run(count), 1 << 16);
      session.dispose();
      const foretold = lab.costsOf(work, speeds, kStepsASubmit);
      const chosen = lab.prefersGpu(foretold) ? gpuMs : cpuMs;
      const right = chosen <= 1.2 * Math.min(cpuMs, gpuMs);
      specs.push({ sizes, batch, work, cpu: cpuMs, gpu: gpuMs, right });
      const cells = [cpuMs, foretold.cpu, gpuMs, foretold.gpu]
        .map((ms) => ms.toPrecision(3).padStart(10))
        .join("");
      say(
        `${`${sizes.join("-")}, ${batch}`.padEnd(28)}${cells}  ${chosen === gpuMs ? "GPU" : "CPU"}${right ? "" : "  wrong"}`,
      );
    }
  const share = specs.filter(({ right }) => right).length / specs.length;
  say(`\nright in ${(100 * share).toFixed(0)} % of ${specs.length} (asked: 90 %)`);
  if (!write) return;
  const file = path.join(root, "tests/gpu/recorded.json");
  const told = specs.map(({ right: _, ...spec }) => spec);
  writeFileSync(
    file,
    `${JSON.stringify({ adapter: name, date: new Date().toISOString().slice(0, 10), speeds, specs: told }, null, 2)}\n`,
  );
  say(`Written: ${path.relative(root, file)}`);
}
