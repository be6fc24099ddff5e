// What the tests of exported models share: the real engine, random models that have walked a little, and Python with torch
// where there is one. Holds no expected values.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadEngine, type ModelSpec, type Session } from "../../../../web/engine/index.ts";
import type { Activation, Initializer, LayerSpec, OptimizerSpec } from "../../../../web/engine/types.ts";
import type { Model, TrainingData } from "../../../../web/formats/model.ts";
import { modelFrom, standardizationOf } from "../../../../web/formats/session.ts";
import { randomSource } from "../chance.ts";

export const engine = await loadEngine();

type Random = () => number;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const upTo = (random: Random, low: number, high: number): number =>
  low + Math.floor(random() * (high - low + 1));

const hidden: readonly Activation[] = ["linear", "relu", "leakyRelu", "elu", "sigmoid", "tanh"];
const initializers: readonly Initializer[] = [
  "glorotUniform",
  "glorotNormal",
  "heUniform",
  "heNormal",
  "lecunUniform",
  "lecunNormal",
];
const optimizers: readonly OptimizerSpec[] = [
  { type: "sgd", learningRate: 0.05 },
  { type: "sgd", learningRate: 0.03, momentum: 0.9 },
  { type: "sgd", learningRate: 0.03, momentum: 0.8, nesterov: true },
  { type: "adagrad", learningRate: 0.05 },
  { type: "rmsprop", learningRate: 0.003 },
  { type: "adam", learningRate: 0.01 },
  { type: "adamw", learningRate: 0.01, weightDecay: 0.02 },
];
const schedules: readonly OptimizerSpec["schedule"][] = [
  { type: "constant" },
  { type: "step", steps: 7 },
  { type: "exponential", steps: 20 },
  { type: "cosine", steps: 30, finalFraction: 0.1, warmupSteps: 5 },
  { type: "inverseTime", steps: 10, decayRate: 0.3, warmupSteps: 40 },
];
const losses = [
  "meanSquaredError",
  "binaryCrossentropy",
  "categoricalCrossentropy",
  "sparseCategoricalCrossentropy",
] as const;

/** A spec of any kind there is: the number walks through optimizers, schedules and losses, the rest is drawn. */
export function randomSpec(seed: number): ModelSpec {
  const random = randomSource(seed);
  const loss = losses[seed % losses.length] ?? "meanSquaredError";
  const inputShape = pick(random, [[1], [2], [5], [3, 2], [2, 2, 2]]);
  const layers: LayerSpec[] = inputShape.length > 1 ? [{ type: "flatten" }] : [];
  for (let i = upTo(random, 0, 3); i > 0; i--) {
    layers.push({
      type: "dense",
      units: upTo(random, 1, 9),
      activation: pick(random, hidden),
      useBias: random() < 0.8,
      kernelInitializer: pick(random, initializers),
      ...(random() < 0.2 && { name: `own-${i}.layer` }),
    });
    if (random() < 0.3) layers.push({ type: "dropout", rate: pick(random, [0.1, 0.25, 0.5]) });
  }
  const classes = loss.endsWith("ategoricalCrossentropy");
  layers.push({
    type: "dense",
    units: classes ? upTo(random, 2, 4) : upTo(random, 1, 3),
    activation: lastActivation(random, loss),
    useBias: random() < 0.8,
  });
  return {
    inputShape,
    layers,
    loss,
    optimizer: {
      ...(optimizers[seed % optimizers.length] as OptimizerSpec),
      schedule: schedules[seed % schedules.length] ?? { type: "constant" },
    },
    regularization: random() < 0.5 ? { l1: 0.001, l2: 0.003 } : {},
    batchSize: pick(random, [1, 7, 16, 1000]),
    shuffle: random() < 0.8,
    seed: Math.floor(random() * 2 ** 53),
  };
}

