// The Titanic held against others: TensorFlow.js on the same split, weights and batches; Newton's method written down here;
// the area under the curve by counting pairs. And the walk as the page drives it: build, wrong recipes, going back.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import type { Session } from "../../../../../web/engine/index.ts";
import { kRecipes } from "../../../../../web/labs/titanic/presets.ts";
import type { DataSpec, ModelSpec, TableSource } from "../../../../../web/shared/protocol.ts";
import type { Recipe } from "../../../../../web/shared/table.ts";
import type { Material } from "../../../../../web/worker/material.ts";
import { materialOf } from "../../../../../web/worker/table/material.ts";
import { packed } from "../../../../../web/worker/table/packed.ts";
import * as glass from "../../../../../web/worker/table/search.ts";
import * as tasks from "../../../../../web/worker/table/tasks.ts";
import { Teller } from "../../../../../web/worker/table/told.ts";
import { bringTables, tableRoom } from "../../../../../web/worker/tables.ts";
import { Walk } from "../../../../../web/worker/walk.ts";
import { engine } from "../support.ts";
import { beside, lossOf, type Plain, plainOf } from "./beside.ts";

const table = packed(readFileSync("web/data/titanic/passengers.csv", "utf8"), "Titanic");
await bringTables({ type: "pause" }, () => {});
const called = { tasks: () => tasks, glass: () => glass };
tableRoom().keep("titanic", table);

const dataOf = (recipe: Recipe, seed: number): DataSpec & { source: TableSource } => ({
  source: { kind: "table", table: "titanic", recipe },
  role: "table",
  features: [],
  validation: recipe.validation,
  seed,
});
const materialFor = (recipe: Recipe, seed: number): Material => {
  const data = dataOf(recipe, seed);
  return materialOf(engine, data, data.source, table);
};
const plainFrom = (rows: Material["learn"] | undefined, width: number): Plain => {
  assert.ok(rows);
  return plainOf(rows, width);
};

const spec: ModelSpec = {
  layers: [{ type: "dense", units: 1, activation: "sigmoid" }],
  loss: "binaryCrossentropy",
  optimizer: { type: "adam" },
  learningRate: 0.01,
  batchSize: 10,
  seed: 42,
};

function sessionFor({ learn, test: last, spec: data }: Material, seed: number, more: object = {}): Session {
  const session = engine.createSession({
    inputShape: [data.inputs ?? 0],
    layers: [{ type: "dense", units: 1, activation: "sigmoid" }],
    loss: "binaryCrossentropy",
    optimizer: { type: "adam", learningRate: 0.01 },
    batchSize: 10,
    shuffle: false,
    seed,
    ...more,
  });
  assert.ok(learn && last);
  session.setData({ ...learn, test: last });
  return session;
}

for (const seed of [1, 2, 3])
  test(`seed ${seed}: 100 epochs of the tutorial's recipe, every ten of them the loss of TensorFlow.js on the same split, weights and batches`, (t) => {
    const rounds = beside({ engine, table, seed, epochs: 100 });
    assert.equal(rounds.length, 11);
    for (const { epoch, ours, theirs } of rounds)
      assert.ok(Math.abs(ours - theirs) < 1e-3, `epoch ${epoch}: ours ${ours}, theirs ${theirs}`);
    const [first, last] = [rounds[0], rounds.at(-1)];
    t.diagnostic(`from ${first?.ours} to ${last?.ours}, theirs ${last?.theirs}`);
    assert.ok((first?.ours ?? 0) > 2 && (last?.ours ?? 1) < 0.51, "raw features start saturated");
  });

/** Solves a x = b by elimination with pivots. */
function solved(a: readonly number[][], b: readonly number[]): number[] {
  const rows = a.map((row, i) => [...row, b[i] as number]);
  for (let i = 0; i < rows.length; i++) {
    const best = rows
      .slice(i)
      .reduce((most, row) => (Math.abs(row[i] as number) > Math.abs(most[i] as number) ? row : most));
    rows.splice(rows.indexOf(best), 1);
    rows.splice(i, 0, best);
    for (const row of rows) {
      if (row === best) continue;
      const by = (row[i] as number) / (best[i] as number);
      row.forEach((value, k) => {
        row[k] = value - by * (best[k] as number);
      });
    }
  }
  return rows.map((row, i) => (row.at(-1) as number) / (row[i] as number));
}

