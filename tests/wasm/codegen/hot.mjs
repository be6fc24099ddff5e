// The hot loops of both built modules: the innermost loops of our kernels that compute with vectors. What must be true of
// them is in codegen.test.mjs and, for matrix products, in codegen_gemm.test.mjs.

import { readFileSync } from "node:fs";
import { innermostLoops } from "./loops.mjs";
import { isLaneExtraction, readModule, readSymbols, simd } from "./module.mjs";

/** As many as V8 has registers for on x86. */
export const mostVectors = 15;
export const multiply = simd(230);
export const relaxedMadd = simd(261);
/** Comparisons and arithmetic on four floats, and what takes such a vector apart. */
const isVectorWork = (op) =>
  (op >= simd(65) && op <= simd(70)) ||
  (op >= simd(224) && op <= simd(235)) ||
  op === relaxedMadd ||
  isLaneExtraction(op);
/** Vector multiplications, fused or not. */
export const isProduct = (op) => op === multiply || op === relaxedMadd;
/** Whether a function is part of a matrix product. */
export const isGemm = (name) =>
  /gemm|Gemm|matmul|kernels::Walk|kernels::listed|kernels::survey|kernels::column\(|kernels::fewColumns/.test(
    name,
  );

/** The innermost loops of our kernels: { name, code, vectors, count(condition of an opcode) }. */
function kernelLoops(folder) {
  const at = (name) => new URL(`../../../build/wasm-release/${folder}${name}`, import.meta.url);
  const module = readModule(readFileSync(at("downhill.wasm")));
  const names = readSymbols(readFileSync(at("downhill.mjs.symbols"), "utf8"));
  const kernels = [...names].filter(
    ([number, name]) => module.functions[number]?.read && /downhill::(kernels::|Call<)/.test(name),
  );
  const loops = kernels.flatMap(([number, name]) =>
    innermostLoops(module.functions[number].read(), module).map((loop) => ({
      ...loop,
      name,
      count: (wanted) => loop.code.filter(({ op }) => wanted(op)).length,
    })),
  );
  return { names, loops, vectorLoops: loops.filter(({ count }) => count(isVectorWork) > 0) };
}

export const variants = { strict: kernelLoops(""), turbo: kernelLoops("turbo/") };

export const shown = ({ name, code }) => `${name.slice(0, 160)}, a loop of ${code.length} instructions`;
