// Tables whose answer is no yes or no: several classes, and numbers. Every figure against a plain calculation written down
// here. And the walk as a tutorial prints it.

import assert from "node:assert/strict";
import test from "node:test";
import type { DataSpec, ModelSpec, TableSource } from "../../../../../web/shared/protocol.ts";
import type { Recipe, Table } from "../../../../../web/shared/table.ts";
import { guessRecipe } from "../../../../../web/worker/table/guess.ts";
import { materialOf } from "../../../../../web/worker/table/material.ts";
import { type Draw, prepare } from "../../../../../web/worker/table/prepare.ts";
import { printedOf } from "../../../../../web/worker/table/printed.ts";
import { readTable } from "../../../../../web/worker/table/read.ts";
import * as glass from "../../../../../web/worker/table/search.ts";
import * as tasks from "../../../../../web/worker/table/tasks.ts";
import { Teller } from "../../../../../web/worker/table/told.ts";
import { bringTables, tableRoom } from "../../../../../web/worker/tables.ts";
import { Walk } from "../../../../../web/worker/walk.ts";
import { engine } from "../support.ts";

await bringTables({ type: "pause" }, () => {});
const called = { tasks: () => tasks, glass: () => glass };
const read = (text: string): Promise<Table> => readTable(text, "t.csv", { turn: async () => {} });

/** Numbers from 0 to 1 by a plain generator. */
function chances(): () => number {
  let seed = 7;
  return () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
}

const kKinds = ["setosa", "versicolor", "virginica"];
const flowers = await (async () => {
  const chance = chances();
  const rows = Array.from({ length: 180 }, (_, i) => {
    const kind = i % 3;
    return `${(4 + kind + chance()).toFixed(2)},${(3 - kind + 2 * chance()).toFixed(2)},${kKinds[kind]}`;
  });
  return read(`length,width,species\n${rows.join("\n")}\n`);
})();
const houses = await (async () => {
  const chance = chances();
  const rows = Array.from({ length: 200 }, (_, i) => {
    const [size, age] = [40 + 100 * chance(), 80 * chance()];
    const price = 3000 * size - 500 * age + 20000 * chance() + (i % 2) * 30000;
    return `${size.toFixed(1)},${age.toFixed(0)},${i % 2 ? "yes" : "no"},${price.toFixed(0)}`;
  });
  return read(`size,age,garden,price\n${rows.join("\n")}\n`);
})();

function dataOf(recipe: Recipe): DataSpec & { source: TableSource } {
  return {
    source: { kind: "table", table: "own", recipe },
    role: "table",
    features: [],
    validation: recipe.validation,
    seed: 3,
  };
}
function walkOn(table: Table, recipe: Recipe, spec: Pick<ModelSpec, "layers" | "loss">): Walk {
  tableRoom().keep("own", table);
  const model = { optimizer: { type: "adam" }, learningRate: 0.03, batchSize: 10, seed: 1 } as const;
  return new Walk(engine, { ...model, ...spec }, dataOf(recipe));
}
const kClasses = {
  layers: [{ type: "dense", units: 3, activation: "softmax" }],
  loss: "sparseCategoricalCrossentropy",
} as const;
const kNumber = { layers: [{ type: "dense", units: 1 }], loss: "meanSquaredError" } as const;
const look = { part: "test", threshold: 0.5, find: "", row: null } as const;

test("a first guess: two values are a yes or no, a few are classes, many numbers are a number", async () => {
  const [kinds, price] = [guessRecipe(flowers), guessRecipe(houses)];
  assert.deepEqual([kinds.target, kinds.positive, kinds.classes], ["species", null, kKinds]);
  assert.deepEqual([price.target, price.positive, price.classes], ["price", null, undefined]);
  assert.deepEqual(price.inputs, ["size", "age", "garden"]);
  const rows = Array.from({ length: 30 }, (_, i) => `${i * 1.5},${i % 3},${i % 2}`).join("\n");
  const coded = guessRecipe(await read(`x,class,other\n${rows}\n`));
  assert.deepEqual([coded.target, coded.classes], ["class", ["0", "1", "2"]]);
  const binary = guessRecipe(await read(`x,kind,is\n${rows}\n`));
  assert.deepEqual([binary.target, binary.positive], ["is", "1"]);
  const few = Array.from({ length: 30 }, (_, i) => `${i * 1.5},${["red", "green", "blue"][i % 3]}`).join(
    "\n",
  );
  const colours = guessRecipe(await read(`x,colour\n${few}\n`));
  assert.deepEqual([colours.target, colours.classes], ["colour", ["blue", "green", "red"]]);
  const rooms = guessRecipe(await read(`x,rooms\n${rows.replaceAll(/,\d$/gm, "")}\n`));
  assert.deepEqual([rooms.target, rooms.positive, rooms.classes], ["rooms", null, undefined]);
});

