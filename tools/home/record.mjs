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

/**
 * A picture as text: its range, and each cell as a byte of that range, less what its neighbours on the left and above
 * let expect (left + above - the one between). In a smooth picture little is left to say, and text of few different
 * characters packs well: 0, -1, 1, -2 … are the characters from # on.
 */
function packed(values, size) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map((v) => round(v, 6));
  const cells = Uint8Array.from(values, (v) => Math.round((255 * (v - low)) / (high - low)));
  const at = (row, column) => (row < 0 || column < 0 ? 0 : cells[row * size + column]);
  const text = Array.from(cells, (cell, i) => {
    const [row, column] = [Math.floor(i / size), i % size];
    const expected = at(row, column - 1) + at(row - 1, column) - at(row - 1, column - 1);
    const left = ((cell - expected + 384) & 255) - 128; // bytes wrap around
    return String.fromCharCode(35 + (left < 0 ? -2 * left - 1 : 2 * left));
  });
  return { size, low, high, cells: text.join("") };
}
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
    if (kThumbs.includes(step)) thumbs.push({ step, field: packed(fieldOf(session, 32)[0].values, 32) });
    if (step === kPoster) {
      const field = packed(fieldOf(session, 80)[0].values, 80);
      poster = { step, field, right: Math.round(accuracy * kRows), tiles: tilesOf(session) };
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
  const unit = (map, i) => packed(map.values.slice(i * size * size, (i + 1) * size * size), size);
  return {
    columns: [left.map((i) => unit(one, i)), right.map((j) => unit(two, j)), [unit(output, 0)]],
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
  const field = packed(fieldOf(session, 40)[0].values, 40);
  session.dispose();
  return { field, points: pointsOf(data) };
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
