// The step by operations as a reader walks it: every operation of one batch in the plan's order, and each formula's number
// worked out again here, in double, from the unrounded operands, by rules written down here and nowhere else.

import assert from "node:assert/strict";
import test from "node:test";
import { stages } from "./support.mjs";

const sum = (n, f) => Array.from({ length: n }, (_, i) => f(i)).reduce((all, x) => all + x, 0);
const last = ({ shape }) => shape.at(-1) ?? 1;
const size = ({ data }) => data.length;
const sigma = (z) => 1 / (1 + Math.exp(-z));

/** The result's entry `at` (row r, column c) from what the operation read: a, b, d are its operands. */
const rules = {
  gatherFeatures: ({ points, batch }, { r, c }) => (c === 0 ? points[batch[r]].x : points[batch[r]].y),
  gatherTargets: ({ points, batch }, { r }) => points[batch[r]].label,
  matmul: ({ a, b }, { r, c }) => sum(last(a), (k) => a.data[r * last(a) + k] * b.data[k * last(b) + c]),
  matmulTN: ({ a, b }, { r, c }) =>
    sum(size(a) / last(a), (i) => a.data[i * last(a) + r] * b.data[i * last(b) + c]),
  matmulNT: ({ a, b }, { r, c }) => sum(last(a), (j) => a.data[r * last(a) + j] * b.data[c * last(b) + j]),
  addBias: ({ a, b }, { at, c }) => a.data[at] + b.data[c],
  sumRows: ({ a }, { c }) => sum(size(a) / last(a), (i) => a.data[i * last(a) + c]),
  add: ({ a, b }, { at }) => a.data[at] + b.data[at],
  one: () => 1,
  tanh: ({ a }, { at }) => Math.tanh(a.data[at]),
  sigmoid: ({ a }, { at }) => sigma(a.data[at]),
  tanhGrad: ({ a, b }, { at }) => a.data[at] * (1 - b.data[at] ** 2),
  binaryCrossentropyFromLogits: ({ a, b }) =>
    sum(size(a), (i) => {
      const p = sigma(a.data[i]);
      return -(b.data[i] * Math.log(p) + (1 - b.data[i]) * Math.log(1 - p));
    }) / size(a),
  binaryCrossentropyFromLogitsGrad: ({ a, b, d }, { at }) =>
    ((sigma(a.data[at]) - b.data[at]) / size(a)) * d.data[0],
  meanSquaredError: ({ a, b }) => sum(size(a), (i) => (a.data[i] - b.data[i]) ** 2) / size(a),
  meanSquaredErrorGrad: ({ a, b, d }, { at }) => ((2 * (a.data[at] - b.data[at])) / size(a)) * d.data[0],
  penalty: ({ a, numbers }) => numbers.l2 * sum(size(a), (i) => a.data[i] ** 2),
  penaltyGrad: ({ a, b, numbers }, { at }) => 2 * numbers.l2 * a.data[at] * b.data[0],
  allFinite: ({ operands }) => Number(operands.flat().every(({ data }) => data.every(Number.isFinite))),
  sgd: ({ a, b, numbers }, { at }) => a.data[at] - numbers.rate * b.data[at],
  adam: ({ a, b, operands, parameter, numbers }, { at }) => {
    const [m, v] = [operands[2][parameter].data[at], operands[3][parameter].data[at]];
    const mean = numbers.beta1 * m + (1 - numbers.beta1) * b.data[at];
    const square = numbers.beta2 * v + (1 - numbers.beta2) * b.data[at] ** 2;
    const [c1, c2] = numbers.corrections;
    return a.data[at] - (numbers.rate * (mean / c1)) / (Math.sqrt(square / c2) + numbers.epsilon);
  },
};

/** What is written, and one in its last digit. */
function read(text) {
  const [mantissa, power] = text.replaceAll("−", "-").split(" × 10");
  const exponent =
    power === undefined
      ? 0
      : Number(
          [...power]
            .map((d) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(d))
            .map((d) => (d < 0 ? "-" : d))
            .join(""),
        );
  const decimals = power === undefined ? 4 : 1;
  return { value: Number(mantissa) * 10 ** exponent, unit: 10 ** (exponent - decimals) };
}

