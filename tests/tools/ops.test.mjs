// The table of ops in core/OPS.md is what its generator makes of the sources today, and the generator reads them right.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { kernelsOf, opsPage, rowsOf, shadersOf } from "../../tools/docs/ops.mjs";

const root = path.resolve(import.meta.dirname, "../..");

test("core/OPS.md is current; else: node tools/docs/ops.mjs", () => {
  assert.equal(readFileSync(path.join(root, "core/OPS.md"), "utf8"), opsPage());
});

test("every op of the enum has its line", () => {
  const source = readFileSync(path.join(root, "core/graph/op.hpp"), "utf8");
  const names = /enum class Op : std::uint8_t \{([^}]*)\}/
    .exec(source)[1]
    .replace(/\/\/.*/g, "")
    .match(/\w+/g);
  const lines = [...opsPage().matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  assert.deepEqual(lines, names);
});

test("a row, a table line and a shader are read as they are written; what lacks a shader is left out", () => {
  assert.deepEqual(rowsOf('{{ {"matmul", 2, plain}, {"adam", 5, update}, }}'), [
    { name: "matmul", arity: 2, kind: "plain" },
    { name: "adam", arity: 5, kind: "update" },
  ]);
  assert.throws(() => rowsOf('{"x", 1, odd}'), /of the kind odd/);
  const table = `void both(C<R> c) noexcept {\n  k::first<R>(c);\n  k::second<R>(c);\n}
    case Op::a: return nullptr;\n case Op::b: return entry<R, both<R>>;\n case Op::c:\n return entry<R, unary<R, k::third<R>>>;`;
  assert.deepEqual(
    [...kernelsOf(table)],
    [
      ["a", null],
      ["b", ["first", "second"]],
      ["c", ["third"]],
    ],
  );
  const shaders = shadersOf('export const runsAs: Record<A, B> = {\n  a: "matmul",\n  b: "none",\n};');
  assert.deepEqual(
    [...shaders],
    [
      ["a", "matmul"],
      ["b", "none"],
    ],
  );
  assert.equal(shaders.has("c"), false);
});
