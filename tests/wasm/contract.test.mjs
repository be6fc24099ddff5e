// The contract of the methods that make, train, change and end a session: what each promises a user of the package, on
// small models. Methods that only look are in looking.test.mjs; whether numbers are right in pytorch and tensorflow.

import assert from "node:assert/strict";
import test from "node:test";
import {
  assertClose,
  classifier,
  dense,
  engine,
  line,
  refuses,
  spiral,
  trained,
  weightsHash,
} from "./support.mjs";

test("parameters are named and shaped as Keras does, layers in order, kernel before bias", (t) => {
  const session = trained(t, 0, {
    layers: [dense(5, "tanh", { useBias: false }), dense(3), dense(1, "sigmoid", { name: "out" })],
  });
  const list = session.parameters().map(({ name, shape, data }) => [name, shape, data.length]);
  assert.deepEqual(list, [
    ["dense_1/kernel", [2, 5], 10],
    ["dense_2/kernel", [5, 3], 15],
    ["dense_2/bias", [3], 3],
    ["out/kernel", [3, 1], 3],
    ["out/bias", [1], 1],
  ]);
});

test("run counts steps and epochs that are finished, and a short last batch is a batch", (t) => {
  const session = trained(t, 0, { batchSize: 50 }); // 160 rows to train on: batches of 50, 50, 50, 10
  assert.deepEqual(session.run(0), { step: 0, epoch: 0, loss: null, penalty: null });
  assert.equal(session.run(3).epoch, 0);
  const { step, epoch, loss, penalty } = session.run(1);
  assert.deepEqual([step, epoch, penalty], [4, 1, 0]);
  assert.ok(loss > 0);
  assert.deepEqual([session.step, session.epoch], [4, 1]);
});

test("run in one crossing or in many gives the same bits", (t) => {
  const [once, often] = [trained(t, 60), trained(t, 0)];
  for (let i = 0; i < 60; i++) often.run(1);
  assert.equal(weightsHash(often), weightsHash(once));
});

test("advance walks ops and phases in order; run completes the step under way, and it counts", (t) => {
  const session = trained(t);
  const phases = [];
  let done = false;
  while (!done) {
    const at = session.advance("op");
    if (phases.at(-1) !== at.phase) phases.push(at.phase);
    done = at.done;
  }
  assert.deepEqual(phases, ["batch", "forward", "loss", "backward", "update"]);
  assert.equal(session.advance("phase").phase, "batch");
  assert.equal(session.run(1).step, 2);
  assert.equal(session.advance("step").step, 3);
  assert.equal(session.advance("epoch").epoch, 1);
  assert.equal(weightsHash(session), weightsHash(trained(t, session.step)));
});

test("update changes a rate at once and keeps every weight", (t) => {
  const session = trained(t, 10);
  const before = weightsHash(session);
  assert.deepEqual(session.update({ optimizer: { learningRate: 0 } }), { kept: 33, fresh: 0 });
  assert.equal(session.spec.optimizer.learningRate, 0);
  session.run(10);
  assert.equal(weightsHash(session), before);
});

test("update of layers keeps the weights that still have their place and counts them", (t) => {
  const session = trained(t, 10);
  const [kernel] = session.parameters();
  // One neuron more: its two weights, its bias and its link to the output are new.
  assert.deepEqual(session.update({ layers: [dense(9, "tanh"), dense(1, "sigmoid")] }), {
    kept: 33,
    fresh: 4,
  });
  const [wider] = session.parameters();
  for (let row = 0; row < 2; row++) {
    assert.deepEqual(wider.data.slice(row * 9, row * 9 + 8), kernel.data.slice(row * 8, row * 8 + 8));
  }
  assert.equal(session.step, 10);
  // Another activation: nothing is new.
  assert.deepEqual(session.update({ layers: [dense(9, "relu"), dense(1, "sigmoid")] }), {
    kept: 37,
    fresh: 0,
  });
  assert.equal(session.run(5).step, 15);
});

test("a refused update leaves spec, weights and training as they were", (t) => {
  const session = trained(t, 10);
  const [before, spec] = [weightsHash(session), session.spec];
  refuses(() => session.update({ layers: [dense(2 ** 30), dense(1)] }), "too-large");
  refuses(() => session.update({ layers: [dense(4, "softmax"), dense(1)] }), "invalid-spec", /softmax/);
  assert.equal(weightsHash(session), before);
  assert.equal(session.spec, spec);
  session.run(20);
  assert.equal(weightsHash(session), weightsHash(trained(t, 30)));
});

test("another optimizer type starts from its own defaults", (t) => {
  const session = trained(t, 5);
  session.update({ optimizer: { type: "adam" } });
  assert.equal(session.spec.optimizer.learningRate, 0.001);
  assert.equal(session.run(5).step, 10);
});

test("reset without a seed is the same start again, with a seed another one", (t) => {
  const session = trained(t, 0);
  const start = weightsHash(session);
  session.run(25);
  session.reset();
  assert.equal(session.step, 0);
  assert.equal(weightsHash(session), start);
  session.reset({ seed: 7 });
  assert.equal(session.spec.seed, 7);
  assert.notEqual(weightsHash(session), start);
  assert.equal(weightsHash(session), weightsHash(trained(t, 0, { seed: 7 })));
});

