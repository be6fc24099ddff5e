// The contract of the methods that look: data sets, metrics, predictions, pictures, exact answers, history, values of the
// plan. Expected numbers are worked out by hand.

import assert from "node:assert/strict";
import test from "node:test";
import { assertClose, classifier, dense, engine, line, refuses, trained, weightsHash } from "./support.mjs";

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
  const inputs = ["dense_1/xw", "dense_1/bias"];
  assert.deepEqual(z, {
    name: "dense_1/z",
    op: "addBias",
    phase: "forward",
    shape: [8],
    batched: true,
    inputs,
  });
  assert.deepEqual(session.value("dense_1/z").shape, [10, 8]);
  assert.equal(session.value("loss").data[0], session.run(0).loss);
  refuses(() => session.value("nobody"), "not-found", /nobody/);
});

test("a sample is one row's own step, by hand for a line, and changes nothing", (t) => {
  const session = engine.createSession(line({ regularization: { l2: 0.3 } }));
  t.after(() => session.dispose());
  refuses(() => session.sample(0), "no-data");
  session.setData(points);
  session.run(3);
  const [w, b] = session.parameters().map(({ data }) => data[0]);
  const before = [weightsHash(session), session.gradients(), session.value("loss"), session.value("batch")];
  const byName = Object.fromEntries(session.sample(3).map(({ name, data }) => [name, data]));
  const error = w * 2 + b - 5;
  assertClose(byName.dense_1, [w * 2 + b], { atol: 1e-6 }, "answer");
  assertClose(byName.loss, [error ** 2], { rtol: 1e-6 }, "loss");
  assertClose(byName["d_dense_1/kernel"], [2 * error * 2], { rtol: 1e-6 }, "slope in w, without penalty");
  assertClose(byName["d_dense_1/bias"], [2 * error], { rtol: 1e-6 }, "slope in b");
  assert.deepEqual(
    [weightsHash(session), session.gradients(), session.value("loss"), session.value("batch")],
    before,
  );
  refuses(() => session.sample(4), "invalid-argument", /row must be below 4, got 4/);
});

test("answers are copies: writing into them changes no model", (t) => {
  const session = trained(t, 5);
  const before = weightsHash(session);
  for (const { data } of [...session.parameters(), ...session.gradients()]) data.fill(9);
  session.field({ x: [-3, 3], y: [-3, 3], width: 2, height: 2 }).maps[0].values.fill(9);
  session.value("dense_1/z").data.fill(9);
  assert.equal(weightsHash(session), before);
});

test("the curvature of a line is 2 / its largest stable rate; the directions to cut along are two", (t) => {
  const run = engine.createSession({
    inputShape: [1],
    layers: [dense(1)],
    loss: "meanSquaredError",
    optimizer: { type: "sgd", learningRate: 0.01 },
    batchSize: 7,
  });
  t.after(() => run.dispose());
  refuses(() => run.curvature("now"), "no-data");
  run.setData(engine.generate({ type: "line", rows: 40, noise: 0.3, seed: 2 }));
  const wanted = 2 / run.exact().maxStableRate;
  assert.ok(Math.abs(run.curvature("now") - wanted) < 2e-3 * wanted);
  assert.throws(() => run.curvature("there"), /where/);
  const [x, y] = run.randomDirections(3);
  assert.equal(x.length, 2);
  assert.deepEqual(run.randomDirections(3), [x, y]);
  assert.throws(() => run.randomDirections(-1), RangeError);
  const [first, second] = run.walkDirections(
    Float32Array.from(run.parameters().flatMap(({ data }, i) => data[0] + (i === 0 ? 2 : 0))),
  );
  assert.deepEqual(
    [[...first], [...second]],
    [
      [1, 0],
      [0, 0],
    ],
  );
  refuses(() => run.walkDirections(new Float32Array(3)), "invalid-argument");
  assert.throws(() => run.walkDirections([1, 2]), TypeError);
});
