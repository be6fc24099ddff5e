// The contract, method by method: what each one promises a user of the package, on small models. Whether the numbers
// are right is asked elsewhere (pytorch, tensorflow, scenarios).

import assert from "node:assert/strict";
import test from "node:test";
import { assertClose, classifier, dense, engine, refuses, spiral, trained, weightsHash } from "./support.mjs";

const line = (more = {}) => ({
  inputShape: [1],
  layers: [dense(1)],
  loss: "meanSquaredError",
  optimizer: { type: "sgd", learningRate: 0.1 },
  batchSize: 1000,
  ...more,
});

/** Points of y = 2x - 1 with one off the line, whose least squares line is worked out by hand below. */
const points = { features: Float32Array.of(-1, 0, 1, 2), targets: Float32Array.of(-3, -1, 1, 5), rows: 4 };

test("generate gives rows x columns in the domain, the same for the same seed", () => {
  const spec = { type: "moons", rows: 50, noise: 0.3, seed: 9 };
  const made = engine.generate(spec);
  assert.equal(made.features.length, 100);
  assert.equal(made.targets.length, 50);
  assert.deepEqual(engine.generate(spec), made);
  assert.notDeepEqual(engine.generate({ ...spec, seed: 10 }), made);
  assert.ok(made.features.every((x) => Math.abs(x) <= 3));
  assert.equal(engine.generate({ type: "line", rows: 5 }).features.length, 5);
});

test("expandFeatures computes the words in the order they are named", () => {
  const words = ["x2", "x1", "x1Squared", "x2Squared", "x1x2", "sinX1", "sinX2"];
  const [x, y] = [1.5, -0.75];
  const expected = [y, x, x * x, y * y, x * y, Math.sin(x), Math.sin(y)];
  assertClose(engine.expandFeatures(Float32Array.of(x, y), words), expected, { atol: 2e-7 }, "features");
  assert.deepEqual(engine.expandFeatures(Float32Array.of(2, 3), ["x1Squared"], 1), Float32Array.of(4, 9));
  refuses(() => engine.expandFeatures(Float32Array.of(2), ["x2"], 1), "invalid-argument", /x2/);
});

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

test("evaluate measures each part, by hand for a line", (t) => {
  const session = engine.createSession(
    line({ layers: [dense(1, "linear", { kernelInitializer: "zeros" })] }),
  );
  t.after(() => session.dispose());
  session.setData({
    ...points,
    test: { features: Float32Array.of(1), targets: Float32Array.of(3), rows: 1 },
  });
  const train = session.evaluate("train"); // predicts 0 everywhere: (9 + 1 + 1 + 25) / 4, mean of targets 0.5
  assert.deepEqual([train.loss, train.penalty, train.rows], [9, 0, 4]);
  assert.ok(Math.abs(train.r2 - (1 - 36 / 35)) < 1e-6);
  assert.equal(train.accuracy, undefined);
  assert.equal(session.evaluate("test").loss, 9);
  refuses(() => session.evaluate("validation"), "no-data");
});

test("predict and field agree, and field's row 0 lies at y[0]", (t) => {
  const session = trained(t, 50);
  const { maps } = session.field({ x: [-3, 3], y: [-1, 1], width: 3, height: 2, nodes: ["dense_1"] });
  const centres = [-2, 0, 2].map((x) => [x, -0.5]).concat([-2, 0, 2].map((x) => [x, 0.5]));
  assert.deepEqual(
    maps.map(({ node, units, values }) => [node, units, values.length]),
    [
      ["output", 1, 6],
      ["dense_1", 8, 48],
    ],
  );
  assert.deepEqual(maps[0].values, session.predict(Float32Array.from(centres.flat())));
  refuses(
    () => session.field({ x: [-3, 3], y: [-1, 1], width: 3, height: 2, nodes: ["dense_7"] }),
    "not-found",
    /dense_7/,
  );
  refuses(() => session.field({ x: [-3, 3], y: [-1, 1], width: 4096, height: 4096 }), "invalid-argument");
  refuses(
    () => session.field({ x: [-3, 3], y: [-1, 1], width: 2000, height: 2000, nodes: ["dense_1"] }),
    "too-large",
  );
});

test("field takes features, with the words of the model's own inputs", (t) => {
  const session = engine.createSession(
    classifier({ inputShape: [3], layers: [dense(1)], loss: "meanSquaredError" }),
  );
  t.after(() => session.dispose());
  const words = ["x1", "x1Squared", "sinX2"];
  const { maps } = session.field({ x: [0, 2], y: [0, 2], width: 1, height: 1, features: words });
  assert.deepEqual(maps[0].values, session.predict(engine.expandFeatures(Float32Array.of(1, 1), words)));
});

