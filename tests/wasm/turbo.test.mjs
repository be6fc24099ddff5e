// The turbo variant: it runs where relaxed SIMD does and nowhere else, says so either way, and answers as strict does
// within rounding. That its products do fuse is in codegen.test.mjs; a machine without fused units gives strict's bits.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { assertClose, DownhillError, engine, loadEngine } from "./support.mjs";

const script = fileURLToPath(new URL("turbo.mjs", import.meta.url));
const binary = new URL("../../build/npm/downhill-turbo.wasm", import.meta.url);
const supported = WebAssembly.validate(readFileSync(binary));
// Node 20 knows relaxed SIMD behind a flag, later versions without one.
const own = process.execArgv.filter((word) => word.includes("relaxed-simd"));
const flags = supported ? own : ["--experimental-wasm-relaxed-simd"];

const run = (...words) => JSON.parse(execFileSync(process.execPath, words, { encoding: "utf8" }));

// A multiply-add rounded once differs from one rounded twice by at most half a unit in the last place of the product,
// u = 2^-24 of it. Sums of at most 10 terms with weights and activations of order 1 differ by 10 u; three layers
// forward and back make 60 u of a gradient of order 1, and 200 steps at rate 0.03 add up to 6 of those: 360 u = 2.1e-5
// if all had the same sign. They don't; half of that is bound enough (a measured run was off by 1.2e-7).
const tolerance = { atol: 1e-5 };

test("with relaxed SIMD turbo runs, and after 200 steps predicts as strict does", () => {
  const { variant, variantNote, strict, actual } = run(...flags, script);
  assert.deepEqual([variant, variantNote], ["turbo", ""]);
  assertClose(actual, strict, tolerance, "prediction");
});

test("without relaxed SIMD strict runs, bit by bit, and a note says why", () => {
  const { variant, variantNote, strict, actual } = run(...flags, script, "without");
  assert.equal(variant, "strict");
  assert.match(variantNote, /relaxed SIMD/);
  assert.deepEqual(actual, strict);
});

test("in this very process turbo is what WebAssembly.validate makes of its binary", async () => {
  const { variant, variantNote } = await loadEngine({ variant: "turbo" });
  assert.equal(variant, supported ? "turbo" : "strict");
  assert.equal(variantNote === "", supported);
});

test("turbo is never loaded unasked", () => {
  assert.deepEqual([engine.variant, engine.variantNote], ["strict", ""]);
});

test("a place for turbo's binary is taken by turbo alone", async () => {
  const turboBinary = new Uint8Array([0, 97, 115, 109]);
  assert.equal((await loadEngine({ turboBinary })).variant, "strict");
  const attempt = loadEngine({ variant: "turbo", turboBinary });
  if (supported) await assert.rejects(attempt, (e) => e instanceof DownhillError && e.code === "load-failed");
  else assert.equal((await attempt).variant, "strict");
});
