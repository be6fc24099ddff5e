// TensorFlow.js on its cpu or its wasm backend, at the best of its three ways to train: `model.fit`, `trainOnBatch`, and
// `optimizer.minimize` on a hand-written forward pass. The last two find their batches cut into tensors beforehand, which
// spares them the shuffling that ours does; `fit` shuffles.

import path from "node:path";
import { permutation, uniform } from "../data.mjs";
import { cutWeights, dropoutBehind } from "../layers.mjs";

export async function loadTensorFlow(task, load, backend) {
  const tf = load("@tensorflow/tfjs");
  if (backend === "wasm") {
    const wasm = load("@tensorflow/tfjs-backend-wasm");
    wasm.setThreadsCount(1);
    wasm.setWasmPaths(`${path.dirname(load.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
  }
  if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js's ${backend} backend does not start`);
  await tf.ready();
  let best = null;
  return {
    async losses(steps, optimizer) {
      const way = minimizing(tf, { ...task, optimizer, dropout: 0 });
      const losses = [];
      for (let i = 0; i < steps; i++) losses.push(await way.loss());
      way.dispose();
      return losses;
    },
    async prepare() {
      best = await fastest(tf, task);
      return `best of three: ${best.name}`;
    },
    run: (steps) => best.run(steps),
    accuracy: (split) => accuracy(tf, task, split),
  };
}

/** Each way warmed up, then timed for about half a second; one that can't run here is out. */
async function fastest(tf, task) {
  const ways = [];
  for (const make of [minimizing, trainingOnBatch, fitting]) {
    try {
      const way = make(tf, task);
      await way.run(3);
      let [steps, spent] = [0, 0];
      while (spent < 500) {
        const start = performance.now();
        steps += await way.run(10);
        spent += performance.now() - start;
      }
      ways.push({ way, time: spent / steps });
    } catch (error) {
      ways.push({ way: { name: make.name, error }, time: Number.POSITIVE_INFINITY });
    }
  }
  const [best] = ways.sort((a, b) => a.time - b.time);
  if (best.way.error) throw best.way.error;
  for (const { way } of ways.slice(1)) way.dispose?.();
  return best.way;
}

/** All batches as tensors, in order; `next()` gives them round and round. */
function batchesOf(tf, { batch, rows, inputs, features, targets, layers }, shape) {
  const units = layers.at(-1)[0];
  const list = Array.from({ length: rows / batch }, (_, i) => {
    const x = tf.tensor2d(features.subarray(i * batch * inputs, (i + 1) * batch * inputs), [batch, inputs]);
    const ids = targets.subarray(i * batch, (i + 1) * batch);
    if (shape === "ids") return { x, y: tf.tensor1d(ids) };
    if (units === 1) return { x, y: tf.tensor2d(ids, [batch, 1]) };
    return { x, y: tf.tidy(() => tf.oneHot(tf.tensor1d(ids, "int32"), units).toFloat()) };
  });
  let at = 0;
  return { next: () => list[at++ % list.length], dispose: () => tf.dispose(list) };
}

const optimizerOf = (tf, { type, learningRate }) =>
  type === "sgd" ? tf.train.sgd(learningRate) : tf.train.adam(learningRate, 0.9, 0.999, 1e-7);

export function minimizing(tf, task) {
  const { layers, optimizer } = task;
  const variables = cutWeights(task, task.weights).map(({ fanIn, units, kernel, bias }) => ({
    kernel: tf.variable(tf.tensor2d(kernel, [fanIn, units])),
    bias: tf.variable(tf.tensor1d(bias)),
  }));
  const batches = batchesOf(tf, task, "oneHot");
  const descent = optimizerOf(tf, optimizer);
  const lossOf = ({ x, y }) => {
    let value = x;
    for (const [i, [, activation]] of layers.entries()) {
      value = value.matMul(variables[i].kernel).add(variables[i].bias);
      if (activation === "relu" || activation === "tanh") value = value[activation]();
      const rate = dropoutBehind(task, i);
      if (rate > 0) value = tf.dropout(value, rate);
    }
    if (layers.at(-1)[1] === "softmax") return tf.losses.softmaxCrossEntropy(y, value);
    return tf.losses.sigmoidCrossEntropy(y, value);
  };
  const step = (wanted) => descent.minimize(() => lossOf(batches.next()), wanted);
  return {
    name: "optimizer.minimize",
    async loss() {
      const loss = step(true);
      const [value] = await loss.data();
      loss.dispose();
      return value;
    },
    async run(steps) {
      for (let i = 0; i < steps; i++) step(false);
      await variables[0].bias.data();
      return steps;
    },
    dispose() {
      batches.dispose();
      tf.dispose(variables);
      descent.dispose();
    },
  };
}

function layersModel(tf, task, seed) {
  const { inputs, layers, loss, optimizer } = task;
  const model = tf.sequential();
  for (const [i, [units, activation]] of layers.entries()) {
    const kernelInitializer =
      seed === undefined ? "glorotUniform" : tf.initializers.glorotUniform({ seed: 10 * seed + i });
    const shape = i === 0 ? { inputShape: [inputs] } : {};
    model.add(tf.layers.dense({ units, activation, kernelInitializer, ...shape }));
    // Not with a seed: this layer would drop the same units in every step.
    const rate = dropoutBehind(task, i);
    if (rate > 0) model.add(tf.layers.dropout({ rate }));
  }
  model.compile({ loss, optimizer: optimizerOf(tf, optimizer) });
  return model;
}

function startingAt(tf, task) {
  const model = layersModel(tf, task);
  model.setWeights(
    cutWeights(task, task.weights).flatMap(({ fanIn, units, kernel, bias }) => [
      tf.tensor2d(kernel, [fanIn, units]),
      tf.tensor1d(bias),
    ]),
  );
  return model;
}

const targetShape = ({ loss }) => (loss === "sparseCategoricalCrossentropy" ? "ids" : "column");

function trainingOnBatch(tf, task) {
  const model = startingAt(tf, task);
  const batches = batchesOf(tf, task, targetShape(task));
  return {
    name: "trainOnBatch",
    async run(steps) {
      for (let i = 0; i < steps; i++) {
        const { x, y } = batches.next();
        await model.trainOnBatch(x, y);
      }
      return steps;
    },
    dispose() {
      batches.dispose();
      model.dispose();
    },
  };
}

/** Whole epochs, or the first rows of one. */
function fitting(tf, task) {
  const { batch, rows, inputs, features, targets } = task;
  const model = startingAt(tf, task);
  const x = tf.tensor2d(features, [rows, inputs]);
  const y = targetShape(task) === "ids" ? tf.tensor1d(targets) : tf.tensor2d(targets, [rows, 1]);
  const perEpoch = rows / batch;
  return {
    name: "fit",
    async run(steps) {
      const epochs = Math.max(1, Math.round(steps / perEpoch));
      const part = Math.min(rows, steps * batch);
      const [px, py] = [x.slice([0], [part]), y.slice([0], [part])];
      await model.fit(px, py, { epochs, batchSize: batch, shuffle: true, verbose: 0, yieldEvery: "never" });
      tf.dispose([px, py]);
      return (epochs * part) / batch;
    },
    dispose: () => tf.dispose([x, y]),
  };
}

/**
 * The share of the rows from `train` on told right after `epochs` on those before; order and dropout drawn by `seed`, and
 * the first weights, too, unless they are given.
 */
async function accuracy(tf, task, { seed, epochs, train, weights }) {
  const { batch, inputs, rows, features, targets } = task;
  const model = weights ? startingAt(tf, { ...task, weights }) : layersModel(tf, task, seed);
  const random = uniform(seed);
  Math.random = uniform(seed + 1000); // which its dropout asks
  const all = tf.tensor2d(features, [rows, inputs]);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = permutation(train, random);
    for (let at = 0; at < train; at += batch) {
      const ids = order.subarray(at, Math.min(train, at + batch));
      const [x, y] = tf.tidy(() => [
        all.gather(tf.tensor1d(ids, "int32")),
        tf.tensor1d(Float32Array.from(ids, (row) => targets[row])),
      ]);
      await model.trainOnBatch(x, y);
      tf.dispose([x, y]);
    }
  }
  const guesses = tf.tidy(() =>
    model
      .predict(all.slice([train], [rows - train]))
      .argMax(1)
      .dataSync(),
  );
  model.dispose();
  all.dispose();
  return (
    guesses.reduce((right, guess, i) => right + (guess === targets[train + i] ? 1 : 0), 0) / guesses.length
  );
}