/** The band as it stands: the cursor's unrounded numbers and the number that the formula begins with. */
const look = (lab) => {
  const { cursor, plan, points } = lab.snapshot;
  const band = lab.shadowRoot.querySelector("dh-stepping");
  const copy = ({ name, shape, data }) => ({ name, shape, data: [...data] });
  const groups = (list) => list.map((group) => group.map(copy));
  const lines = [...band.shadowRoot.querySelectorAll("math.line")];
  const made = cursor.results[0].map(({ name }) => name);
  const heads = lines.map((line) => line.querySelector(".numbers mtd"));
  const main = heads.findLast((head) => made.includes(head.dataset.name)) ?? heads[0];
  return {
    index: cursor.index,
    done: cursor.done,
    node: cursor.node,
    op: cursor.op,
    names: plan.map(({ name }) => name),
    numbers: cursor.numbers,
    operands: groups(cursor.operands),
    results: groups(cursor.results),
    batch: [...cursor.batch],
    points,
    shown: main.textContent.trim(),
    name: main.dataset.name,
    at: Number(main.dataset.index),
    phase: band.shadowRoot.querySelector("li.on")?.textContent.trim(),
  };
};

/** One operation on, and the band drawn with it. */
async function step(page) {
  const before = await page.lab((lab) => lab.snapshot.cursor?.index ?? -1);
  await page.lab((lab) => lab.advance("op"));
  await page.until((lab, was) => {
    const { cursor } = lab.snapshot;
    const band = lab.shadowRoot.querySelector("dh-stepping");
    const drawn = band?.shadowRoot.querySelector(".left .small")?.textContent ?? "";
    return (
      cursor &&
      cursor.index !== was &&
      drawn.includes(` ${cursor.index + 1} `) &&
      band.shadowRoot.querySelector("math")
    );
  }, before);
  return page.lab(look);
}

function check(seen) {
  const group = seen.results[0];
  const parameter = group.length > 1 ? group.findIndex(({ name }) => name === seen.name) : 0;
  const [a, b, d] = seen.operands.map((tensors) => tensors[tensors.length > 1 ? parameter : 0]);
  const columns = last(group[parameter]);
  const where = { at: seen.at, r: Math.floor(seen.at / columns), c: seen.at % columns };
  const rule = rules[seen.op];
  assert.ok(rule, `no rule for ${seen.op}`);
  const right = rule({ ...seen, a, b, d, parameter }, where);
  const { value, unit } = read(seen.shown);
  const text = `${seen.node} (${seen.op}) at ${seen.at}: shown ${seen.shown}, worked out ${right}`;
  assert.ok(Math.abs(value - right) <= unit * 1.0001, text);
}

/** How many tiles take part in what is on show, and how many recede. What draws that is fetched with the first step. */
async function dimming(page) {
  await page.until((lab) => lab.shadowRoot.querySelector(".net .veil") !== null);
  return page.lab((lab) => {
    const { lit, dimmed } = lab.shadowRoot.querySelector(".net .veil").dataset;
    return { lit: Number(lit), dimmed: Number(dimmed) };
  });
}

async function walkOneBatch(page) {
  const from = await page.lab((lab) => lab.snapshot.step);
  const visited = [];
  let seen;
  do {
    seen = await step(page);
    visited.push(seen.node);
    // Penalties and the sum of all losses are in no one place.
    if (/^(d_)?dense_/.test(seen.node)) {
      const { lit, dimmed } = await dimming(page);
      assert.ok(lit > 0 && dimmed > 0, `${seen.node}: ${lit} tiles lit, ${dimmed} dimmed`);
    }
    assert.equal(seen.index, visited.length - 1);
    check(seen);
    if (visited.length === 1) {
      // Another entry than the first: the second example, the second unit, for all that follows.
      await page.lab((lab) =>
        lab.shadowRoot.querySelector("dh-stepping").shadowRoot.querySelector(".formula").focus(),
      );
      await page.press("ArrowDown");
      await page.press("ArrowRight");
    }
  } while (!seen.done);
  assert.deepEqual(visited, seen.names);
  assert.equal(await page.lab((lab) => lab.snapshot.step), from + 1);
  return visited;
}

for (const stage of stages()) {
  for (const optimizer of ["sgd", "adam"]) {
    const title = `one batch of Network by operations, ${optimizer}: every step of the plan in order, every number right`;
    test(stage.title(title), stage.when, async (t) => {
      const page = await stage.page(t, "network/");
      await page.ready();
      await page.until((lab) => lab.snapshot.tiles?.length > 0);
      await page.lab((lab, type) => lab.setState({ settings: { optimizer: type } }), optimizer);
      await page.lab((lab) => lab.step(3));
      await page.until((lab) => lab.snapshot.step === 3);
      const visited = await walkOneBatch(page);
      assert.ok(visited.length > 30, String(visited.length));
    });
  }
}
