// How fast this machine's two devices are, measured once in about a tenth of a second: four small plans on the GPU, three
// small sessions on the CPU, each the least of a few times, warm.

import type { Engine } from "../engine/index.ts";
import type { Speeds } from "./cost.ts";
import { Executor } from "./executor.ts";
import type { Pipelines } from "./pipelines.ts";
import { Layout, type Made, planWords, recordWords } from "./write.ts";

const kRounds = 3;
const kMillion = 1e6;
const none = new Uint8Array(0);

type Now = () => number;

/** ms that `steps` steps of a plan take, submit and all. */
async function timed(
  pipelines: Pipelines,
  words: Uint32Array,
  rows: number,
  steps: number,
  now: Now,
): Promise<number> {
  const executor = await Executor.make(pipelines, { words, features: none, targets: none });
  const records = recordWords(rows, steps);
  let least = Number.POSITIVE_INFINITY;
  try {
    await executor.walk(records); // the first time a kernel runs a driver may still be compiling it
    for (let round = 0; round < kRounds; round++) {
      const before = now();
      await executor.walk(records);
      least = Math.min(least, now() - before);
    }
  } finally {
    executor.destroy();
  }
  return least;
}

/** `count` additions of `size` numbers, one after the other. */
function additions(count: number, size: number): Uint32Array {
  const layout = new Layout();
  const [a, b, out] = [layout.fixed(size), layout.fixed(size), layout.fixed(size)];
  const steps = Array.from({ length: count }, (): Made => ({ op: "add", out, in: [a, b] }));
  return planWords(1, layout, steps, { state: 4 });
}

/** [m, n] sums of k terms each; a transposed, so that k is the batch. */
function product(m: number, n: number, k: number): Uint32Array {
  const layout = new Layout();
  const [a, b, out] = [layout.rows(k, m), layout.rows(k, n), layout.fixed(m * n, n)];
  return planWords(k, layout, [{ op: "matmulTN", out, in: [a, b] }], { state: 4 });
}

type GpuSpeeds = Pick<Speeds, "submit" | "dispatch" | "gpuFlops" | "gpuChain" | "gpuNumbers">;

export async function measureGpu(pipelines: Pipelines, now: Now): Promise<GpuSpeeds> {
  const time = (words: Uint32Array, rows: number, steps: number): Promise<number> =>
    timed(pipelines, words, rows, steps, now);
  // A launch is that of a kernel with a few workgroups, as a small network's are.
  const [launches, small, side, long, many] = [64, 1024, 256, 8192, kMillion];
  const submit = await time(additions(1, 4), 1, 1);
  const per = (whole: number, count: number): number => Math.max(0, whole - submit) / count;
  const dispatch = per(await time(additions(launches, small), 1, 4), 4 * launches);
  const flops = 2 * side ** 3;
  return {
    submit,
    dispatch,
    gpuFlops: per(await time(product(side, side, side), side, 4), (4 * flops) / kMillion),
    gpuChain: per(await time(product(8, 8, long), long, 1), long / kMillion),
    gpuNumbers: per(await time(additions(1, many), 1, 2), (2 * 3 * many) / kMillion),
  };
}

type CpuSpeeds = Pick<Speeds, "operation" | "cpuFlops" | "cpuNumbers">;

/** ms a step of one dense layer, size x size, takes on batches of `rows`. */
function stepTime(engine: Engine, size: number, rows: number, steps: number, now: Now): number {
  const session = engine.createSession({
    inputShape: [size],
    layers: [{ type: "dense", units: size }],
    loss: "meanSquaredError",
    optimizer: { type: "adam", learningRate: 0.001 },
    batchSize: rows,
    shuffle: false,
  });
  try {
    const total = rows * 64; // so that few steps end an epoch, where all rows are looked at
    const random = Float32Array.from({ length: total * size }, (_, i) => ((i * 7919) % 101) / 101 + 0.01);
    session.setData({ features: random, targets: random, rows: total });
    let least = Number.POSITIVE_INFINITY;
    for (let round = 0; round < kRounds; round++) {
      const before = now();
      session.run(steps);
      least = Math.min(least, (now() - before) / steps);
    }
    return least;
  } finally {
    session.dispose();
  }
}

const kOperations = 8; // of a dense layer's step with adam

export function measureCpu(engine: Engine, now: Now): CpuSpeeds {
  // So many that a browser's clock, which may tick in tenths of a millisecond, tells them apart.
  const operation = stepTime(engine, 4, 1, 4000, now) / kOperations;
  const side = 256;
  const one = stepTime(engine, side, 1, 24, now) - kOperations * operation;
  const flopsOfRow = 4 * side * side;
  const numbers = 8 * side * side; // adam's four, read and written, and the check of two
  const rows = 32;
  const many = stepTime(engine, side, rows, 12, now) - kOperations * operation;
  const flop = Math.max(0, many - one) / ((rows - 1) * flopsOfRow);
  return {
    operation,
    cpuFlops: flop * kMillion,
    cpuNumbers: (Math.max(0, one - flop * flopsOfRow) / numbers) * kMillion,
  };
}