test("surface shows the loss around the weights and leaves them alone", (t) => {
  const session = engine.createSession(line());
  t.after(() => session.dispose());
  session.setData(points);
  session.run(3);
  const before = weightsHash(session);
  const kernel = { parameter: "dense_1/kernel", index: 0, from: 1, to: 3 };
  const bias = { parameter: "dense_1/bias", from: -2, to: 0 };
  const { values } = session.surface({ axes: [kernel, bias], width: 1, height: 1 }); // at w = 2, b = -1
  assert.ok(Math.abs(values[0] - 4 / 4) < 1e-5, "one residual of 2 among four points");
  assert.equal(weightsHash(session), before);
  const still = { direction: Float32Array.of(0, 0), from: 0, to: 1 };
  const { values: here } = session.surface({ axes: [still, still], width: 2, height: 3 });
  assert.deepEqual(here, new Float32Array(6).fill(session.evaluate("train").loss));
  refuses(
    () => session.surface({ axes: [{ ...kernel, parameter: "nobody" }, bias], width: 1, height: 1 }),
    "not-found",
  );
});

test("exact gives least squares for a line, with names, and gradient descent arrives there", (t) => {
  const session = engine.createSession(line());
  t.after(() => session.dispose());
  session.setData(points);
  const { kind, note, parameters, loss, maxStableRate } = session.exact();
  // By hand: n = 4, Σx = 2, Σy = 2, Σx² = 6, Σxy = 14, so w = (4·14 - 2·2) / (4·6 - 2²) = 2.6, b = (2 - 2.6·2) / 4 = -0.8.
  assert.deepEqual(
    [kind, note, parameters.map(({ name }) => name)],
    ["leastSquares", "unique", ["dense_1/kernel", "dense_1/bias"]],
  );
  assertClose([parameters[0].data[0], parameters[1].data[0]], [2.6, -0.8], { atol: 1e-6 }, "w and b");
  assert.ok(Math.abs(loss - 0.3) < 1e-6, "residuals 0.4, -0.2, -0.8, 0.6 squared, over 4");
  // H = 2/4 · [[6, 2], [2, 4]]: eigenvalues (5 ± √5) / 2.
  assert.ok(Math.abs(maxStableRate - 4 / (5 + Math.sqrt(5))) < 1e-6);
  session.run(500);
  session.parameters().forEach(({ data }, i) => {
    assertClose(data, parameters[i].data, { atol: 1e-4 }, "descent");
  });
  refuses(() => trained(t).exact(), "unsupported");
});

test("exact says so when the classes can be separated", (t) => {
  const session = engine.createSession(classifier({ layers: [dense(1, "sigmoid")] }));
  t.after(() => session.dispose());
  session.setData(engine.generate({ type: "gaussian", rows: 40, noise: 0, seed: 1 }));
  const { kind, note } = session.exact();
  assert.deepEqual([kind, note], ["newton", "separable"]);
});

test("history has an entry at the start and at each end of an epoch, within the range asked for", (t) => {
  const session = trained(t, 48); // 16 batches an epoch
  const history = session.history();
  assert.deepEqual([...history.step], [0, 16, 32, 48]);
  assert.deepEqual([...history.epoch], [0, 1, 2, 3]);
  assert.equal(history.loss[3], session.evaluate("train").loss);
  assert.equal(history.validationLoss[3], session.evaluate("validation").loss);
  assert.equal(history.accuracy[3], session.evaluate("train").accuracy);
  assert.deepEqual([...session.history({ from: 1, to: 32 }).step], [16, 32]);
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

test("gradients of the last step carry the same names; value and nodes show the plan", (t) => {
  const session = trained(t, 3);
  const names = session.parameters().map(({ name }) => name);
  assert.deepEqual(
    session.gradients().map(({ name }) => name),
    names,
  );
  assert.ok(session.gradients().some(({ data }) => data.some((g) => g !== 0)));
  const nodes = session.nodes();
  const z = nodes.find(({ name }) => name === "dense_1/z");
  assert.deepEqual(z, { name: "dense_1/z", op: "addBias", phase: "forward", shape: [8], batched: true });
  assert.deepEqual(session.value("dense_1/z").shape, [10, 8]);
  assert.equal(session.value("loss").data[0], session.run(0).loss);
  refuses(() => session.value("nobody"), "not-found", /nobody/);
});

test("answers are copies: writing into them changes no model", (t) => {
  const session = trained(t, 5);
  const before = weightsHash(session);
  for (const { data } of [...session.parameters(), ...session.gradients()]) data.fill(9);
  session.field({ x: [-3, 3], y: [-3, 3], width: 2, height: 2 }).maps[0].values.fill(9);
  session.value("dense_1/z").data.fill(9);
  assert.equal(weightsHash(session), before);
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
    predict: [new Float32Array(2)],
    field: [{ x: [0, 1], y: [0, 1], width: 1, height: 1 }],
    surface: [
      { axes: Array(2).fill({ direction: new Float32Array(33), from: 0, to: 1 }), width: 1, height: 1 },
    ],
    exact: [],
    history: [],
    parameters: [],
    setParameters: [[]],
    gradients: [],
    nodes: [],
    value: ["loss"],
    checkpoint: [],
    restore: [new Uint8Array(1)],
  };
  for (const [method, args] of Object.entries(calls))
    refuses(() => session[method](...args), "disposed", /disposed/);
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(session)).filter(
    (name) => !["constructor", "dispose", "spec", "step", "epoch"].includes(name),
  );
  assert.deepEqual(Object.keys(calls).sort(), methods.sort(), "every method is in the table above");
});
