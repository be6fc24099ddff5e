// CSV as other programs read it: names and fields with commas, quotes and line ends survive a parser of other hands, numbers
// come back to the bit by their shortest names, and nothing that looks like a formula is one.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import Papa from "papaparse";
import { shortest, toCsv } from "../../../../web/formats/csv.ts";

const calm = fc.string({ maxLength: 12 }).filter((text) => !/^[=+\-@\t\r]/.test(text) && text !== "");

test("whatever a name or a field holds, another parser reads it again", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(calm, calm), { minLength: 1, maxLength: 6 }), (rows) => {
      const text = toCsv(["a", 'b "c", d'], rows);
      const { data } = Papa.parse<string[]>(text, { newline: "\n", delimiter: ",", skipEmptyLines: false });
      assert.deepEqual(data.slice(0, -1), [["a", 'b "c", d'], ...rows]);
    }),
  );
});

test("floats come back to the bit, what is no number is left empty, a formula is text", () => {
  fc.assert(
    fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (x) => {
      assert.equal(Math.fround(Number(String(shortest(x)))), x === 0 ? 0 : x);
    }),
  );
  assert.equal(shortest(Math.fround(0.1)), 0.1);
  assert.equal(toCsv(["x"], [[Number.NaN], [1.5]]), "x\n\n1.5\n");
  assert.equal(toCsv(["=1+1"], []), "'=1+1\n");
});
