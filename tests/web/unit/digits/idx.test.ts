// IDX files: what is right is read without a copy; whatever is cut, damaged or of another kind is refused with a place.

import assert from "node:assert/strict";
import test from "node:test";
import { idx } from "../../../../web/labs/digits/take/idx.ts";
import { readIdx, wholeIdx } from "../../../../web/worker/digits/idx.ts";
import { type NamedBytes, ofFiles, ofPack } from "../../../../web/worker/digits/pictures.ts";

const images = (count: number): Uint8Array =>
  idx(
    [count, 28, 28],
    Uint8Array.from({ length: count * 784 }, (_, i) => i % 251),
  );
const labels = (count: number): Uint8Array =>
  idx(
    [count],
    Uint8Array.from({ length: count }, (_, i) => i % 10),
  );
const named = (name: string, bytes: Uint8Array): NamedBytes => ({ name, bytes });

test("a file comes back with its sizes and a view of its numbers", () => {
  const file = images(3);
  const { dims, values, end } = wholeIdx(file, "x");
  assert.deepEqual(dims, [3, 28, 28]);
  assert.equal(values.buffer, file.buffer);
  assert.equal(values.length, 3 * 784);
  assert.equal(values[700], 700 % 251);
  assert.equal(end, file.length);
});

test("cut anywhere, a file is refused with the byte at which it ends", () => {
  const file = images(2);
  for (let length = 0; length < file.length; length += 1 + Math.floor(length / 13))
    assert.throws(() => wholeIdx(file.subarray(0, length), "cut"), {
      name: "RangeError",
      message: new RegExp(`^cut, byte ${length}: .*ends`),
    });
});

const spoilt: readonly [string, (file: Uint8Array) => void, RegExp][] = [
  ["another beginning", (file) => file.set([1], 0), /byte 0: no IDX/],
  ["a text", (file) => file.set(new TextEncoder().encode("<!doctype html>")), /byte 0: no IDX/],
  ["floats", (file) => file.set([0x0d], 2), /byte 2: numbers of type 13/],
  ["no dimension", (file) => file.set([0], 3), /byte 3: 1 to 3 dimensions/],
  ["nine dimensions", (file) => file.set([9], 3), /byte 3: 1 to 3 dimensions/],
  ["nothing", (file) => file.set([0, 0, 0, 0], 4), /byte 4: a dimension of 0/],
  ["no width", (file) => file.set([0, 0, 0, 0], 12), /byte 12: a dimension of 0/],
  ["four billion pictures", (file) => file.set([255, 255, 255, 255], 4), /ends too early/],
];
for (const [what, spoil, message] of spoilt)
  test(`${what} in place of pictures: refused with a place`, () => {
    const file = images(2);
    spoil(file);
    assert.throws(() => wholeIdx(file, "t10k"), { name: "RangeError", message });
  });

test("bytes behind the last number are refused, but a block may be followed by another", () => {
  const both = new Uint8Array([...images(2), ...labels(2)]);
  assert.throws(() => wholeIdx(both, "x"), { message: /byte 1584: 10 bytes stand behind/ });
  assert.deepEqual(readIdx(both, "x", 1584).dims, [2]);
  assert.deepEqual([...ofPack(both, "pack").labels], [0, 1]);
});

test("files find their partners by name; the larger pair is learnt from", () => {
  const [train, held] = ofFiles([
    named("t10k-labels-idx1-ubyte.gz", labels(2)),
    named("train-images-idx3-ubyte.gz", images(5)),
    named("train-labels-idx1-ubyte.gz", labels(5)),
    named("t10k-images-idx3-ubyte.gz", images(2)),
  ]);
  assert.equal(train?.labels.length, 5);
  assert.equal(held?.labels.length, 2);
  assert.equal(ofFiles([named("a", labels(3)), named("b", images(3))]).length, 1);
});

test("what does not go together is refused by name", () => {
  const wide = idx([2, 32, 32], new Uint8Array(2048));
  const many = idx([2], Uint8Array.of(3, 10));
  const refused = (files: NamedBytes[], message: RegExp): void =>
    assert.throws(() => ofFiles(files), { name: "RangeError", message });
  refused([], /one file of pictures and one of labels.*0 of pictures/);
  refused([named("a", images(2))], /1 of pictures and 0 of labels/);
  refused([named("a", images(2)), named("b", labels(3))], /b, byte 4: 3 labels for the 2 pictures of a/);
  refused([named("a", wide), named("b", labels(2))], /a, byte 8: pictures of 32 x 32/);
  refused([named("a", images(2)), named("b", many)], /b, label 2 \(byte 9\): 10; labels go from 0 to 9/);
  refused([named("a", idx([4, 4], new Uint8Array(16)))], /a, byte 3: 2 dimensions/);
  refused(
    [
      named("train-images", images(2)),
      named("train-labels", labels(2)),
      named("t10k-images", images(2)),
      named("other-labels", labels(2)),
    ],
    /t10k-images: no file of labels goes with it; got train-labels, other-labels/,
  );
});
