// What large inputs need, as a user of the package has it: bytes scaled as they are gathered, a report by class, rows handed
// out again, layers and slopes of one input, and a run that stops early. The numbers behind them are tested in core.

import assert from "node:assert/strict";
import test from "node:test";
import { assertClose, dense, engine, randomSource, refuses, weightsHash } from "./support.mjs";

const inputs = 12;
const spec = (more = {}) => ({
  inputShape: [3, 4, 1],
  layers: [
    { type: "flatten" },
    dense(9, "tanh"),
    { type: "dropout", rate: 0.2 },
    dense(4, "softmax", { name: "answer" }),
  ],
  loss: "sparseCategoricalCrossentropy",
  optimizer: { type: "adam", learningRate: 0.02 },
  seed: 5,
  ...more,
});

/** Small pictures: class c is bright in its column. */
function pictures(rows, seed) {
  const random = randomSource(seed);
  const features = Uint8Array.from({ length: rows * inputs }, () => Math.floor(random() * 160));
  const targets = Int32Array.from({ length: rows }, (_, i) => i % 4);
  for (let i = 0; i < rows; i++) features[i * inputs + (i % 4)] += 80;
  return { features, targets, rows };
}
const scale = 1 / 255;

function session(t, more, data = {}) {
  const made = engine.createSession(spec(more));
  t.after(() => made.dispose());
  made.setData({ ...pictures(240, 1), scale, validation: pictures(80, 2), ...data });
  return made;
}
const scaled = (bytes) => Float32Array.from(bytes, (byte) => Math.fround(scale) * byte);

test("bytes with a scale train as the numbers they stand for, bit by bit", (t) => {
  const bytes = session(t);
  const floats = engine.createSession(spec());
  t.after(() => floats.dispose());
  const part = ({ features, ...rest }) => ({ ...rest, features: scaled(features) });
  floats.setData({ ...part(pictures(240, 1)), validation: part(pictures(80, 2)) });
  bytes.run(50);
  floats.run(50);
  assert.equal(weightsHash(bytes), weightsHash(floats));
  assert.deepEqual(bytes.evaluate("validation"), floats.evaluate("validation"));
});

test("a report agrees with predictions of the rows it names", (t) => {
  const trained = session(t);
  trained.run(60);
  const report = trained.report("validation");
  const { features, targets } = trained.examples(report.rows);
  assert.ok(features instanceof Uint8Array && targets instanceof Int32Array);
  assert.deepEqual(features, pictures(80, 2).features);
  assert.deepEqual([...targets], [...report.actual]);
  const answers = trained.predict(scaled(features));
  const confusion = new Uint32Array(16);
  report.rows.forEach((_, i) => {
    const row = [...answers.subarray(4 * i, 4 * i + 4)];
    assert.equal(report.predicted[i], row.indexOf(Math.max(...row)));
    assert.ok(Math.abs(report.losses[i] + Math.log(row[targets[i]])) < 1e-5);
    confusion[4 * targets[i] + report.predicted[i]]++;
  });
  assert.deepEqual(report.confusion, confusion);
  const right = confusion[0] + confusion[5] + confusion[10] + confusion[15];
  assert.equal(trained.evaluate("validation").accuracy, right / 80);
  assert.equal(report.recall[1], confusion[5] / 20);
});

test("a class that nobody is taken for has no precision, and null says so", (t) => {
  const made = session(t, {
    layers: [{ type: "flatten" }, dense(4, "softmax", { kernelInitializer: "zeros" })],
  });
  const { precision, recall } = made.report("train");
  assert.deepEqual([precision[0], precision[3], recall[0], recall[3]], [0.25, null, 1, 0]);
});

test("rows come back as they were given; those that are not there are refused", (t) => {
  const made = session(t);
  const { features, targets, rows } = made.examples(Uint32Array.of(319, 2));
  assert.equal(rows, 2);
  assert.deepEqual(features.subarray(0, inputs), pictures(80, 2).features.subarray(79 * inputs));
  assert.deepEqual([...targets], [3, 2]);
  refuses(() => made.examples(Uint32Array.of(320)), "invalid-argument", /below 320, got 320/);
});

test("layers say what they answer, and slopes are what small nudges of an input do", (t) => {
  const trained = session(t);
  trained.run(30);
  const input = scaled(pictures(1, 3).features);
  const layers = trained.layers(input);
  assert.deepEqual(
    layers.map(({ name, shape }) => [name, shape]),
    [
      ["flatten_1", [1, 12]],
      ["dense_1", [1, 9]],
      ["answer", [1, 4]],
    ],
  );
  assert.deepEqual(layers[2].data, trained.predict(input));
  const slopes = trained.jacobian(input, { layer: "answer" });
  const nudge = 1e-3;
  for (let i = 0; i < inputs; i++) {
    const moved = (by) => trained.predict(input.map((value, j) => (i === j ? value + by : value)));
    const [high, low] = [moved(nudge), moved(-nudge)];
    const measured = high.map((value, unit) => (value - low[unit]) / (2 * nudge));
    assertClose(
      measured,
      [0, 1, 2, 3].map((unit) => slopes[unit * inputs + i]),
      { atol: 1e-3 },
      `input ${i}`,
    );
  }
  assert.equal(trained.jacobian(input).length, 4 * inputs);
  refuses(() => trained.jacobian(input, { layer: "dense_7" }), "not-found", /dense_7/);
});

test("a run with patience stops, says where it was best, and goes back there", (t) => {
  const noise = { ...pictures(80, 2), targets: new Int32Array(80).map((_, i) => (i * 7) % 4) };
  const made = session(t, { earlyStopping: { patience: 2 } }, { validation: noise });
  const result = made.run(2000);
  assert.ok(result.stopped, "it stopped");
  assert.equal(result.stopped.step, result.step);
  const { step, validationLoss } = made.history();
  assert.equal(Math.min(...validationLoss), result.stopped.bestLoss);
  assert.equal(step[validationLoss.indexOf(result.stopped.bestLoss)], result.stopped.bestStep);
  made.recover("bestValidation");
  assert.equal(made.step, result.stopped.bestStep);
  const plain = session(t, {}, { validation: noise });
  plain.run(result.stopped.bestStep);
  assert.equal(weightsHash(made), weightsHash(plain));
});
