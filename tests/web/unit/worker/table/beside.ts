// The tutorial's recipe walked twice from the same weights, over the same rows and batches: by this engine and by
// TensorFlow.js, whose loss is taken from logits (its binaryCrossentropy has no gradient once saturated, and raw features
// start there). Holds no expected values.

import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-layers"; // with it come the gradients
import type { Engine, Rows } from "../../../../../web/engine/index.ts";
import { kRecipes } from "../../../../../web/labs/titanic/presets.ts";
import type { Table } from "../../../../../web/shared/table.ts";
import { materialOf } from "../../../../../web/worker/table/material.ts";

tf.enableProdMode();
await tf.setBackend("cpu");

const kBatch = 10;

export interface Plain {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly rows: number;
  readonly width: number;
}

export const plainOf = ({ features, targets, rows }: Rows, width: number): Plain => ({
  x: features as Float32Array,
  y: targets as Float32Array,
  rows,
  width,
});

/** Mean cross-entropy of logits, in double. */
export function lossOf({ x, y, rows, width }: Plain, w: ArrayLike<number>, b: number): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    let z = b;
    for (let k = 0; k < width; k++) z += (x[i * width + k] as number) * (w[k] as number);
    sum += Math.max(z, 0) - z * (y[i] as number) + Math.log1p(Math.exp(-Math.abs(z)));
  }
  return sum / rows;
}

export interface Round {
  readonly epoch: number;
  readonly ours: number;
  readonly theirs: number;
}

export interface Besides {
  readonly engine: Engine;
  readonly table: Table;
  readonly seed: number;
  readonly epochs: number;
}

/** Both losses over all rows learnt from, at the start and every ten epochs. */
export function beside({ engine, table, seed, epochs }: Besides): Round[] {
  const recipe = { ...kRecipes.tutorial, validation: 0 };
  const source = { kind: "table", table: "titanic", recipe } as const;
  const { learn, spec } = materialOf(
    engine,
    { source, role: "table", features: [], validation: 0, seed },
    source,
    table,
  );
  if (learn === null) throw new RangeError("there must be rows to learn from");
  const width = spec.inputs ?? 0;
  const session = engine.createSession({
    inputShape: [width],
    layers: [{ type: "dense", units: 1, activation: "sigmoid" }],
    loss: "binaryCrossentropy",
    optimizer: { type: "adam", learningRate: 0.01 },
    batchSize: kBatch,
    shuffle: false,
    seed,
  });
  session.setData(learn);
  const plain = plainOf(learn, width);
  const steps = Math.ceil(plain.rows / kBatch);
  const [kernel, bias] = session.parameters().map(({ data }) => data);
  const other = new Tensorflow(plain, kernel as Float32Array, bias as Float32Array);
  const round = (epoch: number): Round => {
    const [w, b] = session.parameters().map(({ data }) => data) as [Float32Array, Float32Array];
    return { epoch, ours: lossOf(plain, w, b[0] as number), theirs: other.loss() };
  };
  const rounds = [round(0)];
  for (let epoch = 10; epoch <= epochs; epoch += 10) {
    session.run(10 * steps);
    other.walk(10);
    rounds.push(round(epoch));
  }
  other.dispose();
  session.dispose();
  return rounds;
}

/** One unit and Keras's Adam. Batches are made once: making them is not what is compared. */
class Tensorflow {
  readonly #plain: Plain;
  readonly #w: tf.Variable;
  readonly #b: tf.Variable;
  readonly #optimizer = tf.train.adam(0.01, 0.9, 0.999, 1e-7);
  readonly #batches: readonly { readonly x: tf.Tensor2D; readonly y: tf.Tensor2D }[];

  constructor(plain: Plain, kernel: Float32Array, bias: Float32Array) {
    const { x, y, rows, width } = plain;
    this.#plain = plain;
    this.#w = tf.variable(tf.tensor2d(kernel, [width, 1]));
    this.#b = tf.variable(tf.tensor1d(bias));
    this.#batches = Array.from({ length: Math.ceil(rows / kBatch) }, (_, i) => {
      const [from, to] = [i * kBatch, Math.min(rows, (i + 1) * kBatch)];
      return {
        x: tf.tensor2d(x.slice(from * width, to * width), [to - from, width]),
        y: tf.tensor2d(y.slice(from, to), [to - from, 1]),
      };
    });
  }

  walk(epochs: number): void {
    const [w, b] = [this.#w, this.#b];
    for (let epoch = 0; epoch < epochs; epoch++)
      for (const { x, y } of this.#batches)
        tf.tidy(() => {
          const loss = (): tf.Scalar => tf.losses.sigmoidCrossEntropy(y, tf.add(tf.matMul(x, w), b));
          this.#optimizer.minimize(loss, false, [w, b]);
        });
  }

  loss(): number {
    return lossOf(this.#plain, this.#w.dataSync(), this.#b.dataSync()[0] as number);
  }

  dispose(): void {
    tf.dispose([this.#w, this.#b, ...this.#batches.flatMap(({ x, y }) => [x, y])]);
    this.#optimizer.dispose();
  }
}
