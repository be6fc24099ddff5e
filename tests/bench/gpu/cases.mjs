// What is measured: products of n x n numbers, and the step of a classifier of digits by batch, without dropout so that all
// do the same sums. Each case knows what is true of it.

import { digits, loadDigits, uniform } from "../compare/data.mjs";
import { modules } from "../compare/peers/node_peers.mjs";
import { initialWeights } from "../compare/tasks.mjs";

export const sizes = [256, 512, 1024, 2048];
export const batches = [32, 128, 512, 1024, 4096];
const kRows = 8192;
const kSeen = 4;
const kSteps = 3;

/** Products and sums of one step, forward and back; the way back into the inputs is not needed. */
export function flopsOf({ inputs, layers, batch }) {
  const widths = [inputs, ...layers.map(([units]) => units)];
  const pairs = layers.map((_, i) => widths[i] * widths[i + 1]);
  return 2 * batch * (3 * pairs.reduce((sum, pair) => sum + pair, 0) - pairs[0]);
}

export function productCase(n) {
  const random = uniform(n);
  // Sized so that a product of a product is of the same size again.
  const [a, b] = [1, Math.sqrt(3 / n)].map((size) =>
    Float32Array.from({ length: n * n }, () => size * (2 * random() - 1)),
  );
  const data = { n, a, b };
  return {
    title: `${n}³`,
    flops: 2 * n ** 3,
    begin: (peer) => peer.product(data),
    async check(running) {
      const numbers = await running.result();
      for (let i = 0; i < kSeen * n; i++) {
        let sum = 0;
        for (let l = 0; l < n; l++) sum += a[Math.floor(i / n) * n + l] * b[l * n + (i % n)];
        if (!(Math.abs(numbers[i] - sum) < 1e-5)) throw new Error(`number ${i} is ${numbers[i]}, not ${sum}`);
      }
    },
  };
}

export function trainingTask(batch) {
  const relu = (units) => [units, "relu"];
  const task = {
    inputs: 784,
    layers: [relu(128), relu(64), relu(32), [10, "softmax"]],
    dropout: 0,
    loss: "sparseCategoricalCrossentropy",
    optimizer: { type: "adam", learningRate: 1e-3 },
    batch,
    rows: kRows,
  };
  return { ...task, weights: initialWeights(task), ...digits(loadDigits(modules), kRows, 1) };
}

/** `truth(task, steps)`: the losses of our engine on the CPU. */
export function trainingCase(batch, truth) {
  const task = trainingTask(batch);
  const steps = Math.min(kSteps, kRows / batch);
  const expected = truth(task, steps);
  return {
    title: `batch ${batch}`,
    flops: flopsOf(task),
    begin: (peer) => peer.training(task),
    async check(running) {
      const losses = await running.losses(steps);
      expected.forEach((loss, i) => {
        if (!(Math.abs(losses[i] - loss) <= 1e-3 * loss))
          throw new Error(`its losses are ${[...losses].slice(0, steps)}, not ${expected}`);
      });
    },
  };
}
