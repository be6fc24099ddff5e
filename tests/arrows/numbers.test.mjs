// What reaches a weight is computed with our own functions, because libm and JavaScript's Math
// differ between machines. This greps that path: core without exact, web/engine, web/worker.

import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { read, sourcesUnder, withoutComments } from "./scan.mjs";

const root = path.resolve(import.meta.dirname, "../..");

const functions =
  "exp2?|expm1|log|log1p|log2|log10|pow|a?tanh|a?sinh?|a?cosh?|a?tan|atan2|cbrt|hypot|erfc?|[lt]gamma|fmod|remainder";
// xsimd's own versions of these differ between instruction sets, and fma fuses.
const uneven =
  /\bxsimd::(?:exp|log|tanh|sinh?|cosh?|pow|max|min|fn?m[as]|rsqrt|reciprocal|hadd|reduce_add)\b|\bstd::fmaf?\b/;
const chance = /#\s*include\s*<random>|\bstd::(?:mt19937|random_device|rand|shuffle)\b|(?<![\w:])s?rand\s*\(/;
// A power of two literals (2 ** 31) is exact everywhere.
const scriptMath =
  /\bMath\.(?:sin|cos|tan|exp|expm1|log|log1p|log2|log10|tanh|sinh|cosh|pow|cbrt|hypot|random)\b|(?<!\d )\*\*/;

// Where double precision may lean on libm: the double overloads, which gradient checks use.
const doubleOnly = { "core/base/math.hpp": /^inline double / };

function faults(file, text, patterns) {
  return withoutComments(text)
    .split("\n")
    .flatMap((line, index) => {
      if (doubleOnly[file]?.test(line)) return [];
      return patterns.some((pattern) => pattern.test(line)) ? [`${file}:${index + 1}: ${line.trim()}`] : [];
    });
}

// Calls of our own names are fine: math::exp(x), a bare exp(x) after `using math::exp`, a declaration of it.
const qualified = new RegExp(
  `\\b(?:std|xsimd)::(?:${functions})[fl]?\\b|(?<![\\w:.])::(?:${functions})[fl]?\\s*\\(|__builtin_(?:${functions})[fl]?\\b|(?<![\\w:.])(?:${functions})[fl]\\s*\\(`,
);
const cppPatterns = [qualified, uneven, chance];

test("core computes no weight with libm, uneven SIMD functions or a library's chance", () => {
  const files = sourcesUnder(root, ["core"]).filter((file) => !file.startsWith("core/exact/"));
  const found = files.flatMap((file) => faults(file, read(root, file), cppPatterns));
  assert.deepEqual(found, [], `\n${found.join("\n")}\n`);
});

test("the engine facade and the worker compute no feature with JavaScript's Math", () => {
  const files = sourcesUnder(root, ["web/engine", "web/worker"]);
  const found = files.flatMap((file) => faults(file, read(root, file), [scriptMath]));
  assert.deepEqual(found, [], `\n${found.join("\n")}\n`);
});

test("planted calls are caught, our own are not", () => {
  const caught = [
    "y = std::exp(x);",
    "y = ::tanh(x);",
    "y = expf(x);",
    "y = xsimd::max(a, b);",
    "z = std::fma(a, b, c);",
    "#include <random>",
  ];
  for (const line of caught) assert.equal(faults("core/kernels/x.cpp", line, cppPatterns).length, 1, line);
  const fine = ["y = math::exp(x);", "// std::exp is not used", "y = std::sqrt(x);", "y = std::max(a, b);"];
  for (const line of fine) assert.deepEqual(faults("core/kernels/x.cpp", line, cppPatterns), [], line);
  assert.equal(faults("web/worker/x.ts", "const s = Math.sin(x);", [scriptMath]).length, 1);
  assert.deepEqual(faults("web/worker/x.ts", "const m = Math.max(1, x);", [scriptMath]), []);
});
