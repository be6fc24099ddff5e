// Tables to inputs: every number against a plain calculation written down here, and nothing fitted on rows that training
// does not see. AUC against counting all pairs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import fc from "fast-check";
import type { Recipe } from "../../../../../web/shared/table.ts";
import { guessRecipe } from "../../../../../web/worker/table/guess.ts";
import { calibrationOf, countsAt, rocOf } from "../../../../../web/worker/table/metrics.ts";
import { type Draw, prepare } from "../../../../../web/worker/table/prepare.ts";
import { readTable } from "../../../../../web/worker/table/read.ts";

const read = (text: string) => readTable(text, "t.csv", { turn: async () => {} });

const base: Recipe = {
  target: "y",
  positive: "1",
  inputs: ["a", "c"],
  kinds: [],
  missing: "mean",
  encoding: "onehot",
  scaling: "none",
  validation: 0.25,
  test: 0.25,
};
/** The first half is learnt from, a quarter each is held back. */
const firstHalf: Draw = (rows) => {
  const places = Uint32Array.from({ length: rows }, (_, i) => i);
  const [half, more] = [Math.floor(rows / 2), Math.floor((3 * rows) / 4)];
  return { train: places.slice(0, half), validation: places.slice(half, more), test: places.slice(more) };
};
const small = await read(
  "a,c,y\n1,red,0\n3,green,1\n,red,1\n8,,0\n100,blue,1\n,green,0\n7,red,1\n9,blue,0\n",
);

const rowsOf = (features: Float32Array, width: number): number[][] =>
  Array.from({ length: features.length / width }, (_, i) => [
    ...features.subarray(i * width, (i + 1) * width),
  ]);

test("missing numbers are filled with the training part's mean, missing categories with its most frequent level", () => {
  const { features, inputs, report, targets } = prepare(small, base, firstHalf);
  assert.deepEqual(
    inputs.map(({ column, kind, level }) => [column, kind, level]),
    [
      ["a", "number", ""],
      ["c", "level", "blue"],
      ["c", "level", "green"],
      ["c", "level", "red"],
    ],
  );
  const rows = rowsOf(features, 4);
  assert.deepEqual(rows[2], [4, 0, 0, 1]); // (1 + 3 + 8) / 3: the 100 is not looked at
  assert.deepEqual(rows[3], [8, 0, 0, 1]);
  assert.deepEqual(rows[5], [4, 0, 1, 0]);
  assert.deepEqual([...targets], [0, 1, 1, 0, 1, 0, 1, 0]);
  const told = report.columns.map(({ name, role, missing, filled }) => [name, role, missing, filled]);
  assert.deepEqual(told, [
    ["a", "input", 2, { count: 2, how: "mean", with: "4" }],
    ["c", "input", 1, { count: 1, how: "frequent", with: "red" }],
    ["y", "target", 0, null],
  ]);
});

test("median, most frequent, a mark of its own, or the row is left out", () => {
  const filled = (missing: Recipe["missing"]) => prepare(small, { ...base, missing }, firstHalf);
  assert.equal(filled("median").features[2 * 4], 3);
  assert.equal(filled("frequent").features[2 * 4], 1);
  const own = filled("own");
  assert.deepEqual(
    own.inputs.map(({ column, kind }) => `${column} ${kind}`),
    ["a number", "a missing", "c level", "c level", "c level", "c missing"],
  );
  assert.deepEqual(rowsOf(own.features, 6)[3], [8, 0, 0, 0, 0, 1]);
  assert.deepEqual(rowsOf(own.features, 6)[2], [4, 1, 0, 0, 1, 0]);
  const dropped = filled("drop");
  assert.deepEqual([...dropped.rows], [0, 1, 4, 6, 7]);
  assert.deepEqual([dropped.report.rows, dropped.report.dropped], [5, 3]);
});

test("categories in order are one number; two levels are one input either way", () => {
  const ordinal = prepare(small, { ...base, encoding: "ordinal" }, firstHalf);
  assert.deepEqual(
    rowsOf(ordinal.features, 2).map(([, code]) => code),
    [2, 1, 2, 2, 0, 1, 2, 0],
  );
  const kinds = [{ name: "y", kind: "category" as const }];
  const two = prepare(small, { ...base, inputs: ["a", "y"], target: "c", positive: "red", kinds }, firstHalf);
  assert.deepEqual(
    two.inputs.map(({ kind, level }) => [kind, level]),
    [
      ["number", ""],
      ["code", "1"],
    ],
  );
  assert.equal(two.report.dropped, 1);
});