/** The least mean cross-entropy: twenty Newton steps from 0. */
function newton({ x, y, rows, width }: Plain): { w: number[]; b: number } {
  let at = Array<number>(width + 1).fill(0);
  for (let round = 0; round < 20; round++) {
    const slope = Array<number>(width + 1).fill(0);
    const hessian = slope.map(() => Array<number>(width + 1).fill(0));
    for (let i = 0; i < rows; i++) {
      const row = [...x.subarray(i * width, (i + 1) * width), 1];
      const p = 1 / (1 + Math.exp(-row.reduce((sum, v, k) => sum + v * (at[k] as number), 0)));
      row.forEach((v, k) => {
        slope[k] = (slope[k] as number) + (p - (y[i] as number)) * v;
        row.forEach((u, j) => {
          (hessian[k] as number[])[j] = ((hessian[k] as number[])[j] as number) + p * (1 - p) * v * u;
        });
      });
    }
    const step = solved(hessian, slope);
    at = at.map((v, k) => v - (step[k] as number));
  }
  return { w: at.slice(0, -1), b: at.at(-1) as number };
}

test("standardised: at least 0.77 of the test part right (median of 5 splits), within 0.005 of Newton's loss", (t) => {
  const shares: number[] = [];
  for (const seed of [1, 2, 3, 4, 5]) {
    const material = materialFor({ ...kRecipes.scaled, validation: 0 }, seed);
    const learn = plainFrom(material.learn, 7);
    const steps = 100 * Math.ceil(learn.rows / 10);
    const schedule = { type: "cosine", steps };
    const session = sessionFor(material, seed, {
      shuffle: true,
      optimizer: { type: "adam", learningRate: 0.01, schedule },
    });
    t.after(() => session.dispose());
    session.run(steps);
    const best = newton(learn);
    const [ours, least] = [session.evaluate("train").loss ?? Number.NaN, lossOf(learn, best.w, best.b)];
    assert.ok(ours >= least - 1e-6 && ours - least < 0.005, `seed ${seed}: ${ours}, Newton ${least}`);
    shares.push(session.evaluate("test").accuracy ?? 0);
  }
  const median = shares.sort()[2] as number;
  t.diagnostic(`test accuracy ${shares.map((share) => share.toFixed(3)).join(" ")}`);
  assert.ok(median >= 0.77, `median ${median} of ${shares}`);
});

test("each part has its share of survivors, the same rows for the same seed, and no row twice", () => {
  const [one, again, other] = [
    materialFor(kRecipes.scaled, 1),
    materialFor(kRecipes.scaled, 1),
    materialFor(kRecipes.scaled, 2),
  ];
  assert.deepEqual(one.learn, again.learn);
  assert.notDeepEqual(one.learn, other.learn);
  const parts = [one.learn, one.held, one.test].map((rows) => plainFrom(rows, 7));
  assert.equal(
    parts.reduce((sum, { rows }) => sum + rows, 0),
    1309,
  );
  for (const { y, rows } of parts) {
    const share = y.reduce((sum, v) => sum + v, 0) / rows;
    assert.ok(Math.abs(share - 500 / 1309) < 0.01, String(share));
  }
});

