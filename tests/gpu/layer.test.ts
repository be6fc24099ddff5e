// A layer's four products with all that is joined to them (bias, activation's slope, the bias's gradient), shared out in
// every way there is, against sums in double; and which kernel a way comes to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dispatchesOf } from "../../web/gpu/join.ts";
import { readPlan } from "../../web/gpu/plan.ts";
import { always, kindOf, untuned, type Variant, variants } from "../../web/gpu/variants.ts";
import { Layout, type Made, planWords, recordWords, type Value } from "../../web/gpu/write.ts";
import { randomSource } from "../web/unit/chance.ts";
import { pipelines, runOnce, skip } from "./support.ts";

type Shape = readonly [rows: number, inputs: number, units: number];

/** dense, both gradients of its parameters in one dispatch, and the way back through tanh in another. */
function layer([rows, inputs, units]: Shape) {
  const layout = new Layout();
  const values = {
    x: layout.rows(rows, inputs),
    w: layout.fixed(inputs * units, units),
    b: layout.fixed(units),
    dy: layout.rows(rows, units),
    y: layout.rows(rows, units),
    dw: layout.fixed(inputs * units, units),
    db: layout.fixed(units),
    dz: layout.rows(rows, inputs),
  };
  const state = layout.end;
  const dx = layout.rows(rows, inputs); // nobody else reads it, so it is never made
  const { x, w, b, dy, y, dw, db, dz } = values;
  const steps: Made[] = [
    { op: "dense", out: y, in: [x, w, b] },
    { op: "matmulTN", out: dw, in: [x, dy] },
    { op: "sumRows", out: db, in: [dy] },
    { op: "matmulNT", out: dx, in: [dy, w] },
    { op: "tanhGrad", out: dz, in: [dx, x] },
  ];
  return { words: planWords(rows, layout, steps, { state }), values, state };
}

/** Sums in double and the sum of their terms' sizes, which bounds what a float32 sum may be off by. */
function sums(count: number, term: (i: number) => number): readonly [number, number] {
  let [sum, size] = [0, 0];
  for (let i = 0; i < count; i++) {
    sum += term(i);
    size += Math.abs(term(i));
  }
  return [sum, size];
}

async function check(variant: Variant, shape: Shape, random: () => number): Promise<void> {
  const [rows, inputs, units] = shape;
  const { words, values, state } = layer(shape);
  const before = Float32Array.from({ length: state }, () => 2 * random() - 1);
  const none = new Uint8Array(0);
  const told = await runOnce({ words, features: none, targets: none }, before, recordWords(rows));
  const at = ({ offset, last }: Value, row: number, column: number): number =>
    before[offset + row * last + column] as number;
  const { x, w, b, dy } = values;
  const expect = (
    value: Value,
    terms: number,
    of: (row: number, column: number) => readonly number[],
  ): void => {
    for (let i = 0; i < value.size; i++) {
      const [row, column] = [Math.floor(i / value.last), i % value.last];
      const [sum = 0, size = 0] = of(row, column);
      const off = Math.abs((told.state[value.offset + i] as number) - sum);
      const bound = 2 * (terms + 4) * 2 ** -24 * (size + Math.abs(sum)) + 1e-7;
      if (!(off <= bound)) assert.fail(`${variant}, ${shape}, number ${i}: off by ${off} of ${bound}`);
    }
  };
  expect(values.y, inputs, (r, c) => {
    const [sum, size] = sums(inputs, (l) => at(x, r, l) * at(w, l, c));
    return [sum + at(b, 0, c), size + 1];
  });
  expect(values.dw, rows, (r, c) => sums(rows, (l) => at(x, l, r) * at(dy, l, c)));
  expect(values.db, rows, (_, c) => sums(rows, (l) => at(dy, l, c)));
  expect(values.dz, units, (r, c) => {
    const slope = 1 - at(x, r, c) ** 2;
    return sums(units, (l) => at(dy, r, l) * at(w, c, l) * slope);
  });
}

const shapes: readonly Shape[] = [
  [1, 4, 4],
  [5, 8, 12],
  [8, 300, 1],
  [33, 20, 16],
  [70, 36, 68],
  [66, 3, 10],
  [130, 84, 76],
  [300, 9, 1],
];

for (const variant of variants) {
  test(`A layer shared out as ${variant} gives what sums in double give`, { skip }, async () => {
    const random = randomSource(5);
    (await pipelines()).tuning = always(variant);
    for (const shape of shapes) await check(variant, shape, random);
  });
}

test("Each way is a kernel of its own where sizes allow it, and a layer back and forth is three dispatches", () => {
  const kernels = (variant: Variant, shape: Shape) => {
    const plan = readPlan(layer(shape).words);
    return dispatchesOf(plan, plan.arena, always(variant)).map(({ kernel, constants, groups }) => [
      kernel,
      constants["WIDE"] ?? 0,
      ...groups(shape[0]),
    ]);
  };
  const [inFours, odd, column]: Shape[] = [
    [128, 784, 128],
    [128, 30, 10],
    [128, 784, 1],
  ];
  assert.deepEqual(kernels("tiles4", inFours as Shape)[0], ["matmul4", 0, 4, 4]);
  assert.deepEqual(kernels("tiles8", inFours as Shape)[0], ["matmul4", 1, 2, 2]);
  assert.deepEqual(kernels("shared", inFours as Shape)[1], ["matmulShared", 0, 2, 13]);
  assert.deepEqual(kernels("deep", inFours as Shape)[2], ["matmulDeep", 0, 196, 32]);
  assert.deepEqual(kernels("shared", odd as Shape)[0], ["matmul", 0, 1, 4]);
  assert.deepEqual(kernels("tiles8", column as Shape)[0], ["matvec", 0, 2, 1]);
  assert.equal(kernels("tiles4", inFours as Shape).length, 3);
});

test("Products are told apart by what they make and by how long their sums are", () => {
  assert.deepEqual(
    [kindOf(512, 512, 4), kindOf(128, 128, 784), kindOf(32, 10, 4096), kindOf(8, 10, 32)],
    ["large", "middle", "long", "small"],
  );
  assert.equal(untuned[kindOf(1, 128, 784)], "deep", "few rows share their terms");
});
