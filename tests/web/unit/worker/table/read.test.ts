// Files to tables: what is read as what, every limit at its edge, and what is refused, with its place. Expected values are
// written by hand or come from how the text was put together.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import fc from "fast-check";
import { numberOf } from "../../../../../web/worker/table/dialect.ts";
import { guessRecipe } from "../../../../../web/worker/table/guess.ts";
import { packed } from "../../../../../web/worker/table/packed.ts";
import { type Limits, limits } from "../../../../../web/worker/table/refusal.ts";
import { bytes, cells, read, refusal } from "./reading.ts";

test("the Titanic's passengers: 1,309 rows, 263 ages missing, kinds as a reader would say", async () => {
  const text = readFileSync("web/data/titanic/passengers.csv", "utf8");
  const { rows, columns, headed } = await read(text);
  assert.equal(rows, 1309);
  assert.equal(headed, true);
  const of = (name: string) => columns.find((column) => column.name === name);
  assert.deepEqual(
    columns.map(({ name, kind, missing }) => [name, kind, missing]),
    [
      ["pclass", "number", 0],
      ["survived", "number", 0],
      ["name", "text", 0],
      ["sex", "category", 0],
      ["age", "number", 263],
      ["sibsp", "number", 0],
      ["parch", "number", 0],
      ["ticket", "text", 0],
      ["fare", "number", 1],
      ["cabin", "text", 1014],
      ["embarked", "category", 2],
      ["boat", "category", 823],
      ["body", "number", 1188],
      ["home.dest", "text", 564],
    ],
  );
  assert.deepEqual(of("embarked")?.levels, ["C", "Q", "S"]);
  assert.equal(cells({ rows, columns, headed, name: "" })[0]?.[2], "Allen, Miss. Elisabeth Walton");
});

test("what is put together from cells is read back: quotes, line breaks, spaces, any divider", async () => {
  const cell = fc.string({
    unit: fc.constantFrom("a", "b", " ", ",", ";", '"', "\n", "é", "船"),
    maxLength: 6,
  });
  const table = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 12 }),
    );
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(",", "\t", ";"),
      fc.constantFrom("\n", "\r\n"),
      async (rows, mark, end) => {
        const header = (rows[0] ?? []).map((_, i) => `"head ${i}"`);
        const text = [header, ...rows.map((row) => row.map(quoted))].map((row) => row.join(mark)).join(end);
        const found = await read(text);
        assert.deepEqual(
          cells(found),
          rows.map((row) => row.map((one) => one.trim())),
        );
      },
    ),
    { seed: 5, numRuns: 200 },
  );
});

test("names without gaps and doubles; __proto__, constructor and markup are names like others", async () => {
  const { columns } = await read(
    "__proto__,constructor,a,a,,<img onerror=alert(1)>\nx,y,1,2,3,z\nq,r,4,5,6,w\n",
  );
  assert.deepEqual(
    columns.map(({ name }) => name),
    ["__proto__", "constructor", "a", "a (2)", "column 5", "<img onerror=alert(1)>"],
  );
  assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
});

test("a first line of numbers is a row; decimal commas are numbers where semicolons divide", async () => {
  const { rows, columns, headed } = await read("1,5;2\n3,25;4\n-0,5;6\n");
  assert.deepEqual([rows, headed], [3, false]);
  assert.deepEqual([...(columns[0]?.numbers ?? [])], [1.5, 3.25, -0.5]);
  assert.deepEqual(
    columns.map(({ name }) => name),
    ["column 1", "column 2"],
  );
});

test("numbers are decimal and finite; all else is a word", () => {
  for (const [text, value] of [
    ["12", 12],
    ["-0.5", -0.5],
    ["1e3", 1000],
    ["+7", 7],
    [".5", 0.5],
  ] as const)
    assert.equal(numberOf(text), value);
  for (const text of ["", "0x10", "0b1", "Infinity", "1e999", "1e19", "NaN", "1,2", "abc", "12a", "--1"])
    assert.ok(Number.isNaN(numberOf(text)), text);
});

test("numbers with a few odd cells stay numbers to be had, odd cells counted; the guess says category or text", async () => {
  const rows = Array.from({ length: 2000 }, (_, i) => `${i === 7 ? "about 3" : i / 8},${i % 2}`);
  const [column] = (await read(`a,b\n${rows.join("\n")}\n`)).columns;
  assert.deepEqual([column?.kind, column?.odd, column?.missing], ["text", 1, 0]);
  assert.ok(Number.isNaN(column?.numbers?.[7]));
  assert.equal(column?.numbers?.[1999], 1999 / 8);
  assert.equal(column?.texts?.[7], "about 3");
});

