// Done when 4: a model that starts from TensorFlow.js's weights predicts what TensorFlow.js predicts, and has its
// weights after ten steps of sgd and of adam on the same batches. Starts keep |logit| < 10: beyond that TF.js clips.

import assert from "node:assert/strict";
import test from "node:test";
import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import * as layers from "@tensorflow/tfjs-layers";
import { assertClose, classifier, dense, engine, spiral } from "./support.mjs";

tf.enableProdMode();
await tf.setBackend("cpu");

const models = {
  "two classes": [
    [8, "tanh"],
    [1, "sigmoid"],
  ],
  "deeper, relu and elu": [
    [10, "relu"],
    [6, "elu"],
    [1, "sigmoid"],
  ],
  regression: [
    [7, "sigmoid"],
    [1, "linear"],
  ],
  softmax: [
    [6, "tanh"],
    [2, "softmax"],
  ],
};

const optimizers = {
  sgd: { ours: { type: "sgd", learningRate: 0.1 }, theirs: () => tf.train.sgd(0.1) },
  adam: {
    ours: { type: "adam", learningRate: 0.01 },
    theirs: () => tf.train.adam(0.01, 0.9, 0.999, 1e-7),
  },
};

function lossOf(units) {
  const last = units.at(-1)[1];
  if (last === "softmax") return "categoricalCrossentropy";
  return last === "sigmoid" ? "binaryCrossentropy" : "meanSquaredError";
}

function targetsOf(units, targets) {
  return units.at(-1)[1] === "softmax"
    ? Float32Array.from([...targets].flatMap((id) => [1 - id, id]))
    : targets;
}

function theirModel(units, loss, optimizer) {
  const model = layers.sequential();
  units.forEach(([size, activation], i) => {
    const kernelInitializer = layers.initializers.glorotUniform({ seed: 7 + i });
    model.add(
      layers.layers.dense({
        units: size,
        activation,
        kernelInitializer,
        ...(i === 0 ? { inputShape: [2] } : {}),
      }),
    );
  });
  model.compile({ loss, optimizer });
  return model;
}

/** Their weights under our names: layer by layer, kernel before bias. */
function namedWeights(model) {
  return model.getWeights().map((weight, i) => ({
    name: `dense_${Math.floor(i / 2) + 1}/${i % 2 === 0 ? "kernel" : "bias"}`,
    shape: weight.shape,
    data: Float32Array.from(weight.dataSync()),
  }));
}

/** |logit| < 10, where TensorFlow.js clips nothing. */
function assertUnclipped(probabilities) {
  assert.ok(probabilities.every((p) => Math.abs(Math.log(p / (1 - p))) < 10));
}

async function trainTheirs(model, features, targets, rows, units, batchSize) {
  for (let step = 0; step < 10; step++) {
    const from = step * batchSize;
    const x = tf.tensor2d(features.slice(from * 2, (from + batchSize) * 2), [batchSize, 2]);
    const y = tf.tensor2d(targets.slice(from * units, (from + batchSize) * units), [batchSize, units]);
    await model.trainOnBatch(x, y);
  }
  assert.ok(rows >= 10 * batchSize);
}

for (const [title, units] of Object.entries(models)) {
  for (const [word, { ours, theirs }] of Object.entries(optimizers)) {
    test(`${title}: TensorFlow.js's predictions, and its weights after ten steps of ${word}`, async (t) => {
      const { features, targets: ids, rows } = spiral(200);
      const targets = targetsOf(units, ids);
      const model = theirModel(units, lossOf(units), theirs());
      const session = engine.createSession(
        classifier({
          layers: units.map(([size, activation]) => dense(size, activation)),
          loss: lossOf(units),
          optimizer: ours,
          batchSize: 20,
          shuffle: false,
        }),
      );
      t.after(() => session.dispose());
      session.setData({ features, targets, rows });
      session.setParameters(namedWeights(model));
      const predictions = model.predict(tf.tensor2d(features, [rows, 2])).dataSync();
      assertClose(session.predict(features), predictions, { atol: 1e-6 }, "predictions");
      if (lossOf(units) !== "meanSquaredError") assertUnclipped(predictions);
      await trainTheirs(model, features, targets, rows, units.at(-1)[0], 20);
      assert.equal(session.run(10).step, 10);
      namedWeights(model).forEach(({ name, data }, i) => {
        const mine = session.parameters()[i];
        assert.equal(mine.name, name);
        assertClose(mine.data, data, { atol: 1e-5 }, name);
      });
    });
  }
}