test("classes: rows of each in every part, counts and shares by plain counting, chances that add up", () => {
  const recipe = guessRecipe(flowers);
  const walk = walkOn(flowers, recipe, kClasses);
  walk.walk(1500);
  const material = walk.setup.material.table;
  const { classes, dots, scores, task, auc, numbers } = new Teller(called).told(walk, look, false, 0);
  assert.ok(material && classes);
  assert.deepEqual([task, auc, numbers], ["classes", null, null]);
  const counts = Array.from({ length: 9 }, () => 0);
  const truths = [0, 0, 0];
  const rows = material.parts.test;
  assert.ok(rows);
  const chance = walk.session.predict(rows.features as Float32Array);
  (rows.targets as Int32Array).forEach((truth, i) => {
    const own = [...chance.subarray(3 * i, 3 * i + 3)];
    const at = 3 * truth + own.indexOf(Math.max(...own));
    counts[at] = (counts[at] ?? 0) + 1;
    truths[truth] = (truths[truth] ?? 0) + 1;
  });
  assert.deepEqual([...classes.confusion], counts);
  assert.deepEqual(truths, [12, 12, 12], "a fifth of 60 each");
  const right = (counts[0] ?? 0) + (counts[4] ?? 0) + (counts[8] ?? 0);
  assert.ok(Math.abs((scores.test?.accuracy ?? 0) - right / 36) < 1e-6);
  assert.ok(right > 30, `${right} of 36`);
  kKinds.forEach((_, k) => {
    const said = (counts[k] ?? 0) + (counts[3 + k] ?? 0) + (counts[6 + k] ?? 0);
    assert.ok(Math.abs((classes.precision[k] ?? 0) - (counts[4 * k] ?? 0) / said) < 1e-6);
    assert.ok(Math.abs((classes.recall[k] ?? 0) - (counts[4 * k] ?? 0) / 12) < 1e-6);
  });
  const row = dots.row[5] as number;
  const one = new Teller(called).told(walk, { ...look, row }, false, 0).row;
  assert.ok(one?.shares && one.truth !== null);
  assert.ok(Math.abs(one.shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-6);
  assert.equal(one.answer, Math.max(...one.shares));
  assert.equal(flowers.columns[2]?.levels[one.truth], flowers.columns[2]?.levels[dots.label[5] as number]);
  assert.equal(one.without.length, 2);
  walk.dispose();
});

test("rows of levels that are no class are left out; one class, twenty-one or a strange one are refused", () => {
  const recipe = guessRecipe(flowers);
  const two = { ...recipe, classes: ["virginica", "setosa"] };
  const { learn, table } = materialOf(engine, dataOf(two), dataOf(two).source, flowers);
  assert.equal(table?.facts.report.rows, 120);
  assert.deepEqual([...new Set(learn?.targets)].sort(), [0, 1]);
  const many = Array.from({ length: 21 }, (_, i) => String(i));
  for (const classes of [["setosa"], many, ["setosa", "rose"]])
    assert.throws(
      () =>
        materialOf(engine, dataOf({ ...recipe, classes }), dataOf({ ...recipe, classes }).source, flowers),
      /classes must be 2 to 20|has no value "rose"/,
    );
});

const firstHalf: Draw = (rows) => {
  const places = Uint32Array.from({ length: rows }, (_, i) => i);
  const [half, more] = [Math.floor(rows / 2), Math.floor((3 * rows) / 4)];
  return { train: places.slice(0, half), validation: places.slice(half, more), test: places.slice(more) };
};

test("a number is scaled by what the training part holds, and only where inputs are", () => {
  const prices = houses.columns[3]?.numbers?.slice(0, 100) as Float64Array;
  const mean = prices.reduce((sum, v) => sum + v, 0) / 100;
  const sd = Math.sqrt(prices.reduce((sum, v) => sum + (v - mean) ** 2, 0) / 100);
  const near = (a: number, b: number): void => assert.ok(Math.abs(a - b) <= 1e-9 * Math.abs(b), `${a} ${b}`);
  const recipe = guessRecipe(houses);
  const { target, targets } = prepare(houses, recipe, firstHalf);
  near(target.shift, mean);
  near(target.scale, sd);
  assert.equal(
    targets[150],
    Math.fround(((houses.columns[3]?.numbers?.[150] ?? 0) - target.shift) / target.scale),
  );
  const low = Math.min(...prices);
  const squeezed = prepare(houses, { ...recipe, scaling: "minmax" }, firstHalf).target;
  assert.deepEqual([squeezed.shift, squeezed.scale], [low, Math.max(...prices) - low]);
  const raw = prepare(houses, { ...recipe, scaling: "none" }, firstHalf);
  assert.deepEqual([raw.target.shift, raw.target.scale], [0, 1]);
  near(raw.target.mean, mean);
});

test("numbers are told in the table's unit: R², how far off, how far the mean would be", () => {
  const walk = walkOn(houses, guessRecipe(houses), kNumber);
  walk.walk(3000);
  const material = walk.setup.material.table;
  const told = new Teller(called).told(walk, look, false, 0);
  assert.ok(material && told.numbers);
  const prices = houses.columns[3]?.numbers as Float64Array;
  const { answer, row, label } = told.dots;
  row.forEach((at, i) => {
    assert.ok(Math.abs((label[i] as number) - (prices[at] as number)) < 0.05);
  });
  const sum = (of: (i: number) => number): number => [...row.keys()].reduce((all, i) => all + of(i), 0);
  const n = row.length;
  const own = sum((i) => label[i] as number) / n;
  const squares = sum((i) => ((answer[i] as number) - (label[i] as number)) ** 2);
  const spread = sum((i) => ((label[i] as number) - own) ** 2);
  assert.ok(Math.abs((told.scores.test?.r2 ?? 0) - (1 - squares / spread)) < 1e-4);
  assert.ok((told.scores.test?.r2 ?? 0) > 0.95);
  const off = sum((i) => Math.abs((answer[i] as number) - (label[i] as number))) / n;
  assert.ok(Math.abs((told.numbers.off ?? 0) - off) < 1e-3 * off);
  assert.ok((told.numbers.guessOff ?? 0) > 3 * off);
  assert.equal(
    told.numbers.spread.counts.reduce((all, one) => all + one, 0),
    n,
  );
  const one = new Teller(called).told(walk, { ...look, row: row[3] as number }, false, 0).row;
  assert.ok(one && Math.abs(one.answer - (answer[3] as number)) < 1);
  assert.equal(one.truth, prices[row[3] as number]);
  // Of one linear unit each column adds w · (x − mean), here in money.
  const w = walk.session.parameters()[0]?.data as Float32Array;
  material.facts.asked.forEach((_, i) => {
    const adds = one.answer - (one.without[i] as number);
    const plain = (w[i] as number) * (one.inputs[i] as number) * material.facts.target.scale;
    assert.ok(Math.abs(adds - plain) < 1, `${adds} ${plain}`);
  });
  walk.dispose();
});

test("answers without a value are told as none, and counted nowhere", () => {
  const told = tasks.numbersTold(Float32Array.of(1, Number.NaN, 3), Float32Array.of(1, 2, 2), {
    mean: 2,
    scale: 1,
  });
  assert.deepEqual([told.off, told.rms], [null, null]);
  assert.equal(
    told.spread.counts.reduce((all, one) => all + one, 0),
    2,
  );
  const alike = tasks.numbersTold(Float32Array.of(5, 5), Float32Array.of(5, 5), { mean: 5, scale: 1 });
  assert.deepEqual([alike.off, alike.guessOff, alike.guessLoss], [0, 0, 0]);
});

test("printed: a line every ten epochs, once, with what there is of a part that is held back", () => {
  const epoch = Float64Array.from({ length: 36 }, (_, i) => i);
  const like = (value: number): Float64Array => epoch.map((i) => value + i);
  const none = epoch.map(() => Number.NaN);
  const history = {
    ...{ step: like(0), epoch, loss: like(1), penalty: none, accuracy: like(2) },
    ...{ validationLoss: none, validationAccuracy: none },
  };
  assert.deepEqual(
    printedOf(history).map((line) => Object.values(line)),
    [10, 20, 30].map((at) => [at, at + 1, at + 2, null, null]),
  );
  const walk = walkOn(houses, guessRecipe(houses), kNumber);
  for (let i = 0; i < 20; i++) walk.walkEpoch();
  const lines = new Teller(called).told(walk, look, false, 0).printed;
  assert.deepEqual(
    lines.map(({ epoch: at, accuracy }) => [at, accuracy]),
    [
      [10, null],
      [20, null],
    ],
  );
  assert.equal(lines[1]?.loss, walk.session.evaluate("train").loss);
  assert.equal(lines[1]?.heldLoss, walk.session.evaluate("validation").loss);
  walk.dispose();
});