test("rows, columns and cells: one below each limit and the limit itself are taken, one above is refused", async () => {
  const small: Limits = { bytes: 1000, rows: 10, columns: 4, cells: 30, cell: 8 };
  const text = (rows: number, columns: number, one = "1"): string =>
    `${Array.from({ length: columns }, (_, i) => `c${i}`).join(",")}\n${Array.from({ length: rows }, () => Array(columns).fill(one).join(",")).join("\n")}\n`;
  for (const rows of [9, 10]) assert.equal((await read(text(rows, 2), small)).rows, rows);
  assert.deepEqual(await refusal(read(text(11, 2), small)), {
    code: "too-many-rows",
    line: 12,
    column: 1,
    found: "",
    expected: "10",
  });
  for (const columns of [3, 4]) assert.equal((await read(text(5, columns), small)).columns.length, columns);
  assert.equal((await refusal(read(text(5, 5), small))).code, "too-many-columns");
  for (const rows of [9, 10]) await read(text(rows, 3), small);
  assert.deepEqual(
    [(await refusal(read(text(8, 4), small))).code, (await refusal(read(text(8, 4), small))).line],
    ["too-many-cells", 9],
  );
  for (const length of [7, 8]) await read(text(2, 2, "x".repeat(length)), small);
  assert.equal((await refusal(read(text(2, 2, "x".repeat(9)), small))).code, "long-cell");
});

test("the promised limits: 1,000,000 rows and 1,000 columns are taken, one more is refused", async () => {
  assert.equal((await read(`a,b\n${"1,2\n".repeat(1e6)}`)).rows, 1e6);
  assert.deepEqual(await refusal(read(`a,b\n${"1,2\n".repeat(1e6 + 1)}`)), {
    code: "too-many-rows",
    line: 1e6 + 2,
    column: 1,
    found: "",
    expected: "1000000",
  });
  const line = (n: number): string => `${Array(n).fill("x").join(",")}\n`;
  assert.equal((await read(line(1000).repeat(3))).columns.length, 1000);
  assert.equal((await refusal(read(line(1001).repeat(3)))).code, "too-many-columns");
});

test("files: 64 MB and no more, text and nothing else", async () => {
  const most = { ...limits, bytes: 20 };
  assert.equal(await bytes("a,b\n1,2\n", most), "a,b\n1,2\n");
  assert.equal((await bytes("x".repeat(20), most)).length, 20);
  assert.equal((await refusal(bytes("x".repeat(21), most))).code, "too-large");
  assert.equal((await refusal(bytes(""))).code, "empty");
  assert.equal(limits.bytes, 64e6);
  for (const [head, found] of [
    [[0x50, 0x4b, 3, 4], "zip"],
    [[0x1f, 0x8b, 8, 0], "gzip"],
    [[0xd0, 0xcf, 0x11, 0xe0], "xls"],
    [[0x25, 0x50, 0x44, 0x46], "pdf"],
  ] as const)
    assert.deepEqual(await refusal(bytes(Uint8Array.from(head))), {
      code: "archive",
      line: 1,
      column: 1,
      found,
      expected: "",
    });
});

test("UTF-16 with its mark is text; a mark of UTF-8 is no part of the first name", async () => {
  const text = "é,b\n1,2\n3,4\n";
  const wide = new Uint8Array(2 + 2 * text.length);
  wide.set([0xff, 0xfe]);
  [...text].forEach((c, i) => {
    wide.set([c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8], 2 + 2 * i);
  });
  assert.equal(await bytes(wide), text);
  assert.equal((await read(await bytes("\ufeffa,b\n1,2\n3,4\n"))).columns[0]?.name, "a");
});

test("lines are counted through line breaks inside quotes and blank lines", async () => {
  const told = await refusal(read('a,b\n"one\ntwo",2\n\n3,4\n5\n'));
  assert.deepEqual([told.code, told.line, told.column], ["ragged", 6, 2]);
});

test("the guess: a column that says it is the target, else the last of two kinds; row numbers and names are no inputs", async () => {
  const titanic = await read(readFileSync("web/data/titanic/passengers.csv", "utf8"));
  const recipe = guessRecipe(titanic);
  assert.equal(recipe.target, "survived");
  assert.equal(recipe.positive, "1");
  assert.deepEqual(recipe.inputs, ["pclass", "sex", "age", "sibsp", "parch", "fare", "embarked"]);
  const numbered = await read(
    `id,kind,size\n${Array.from({ length: 30 }, (_, i) => `${i},${i % 3 ? "cat" : "dog"},${(i * 7) % 10}`).join("\n")}`,
  );
  assert.deepEqual([guessRecipe(numbered).target, guessRecipe(numbered).positive], ["kind", "dog"]);
  assert.deepEqual(guessRecipe(numbered).inputs, ["size"]);
});

test("the packed passengers are read to the same table as any file would be", async () => {
  const text = readFileSync("web/data/titanic/passengers.csv", "utf8");
  assert.deepEqual(packed(text, "t.csv"), await read(text));
});
