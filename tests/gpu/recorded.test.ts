// The choice between the devices on networks that were really timed (`./lab bench gpu grid --write` recorded them): decided
// again from the recorded speeds, on that adapter and on ones that are so and so many times faster.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { costsOf, prefersGpu, type Speeds, type Work } from "../../web/gpu/cost.ts";

interface Recorded {
  readonly speeds: Speeds;
  readonly specs: readonly {
    readonly sizes: readonly number[];
    readonly batch: number;
    readonly work: Work;
    /** ms a step. */
    readonly cpu: number;
    readonly gpu: number;
  }[];
}

const { speeds, specs } = JSON.parse(readFileSync("tests/gpu/recorded.json", "utf8")) as Recorded;
const kStepsASubmit = 64;

/** The recorded adapter, everything on it `factor` times as fast. */
function faster(factor: number): { share: number; onGpu: number } {
  const quick: Speeds = {
    ...speeds,
    submit: speeds.submit / factor,
    dispatch: speeds.dispatch / factor,
    gpuFlops: speeds.gpuFlops / factor,
    gpuChain: speeds.gpuChain / factor,
    gpuNumbers: speeds.gpuNumbers / factor,
  };
  const choices = specs.map(({ work, cpu, gpu }) => {
    const onGpu = prefersGpu(costsOf(work, quick, kStepsASubmit));
    const there = gpu / factor;
    return { onGpu, right: (onGpu ? there : cpu) <= 1.2 * Math.min(cpu, there) };
  });
  return {
    share: choices.filter(({ right }) => right).length / specs.length,
    onGpu: choices.filter(({ onGpu }) => onGpu).length,
  };
}

test("The choice is right on at least nine of ten networks, as they were timed", () => {
  assert.ok(specs.length >= 30, `${specs.length} networks`);
  const { share, onGpu } = faster(1);
  assert.ok(share >= 0.9, `${share}`);
  assert.equal(onGpu, 0, "a software adapter is for nothing");
});

test("The faster the adapter, the more networks go there, and those it is faster for", () => {
  const factors = [1, 30, 100, 300, 1000, 3000, 10_000];
  const told = factors.map(faster);
  const counts = told.map(({ onGpu }) => onGpu);
  assert.deepEqual(
    counts,
    [...counts].sort((a, b) => a - b),
    `${counts}`,
  );
  assert.ok((counts.at(-1) ?? 0) > specs.length / 2, `${counts}`);
  told.forEach(({ share }, i) => {
    assert.ok(share >= 0.9, `${factors[i]} times as fast: right in ${share}`);
  });
});
