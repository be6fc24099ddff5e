// The code that the compiler made of the hot loops, read from the built modules: no lane is taken out of a vector, no
// function of libm is called, and no more vectors are alive than there are registers (or, in long formulas, than pay). Such things slow a loop down several
// times and no other test would notice. Matrix products: codegen_gemm.test.mjs.

import assert from "node:assert/strict";
import test from "node:test";
import { isGemm, mostVectors, shown, variants } from "./codegen/hot.mjs";
import { innermostLoops, is } from "./codegen/loops.mjs";
import { isLaneExtraction, simd } from "./codegen/module.mjs";

/** One number after the other, in one sweep; each must be found, so that a new name can't slip past. */
const sweeps = [
  ...["relu", "leakyRelu", "elu", "sigmoid", "tanh"],
  ...["reluGrad", "leakyReluGrad", "eluGrad", "sigmoidGrad", "tanhGrad"],
  ...["sgd", "momentum", "adagrad", "rmsprop", "adam", "adamw"],
];
const isSweep = (name, word) =>
  new RegExp(`(kernels::${word}<float>|\\b${word}<float>\\(downhill::Call)`).test(name);

/**
 * Formulas of an exponential or a logarithm run on four vectors at once. What then lies on the stack costs less than one
 * chain that waits for itself: 6.2 ns a vector of tanh instead of 9.9, on a processor with 15 registers.
 */
const isLong = (name) =>
  /kernels::(tanh|sigmoid|elu|softmax)<float>|logSumOf<float>|\bsoftmax<float>|[cC]rossentropy/.test(name);
const mostOfFour = 36;

const libm = /^_*(exp|exp2|expm1|log|log2|log10|log1p|tanh|sinh|cosh|sin|cos|tan|pow|fma|fmod|cbrt|hypot)f$/;
const isCall = (op) => op === is.call || op === is.callIndirect;

for (const [variant, { names, loops, vectorLoops }] of Object.entries(variants)) {
  test(`${variant}: activations and optimizers are vector loops that call nothing`, () => {
    for (const word of sweeps) {
      assert.ok(
        vectorLoops.some(({ name }) => isSweep(name, word)),
        `no vector loop is called ${word}`,
      );
      for (const loop of loops.filter(({ name }) => isSweep(name, word))) {
        assert.equal(loop.count(isCall), 0, `calls in ${shown(loop)}`);
      }
    }
  });

  test(`${variant}: no vector loop takes a lane out of a vector or calls but our own vector functions`, () => {
    for (const loop of vectorLoops) {
      assert.equal(loop.count(isLaneExtraction), 0, `lane extractions in ${shown(loop)}`);
      assert.equal(
        loop.count((op) => op === is.callIndirect),
        0,
        `indirect calls in ${shown(loop)}`,
      );
      for (const { op, to } of loop.code) {
        if (op === is.call) assert.match(names.get(to), /downhill::math::/, `a call in ${shown(loop)}`);
      }
    }
  });

  test(`${variant}: libm's float functions are not even in the module`, () => {
    assert.deepEqual(
      [...names.values()].filter((name) => libm.test(name)),
      [],
    );
  });

  test(`${variant}: at most ${mostVectors} vectors are alive in any vector loop, ${mostOfFour} in a long formula`, () => {
    for (const loop of vectorLoops.filter(({ name }) => !isGemm(name))) {
      const most = isLong(loop.name) ? mostOfFour : mostVectors;
      assert.ok(loop.vectors <= most, `${loop.vectors} vectors alive in ${shown(loop)}`);
    }
  });
}

test("the count of vectors: loads that wait on the stack and in locals, each once, copies not again", () => {
  const load = { op: simd(0) };
  const get = (to) => ({ op: is.get, to });
  const address = get(0);
  const vectorsOf = (...inner) =>
    innermostLoops(
      {
        type: { params: [0x7f], results: [] },
        locals: [0x7f, 0x7b, 0x7b],
        code: [
          { op: is.loop, to: 0x40 },
          ...inner,
          address,
          { op: is.brIf, to: 0 },
          { op: is.end },
          { op: is.end },
        ],
      },
      { types: [], functions: [] },
    )[0].vectors;
  const [add, store, tee] = [{ op: simd(228) }, { op: simd(11) }, { op: is.tee, to: 1 }];
  assert.equal(vectorsOf(address, address, load, address, load, address, load, add, add, store), 3);
  assert.equal(vectorsOf(address, address, load, tee, get(1), add, store), 1);
  // Local 2 is carried from round to round, so it is alive all the time beside the two on the stack.
  assert.equal(vectorsOf(get(2), address, load, address, load, add, add, { op: is.set, to: 2 }), 3);
});
