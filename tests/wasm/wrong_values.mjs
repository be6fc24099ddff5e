// A pool of more than 200 values that are wrong for almost any parameter; the tests filter out what happens to be right.

import { randomSource } from "./support.mjs";

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

export function wrongValues(seed) {
  const random = randomSource(seed);
  return [...oddNumbers, ...oddStrings, ...oddObjects(), ...Array.from({ length: 260 }, () => draw(random))];
}
