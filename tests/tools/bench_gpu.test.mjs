// The pure parts of the WebGPU bench: its words, what a step costs, who is timed and who is left out, and what it writes.

import assert from "node:assert/strict";
import test from "node:test";
import { flopsOf } from "../bench/gpu/cases.mjs";
import { measure, wallSeconds } from "../bench/gpu/rounds.mjs";
import { markdown, terminal } from "../bench/gpu/table.mjs";
import { optionsOf } from "../bench/gpu.mjs";

test("The bench's words are sizes, batches and limits; others are refused by name", () => {
  const { sizes, batches, rounds, patience, write } = optionsOf(["256", "batch=32", "--rounds=2", "--write"]);
  assert.deepEqual([sizes, batches, rounds, patience, write], [[256], [32], 2, 30, true]);
  assert.throws(() => optionsOf(["large"]), /"large"/);
  assert.throws(() => optionsOf(["--rounds=0"]), /"--rounds=0"/);
});

test("A step of 3-4-2 on five rows is what counting by hand gives", () => {
  // forward and both gradients of kernels, and the way back through 4x2 alone
  assert.equal(flopsOf({ inputs: 3, layers: [[4], [2]], batch: 5 }), 2 * 5 * (3 * (12 + 8) - 12));
});

/** A peer whose runs are counted and do so many dispatches each. */
function peer(id, { dispatches = 2, wrong = "" } = {}) {
  const made = { dispatches: 0, disposed: false };
  const running = {
    async run(count) {
      made.dispatches += count * dispatches;
      for (let i = 0; i < 2000 * count; i++) made.work = Math.sqrt(i);
    },
    dispose() {
      made.disposed = true;
    },
  };
  return { id, name: id, wrong, made, running };
}

const one = {
  title: "one",
  flops: 1e6,
  begin: async ({ running, wrong }) => ({ ...running, wrong }),
  async check({ wrong }) {
    if (wrong) throw new Error(wrong);
  },
};

test("Who gives other results, leaves work out or would take too long is told of and not timed", async () => {
  const peers = [
    peer("ours"),
    peer("sound"),
    peer("other", { wrong: "number 3 is 7, not 8" }),
    peer("lazy", { dispatches: 0 }),
    peer("slow"),
  ];
  const counted = async (work) => {
    const before = peers.map(({ made }) => made.dispatches);
    await work();
    const dispatches = peers.reduce((sum, { made }, i) => sum + made.dispatches - before[i], 0);
    return { dispatches, submits: 1, objects: 0 };
  };
  const last = new Map([["slow", 1]]);
  const told = await measure(one, peers, {
    rounds: 3,
    patience: 30,
    last,
    counted,
    clock: wallSeconds,
    say: () => undefined,
  });
  const [ours, sound, other, lazy, slow] = told.peers;
  assert.deepEqual([ours.rounds, sound.rounds, ours.dispatches], [3, 3, 2]);
  assert.ok(ours.seconds > 0 && ours.ratio === undefined && sound.ratio.median > 0);
  assert.match(other.left, /number 3/);
  assert.match(lazy.left, /0 dispatches/);
  assert.match(slow.left, /about 1000000 s/);
  assert.ok(last.get("ours") > 0, "the next case is foretold from this one");
  assert.ok(peers[0].made.disposed && peers[1].made.disposed);
});

const row = (id, more) => ({
  id,
  name: id,
  seconds: 0.002,
  spread: 0.05,
  rounds: 3,
  dispatches: 16,
  submits: 0.02,
  objects: 0.02,
  ...more,
});
const told = {
  title: "512³",
  flops: 2e6,
  peers: [
    row("ours"),
    row("theirs", { ratio: { median: 3.14, least: 3, greatest: 3.3 } }),
    { id: "gone", name: "gone", left: "one would take about 99 s" },
  ],
};

test("The tables hold speeds, factors, dispatches and who was left out, and say what software means", () => {
  const text = terminal(told);
  for (const part of ["512³", "1.00", "3.1×", "±5 %", "16", "0.02", "about 99 s"])
    assert.ok(text.includes(part), part);
  const report = { adapter: "Soft", software: true, date: "2026-01-01", products: [told], steps: [told] };
  const table = markdown(report);
  assert.match(table, /Only ratios within this run mean anything/);
  assert.match(table, /\| matmul 512³ \| 1\.0 GFLOP\/s \| 3\.1× \| – \| 16, 16, – \|/);
  assert.match(table, /784-128-64-32-10, 512³ \| 2 ms \|/);
  assert.doesNotMatch(markdown({ ...report, software: false }), /Only ratios/);
});