test("setParameters is strict: missing, extra, misshapen or non-finite tensors change nothing", (t) => {
  const session = trained(t, 5);
  const before = weightsHash(session);
  const list = session.parameters();
  const changed = (i, part) => list.map((tensor, j) => (i === j ? { ...tensor, ...part } : tensor));
  refuses(() => session.setParameters(list.slice(1)), "not-found", /dense_1\/kernel/);
  refuses(
    () => session.setParameters([...list, { ...list[0], name: "dense_9/kernel" }]),
    "not-found",
    /dense_9/,
  );
  refuses(() => session.setParameters(changed(0, { shape: [8, 2] })), "shape-mismatch", /\[2, 8\]/);
  refuses(
    () => session.setParameters(changed(1, { data: new Float32Array(8).fill(Number.NaN) })),
    "invalid-data",
    /bias/,
  );
  assert.equal(weightsHash(session), before);
  const doubled = list.map((tensor) => ({ ...tensor, data: tensor.data.map((w) => 2 * w) }));
  session.setParameters(doubled);
  assert.deepEqual(session.parameters(), doubled);
  assert.equal(session.step, 5);
});

test("before setData, what needs data says so", (t) => {
  const session = engine.createSession(classifier());
  t.after(() => session.dispose());
  for (const call of [
    () => session.run(1),
    () => session.advance("op"),
    () => session.evaluate("train"),
    () => session.exact(),
    () =>
      session.surface({
        axes: Array(2).fill({ direction: new Float32Array(33), from: 0, to: 1 }),
        width: 1,
        height: 1,
      }),
    () => session.recover("best"),
  ]) {
    refuses(call, "no-data");
  }
  assert.equal(session.predict(new Float32Array(4)).length, 2);
});

test("setData takes bytes with a scale, class ids, rows held back by rule or given apart", (t) => {
  const session = engine.createSession(
    classifier({
      inputShape: [2, 2, 1],
      layers: [{ type: "flatten" }, dense(3, "softmax")],
      loss: "sparseCategoricalCrossentropy",
    }),
  );
  t.after(() => session.dispose());
  const bytes = Uint8Array.from({ length: 40 }, (_, i) => i * 6);
  const targets = Int32Array.from({ length: 10 }, (_, i) => i % 3);
  const held = { features: bytes.slice(0, 8), targets: targets.slice(0, 2), rows: 2 };
  session.setData({
    features: bytes,
    targets,
    rows: 10,
    scale: 1 / 255,
    validation: { fraction: 0.2, by: "last" },
    test: held,
  });
  assert.deepEqual(
    ["train", "validation", "test"].map((part) => session.evaluate(part).rows),
    [8, 2, 2],
  );
  session.setData({
    features: bytes,
    targets,
    rows: 10,
    scale: 1 / 255,
    validation: { fraction: 0.3, by: "stratified" },
  });
  assert.equal(session.evaluate("validation").rows, 3);
  refuses(
    () => session.setData({ features: bytes, targets: targets.map((id) => id + 1), rows: 10 }),
    "invalid-data",
    /class/i,
  );
  assert.equal(session.run(3).step, 3);
});

test("setData refuses numbers that are not finite and keeps the data it has", (t) => {
  const session = trained(t, 5);
  const wrong = spiral();
  wrong.features[3] = Number.NaN;
  refuses(() => session.setData(wrong), "invalid-data", /features/);
  session.run(25);
  assert.equal(weightsHash(session), weightsHash(trained(t, 30)));
});

test("standardised data predicts from the same raw units", (t) => {
  const session = engine.createSession(
    line({ layers: [dense(1, "linear", { kernelInitializer: { type: "constant", value: 1 } })] }),
  );
  t.after(() => session.dispose());
  session.setData({
    features: Float32Array.of(10, 20, 30),
    targets: Float32Array.of(0, 1, 2),
    rows: 3,
    standardize: true,
  });
  const deviation = Math.sqrt(200 / 3);
  assertClose(session.predict(Float32Array.of(20, 30)), [0, 10 / deviation], { atol: 1e-6 }, "predictions");
});

test("after dispose every call throws a clear error, and a second dispose does nothing", () => {
  const session = engine.createSession(classifier());
  session.dispose();
  session.dispose();
  const calls = {
    setData: [spiral()],
    run: [1],
    advance: ["op"],
    update: [{}],
    reset: [],
    recover: ["best"],
    evaluate: ["train"],
    report: ["train"],
    examples: [Uint32Array.of(0)],
    layers: [new Float32Array(2)],
    jacobian: [new Float32Array(2)],
    predict: [new Float32Array(2)],
    field: [{ x: [0, 1], y: [0, 1], width: 1, height: 1 }],
    surface: [
      { axes: Array(2).fill({ direction: new Float32Array(33), from: 0, to: 1 }), width: 1, height: 1 },
    ],
    curvature: ["now"],
    randomDirections: [1],
    walkDirections: [new Float32Array(33)],
    exact: [],
    history: [],
    parameters: [],
    setParameters: [[]],
    gradients: [],
    nodes: [],
    value: ["loss"],
    sample: [0],
    checkpoint: [],
    restore: [new Uint8Array(1)],
  };
  for (const [method, args] of Object.entries(calls))
    refuses(() => session[method](...args), "disposed", /disposed/);
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(session)).filter(
    (name) => !["constructor", "dispose", "spec", "step", "epoch", "hasData"].includes(name),
  );
  assert.deepEqual(Object.keys(calls).sort(), methods.sort(), "every method is in the table above");
});
