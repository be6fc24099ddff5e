// Files that are damaged: refused with a place, or still a table; never anything else.

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { Refusal } from "../../../../../web/worker/table/refusal.ts";
import { bytes, read, refusal } from "./reading.ts";

/** A sound table of 40 rows, and one thing wrong with it at a row and cell. */
const kRows = 40;
const sound = (): string[][] => Array.from({ length: kRows }, (_, i) => [`n${i}`, `${i}`, "x y", `${i % 2}`]);
const written = (rows: readonly (readonly string[])[]): string =>
  `${[["name", "size", "word", "is"], ...rows].map((row) => row.join(",")).join("\n")}\n`;
const damages: Record<
  string,
  {
    code: string;
    damage(rows: string[][], row: number): string | Uint8Array<ArrayBuffer>;
    column(row: number): number;
  }
> = {
  "a cell too few": {
    code: "ragged",
    damage: (rows, at) => written(rows.map((row, i) => (i === at ? row.slice(0, 3) : row))),
    column: () => 4,
  },
  "a cell too many": {
    code: "ragged",
    damage: (rows, at) => written(rows.map((row, i) => (i === at ? [...row, "5"] : row))),
    column: () => 5,
  },
  "one cell alone": {
    code: "ragged",
    damage: (rows, at) => written(rows.map((row, i) => (i === at ? ["lost"] : row))),
    column: () => 2,
  },
  "a quote never closed": {
    code: "open-quote",
    damage: (rows, at) => written(rows.map((row, i) => (i === at ? [...row.slice(0, 2), '"x', "1"] : row))),
    column: () => 3,
  },
  "text behind a quote": {
    code: "stray-quote",
    damage: (rows, at) => written(rows.map((row, i) => (i === at ? ['"a"b', ...row.slice(1)] : row))),
    column: () => 1,
  },
  "a NUL": {
    code: "not-text",
    damage: (rows, at) =>
      written(rows.map((row, i) => (i === at ? [row[0] ?? "", "\0", ...row.slice(2)] : row))),
    column: () => 2,
  },
  "a control character": {
    code: "control",
    damage: (rows, at) => written(rows.map((row, i) => (i === at ? [...row.slice(0, 3), "\u0007"] : row))),
    column: () => 4,
  },
  "a byte that is no UTF-8": {
    code: "bad-encoding",
    damage: (rows, at) => {
      const text = written(rows.map((row, i) => (i === at ? [...row.slice(0, 2), "~", row[3] ?? ""] : row)));
      return Uint8Array.from(new TextEncoder().encode(text), (byte) => (byte === 0x7e ? 0xff : byte));
    },
    column: () => 3,
  },
  "a cell that is far too long": {
    code: "long-cell",
    damage: (rows, at) =>
      written(rows.map((row, i) => (i === at ? [...row.slice(0, 2), "x".repeat(100_001), "1"] : row))),
    column: () => 3,
  },
};
const places = Array.from({ length: 17 }, (_, i) => 1 + Math.floor((i * (kRows - 2)) / 16));

test(`${Object.keys(damages).length * places.length} malformed files: each is refused with its line and column`, async () => {
  let seen = 0;
  for (const [title, { code, damage, column }] of Object.entries(damages))
    for (const at of places) {
      const told = await refusal(bytes(damage(sound(), at) as string).then((text) => read(text)));
      assert.deepEqual(
        [told.code, told.line, told.column],
        [code, at + 2, column(at)],
        `${title}, row ${at}`,
      );
      seen++;
    }
  assert.ok(seen >= 150, String(seen));
});

test("a file cut anywhere is either a smaller table or refused with a place, never anything else", async () => {
  const whole = written(sound().map((row) => [`"${row[0]}, the ""first"""`, ...row.slice(1)]));
  for (let part = 0; part < 64; part++) {
    const text = whole.slice(0, Math.floor((whole.length * part) / 64));
    await bytes(text)
      .then((content) => read(content))
      .then(
        ({ rows }) => assert.ok(rows < kRows),
        (error: unknown) => {
          assert.ok(error instanceof Refusal, String(error));
          assert.ok(error.told.line >= 1 && error.told.column >= 1);
        },
      );
  }
});

test("no noise makes it crash: any text is a table or a refusal", async () => {
  const noise = fc.string({
    unit: fc.constantFrom("a", "1", ",", ";", "\t", '"', "\n", "\r", "\0", " ", "|"),
    maxLength: 80,
  });
  await fc.assert(
    fc.asyncProperty(noise, async (text) => {
      await read(text).catch((error: unknown) => assert.ok(error instanceof Refusal, String(error)));
    }),
    { seed: 11, numRuns: 1000 },
  );
});
