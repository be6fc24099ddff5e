// D4's machinery: more than 200 values that are wrong for almost any parameter, predicates to filter out those that happen
// to be right, and a test for each row of a table of calls.

import assert from "node:assert/strict";
import test from "node:test";
import { DownhillError, randomSource, trained, weightsHash } from "./support.mjs";

const seed = 20251121;
const least = 200;

const oddNumbers = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  -0.5,
  0.5,
  1.5,
  -1e9,
  1e308,
  -1e308,
  5e-324,
  2 ** 53,
  2 ** 64,
  -(2 ** 31),
];

const oddStrings = [
  "",
  " ",
  "10",
  "NaN",
  "null",
  "train ",
  "TRAIN",
  "__proto__",
  "constructor",
  "toString",
  "<img onerror=1>",
];

const oddObjects = () => [
  null,
  [],
  [undefined],
  [[]],
  new Array(5),
  {},
  { length: 3 },
  Object.create(null),
  JSON.parse('{"__proto__": 1}'),
  { constructor: 1 },
  { toString: null },
  new Date(0),
  new Map([["rows", 1]]),
  new Set([1]),
  /x/,
  new Error("x"),
  Promise.resolve(1),
  new Proxy({}, {}),
  Symbol("x"),
  Symbol.iterator,
  10n,
  -1n,
  () => 1,
  class {},
  true,
  false,
  new ArrayBuffer(8),
  new DataView(new ArrayBuffer(8)),
  new Float64Array(2),
  new Float32Array(3),
  new Float32Array(0),
  Float32Array.of(Number.NaN, 1),
  Float32Array.of(1, Number.POSITIVE_INFINITY),
  new Int8Array(2),
  new Int32Array(2),
  new Uint16Array(2),
  new Uint8ClampedArray(2),
  new BigInt64Array(2),
  Object(1),
  Object("train"),
  Object(true),
];

/** A word, number, list or record drawn at random. */
function draw(random) {
  const letters = () =>
    Array.from({ length: 1 + Math.floor(random() * 12) }, () => String.fromCharCode(33 + random() * 90)).join(
      "",
    );
  switch (Math.floor(random() * 5)) {
    case 0:
      return letters();
    case 1:
      return -random() * 10 ** Math.floor(random() * 12) - 1e-9;
    case 2:
      return Array.from({ length: 1 + Math.floor(random() * 4) }, letters);
    case 3:
      return { [letters()]: random() };
    default:
      return 1e9 + random() * 1e15 + 0.5;
  }
}

function pool() {
  const random = randomSource(seed);
  return [...oddNumbers, ...oddStrings, ...oddObjects(), ...Array.from({ length: 260 }, () => draw(random))];
}

export const isWhole = (min, max) => (value) => Number.isInteger(value) && value >= min && value <= max;
export const isBetween = (min, max) => (value) => Number.isFinite(value) && value >= min && value <= max;
export const isOneOf =
  (...words) =>
  (value) =>
    words.includes(value);
export const isFlag = (value) => typeof value === "boolean";
export const never = () => false;
export const isEmptyRecord = (value) =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !ArrayBuffer.isView(value) &&
  Object.keys(value).length === 0;
export const isFloats = (length) => (value) =>
  value instanceof Float32Array && value.length === length && value.every(Number.isFinite);

/** The pool without what is right. Optional parameters may be undefined, which is no wrong value then. */
export function wrongFor(isRight) {
  return pool().filter((value) => value !== undefined && !isRight(value));
}

/** Whether `error` is of the three kinds and names the parameter (a pattern). */
export function names(error, name) {
  const kind = error instanceof TypeError || error instanceof RangeError || error instanceof DownhillError;
  return kind && new RegExp(name).test(`${error.message} ${error.where ?? ""}`);
}

function assertRefused(call, value, name) {
  const shown =
    typeof value === "object" && value !== null ? Object.prototype.toString.call(value) : String(value);
  try {
    call();
  } catch (error) {
    assert.ok(names(error, name), `${shown}: ${error?.name}: ${error?.message}`);
    return;
  }
  assert.fail(`${shown} was taken`);
}

/**
 * A test for each row [what, how it is called with a session and the wrong value, what the message must name, which values
 * are right after all].
 */
export function testWrongValues(table) {
  for (const [what, call, name, isRight] of table) {
    test(`${what}: wrong values are refused by name (seed ${seed})`, (t) => {
      const session = trained(t, 3);
      const values = wrongFor(isRight);
      assert.ok(values.length >= least, `${values.length} values`);
      for (const value of values) assertRefused(() => call(session, value), value, name);
      session.run(5);
      assert.equal(weightsHash(session), weightsHash(trained(t, 8)));
    });
  }
}
