// What a page shows of an op's shader is the file itself, and every op that a GPU runs has one to show.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { opNames, runsAs } from "../../../../web/gpu/ops.ts";
import { textsOf } from "../../../../web/gpu/texts.ts";

test("every op's shader is shown as it lies in its file, its own first", () => {
  for (const op of opNames) {
    const texts = textsOf(op);
    if (runsAs[op] === "none" || runsAs[op] === "constant") {
      assert.deepEqual(texts, [], op);
      continue;
    }
    assert.equal(texts[0]?.file, `${runsAs[op]}.wgsl`, op);
    for (const { file, text } of texts)
      assert.equal(text, readFileSync(`web/gpu/wgsl/${file}`, "utf8").trimEnd(), file);
  }
});

test("kernels named after an op's own are shown with it, those of other ops are not", () => {
  const files = (op: string): string[] => textsOf(op).map(({ file }) => file);
  assert.ok(files("dense").includes("matmul4.wgsl"));
  assert.deepEqual(files("penalty"), ["penalty.wgsl"]);
  assert.deepEqual(files("binaryCrossentropy"), ["loss.wgsl", "lossSum.wgsl"]);
  assert.deepEqual(files("constructor"), []);
});
