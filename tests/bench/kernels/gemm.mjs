// The GEMM ladder: our matrix products and Eigen's in the same wasm module, as a share of what the machine can
// multiply and add on registers alone. All three take turns within each round, so a ratio is of neighbours in time.
// Needs build/wasm-release/bench_kernels.mjs (`./lab bench gemm` builds it).

import path from "node:path";
import { pathToFileURL } from "node:url";

/** ms that one measurement takes, about. */
const kSlice = 2;

const cube = (size) => ["NN", size, size, size];
/** Orientation and the product's m, n, k. */
const kShapes = [
  ...[32, 33, 47, 48, 64, 65, 96, 100, 128, 256, 512, 1024].map(cube),
  ["TN", 256, 256, 256],
  ["NT", 256, 256, 256],
  ["TN", 512, 512, 512],
  ["NT", 512, 512, 512],
  // The widest layer of 784-128-64-32-10 at batch 32: forward, and that shape in the other orientations ...
  ["NN", 32, 128, 784],
  ["TN", 32, 128, 784],
  ["NT", 32, 128, 784],
  // ... which training needs as dW = Xᵀ·dY and dX = dY·Wᵀ.
  ["TN", 784, 128, 32],
  ["NT", 32, 784, 128],
  ["NN", 1, 128, 784],
  ["NN", 784, 1, 128],
  // 2-8-8-1 at batch 10: forward, dW, dX; then one layer of 7 features.
  ["NN", 10, 8, 2],
  ["NN", 10, 8, 8],
  ["NN", 10, 1, 8],
  ["TN", 2, 8, 10],
  ["TN", 8, 8, 10],
  ["TN", 8, 1, 10],
  ["NT", 10, 8, 8],
  ["NT", 10, 8, 1],
  ["NN", 10, 1, 7],
  ["TN", 7, 1, 10],
  ["NN", 10, 3, 8],
];

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const at = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))];

async function loadModule() {
  const file = path.join(import.meta.dirname, "../../../build/wasm-release/bench_kernels.mjs");
  const { default: create } = await import(pathToFileURL(file).href);
  return create();
}

/** ns of processor time of one of `times` calls that run(times) makes: what other programs take is left out. */
function time(run, times) {
  const begin = process.cpuUsage();
  run(times);
  const { user, system } = process.cpuUsage(begin);
  return ((user + system) * 1e3) / times;
}

/** Calls run often enough for its final machine code, and tells how many calls fill a slice. */
async function settle(run) {
  let times = 1;
  for (const end = performance.now() + 60; performance.now() < end; ) {
    const ns = time(run, times);
    times = Math.max(1, Math.min(times * 4, Math.round((kSlice * 1e6) / ns)));
    await new Promise((done) => setImmediate(done));
  }
  return times;
}

/** Numbers in [-1, 1), the same each run. */
function fill(module, pointer, count) {
  let state = 42;
  for (let i = 0; i < count; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    module.HEAPF32[pointer / 4 + i] = state / 2 ** 31 - 1;
  }
}

/** Both peers on one shape; throws where they disagree. */
function peersOf(module, [orientation, m, n, k]) {
  const [a, b, c] = [m * k, k * n, m * n].map((count) => module._numbers(count));
  fill(module, a, m * k);
  fill(module, b, k * n);
  const call = (f) => (times) => f(["NN", "TN", "NT"].indexOf(orientation), m, n, k, a, b, c, times);
  const peers = { ours: call(module._ours), eigen: call(module._eigen) };
  const results = Object.values(peers).map((run) => {
    module.HEAPF32.fill(Number.NaN, c / 4, c / 4 + m * n);
    run(1);
    return module.HEAPF32.slice(c / 4, c / 4 + m * n);
  });
  const off = results[0].findIndex((x, i) => !(Math.abs(x - results[1][i]) <= 1e-5 * (k + 1)));
  if (off >= 0) throw new Error(`${orientation} ${m}x${k}·${k}x${n}: ours and Eigen differ at ${off}`);
  const free = () => {
    for (const numbers of [a, b, c]) module._release(numbers);
  };
  return { ...peers, free };
}

/**
 * One row a shape: ns of a product (median), its share of the ceiling and its ratio to Eigen (medians of the
 * rounds' ratios; low and high hold the middle eight tenths of the shares), and the ceiling in GFLOP/s.
 */
export async function gemmLadder({ rounds = 25, shapes = kShapes } = {}) {
  const module = await loadModule();
  const ceiling = (times) => module._ceiling(times, 0.5, 1);
  const kCeilingFlops = 32 * 4 * 2;
  const ceilingTimes = await settle(ceiling);
  const rows = [];
  for (const shape of shapes) {
    const [orientation, m, n, k] = shape;
    const { ours, eigen, free } = peersOf(module, shape);
    const times = { ours: await settle(ours), eigen: await settle(eigen) };
    const flops = 2 * m * n * k;
    const seen = [];
    for (let round = 0; round < rounds; round++) {
      const peak = kCeilingFlops / time(ceiling, ceilingTimes);
      const oursNs = time(ours, times.ours);
      seen.push({ peak, ns: oursNs, share: flops / oursNs / peak, ratio: time(eigen, times.eigen) / oursNs });
    }
    free();
    const shares = seen.map(({ share }) => share);
    rows.push({
      orientation,
      m,
      n,
      k,
      ns: median(seen.map(({ ns }) => ns)),
      share: median(shares),
      low: at(shares, 0.1),
      high: at(shares, 0.9),
      best: flops / Math.min(...seen.map(({ ns }) => ns)) / Math.max(...seen.map(({ peak }) => peak)),
      overEigen: median(seen.map(({ ratio }) => ratio)),
      ceiling: median(seen.map(({ peak }) => peak)),
    });
  }
  return rows;
}

function print(rows) {
  console.log(
    "product               ns a call   share of ceiling (8/10 of rounds)   x Eigen   ceiling GFLOP/s",
  );
  for (const { orientation, m, n, k, ns, share, low, high, overEigen, ceiling } of rows) {
    const name = `${orientation} ${m}x${k} · ${k}x${n}`.padEnd(21);
    const spread = `${share.toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)})`.padStart(20);
    console.log(
      `${name}${ns.toFixed(ns < 1000 ? 1 : 0).padStart(10)}${spread}${overEigen.toFixed(2).padStart(23)}${ceiling.toFixed(1).padStart(18)}`,
    );
  }
}

if (process.argv[1] === import.meta.filename) print(await gemmLadder());
