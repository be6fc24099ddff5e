// Numbers in a sentence: reading what a reader types, moving along steps and ladders, saying what is allowed.

import assert from "node:assert/strict";
import test from "node:test";
import { type NumberRange, parseNumber, writeNumber } from "../../../../web/view/controls/numbers.ts";
import { complaint, stepBy } from "../../../../web/view/controls/stepping.ts";
import { words as en } from "../../../../web/view/words.en.ts";
import { words as zh } from "../../../../web/view/words.zh.ts";

const rates: NumberRange = { min: 0, above: true, max: 10, ladder: [0.01, 0.03, 0.1, 0.3, 1, 3] };

test("typed numbers are read with either minus, groups and powers, and nothing else is a number", () => {
  const read: [string, number][] = [
    ["0.1", 0.1],
    [" 3 ", 3],
    ["-2", -2],
    ["−2", -2],
    ["1,180", 1180],
    [".5", 0.5],
    ["3.1e-5", 3.1e-5],
    ["2E3", 2000],
  ];
  for (const [text, value] of read) assert.equal(parseNumber(text), value, text);
  for (const text of ["", "abc", "1..2", "0x10", "1e999", "Infinity", "NaN", "1 2", "--1", "1,2,3"])
    assert.equal(parseNumber(text), null, text);
});

test("a value outside its range is answered with the range, in both languages", () => {
  assert.equal(complaint(-2, rates, en), "above 0");
  assert.equal(complaint(0, rates, en), "above 0");
  assert.equal(complaint(11, rates, en), "10 or less");
  assert.equal(complaint(11, { min: 1, max: 10 }, en), "1 to 10");
  assert.equal(complaint(0, { min: 1 }, en), "1 or more");
  assert.equal(complaint(1.5, { integer: true }, en), "a whole number");
  assert.equal(complaint(null, rates, en), "a number");
  assert.equal(complaint(Number.NaN, rates, en), "a number");
  assert.equal(complaint(-2, rates, zh), "要大于 0");
  assert.equal(complaint(0.1, rates, en), null);
});

test("a ladder is climbed rung by rung, also from between two rungs, and ends at its ends", () => {
  assert.equal(stepBy(0.1, 1, rates), 0.3);
  assert.equal(stepBy(0.1, -1, rates), 0.03);
  assert.equal(stepBy(0.2, 1, rates), 0.3);
  assert.equal(stepBy(0.2, -1, rates), 0.1);
  assert.equal(stepBy(0.2, -2, rates), 0.03);
  assert.equal(stepBy(0.01, -1, rates), 0.01);
  assert.equal(stepBy(3, 5, rates), 3);
  assert.equal(stepBy(1e-7, -1, rates), 0.01, "below the ladder the lowest rung is next");
});

test("steps land on multiples of the step and stay in the range", () => {
  assert.equal(stepBy(0.37, 1, { step: 0.1 }), 0.4);
  assert.equal(stepBy(0.37, -1, { step: 0.1 }), 0.3);
  assert.equal(stepBy(0.3, 1, { step: 0.1 }), 0.4);
  assert.equal(stepBy(-0.75, 1, { step: 0.05 }), -0.7);
  assert.equal(stepBy(9.98, 10, { step: 0.05, max: 10 }), 10);
  assert.equal(
    stepBy(0.05, -3, { step: 0.05, min: 0, above: true }),
    0.05,
    "an open end is not stepped onto",
  );
});

test("any number of random steps stays inside the range", () => {
  let state = 7;
  const chance = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  for (let i = 0; i < 2000; i++) {
    const value = stepBy(0.001 + chance() * 9.9, Math.round(chance() * 40 - 20), rates);
    assert.equal(complaint(value, rates, en), null, `seed 7, round ${i}: ${value}`);
  }
});

test("numbers are written as typed, grouped, with a true minus, and as powers only below 0.0001", () => {
  assert.equal(writeNumber(0.1), "0.1");
  assert.equal(writeNumber(0.0001), "0.0001");
  assert.equal(writeNumber(-0.75), "−0.75");
  assert.equal(writeNumber(1180), "1,180");
  assert.equal(writeNumber(0), "0");
  assert.equal(writeNumber(0.00001), "10⁻⁵");
  assert.equal(writeNumber(0.000031), "3.1 × 10⁻⁵");
  assert.equal(writeNumber(Number.NaN), "–");
});
