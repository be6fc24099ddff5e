// Records the walk that the home page shows before the engine has arrived: losses along it, the field at a few steps,
// the small pictures of the three labs. Run it after a change that moves bits: node tools/home/record.mjs
// (needs build/npm). The engine is bit-exact, so the live walk goes on from the recorded one without a seam; a test
// compares them.

import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadEngine } from "../../build/npm/index.js";

const { values: options } = parseArgs({
  options: { out: { type: "string", default: "web/labs/home/walk.json" } },
});
const engine = await loadEngine();

const kRows = 160;
const kLast = 6000;
const kPlaces = 240; // spaced evenly along the slope, where a step stands at its square root
const kPoster = 1160;
const kThumbs = [0, 100, 380, 760];
const kData = { type: "spiral", rows: kRows, noise: 0.1, seed: 2 };
const kSeed = 50;
const kRate = 0.03;
const kL2 = 0.0001;
const kUnits = [8, 6];

const dense = (units, activation) => ({ type: "dense", units, activation });
const spec = (layers, rate, l2, batchSize, seed) => ({
  inputShape: [2],
  layers,
  loss: "binaryCrossentropy",
  optimizer: { type: "sgd", learningRate: rate },
  regularization: { l1: 0, l2 },
  batchSize,
  shuffle: batchSize < 1e6,
  seed,
});

const base64 = (bytes) => Buffer.from(bytes).toString("base64");
/** Values of a range as bytes: 0 is `low`, 255 is `high`. */
const bytesOf = (values, low, high) =>
  base64(
    Uint8Array.from(values, (v) =>
      Math.round((255 * (Math.min(high, Math.max(low, v)) - low)) / (high - low)),
    ),
  );
/** Probabilities as 16-bit numbers, low byte first: a field that is nearly 0.5 everywhere needs them. */
const wordsOf = (values) =>
  base64(new Uint8Array(Uint16Array.from(values, (v) => Math.round(65535 * v)).buffer));
const round = (x, digits) => Number(x.toPrecision(digits));

/** Maps over the plane, turned so that row 0 is the top (y = 3), as pictures want it. */
function fieldOf(session, size, nodes = []) {
  const { maps } = session.field({ x: [-3, 3], y: [-3, 3], width: size, height: size, nodes });
  const turned = ({ values }) =>
    values.map((_, i) => {
      const [unit, row, column] = [Math.floor(i / size / size), Math.floor(i / size) % size, i % size];
      return values[(unit * size + size - 1 - row) * size + column];
    });
  return maps.map((map) => ({ ...map, values: turned(map) }));
}

/** Points as [x, y, label, x, y, label, …], three decimals. */
function pointsOf({ features, targets }) {
  return Array.from(targets, (label, i) => [features[2 * i], features[2 * i + 1], label]).flatMap(
    ([x, y, label]) => [round(x, 3), round(y, 3), label],
  );
}

function stepsOfWalk() {
  const even = Array.from({ length: kPlaces + 1 }, (_, i) => Math.round(kLast * (i / kPlaces) ** 2));
  return [...new Set([...even, ...kThumbs, kPoster])].sort((a, b) => a - b);
}

function recordNetwork() {
  const data = engine.generate(kData);
  const layers = [...kUnits.map((units) => dense(units, "tanh")), dense(1, "sigmoid")];
  const session = engine.createSession(spec(layers, kRate, kL2, 10, kSeed));
  session.setData({ ...data });
  const losses = [];
  const steps = stepsOfWalk();
  const thumbs = [];
  let poster;
  for (const step of steps) {
    if (step > session.step) session.run(step - session.step);
    const { loss, accuracy } = session.evaluate("train");
    losses.push(round(loss, 4));
    if (kThumbs.includes(step))
      thumbs.push({ step, size: 32, field: wordsOf(fieldOf(session, 32)[0].values) });
    if (step === kPoster) {
      const field = bytesOf(fieldOf(session, 80)[0].values, 0, 1);
      poster = { step, size: 80, field, right: Math.round(accuracy * kRows), tiles: tilesOf(session) };
    }
  }
  const parameters = session.parameters().reduce((sum, { data: values }) => sum + values.length, 0);
  session.dispose();
  return { steps, losses, thumbs, poster, points: pointsOf(data), parameters };
}

/** The strongest three neurons of each hidden layer, the output, and the links between them. */
function tilesOf(session) {
  const [, , second, , third] = session.parameters();
  const strongest = (n, strength) =>
    Array.from({ length: n }, (_, i) => i)
      .sort((a, b) => strength(b) - strength(a))
      .slice(0, 3)
      .sort((a, b) => a - b);
  const right = strongest(kUnits[1], (j) => Math.abs(third.data[j]));
  const weight = (i, j) => second.data[i * kUnits[1] + j];
  const left = strongest(kUnits[0], (i) => right.reduce((sum, j) => sum + Math.abs(weight(i, j)), 0));
  const size = 20;
  const [output, one, two] = fieldOf(session, size, ["dense_1", "dense_2"]);
  const unit = (map, i, low, high) =>
    bytesOf(map.values.slice(i * size * size, (i + 1) * size * size), low, high);
  return {
    size,
    columns: [
      left.map((i) => unit(one, i, -1, 1)),
      right.map((j) => unit(two, j, -1, 1)),
      [unit(output, 0, 0, 1)],
    ],
    links: [
      left.map((i) => right.map((j) => round(weight(i, j), 3))),
      right.map((j) => [round(third.data[j], 3)]),
    ],
  };
}

function recordBoundary() {
  const data = engine.generate({ type: "gaussian", rows: 70, noise: 0.35, seed: 4 });
  const session = engine.createSession(spec([dense(1, "sigmoid")], 0.3, 0, 1e6, 2));
  session.setData({ ...data });
  session.run(60);
  const field = bytesOf(fieldOf(session, 40)[0].values, 0, 1);
  session.dispose();
  return { size: 40, field, points: pointsOf(data) };
}

function recordLine() {
  const { features, targets } = engine.generate({ type: "line", rows: 9, noise: 0.8, seed: 6 });
  const session = engine.createSession({
    ...spec([dense(1, "linear")], 0.1, 0, 1e6, 1),
    inputShape: [1],
    loss: "meanSquaredError",
  });
  session.setData({ features, targets, rows: targets.length });
  const [w, b] = session.exact().parameters.map(({ data: values }) => round(values[0], 4));
  session.dispose();
  return { w, b, points: Array.from(features, (x, i) => [round(x, 3), round(targets[i], 3)]).flat() };
}

const record = {
  data: kData,
  model: { units: kUnits, learningRate: kRate, l2: kL2, batchSize: 10, seed: kSeed },
  ...recordNetwork(),
  boundary: recordBoundary(),
  line: recordLine(),
};
writeFileSync(options.out, `${JSON.stringify(record)}\n`);
console.log(
  `${options.out}: ${JSON.stringify(record).length} bytes, loss ${record.losses[0]} to ${record.losses.at(-1)}`,
);
