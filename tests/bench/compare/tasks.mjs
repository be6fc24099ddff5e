// What is compared: four training tasks, the same for every peer, and how many times as fast as a peer we mean to be.
// The numbers of a task (rows, weights) are made here from seeds, once, and every peer reads the same bytes.

import { digits, loadDigits, logistic, spiral, uniform } from "./data.mjs";

const mlp = (batch, goals) => ({
  title: `MLP 784-128-64-32-10, dropout 0.2, Adam, batch ${batch}, real digits`,
  inputs: 784,
  layers: [
    [128, "relu"],
    [64, "relu"],
    [32, "relu"],
    [10, "softmax"],
  ],
  dropout: 0.2,
  loss: "sparseCategoricalCrossentropy",
  optimizer: { type: "adam", learningRate: 1e-3 },
  batch,
  // 9,984 of the 10,000: a whole number of batches of 32 and of 128, so nobody handles a short one.
  rows: 9984,
  data: (root) => digits(loadDigits(root), 9984, 1),
  unit: "samples/s",
  goals,
});

/** `goals`: peer id → how many times its speed; `goalMicroseconds`: per step, ours. */
export const tasks = {
  "mlp-32": mlp(32, { torch: 1.4, "tfjs-wasm": 8, "tfjs-cpu": 8, jax: 4 }),
  "mlp-128": mlp(128, { torch: 0.6, "tfjs-wasm": 8, "tfjs-cpu": 8, jax: 2.5 }),
  logistic: {
    title: "Logistic regression, 7 features, Adam, batch 10, 900 made rows",
    inputs: 7,
    layers: [[1, "sigmoid"]],
    dropout: 0,
    loss: "binaryCrossentropy",
    optimizer: { type: "adam", learningRate: 1e-3 },
    batch: 10,
    rows: 900,
    data: () => logistic(900, 7, 2),
    unit: "µs/step",
    goals: {},
    goalMicroseconds: 0.6,
  },
  playground: {
    title: "Playground network 2-8-8-1 tanh, SGD, batch 10, 500 points of a spiral",
    inputs: 2,
    layers: [
      [8, "tanh"],
      [8, "tanh"],
      [1, "sigmoid"],
    ],
    dropout: 0,
    loss: "binaryCrossentropy",
    optimizer: { type: "sgd", learningRate: 0.03 },
    batch: 10,
    rows: 500,
    data: () => spiral(500, 0.1, 3),
    unit: "µs/step",
    goals: { playground: 15, "tfjs-wasm": 150, "tfjs-cpu": 150 },
    goalMicroseconds: 1.2,
  },
};

/** Glorot-uniform kernels `[in, out]` and zero biases, layer by layer in one row of numbers. */
export function initialWeights({ inputs, layers }, seed = 7) {
  const random = uniform(seed);
  const weights = [];
  let fanIn = inputs;
  for (const [units] of layers) {
    const limit = Math.sqrt(6 / (fanIn + units));
    for (let i = 0; i < fanIn * units; i++) weights.push((2 * random() - 1) * limit);
    for (let i = 0; i < units; i++) weights.push(0);
    fanIn = units;
  }
  return Float32Array.from(weights);
}
