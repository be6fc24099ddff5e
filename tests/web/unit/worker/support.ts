// What the worker's tests share: the real engine, small models and data. Holds no expected values.

import { loadEngine } from "../../../../web/engine/index.ts";
import type { DataSpec, ModelSpec, Point } from "../../../../web/shared/protocol.ts";

export const engine = await loadEngine();

export const lineSpec: ModelSpec = {
  layers: [{ type: "dense", units: 1 }],
  loss: "meanSquaredError",
  optimizer: { type: "sgd" },
  learningRate: "auto",
  batchSize: "full",
  seed: 7,
};

export const networkSpec: ModelSpec = {
  layers: [
    { type: "dense", units: 4, activation: "tanh" },
    { type: "dense", units: 1, activation: "sigmoid" },
  ],
  loss: "binaryCrossentropy",
  optimizer: { type: "adam" },
  learningRate: 0.03,
  batchSize: 10,
  seed: 7,
};

export const lineData = (pairs: readonly (readonly [number, number])[]): DataSpec => ({
  source: { kind: "points", points: pairs.map(([x, y]): Point => ({ x, y, label: 0 })) },
  role: "line",
  features: ["x1"],
  validation: 0,
  seed: 1,
});

export const spiral = (noise = 0.1): DataSpec => ({
  source: { kind: "generate", type: "spiral", rows: 60, noise, seed: 3 },
  role: "plane",
  features: ["x1", "x2"],
  validation: 0.2,
  seed: 1,
});