function lastActivation(random: Random, loss: (typeof losses)[number]): Activation {
  const isSure = random() < 0.7;
  if (loss === "meanSquaredError") return pick(random, ["linear", "tanh", "leakyRelu"]);
  if (loss === "binaryCrossentropy") return isSure ? "sigmoid" : "softmax";
  return isSure ? "softmax" : "sigmoid";
}

export const widthOf = ({ inputShape }: ModelSpec): number =>
  inputShape.reduce((product, n) => product * n, 1);

export function randomRows(random: Random, rows: number, width: number): Float32Array {
  return Float32Array.from({ length: rows * width }, () => random() * 4 - 2);
}

function targetsFor(random: Random, { loss, layers }: ModelSpec, rows: number): TrainingData["targets"] {
  const last = layers.at(-1);
  const units = last?.type === "dense" ? last.units : 1;
  if (loss === "sparseCategoricalCrossentropy")
    return Int32Array.from({ length: rows }, () => Math.floor(random() * units));
  if (loss === "meanSquaredError") return randomRows(random, rows, units);
  if (loss === "binaryCrossentropy")
    return Float32Array.from({ length: rows * units }, () => (random() < 0.5 ? 0 : 1));
  const targets = new Float32Array(rows * units);
  for (let row = 0; row < rows; row++) targets[row * units + Math.floor(random() * units)] = 1;
  return targets;
}

export interface Walked {
  readonly session: Session;
  readonly model: Model;
  readonly data: TrainingData;
}

/** A random model after `steps` steps on 23 random rows. Its session is the caller's to dispose of. */
export function walked(
  seed: number,
  steps: number,
  options: { standardize?: boolean; spec?: ModelSpec } = {},
): Walked {
  const random = randomSource(seed + 1e6);
  const spec = options.spec ?? randomSpec(seed);
  const rows = 23;
  const width = widthOf(spec);
  const features = randomRows(random, rows, width);
  const data: TrainingData = { features, targets: targetsFor(random, spec, rows), rows, scale: 1 };
  const session = engine.createSession(spec);
  const { standardize = false } = options;
  session.setData({ features, targets: data.targets, rows, standardize });
  session.run(steps);
  const standardization = standardize ? standardizationOf(features, width) : null;
  return { session, data, model: modelFrom(session, { data, standardization }) };
}

/** |a - b| at its largest. */
export const farthest = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a, (x, i) => Math.abs(x - (b[i] ?? Number.NaN))).reduce(
    (most, d) => (d > most || Number.isNaN(d) ? d : most),
    0,
  );

/** A folder that is gone after the test. */
export function folder(t: { after(done: () => void): void }): string {
  const made = mkdtempSync(path.join(tmpdir(), "downhill-"));
  t.after(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

/** The Python that has torch, or null. */
export const python: string | null =
  ["/usr/bin/python3", "python3"].find(
    (name) => spawnSync(name, ["-c", "import torch, numpy"], { timeout: 60_000 }).status === 0,
  ) ?? null;

/** Steps that a program goes on for. */
export const kSteps = 10;
export const kModels = 28; // every optimizer with every loss

/** Of the steps to come, batch by batch. */
export function nextLosses({ session }: Walked): number[] {
  return Array.from({ length: kSteps }, () => session.run(1).loss ?? Number.NaN);
}

export function lossesIn(text: string): number[] {
  return [...text.matchAll(/^(?:\[\w+\]:)?step \d+ loss (\S+)$/gm)].map(([, loss]) => Number(loss));
}

export function assertSame(theirs: readonly number[], ours: readonly number[], what: string): void {
  assert.equal(theirs.length, ours.length, `${what}: ${theirs.length} losses`);
  for (const [i, loss] of ours.entries()) {
    const off = Math.abs((theirs[i] ?? Number.NaN) - loss) / Math.max(Math.abs(loss), 1e-3);
    assert.ok(off <= 1e-4, `${what}, step ${i + 1}: expected ${loss}, got ${theirs[i]} (all: ${theirs})`);
  }
}
