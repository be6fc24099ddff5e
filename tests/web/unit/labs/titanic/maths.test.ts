// What a reader meets of a table's model: weights in the target's own unit, towards a class, by their columns' names; and
// the loss of guessing. Against numbers worked out by hand.

import assert from "node:assert/strict";
import test from "node:test";
import { columnWeight } from "../../../../../web/labs/common/column-names.ts";
import {
  additions,
  biasOf,
  guessing,
  inUnit,
  rightOf,
  strengths,
} from "../../../../../web/labs/titanic/maths.ts";
import type { Snapshot } from "../../../../../web/shared/protocol.ts";
import type { Input, RowTold, TableFacts, TableTold } from "../../../../../web/shared/table.ts";

const input = (column: string, more: Partial<Input> = {}): Input => ({
  ...{ column, kind: "number", level: "", shift: 0, scale: 1, mean: 0 },
  ...more,
});
const facts = (more: Partial<TableFacts>): TableFacts =>
  ({
    task: "one",
    target: { shift: 0, scale: 1 },
    inputs: [input("age"), input("port", { kind: "level", level: "S" }), input("deck", { kind: "missing" })],
    asked: [{ name: "age" }, { name: "port" }],
    recipe: { classes: [] },
    ...more,
  }) as unknown as TableFacts;
const snapshot = (kernel: readonly number[], bias: readonly number[], of: TableFacts): Snapshot =>
  ({
    facts: of,
    parameters: [
      {
        name: "dense_1/kernel",
        shape: [kernel.length / bias.length, bias.length],
        data: Float32Array.from(kernel),
      },
      { name: "dense_1/bias", shape: [bias.length], data: Float32Array.from(bias) },
    ],
  }) as unknown as Snapshot;

test("weights of a number are told in its own unit, the bias as the answer to a row of zeros", () => {
  const of = facts({ task: "number", target: { shift: 30, scale: 10 } });
  const now = snapshot([2, -1, 0.5], [0.5], of);
  assert.deepEqual(
    strengths(now, of).map(({ value }) => value),
    [20, -10, 5],
  );
  assert.equal(biasOf(now, of), 35);
});

test("weights towards a class are those beyond the average class", () => {
  const of = facts({ task: "classes", recipe: { classes: ["a", "b"] } as never });
  const now = snapshot([3, 1, 0, 0, -1, 5], [2, 0], of);
  assert.deepEqual(
    strengths(now, of, 0).map(({ value }) => value),
    [1, 0, -3],
  );
  assert.deepEqual(
    strengths(now, of, 1).map(({ value }) => value),
    [-1, 0, 3],
  );
  assert.deepEqual([biasOf(now, of, 0), biasOf(now, of, 1)], [1, -1]);
  assert.equal(columnWeight(now, { name: "dense_1/kernel", index: 1 }, "en"), "w of age → b");
});

test("a weight is called by its column in both languages; biases and later layers keep their letters", () => {
  const now = snapshot([1, 2, 3], [0], facts({}));
  const name = (index: number, lang: "en" | "zh") =>
    columnWeight(now, { name: "dense_1/kernel", index }, lang);
  assert.deepEqual(
    [0, 1, 2].map((i) => name(i, "en")),
    ["w of age", "w of port = S", "w of deck = ?"],
  );
  assert.equal(name(1, "zh"), "port = S 的 w");
  assert.equal(columnWeight(now, { name: "dense_1/bias", index: 0 }, "en"), null);
  assert.equal(
    columnWeight({ parameters: now.parameters }, { name: "dense_1/kernel", index: 0 }, "en"),
    null,
  );
  const wide = snapshot([1, 2, 3, 4, 5, 6], [0, 0], facts({}));
  assert.equal(columnWeight(wide, { name: "dense_1/kernel", index: 3 }, "en"), "w₂ of port = S");
});

test("what a column adds to a number is a difference of answers, to a class one of its log odds", () => {
  const row = { answer: 0.8, without: Float32Array.of(0.5, 0.8), inputs: new Float32Array(3) };
  const of = facts({ task: "classes", recipe: { classes: ["a", "b"] } as never });
  const adds = additions(snapshot([0, 0, 0, 0, 0, 0], [0, 0], of), of, row as unknown as RowTold);
  assert.ok(Math.abs((adds[0]?.value ?? 0) - Math.log(4)) < 1e-6);
  assert.ok(Math.abs(adds[1]?.value ?? 1) < 1e-6);
});

test("guessing and the share right, of classes", () => {
  const confusion = Uint32Array.of(5, 1, 0, 0, 3, 1, 0, 0, 2);
  const classes = { confusion, precision: [], recall: [], f1: [] };
  assert.deepEqual(rightOf(classes), { right: 10, rows: 12 });
  const entropy = -(6 / 12) * Math.log(6 / 12) - (4 / 12) * Math.log(4 / 12) - (2 / 12) * Math.log(2 / 12);
  const told = { task: "classes", classes } as unknown as TableTold;
  assert.ok(Math.abs((guessing(told) ?? 0) - entropy) < 1e-12);
  assert.equal(guessing({ task: "number", numbers: { guessLoss: 1.5 } } as unknown as TableTold), 1.5);
});

test("numbers in the target's unit: whole from 100 on, three digits below, powers where they are huge", () => {
  assert.deepEqual([123456.7, -100.4, 99.949, 0.012345, 0, 3e12, Number.NaN].map(inUnit), [
    "123,457",
    "−100",
    "99.9",
    "0.0123",
    "0",
    "3.0 × 10¹²",
    "–",
  ]);
});
