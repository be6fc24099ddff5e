// Twenty models with their data, for whole runs on both devices: every optimizer, loss and activation, penalties,
// dropout, schedules, class ids, bytes, batches that don't divide the data.

import type { Engine, LayerSpec, ModelSpec, SessionData } from "../../web/engine/index.ts";
import { randomSource } from "../web/unit/chance.ts";

export interface Case {
  readonly name: string;
  readonly spec: ModelSpec;
  readonly data: SessionData;
}

const dense = (
  units: number,
  activation: "linear" | "relu" | "leakyRelu" | "elu" | "sigmoid" | "tanh" | "softmax" = "linear",
): LayerSpec => ({
  type: "dense",
  units,
  activation,
});

type More = Partial<ModelSpec> & Pick<ModelSpec, "optimizer">;
type Optimizer = NonNullable<ModelSpec["optimizer"]>;
const sgd = (learningRate: number, more = {}): Optimizer => ({ type: "sgd", learningRate, ...more });
const adam: Optimizer = { type: "adam", learningRate: 0.003 };

/** Rows of `units` numbers that hang on the features smoothly. */
function smooth(features: number, units: number, rows: number, seed: number): SessionData {
  const random = randomSource(seed);
  const x = Float32Array.from({ length: rows * features }, () => 2 * random() - 1);
  const targets = Float32Array.from({ length: rows * units }, (_, i) => {
    const row = Math.floor(i / units);
    return Math.sin(2 * (x[row * features] ?? 0) + (i % units)) * (x[row * features + 1] ?? 1);
  });
  return { features: x, targets, rows };
}

/** Class ids by which of three directions a row points in most. */
function classes(features: number, rows: number, seed: number, bytes: boolean): SessionData {
  const random = randomSource(seed);
  const values = Array.from({ length: rows * features }, () => random());
  const ids = Int32Array.from({ length: rows }, (_, r) => {
    const row = values.slice(r * features, (r + 1) * features);
    const sums = [0, 1, 2].map((c) => row.filter((_, j) => j % 3 === c).reduce((sum, x) => sum + x, 0));
    return sums.indexOf(Math.max(...sums));
  });
  if (bytes) {
    const pixels = Uint8Array.from(values, (x) => Math.floor(256 * x));
    return { features: pixels, scale: 1 / 255, targets: ids, rows };
  }
  return { features: Float32Array.from(values), targets: ids, rows };
}

export function cases(engine: Engine): Case[] {
  const points = (type: "line" | "gaussian" | "spiral" | "moons" | "circle" | "xor" | "sine"): SessionData =>
    engine.generate({ type, rows: 150, noise: 0.1, seed: 3 });
  const plane = (
    name: string,
    layers: LayerSpec[],
    data: SessionData,
    more: Partial<ModelSpec> = {},
  ): Case => ({
    name,
    spec: {
      inputShape: [2],
      layers,
      loss: "binaryCrossentropy",
      optimizer: sgd(0.1),
      batchSize: 10,
      ...more,
    },
    data,
  });
  const line = (
    name: string,
    layers: LayerSpec[],
    data: SessionData,
    more: Partial<ModelSpec> = {},
  ): Case => ({
    name,
    spec: { inputShape: [1], layers, loss: "meanSquaredError", optimizer: sgd(0.05), batchSize: 16, ...more },
    data,
  });
  const out = dense(1, "sigmoid");
  const vectors = (name: string, layers: LayerSpec[], more: More, units = 3): Case => ({
    name,
    spec: { inputShape: [5], layers, loss: "meanSquaredError", batchSize: 32, ...more },
    data: smooth(5, units, 300, 5),
  });
  const ids = (name: string, layers: LayerSpec[], more: More, bytes = false): Case => ({
    name,
    spec: { inputShape: [12], layers, loss: "sparseCategoricalCrossentropy", batchSize: 25, ...more },
    data: classes(12, 260, 9, bytes),
  });
  const small = { l1: 0.0005, l2: 0.001 };
  return [
    line("a line", [dense(1)], points("line"), { batchSize: 1000 }),
    line("a line with momentum", [dense(1)], points("line"), { optimizer: sgd(0.02, { momentum: 0.9 }) }),
    line("a curve by tanh", [dense(8, "tanh"), dense(1)], points("sine")),
    line("a curve by elu, Nesterov", [dense(16, "elu"), dense(1)], points("sine"), {
      optimizer: sgd(0.01, { momentum: 0.9, nesterov: true }),
    }),
    plane("logistic", [out], points("gaussian")),
    plane("logistic with penalties", [out], points("gaussian"), { regularization: small }),
    plane("tanh on a circle", [dense(8, "tanh"), dense(4, "tanh"), out], points("circle")),
    plane("relu on moons", [dense(16, "relu"), dense(8, "relu"), out], points("moons"), {
      optimizer: sgd(0.03),
    }),
    plane("leakyRelu on xor by adam", [dense(12, "leakyRelu"), out], points("xor"), { optimizer: adam }),
    plane("sigmoid layers by rmsprop", [dense(8, "sigmoid"), out], points("moons"), {
      optimizer: { type: "rmsprop", learningRate: 0.002 },
    }),
    plane("adagrad, no shuffle", [dense(8, "tanh"), out], points("circle"), {
      optimizer: { type: "adagrad", learningRate: 0.05 },
      shuffle: false,
    }),
    plane(
      "dropout",
      [dense(16, "relu"), { type: "dropout", rate: 0.25 }, dense(8, "tanh"), out],
      points("moons"),
      {
        optimizer: sgd(0.03),
      },
    ),
    plane("a schedule with warm-up", [dense(8, "tanh"), out], points("spiral"), {
      optimizer: sgd(0.1, { schedule: { type: "cosine", steps: 400, warmupSteps: 20 } }),
    }),
    vectors("three outputs", [dense(16, "tanh"), dense(3)], { optimizer: sgd(0.05) }),
    vectors("adamw with penalties", [dense(20, "relu"), dense(12, "elu"), dense(3)], {
      optimizer: { type: "adamw", learningRate: 0.002 },
      regularization: small,
    }),
    vectors("four outputs in fours", [dense(16, "relu"), dense(8, "tanh"), dense(4)], { optimizer: adam }, 4),
    ids("three classes", [dense(16, "relu"), dense(3, "softmax")], { optimizer: sgd(0.1) }),
    ids("three classes of bytes", [dense(20, "tanh"), dense(3, "softmax")], { optimizer: adam }, true),
    ids("dropout and adam", [dense(24, "relu"), { type: "dropout", rate: 0.5 }, dense(3, "softmax")], {
      optimizer: adam,
    }),
    ids("a full batch", [dense(8, "sigmoid"), dense(3, "softmax")], { optimizer: sgd(0.3), batchSize: 260 }),
  ];
}
