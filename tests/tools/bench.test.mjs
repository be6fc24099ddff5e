// The pure parts of the benchmark, without any of its peers: its two hand-written networks against finite differences and
// each other, its rows, its statistics, and what it writes.

import assert from "node:assert/strict";
import test from "node:test";
import { digits, logistic, permutation, spiral, uniform } from "../bench/compare/data.mjs";
import { gemmMarkdown, gemmTerminal } from "../bench/compare/gemm_table.mjs";
import { dropoutBehind } from "../bench/compare/layers.mjs";
import { parseOptions } from "../bench/compare/options.mjs";
import { network } from "../bench/compare/peers/plain.mjs";
import { ObjectNetwork } from "../bench/compare/peers/playground.mjs";
import { decades, ratioPlot } from "../bench/compare/plot.mjs";
import { lossDifference, median, ratio, spread } from "../bench/compare/statistics.mjs";
import { figure, markdownTable, terminalTable, verdict, withBlock } from "../bench/compare/table.mjs";
import { initialWeights, tasks } from "../bench/compare/tasks.mjs";

const playground = () => {
  const task = tasks.playground;
  return { ...task, ...spiral(task.rows, 0.1, 3), weights: initialWeights(task) };
};

/** Mean cross-entropy of the first batch, straight from the formula, in doubles. */
function lossAt({ features, targets, batch, layers, inputs }, weights) {
  let sum = 0;
  for (let row = 0; row < batch; row++) {
    let values = Array.from(features.subarray(row * inputs, (row + 1) * inputs));
    let at = 0;
    for (const [units, activation] of layers) {
      const [kernel, bias] = [at, at + values.length * units];
      const input = values;
      values = Array.from({ length: units }, (_, u) => {
        const z = input.reduce(
          (total, x, f) => total + x * weights[kernel + f * units + u],
          weights[bias + u],
        );
        return activation === "tanh" ? Math.tanh(z) : 1 / (1 + Math.exp(-z));
      });
      at = bias + units;
    }
    sum -= targets[row] === 1 ? Math.log(values[0]) : Math.log(1 - values[0]);
  }
  return sum / batch;
}

function finiteDifferences(task) {
  const weights = Float64Array.from(task.weights);
  return Array.from(weights, (w, i) => {
    const at = (value) => {
      weights[i] = value;
      return lossAt(task, weights);
    };
    const slope = (at(w + 1e-5) - at(w - 1e-5)) / 2e-5;
    weights[i] = w;
    return slope;
  });
}

function assertNear(got, expected, most) {
  assert.equal(got.length, expected.length);
  for (const [i, value] of got.entries())
    assert.ok(Math.abs(value - expected[i]) <= most, `at ${i}: ${value}, expected ${expected[i]}`);
}

test("the Playground's twin moves every weight by its rate times the slope that finite differences give", () => {
  const task = playground();
  const net = new ObjectNetwork(task, 1);
  assert.ok(Math.abs(net.step(task, 0) - lossAt(task, task.weights)) < 1e-12);
  const moved = net.layers.slice(1).flatMap((layer) => {
    const fanIn = layer[0].inputs.length;
    const kernel = Array.from({ length: fanIn }, (_, f) =>
      layer.map(({ inputs }) => inputs[f].weight),
    ).flat();
    return [...kernel, ...layer.map(({ bias }) => bias)];
  });
  assertNear(
    Array.from(task.weights, (w, i) => w - moved[i]),
    finiteDifferences(task),
    1e-8,
  );
});

test("the plain loop has the gradient that finite differences give", () => {
  const task = playground();
  const net = network(task);
  net.step(0);
  const slopes = net.layers.flatMap(({ dKernel, dBias }) => [...dKernel, ...dBias]);
  assertNear(slopes, finiteDifferences(task), 1e-6);
});

test("the plain loop learns the logistic task with Adam, and a softmax's loss starts near ln 10", () => {
  const table = { ...tasks.logistic, ...logistic(900, 7, 2), weights: initialWeights(tasks.logistic) };
  const net = network({ ...table, optimizer: { type: "adam", learningRate: 0.01 } });
  const epoch = () => median(Array.from({ length: 90 }, (_, i) => net.step(i * 10)));
  const first = epoch();
  for (let i = 0; i < 20; i++) epoch();
  assert.ok(epoch() < 0.8 * first);
  const random = uniform(5);
  const features = Float32Array.from({ length: 32 * 784 }, () => 0.1 * random());
  const mlp = { ...tasks["mlp-32"], features, targets: new Float32Array(32).fill(3) };
  assert.ok(
    Math.abs(network({ ...mlp, dropout: 0, weights: initialWeights(mlp) }).step(0) - Math.log(10)) < 0.7,
  );
});

test("digits are packed row by row with their class, each once", () => {
  const byClass = [
    [0, 0.25, 0, 0.5],
    [1, 0.125],
  ];
  const { features, targets } = digits(byClass, 3, 1, 2);
  const rows = [0, 1, 2].map((i) => `${targets[i]}: ${features[2 * i]} ${features[2 * i + 1]}`);
  assert.deepEqual(rows.sort(), ["0: 0 0.25", "0: 0 0.5", "1: 1 0.125"]);
  assert.throws(() => digits(byClass, 4, 1, 2), /there are 3 digits, 4 were asked for/);
});