test("scales are fitted on the training part alone: other rows may be anything", async () => {
  const number = fc.integer({ min: -1e6, max: 1e6 }).map((n) => n / 64);
  await fc.assert(
    fc.asyncProperty(
      fc.array(number, { minLength: 8, maxLength: 30 }),
      fc.array(number, { minLength: 30, maxLength: 30 }),
      async (values, others) => {
        const half = Math.floor(values.length / 2);
        const text = (list: readonly number[]) =>
          `a,c,y\n${list.map((v, i) => `${v},${i % 3 ? "u" : "v"},${i % 2}`).join("\n")}\n`;
        const changed = values.map((v, i) => (i < half ? v : (others[i] as number)));
        for (const scaling of ["standard", "minmax"] as const) {
          const [one, two] = await Promise.all(
            [values, changed].map(async (list) =>
              prepare(await read(text(list)), { ...base, scaling }, firstHalf),
            ),
          );
          assert.deepEqual(one?.inputs, two?.inputs);
          const learnt = values.slice(0, half);
          const mean = learnt.reduce((sum, v) => sum + v, 0) / half;
          const sd = Math.sqrt(learnt.reduce((sum, v) => sum + (v - mean) ** 2, 0) / half) || 1;
          const [low, range] = [Math.min(...learnt), Math.max(...learnt) - Math.min(...learnt) || 1];
          const width = one?.inputs.length ?? 1;
          values.forEach((v, i) => {
            const expected = scaling === "standard" ? (v - mean) / sd : (v - low) / range;
            const got = one?.features[i * width] ?? Number.NaN;
            assert.ok(
              Math.abs(got - expected) <= 1e-5 * Math.max(1, Math.abs(expected)),
              `${got} ${expected}`,
            );
          });
        }
      },
    ),
    { seed: 3, numRuns: 60 },
  );
});

test("no number leaves what the engine can compute with, however far a held-back row lies from the scale", async () => {
  const text = "a,c,y\n1,u,0\n1.0000000000000002,u,1\n1,v,0\n1,v,1\n1e18,u,0\n-1e18,u,1\n5,u,1\n1,u,0\n";
  for (const scaling of ["none", "standard", "minmax"] as const) {
    const { features } = prepare(await read(text), { ...base, scaling }, firstHalf);
    assert.ok(
      features.every((value) => Math.abs(value) <= 1.01e18),
      scaling,
    );
  }
});

test("a row that is typed in becomes what a row of the table becomes", () => {
  const { encode, features, inputs } = prepare(small, { ...base, scaling: "standard" }, firstHalf);
  const typed = new Float32Array(inputs.length);
  encode(Float64Array.of(8, Number.NaN), typed, 0);
  assert.deepEqual([...typed], [...features.subarray(3 * inputs.length, 4 * inputs.length)]);
});

test("the report of the Titanic names every column that was filled, with its count", async () => {
  const table = await read(readFileSync("web/data/titanic/passengers.csv", "utf8"));
  const { report, inputs, rows } = prepare(table, guessRecipe(table), firstHalf);
  const filled = report.columns.flatMap(({ name, filled }) =>
    filled ? [[name, filled.count, filled.how]] : [],
  );
  assert.deepEqual(filled, [
    ["age", 263, "mean"],
    ["fare", 1, "mean"],
    ["embarked", 2, "frequent"],
  ]);
  assert.equal(rows.length, 1309);
  assert.equal(inputs.length, 9);
  const dropped = prepare(table, { ...guessRecipe(table), missing: "drop" }, firstHalf);
  assert.equal(dropped.report.dropped, 1309 - 1043);
});

test("what a recipe can't have is refused by name; numbers can be told, too", () => {
  assert.throws(() => prepare(small, { ...base, inputs: ["b"] }, firstHalf), /"b"/);
  assert.throws(() => prepare(small, { ...base, inputs: ["y"] }, firstHalf), /learn from/);
  assert.throws(() => prepare(small, { ...base, positive: "2" }, firstHalf), /"2"/);
  assert.throws(() => prepare(small, { ...base, kinds: [{ name: "c", kind: "number" }] }, firstHalf), /"c"/);
  const { targets } = prepare(small, { ...base, target: "a", positive: null, inputs: ["c", "y"] }, firstHalf);
  assert.deepEqual([...targets], [1, 3, 8, 100, 7, 9]);
});

test("AUC is the share of pairs told in the right order, a tie counts half", () => {
  const answers = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.boolean()), {
    minLength: 2,
    maxLength: 60,
  });
  fc.assert(
    fc.property(answers, (pairs) => {
      const scores = Float32Array.from(pairs, ([score]) => score / 10);
      const labels = Float32Array.from(pairs, ([, one]) => Number(one));
      const [ones, zeros] = [1, 0].map((kind) => scores.filter((_, i) => labels[i] === kind));
      const { auc, x, y } = rocOf({ scores, labels });
      if (!ones?.length || !zeros?.length) return assert.equal(auc, null);
      let won = 0;
      for (const a of ones) for (const b of zeros) won += a > b ? 1 : a === b ? 0.5 : 0;
      assert.ok(Math.abs((auc ?? Number.NaN) - won / (ones.length * zeros.length)) < 1e-12);
      assert.deepEqual([x[0], y[0], x.at(-1), y.at(-1)], [0, 0, 1, 1]);
      const counts = countsAt({ scores, labels }, 0.5);
      assert.equal(counts[1][1], ones.filter((s) => s >= 0.5).length);
      assert.equal(counts[0][1], zeros.filter((s) => s >= 0.5).length);
      const bins = calibrationOf({ scores, labels });
      assert.equal(
        bins.reduce((sum, { count }) => sum + count, 0),
        pairs.length,
      );
    }),
    { seed: 2, numRuns: 300 },
  );
});
