// The small product: its sums are those of the definition, and a walk makes every multiplication once, in order.

import assert from "node:assert/strict";
import test from "node:test";
import {
  exampleIds,
  examples,
  kMostSide,
  resized,
  stepsOf,
  sumOf,
  termsOf,
  walked,
} from "../../../../../web/labs/matmul/product.ts";

test("a number of the product is its row times its column", () => {
  const { m, k, n, a, b } = examples.numbers;
  for (let row = 0; row < m; row++)
    for (let column = 0; column < n; column++) {
      let sum = 0;
      for (let l = 0; l < k; l++) sum += (a[row * k + l] as number) * (b[l * n + column] as number);
      assert.equal(sumOf(termsOf(examples.numbers, { row, column })), sum);
    }
});

test("every example is as large as it says, within what can be shown, and does what its words say", () => {
  for (const id of exampleIds) {
    const { m, k, n, a, b } = examples[id];
    assert.ok(Math.max(m, k, n) <= kMostSide, id);
    assert.deepEqual([a.length, b.length], [m * k, k * n], id);
  }
  const product = (id: "identity" | "turn"): number[][] => {
    const { m, n } = examples[id];
    return Array.from({ length: m }, (_, row) =>
      Array.from({ length: n }, (_, column) => sumOf(termsOf(examples[id], { row, column }))),
    );
  };
  assert.deepEqual(product("identity").flat(), examples.identity.a);
  const corners = product("turn").map(([x = 0, y = 0], i) => [
    x,
    y,
    examples.turn.a[2 * i],
    examples.turn.a[2 * i + 1],
  ]);
  for (const [x, y, u = 0, v = 0] of corners) assert.deepEqual([x, y], [-v + 0, u], "turned by 90 degrees");
});

test("a walk makes all terms of one number, then goes on to the next", () => {
  const sizes = { m: 2, k: 3, n: 2 };
  assert.deepEqual(walked(sizes, 0), { done: 0, place: { row: 0, column: 0 }, terms: 0 });
  const seen = Array.from({ length: stepsOf(sizes) }, (_, i) => {
    const { place, terms } = walked(sizes, i + 1);
    return `${place.row}${place.column}${terms}`;
  });
  const wanted = ["00", "01", "10", "11"].flatMap((cell) => [1, 2, 3].map((term) => cell + term));
  assert.deepEqual(seen, wanted);
  assert.equal(walked(sizes, 4).done, 1, "the second number is under way");
  assert.deepEqual(walked(sizes, 99), walked(sizes, 12));
});

test("other sizes keep what fits", () => {
  const small = resized(examples.numbers, { m: 2, k: 4, n: 5 });
  assert.deepEqual(small.a.slice(0, 3), examples.numbers.a.slice(0, 3));
  assert.deepEqual(small.a.slice(4, 7), examples.numbers.a.slice(3, 6));
  assert.deepEqual(small.b.slice(0, 15), examples.numbers.b);
  assert.deepEqual([small.a.length, small.b.length], [8, 20]);
  assert.ok([...small.a, ...small.b].every(Number.isFinite));
});
