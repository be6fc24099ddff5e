// N1, the wasm half: the same seed, data and settings give the same bits, whichever of V8's compilers and instruction
// sets run the module. tests/core/train holds the native build against the same hashes.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { golden } from "./support.mjs";

const script = fileURLToPath(new URL("scenarios.mjs", import.meta.url));
const expected = new Map(golden("scenarios.json").map(({ name, hash }) => [name, hash]));

for (const flags of [[], ["--liftoff-only"], ["--no-enable-avx"]]) {
  test(`2,000 steps give the golden weights, bit by bit, under node ${flags.join(" ")}`, () => {
    const output = execFileSync(process.execPath, [...flags, script], { encoding: "utf8" });
    const actual = new Map(
      output
        .trim()
        .split("\n")
        .map((line) => line.split("\t")),
    );
    assert.deepEqual(actual, expected);
  });
}