test("what a snapshot tells: counts and AUC by counting, dots from the table's rows, what a column adds to a passenger", () => {
  const walk = new Walk(engine, spec, dataOf(kRecipes.scaled, 1));
  walk.walk(2000);
  const teller = new Teller(called);
  const probe = { part: "test", threshold: 0.4, find: " astor ", row: 10 } as const;
  const told = teller.told(walk, probe, false, 0);
  const { table: known, test: rows } = walk.setup.material;
  const { x, y } = plainFrom(rows, 7);
  const p = walk.session.predict(x);
  let [won, pairs] = [0, 0];
  y.forEach((one, i) => {
    y.forEach((zero, k) => {
      if (one !== 1 || zero !== 0) return;
      pairs++;
      won += (p[i] as number) > (p[k] as number) ? 1 : p[i] === p[k] ? 0.5 : 0;
    });
  });
  assert.ok(Math.abs((told.auc ?? 0) - won / pairs) < 1e-6);
  assert.equal(
    told.counts[1][1],
    y.filter((one, i) => one === 1 && (p[i] as number) >= Math.fround(0.4)).length,
  );
  told.dots.row.forEach((row, i) => {
    assert.equal(known?.partOf(row), "test");
    assert.equal(told.dots.label[i], table.columns[1]?.numbers?.[row]);
  });
  assert.deepEqual(
    told.found.map(({ text }) => text),
    [
      "Astor, Col. John Jacob",
      "Astor, Mrs. John Jacob (Madeleine Talmadge Force)",
      "Alhomaki, Mr. Ilmari Rudolf · Salo, Finland Astoria, OR",
    ],
  );
  const { row } = told;
  assert.ok(row && known);
  assert.equal(row.cells[2]?.text, "Astor, Col. John Jacob");
  assert.deepEqual([row.truth, row.row], [0, 10]);
  const w = walk.session.parameters()[0]?.data as Float32Array;
  const logit = (q: number): number => Math.log(q / (1 - q));
  known.facts.asked.forEach((_, i) => {
    const adds = logit(row.answer) - logit(row.without[i] as number);
    assert.ok(
      Math.abs(adds - (w[i] as number) * (row.inputs[i] as number)) < 1e-4,
      known.facts.asked[i]?.name,
    );
  });
  walk.dispose();
});

test("typed in: what is left empty is usual, a woman of the first class is told another answer than a man of the third", () => {
  const walk = new Walk(engine, spec, dataOf(kRecipes.scaled, 1));
  walk.walk(4000);
  const answer = (row: readonly string[]): number =>
    new Teller(called).told(walk, { part: "test", threshold: 0.5, find: "", row }, false, 0).row?.answer ??
    Number.NaN;
  const [her, him] = [
    answer(["1", "female", "30", "0", "0", "80", "C"]),
    answer(["3", "male", "30", "0", "0", "8", "S"]),
  ];
  assert.ok(her > 0.85 && him < 0.2, `${her} ${him}`);
  assert.equal(answer(["", "", "", "", "", "", ""]), answer(["abc", "?", "NA", "", "-", "1e99", "Z"]));
  walk.dispose();
});

test("who types nothing is usual and not missing, also where gaps have marks of their own", () => {
  const walk = new Walk(engine, spec, dataOf(kRecipes.onehot, 1));
  const row = ["3", "", "", "", "", "", ""];
  const told = new Teller(called).told(walk, { part: "test", threshold: 0.5, find: "", row }, false, 0).row;
  const { inputs } = walk.setup.material.table?.facts ?? { inputs: [] };
  const marks = inputs.flatMap(({ kind, shift, scale }, i) =>
    kind === "missing" ? [(told?.inputs[i] ?? 0) * scale + shift] : [],
  );
  assert.equal(marks.length, 3);
  for (const mark of marks) assert.ok(Math.abs(mark) < 1e-6, String(mark));
  walk.dispose();
});

test("a recipe that the table can't have is refused, and the walk stays as it was", () => {
  const walk = new Walk(engine, spec, dataOf(kRecipes.tutorial, 1));
  walk.walk(100);
  const before = walk.session.checkpoint();
  for (const wrong of [
    { inputs: ["nobody"] },
    { inputs: [] },
    { positive: "2" },
    { target: "name", positive: "x" },
    { test: 0.9, validation: 0.9 },
  ])
    assert.throws(
      () => walk.setData(dataOf({ ...kRecipes.tutorial, ...wrong }, 1)),
      (error) => error instanceof Error,
    );
  assert.deepEqual(walk.session.checkpoint(), before);
  walk.dispose();
});

test("going back on a table's walk brings the same weights, bit by bit", () => {
  const walk = new Walk(engine, spec, dataOf(kRecipes.onehot, 1));
  walk.walk(777);
  const then = walk.session.parameters();
  walk.walk(1000);
  walk.scrub(777);
  assert.deepEqual(walk.session.parameters(), then);
  walk.dispose();
});
