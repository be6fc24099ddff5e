// N5: products of any sizes against sums in double, within what float32 sums of that length may be off.

import assert from "node:assert/strict";
import { test } from "node:test";
import { opNames } from "../../web/gpu/ops.ts";
import { randomSource, runOnce, skip } from "./support.ts";

const kShapes = 500;
const kLargest = 1025;
const forms = ["matmul", "matmulTN", "matmulNT"] as const;

interface Shape {
  readonly form: (typeof forms)[number];
  readonly m: number;
  readonly n: number;
  readonly k: number;
}

const fours = (size: number): number => Math.ceil(size / 4) * 4;

/** A plan of one product: a at 0, then b, then out. The batch's rows are m, or k for the one with a transposed. */
function planOf({ form, m, n, k }: Shape): { words: Uint32Array; b: number; out: number } {
  const [b, out] = [fours(m * k), fours(m * k) + fours(k * n)];
  const rows = form === "matmulTN" ? k : m;
  const arena = out + fours(m * n);
  const first = form === "matmulTN" ? [0, m * k, m, m] : [0, m * k, k, k];
  const second =
    form === "matmul" ? [b, k * n, 0, n] : form === "matmulTN" ? [b, k * n, n, n] : [b, k * n, 0, k];
  const made = form === "matmulTN" ? [out, m * n, 0, n] : [out, m * n, n, n];
  const words = Uint32Array.from([arena, rows, arena, 0, 0, 1, 0, 0, opNames.indexOf(form), 0, 0, 0]);
  const whole = new Uint32Array(8 + 28);
  whole.set(words);
  whole.set([...made, ...first, ...second], words.length);
  return { words: whole, b, out };
}

async function check(shape: Shape, random: () => number): Promise<void> {
  const { form, m, n, k } = shape;
  const { words, b, out } = planOf(shape);
  const numbers = Float32Array.from({ length: words[0] ?? 0 }, () => 2 * random() - 1);
  numbers.fill(Number.NaN, out);
  const record = new Uint32Array(16 + (words[1] ?? 0));
  record[0] = words[1] ?? 0;
  const none = new Uint8Array(0);
  const { state } = await runOnce({ words, features: none, targets: none }, numbers, record);
  const [aRow, aColumn] = form === "matmulTN" ? [1, m] : [k, 1];
  const [bRow, bColumn] = form === "matmulNT" ? [1, k] : [n, 1];
  const sums = new Float64Array(n);
  const sizes = new Float64Array(n);
  for (let i = 0; i < m; i++) {
    sums.fill(0);
    sizes.fill(0);
    for (let l = 0; l < k; l++) {
      const x = numbers[i * aRow + l * aColumn] as number;
      for (let j = 0; j < n; j++) {
        const term = x * (numbers[b + l * bRow + j * bColumn] as number);
        sums[j] = (sums[j] as number) + term;
        sizes[j] = (sizes[j] as number) + Math.abs(term);
      }
    }
    for (let j = 0; j < n; j++) {
      const off = Math.abs((state[out + i * n + j] as number) - (sums[j] as number));
      const bound = 2 * (k + 2) * 2 ** -24 * (sizes[j] as number);
      if (!(off <= bound)) assert.fail(`${form} ${m} x ${k} x ${n} at ${i}, ${j}: off by ${off} of ${bound}`);
    }
  }
}

test(`${kShapes} products of random sizes from 1 to ${kLargest} keep the bound of their sums`, {
  skip,
}, async () => {
  const random = randomSource(7);
  for (let i = 0; i < kShapes; i++) {
    const form = forms[i % forms.length] ?? "matmul";
    const size = (): number => Math.floor(kLargest ** random());
    const [m, n, k] = [size(), size(), size()];
    // Every other one with sizes that can be read four numbers at a time.
    await check(i % 2 === 0 ? { form, m, n, k } : { form, m: fours(m), n: fours(n), k: fours(k) }, random);
  }
});
