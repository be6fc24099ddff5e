// The code of matrix products: a tile keeps all its sums in registers, so no more vectors are alive than there are
// registers, and no round of k stores one. A sum that is stored and loaded again each time halves the speed or worse.

import assert from "node:assert/strict";
import test from "node:test";
import { isGemm, isProduct, mostVectors, multiply, relaxedMadd, shown, variants } from "./codegen/hot.mjs";
import { isVectorStore } from "./codegen/module.mjs";

for (const [variant, { vectorLoops }] of Object.entries(variants)) {
  const products = vectorLoops.filter(({ name, count }) => isGemm(name) && count(isProduct) >= 4);
  const wrongProduct = variant === "turbo" ? multiply : relaxedMadd;

  test(`${variant}: a product's loops store no sum`, () => {
    assert.ok(
      products.some(({ count }) => count(isProduct) >= 8),
      "no tile of at least 8 products was found",
    );
    for (const loop of products) assert.equal(loop.count(isVectorStore), 0, `stores in ${shown(loop)}`);
  });

  test(`${variant}: a product's loops keep at most ${mostVectors} vectors alive`, () => {
    for (const loop of products) {
      assert.ok(loop.vectors <= mostVectors, `${loop.vectors} vectors alive in ${shown(loop)}`);
    }
  });

  test(`${variant}: ${variant === "turbo" ? "all" : "none"} of the products fuse`, () => {
    for (const loop of products) {
      assert.equal(
        loop.count((op) => op === wrongProduct),
        0,
        shown(loop),
      );
    }
  });
}
