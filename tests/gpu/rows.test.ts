// Every op on the GPU against our own kernels, from the one row that the op table has for it (tests/core/exec/op_rows):
// the same plan, record and numbers, the whole arena compared, so that nothing else may be touched either.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type OpName, opNames, runsAs } from "../../web/gpu/ops.ts";
import { runOnce, skip } from "./support.ts";

interface Row {
  readonly op: OpName;
  readonly tolerance: number;
  readonly bytes: boolean;
  readonly words: number[];
  readonly record: number[];
  readonly before: number[];
  readonly after: number[];
  readonly features: number[];
  readonly targets: number[];
  readonly classes: number[];
}

const rows = JSON.parse(readFileSync("build/gpu/rows.json", "utf8")) as Row[];

const kUntouched = 12345;
const kOperands = { first: 12, words: 4, count: 6 };

/** The same case with every region at a multiple of 16 bytes, as compile() lays them out. */
function aligned(row: Row): Row {
  const words = [...row.words];
  const before: number[] = [];
  const after: number[] = [];
  const moved = new Map<number, number>();
  const last = kOperands.first + kOperands.words * kOperands.count;
  for (let at = kOperands.first; at < last; at += kOperands.words) {
    const [offset = 0, size = 0] = words.slice(at, at + 2);
    if (size === 0) continue;
    if (!moved.has(offset)) {
      moved.set(offset, before.length);
      const room = Math.ceil(size / 4) * 4 + 4;
      for (const [to, from] of [
        [before, row.before],
        [after, row.after],
      ] as const)
        for (let i = 0; i < room; i++) to.push(i < size ? (from[offset + i] ?? 0) : kUntouched);
    }
    words[at] = moved.get(offset) ?? 0;
  }
  words[0] = before.length;
  return { ...row, words, before, after };
}

async function check(row: Row): Promise<void> {
  const words = Uint32Array.from(row.words);
  words[2] = row.before.length; // all of the arena comes back
  const ids = row.op === "gatherOneHot";
  const numbers = row.bytes ? Uint8Array.from(row.features) : Float32Array.from(row.features);
  const targets = ids ? Int32Array.from(row.classes) : Float32Array.from(row.targets);
  const lent = {
    words,
    features: new Uint8Array(numbers.buffer),
    targets: new Uint8Array(targets.buffer),
  };
  const { state } = await runOnce(lent, Float32Array.from(row.before), Uint32Array.from(row.record));
  const tolerance = 4 * Math.max(row.tolerance, 1e-6);
  row.after.forEach((expected, i) => {
    // What the check leaves is not in the arena: the next test looks at it.
    if (row.op === "allFinite" && row.before[i] === kUntouched) return;
    const bound = expected === kUntouched ? 0 : tolerance * Math.max(1, Math.abs(expected));
    const got = state[i] ?? Number.NaN;
    const what = `${row.op}, number ${i}, words ${row.words.slice(8, 36)}`;
    assert.ok(Math.abs(got - expected) <= bound, `${what}: expected ${expected} within ${bound}, got ${got}`);
  });
}

for (const op of opNames) {
  if (runsAs[op] === "none") continue;
  test(`${op} gives what the CPU gives, wherever its numbers lie`, { skip }, async () => {
    const cases = rows.filter((row) => row.op === op);
    assert.ok(cases.length >= 20, `${op} has ${cases.length} cases`);
    for (const row of cases) {
      await check(row);
      await check(aligned(row));
    }
  });
}

test("The op names are the engine's, in its order", () => {
  const source = readFileSync("core/graph/op.hpp", "utf8");
  const body = /enum class Op : std::uint8_t \{([^}]*)\}/.exec(source)?.[1] ?? "";
  const names = body.replace(/\/\/.*/g, "").match(/\w+/g);
  assert.deepEqual(names, [...opNames]);
});
