// The page about products on a GPU: what it times is right, and is named by the kernel that ran.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gpuVariants } from "../../web/shared/products.ts";
import { gpuProduct } from "../../web/worker/products/gpu.ts";
import { numbers } from "../../web/worker/products/room.ts";
import { pipelines, skip } from "./support.ts";

for (const variant of gpuVariants) {
  test(`${variant}: a product made for its speed is checked, too`, { skip }, async () => {
    const size = 64;
    const [a, b] = [numbers(size * size, 1), numbers(size * size, 2)];
    const now = (): number => performance.now();
    const { kernel, product, timed } = await gpuProduct(await pipelines(), variant, size, a, b, now);
    assert.equal(kernel, variant === "shared" ? "matmulShared" : "matmul4");
    assert.equal(product.length, size * size);
    for (let row = 0; row < size; row++)
      for (let column = 0; column < size; column++) {
        let [sum, most] = [0, 0];
        for (let l = 0; l < size; l++) {
          const term = (a[row * size + l] ?? 0) * (b[l * size + column] ?? 0);
          sum += term;
          most += Math.abs(term);
        }
        const off = Math.abs((product[row * size + column] ?? Number.NaN) - sum);
        assert.ok(off <= 2 * (size + 2) * 2 ** -24 * most, `${row}, ${column}: off by ${off}`);
      }
    assert.ok(timed.ms > 0 && timed.times >= 1);
  });
}
