// D3: whatever a reader sets, there is a clean error or a finite result; no NaN comes out of a method. A thousand random
// settings with extreme, wrong and missing values, each trained a little and looked at from every side.

import assert from "node:assert/strict";
import test from "node:test";
import { DownhillError, engine, randomSource, refuses } from "./support.mjs";

const seed = 20251122;
const settings = 1000;
const extremes = [
  0,
  1,
  -1,
  0.5,
  1e-12,
  1e3,
  1e6,
  1e9,
  1e38,
  1e308,
  -1e308,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  "",
  null,
  undefined,
];
const activations = ["linear", "relu", "leakyRelu", "elu", "sigmoid", "tanh", "softmax"];
const losses = ["meanSquaredError", "binaryCrossentropy", "categoricalCrossentropy"];
const types = ["circle", "xor", "gaussian", "spiral", "moons", "rings", "plane"];
const initializers = [
  "glorotUniform",
  "heNormal",
  "zeros",
  { type: "constant", value: 1e6 },
  { type: "constant", value: -3 },
];

/** Mostly sensible, now and then anything. */
function drawSpec(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const mostly = (value) => (random() < 0.12 ? pick(extremes) : value);
  const layer = () => ({
    type: "dense",
    units: mostly(1 + Math.floor(random() * 6)),
    activation: mostly(pick(activations)),
    kernelInitializer: pick(initializers),
  });
  const loss = pick(losses);
  const last = {
    ...layer(),
    units: loss === "categoricalCrossentropy" ? 2 : 1,
    activation: pick(activations),
  };
  return {
    inputShape: [2],
    layers: [...Array.from({ length: Math.floor(random() * 3) }, layer), last],
    loss,
    optimizer: {
      type: pick(["sgd", "adagrad", "rmsprop", "adam", "adamw"]),
      learningRate: pick([mostly(0.03), 0.1, 10, 1000, 1e6]),
      schedule: {
        type: pick(["constant", "step", "exponential", "cosine", "inverseTime"]),
        warmupSteps: mostly(0),
      },
    },
    regularization: { l1: mostly(0), l2: mostly(0.001) },
    batchSize: mostly(10),
    seed: mostly(7),
  };
}

function finite(value, what) {
  if (typeof value === "number") assert.ok(Number.isFinite(value), `${what} is ${value}`);
  else if (ArrayBuffer.isView(value)) value.forEach((item) => void finite(item, what));
  else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) finite(part, `${what}.${key}`);
  }
}

/** A loss that is no number from the very start (0/0 in a crossentropy of relu) leaves nothing to go back to. */
function goBack(session, { step }) {
  if (step === 0) return refuses(() => session.recover("lastGood"), "no-data");
  session.recover("lastGood");
  finite(session.run(0), "after recovery");
}

function trainAndLook(session, units, type) {
  const made = engine.generate({ type, rows: 40, noise: 0.1, seed: 1 });
  const targets =
    units === 2 ? Float32Array.from([...made.targets].flatMap((id) => [1 - id, id])) : made.targets;
  session.setData({ ...made, targets, validation: 0.25 });
  const result = session.run(40);
  finite(result, "run");
  if (result.diverged) goBack(session, result.diverged);
  finite(session.evaluate("train"), "evaluate");
  finite(session.parameters(), "parameters");
  if (result.diverged?.step !== 0) finite(session.gradients(), "gradients");
  finite(session.field({ x: [-3, 3], y: [-3, 3], width: 4, height: 4 }), "field");
  finite(session.predict(made.features), "predict");
  finite(session.history().loss, "history");
  finite(session.history().penalty, "history");
}

test(`a thousand random settings give a clean error or finite results (seed ${seed})`, () => {
  const random = randomSource(seed);
  let trained = 0;
  for (let i = 0; i < settings; i++) {
    const spec = drawSpec(random);
    const type = types[Math.floor(random() * types.length)];
    let session;
    try {
      session = engine.createSession(spec);
    } catch (error) {
      assert.ok(
        error instanceof DownhillError && error.code !== "crashed",
        `${error} for ${JSON.stringify(spec)}`,
      );
      continue;
    }
    try {
      trainAndLook(session, spec.loss === "categoricalCrossentropy" ? 2 : 1, type);
      trained += 1;
    } catch (error) {
      error.message += `\nsetting ${i}: ${JSON.stringify(spec)} on ${type}`;
      throw error;
    }
    session.dispose();
  }
  assert.ok(trained > settings / 3, `${trained} of ${settings} were trained`);
});
