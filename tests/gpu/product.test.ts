// N5: products of any sizes against sums in double, within what float32 sums of that length may be off.

import assert from "node:assert/strict";
import { test } from "node:test";
import { always, type Variant, variants } from "../../web/gpu/variants.ts";
import { Layout, planWords, recordWords } from "../../web/gpu/write.ts";
import { randomSource } from "../web/unit/chance.ts";
import { pipelines, runOnce, skip } from "./support.ts";

const kShapes = 500;
const kLargest = 1025;
const kLargestTogether = 160; // where a workgroup works together: a software device takes a thousand times as long for that
const forms = ["matmul", "matmulTN", "matmulNT"] as const;

interface Shape {
  readonly form: (typeof forms)[number];
  readonly m: number;
  readonly n: number;
  readonly k: number;
}

const fours = (size: number): number => Math.ceil(size / 4) * 4;

/** A plan of one product. The batch's rows are m, or k for the one with a transposed. */
function planOf({ form, m, n, k }: Shape): { words: Uint32Array; rows: number; b: number; out: number } {
  const layout = new Layout();
  const rows = form === "matmulTN" ? k : m;
  const a = form === "matmulTN" ? layout.rows(k, m) : layout.rows(m, k);
  const b =
    form === "matmul"
      ? layout.fixed(k * n, n)
      : form === "matmulTN"
        ? layout.rows(k, n)
        : layout.fixed(n * k, k);
  const out = form === "matmulTN" ? layout.fixed(m * n, n) : layout.rows(m, n);
  const words = planWords(rows, layout, [{ op: form, out, in: [a, b] }]);
  return { words, rows, b: b.offset, out: out.offset };
}

async function check(shape: Shape, random: () => number): Promise<void> {
  const { form, m, n, k } = shape;
  const { words, rows, b, out } = planOf(shape);
  const numbers = Float32Array.from({ length: words[0] ?? 0 }, () => 2 * random() - 1);
  numbers.fill(Number.NaN, out);
  const none = new Uint8Array(0);
  const { state } = await runOnce({ words, features: none, targets: none }, numbers, recordWords(rows));
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

async function share(variant: Variant): Promise<void> {
  (await pipelines()).tuning = always(variant);
}

test(`${kShapes} products of random sizes from 1 to ${kLargest}, shared out in every way, keep the bound of their sums`, {
  skip,
}, async () => {
  const random = randomSource(7);
  for (let i = 0; i < kShapes; i++) {
    const form = forms[i % forms.length] ?? "matmul";
    const variant = variants[i % variants.length] ?? "tiles4";
    await share(variant);
    const largest = variant === "shared" || variant === "deep" ? kLargestTogether : kLargest;
    const size = (): number => Math.floor(largest ** random());
    const [m, n, k] = [size(), size(), size()];
    // Every other one with sizes that can be read four numbers at a time.
    await check(i % 2 === 0 ? { form, m, n, k } : { form, m: fours(m), n: fours(n), k: fours(k) }, random);
  }
});