test("a spiral is half and half, within its circle; an order holds every number once", () => {
  const { features, targets } = spiral(100, 0, 1);
  assert.equal(
    targets.reduce((a, b) => a + b),
    50,
  );
  assert.ok(features.every((x) => Math.abs(x) <= 5));
  assert.deepEqual(
    [...permutation(50, uniform(1))].sort((a, b) => a - b),
    Array.from({ length: 50 }, (_, i) => i),
  );
});

test("median, spread, ratio by rounds and difference of losses", () => {
  assert.equal(median([3, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 3]), 2.5);
  assert.equal(spread([9, 10, 11]), 0.1);
  // A clock that halves its speed in the second round changes no ratio.
  assert.deepEqual(ratio([10, 20, 10], [5, 10, 5]), { median: 2, least: 2, greatest: 2 });
  assert.ok(Math.abs(lossDifference([1.1, 2], [1, 2]) - 0.1) < 1e-12);
  assert.equal(lossDifference([Number.NaN], [1]), Number.POSITIVE_INFINITY);
  assert.throws(() => median([]), RangeError);
});

const result = {
  name: "task",
  title: "A task <of two>",
  unit: "µs/step",
  peers: [
    { id: "ours", name: "Downhill", version: "this build", microseconds: 2, samples: 5e6, spread: 0.01 },
    {
      id: "slow",
      name: "Slow & Co",
      version: "1.2.3",
      note: "",
      microseconds: 20,
      samples: 5e5,
      spread: 0.1,
      ratio: { median: 10, least: 9, greatest: 11 },
      goal: 15,
    },
    {
      id: "quick",
      name: "Quick",
      version: "2.0.0",
      note: "",
      microseconds: 1,
      samples: 1e7,
      spread: 0,
      ratio: { median: 0.5, least: 0.5, greatest: 0.5 },
    },
    { id: "gone", name: "Gone", failed: "not installed" },
  ],
};

test("tables name who was left out and why, print what we lose, and say of each goal whether it is met", () => {
  const lines = terminalTable(result).split("\n");
  assert.match(lines[3], /Slow & Co +20 +±10 % +10× \(9\.0× to 11×\) +goal 15× missed/);
  assert.match(lines[4], /Quick +1 +±0 % +0\.50×/);
  assert.match(lines[5], /Gone +– +not installed/);
  assert.match(markdownTable(result), /\| Slow & Co \(1\.2\.3\) \| 20 ±10 % \| 10× \|/);
  assert.equal(verdict({ goalMicroseconds: 1.2, microseconds: 1.1 }), "goal 1.2 µs met");
  assert.equal(figure(79_123), "79,100");
});

test("the plot draws a bar a timed peer, those ahead and behind apart, and escapes its words", () => {
  const svg = ratioPlot([result]);
  assert.equal(svg.match(/class="ahead"/g).length, 1);
  assert.equal(svg.match(/class="behind"/g).length, 1);
  assert.match(svg, /Slow &amp; Co/);
  assert.match(svg, /A task &lt;of two&gt;/);
  assert.deepEqual(decades([10.5, 0.5]), [-1, 2]);
});

test("the ladder's lines say of each goal whether it is met", () => {
  const row = {
    orientation: "NN",
    m: 256,
    n: 256,
    k: 256,
    share: 0.9,
    low: 0.88,
    high: 0.91,
    overEigen: 2.1,
  };
  assert.match(
    gemmTerminal([row]),
    /NN 256x256 · 256x256 +0\.90 \(0\.88 to 0\.91\) +goal 0\.88 met +2\.10×$/,
  );
  assert.match(
    gemmTerminal([{ ...row, share: 0.8, overEigen: 1.5 }]),
    /missed +1\.50× \(goal 1\.8× missed\)$/,
  );
  assert.match(gemmMarkdown([row]), /\| NN 256x256 · 256x256 \| 0\.90 \| 2\.1× \|\n/);
});

test("only what stands between the README's marks is replaced", () => {
  const readme = "a\n<!-- bench:begin -->\nold\n<!-- bench:end -->\nz\n";
  assert.equal(withBlock(readme, "new"), "a\n<!-- bench:begin -->\n\nnew\n\n<!-- bench:end -->\nz\n");
  assert.throws(() => withBlock("no marks", "new"), /must hold/);
});

test("a wrong word names what there is", () => {
  assert.deepEqual(parseOptions(["mlp", "--peers=ours,torch", "--quick"]), {
    names: ["mlp-32", "mlp-128"],
    only: ["ours", "torch"],
    quick: true,
    rounds: 3,
    write: false,
  });
  assert.throws(() => parseOptions(["--peers=tourch"]), /no peer called "tourch" \(ours, turbo/);
  assert.throws(() => parseOptions(["lines"]), /no task called "lines"/);
  assert.throws(() => parseOptions(["--rounds=0"]), /from 1 to 100/);
});

test("dropout stands behind every hidden layer or behind the first few, never behind the last layer", () => {
  const rates = (task) => task.layers.map((_, i) => dropoutBehind(task, i));
  assert.deepEqual(rates(tasks["mlp-32"]), [0.2, 0.2, 0.2, 0]);
  assert.deepEqual(rates({ ...tasks["mlp-32"], dropouts: 1 }), [0.2, 0, 0, 0]);
  assert.deepEqual(rates({ ...tasks["mlp-32"], dropouts: 9 }), [0.2, 0.2, 0.2, 0]);
});
