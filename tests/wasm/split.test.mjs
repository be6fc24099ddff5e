// Which rows a split holds back, asked for by itself: every row in one part, the rules, and the same rows as setData holds
// back for the same shares. How fairly rows are drawn is core's own test.

import assert from "node:assert/strict";
import test from "node:test";
import { classifier, engine, refuses, spiral, weightsHash } from "./support.mjs";

const ascends = (rows) => rows.every((row, i) => i === 0 || row > rows[i - 1]);

test("every row lies in one part, in order; shares are rounded down", () => {
  for (const by of ["seed", "last"]) {
    const { train, validation, test } = engine.split({
      rows: 99,
      validation: { fraction: 0.29, by },
      test: { fraction: 0.1, by },
    });
    for (const part of [train, validation, test]) {
      assert.ok(part instanceof Uint32Array);
      assert.ok(ascends(part));
    }
    assert.deepEqual([train.length, validation.length, test.length], [62, 28, 9]);
    assert.equal(new Set([...train, ...validation, ...test]).size, 99);
    assert.ok(Math.max(...train, ...validation, ...test) === 98);
  }
});

test("without shares all rows train; 0.29 of 100 is 29", () => {
  const { train, validation, test } = engine.split({ rows: 4 });
  assert.deepEqual([[...train], validation.length, test.length], [[0, 1, 2, 3], 0, 0]);
  assert.equal(engine.split({ rows: 100, validation: 0.29 }).validation.length, 29);
});

test("by last the test part ends the rows, validation comes before it", () => {
  const by = "last";
  const { train, validation, test } = engine.split({
    rows: 10,
    validation: { fraction: 0.3, by },
    test: { fraction: 0.2, by },
  });
  assert.deepEqual(
    [train, validation, test].map((part) => [...part]),
    [
      [0, 1, 2, 3, 4],
      [5, 6, 7],
      [8, 9],
    ],
  );
});

test("stratified, each class has its share; ids are asked for and must be ids", () => {
  const classes = Int32Array.from({ length: 50 }, (_, row) => (row % 5 === 0 ? 3 : 0)); // 10 of 3, 40 of 0
  const validation = { fraction: 0.2, by: "stratified" };
  const held = engine.split({ rows: 50, validation, classes }).validation;
  assert.deepEqual([held.length, held.filter((row) => classes[row] === 3).length], [10, 2]);
  refuses(() => engine.split({ rows: 50, validation }), "invalid-argument", /validation.*class ids/);
  classes[7] = -1;
  refuses(
    () => engine.split({ rows: 50, test: validation, classes }),
    "invalid-argument",
    /test.*class ids from 0/,
  );
});

test("a seed draws the same rows each time, another seed others, and a row more moves none", () => {
  const drawn = (more) => [...engine.split({ rows: 200, validation: 0.2, seed: 7, ...more }).validation];
  assert.deepEqual(drawn(), drawn());
  assert.notDeepEqual(drawn(), drawn({ seed: 8 }));
  assert.notDeepEqual(drawn({ seed: 2 ** 53 - 1 }), drawn({ seed: 2 ** 53 - 2 }));
  // 40 rows of 200, and of 201 unless the new one drew a smaller lot than the largest of them.
  const [before, after] = [new Set(drawn()), drawn({ rows: 201 })];
  assert.equal(after.length, 40);
  assert.ok(after.filter((row) => !before.has(row)).every((row) => row === 200));
});

test("the rows are those that setData holds back: the same walk, bit for bit", (t) => {
  const data = spiral();
  const { train, validation } = engine.split({ rows: data.rows, validation: 0.2 });
  const rows = (part) => ({
    features: Float32Array.from(
      [...part].flatMap((row) => [...data.features.subarray(2 * row, 2 * row + 2)]),
    ),
    targets: Float32Array.from(part, (row) => data.targets[row]),
    rows: part.length,
  });
  const [whole, parted] = [0, 0].map(() => engine.createSession(classifier()));
  t.after(() => {
    whole.dispose();
    parted.dispose();
  });
  whole.setData({ ...data, validation: 0.2 });
  parted.setData({ ...rows(train), validation: rows(validation) });
  assert.deepEqual(whole.run(200), parted.run(200));
  assert.equal(weightsHash(whole), weightsHash(parted));
  assert.deepEqual(whole.evaluate("validation"), parted.evaluate("validation"));
});

test("shares that leave nothing to train on are refused", () => {
  assert.throws(() => engine.split({ rows: 10, validation: 0.5, test: 0.5 }), {
    name: "RangeError",
    message: /validation and test/,
  });
  refuses(() => engine.split({ rows: 2, validation: 0.9999999999 }), "invalid-argument", /at least one of 2/);
});
