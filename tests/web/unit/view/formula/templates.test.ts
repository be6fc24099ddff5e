// Every operation has a template, words and code; and what a template writes is true: its row of numbers, worked out in
// double from the unrounded operands, gives the engine's own result within one unit of the last digit shown.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { ModelSpec as EngineSpec } from "../../../../../web/engine/index.ts";
import { codeOf } from "../../../../../web/view/formula/code.ts";
import { numbers, symbols } from "../../../../../web/view/formula/math.ts";
import { Operation } from "../../../../../web/view/formula/operation.ts";
import { unitOf } from "../../../../../web/view/formula/rounding.ts";
import { isOpName, linesOf, templates } from "../../../../../web/view/formula/templates.ts";
import { words as en } from "../../../../../web/view/formula/words.en.ts";
import { words as zh } from "../../../../../web/view/formula/words.zh.ts";
import { ByOperation, bringOperations } from "../../../../../web/worker/by-operation.ts";
import type { Material } from "../../../../../web/worker/material.ts";
import { engine } from "../../worker/support.ts";
import { workedOut } from "./evaluate.ts";

await bringOperations();

/** The engine's own list; what only a fused plan runs is never a step of the debugger. */
function opsOfTheEngine(): string[] {
  const table = readFileSync("core/graph/op.cpp", "utf8");
  return [...table.matchAll(/\{"(\w+)", \d+, (\w+)\}/g)].flatMap(([, name = "", kind]) =>
    kind === "fused" ? [] : [name],
  );
}

test("every operation of the engine's list has a template, words in both languages, and nothing has one in vain", () => {
  const ops = opsOfTheEngine();
  assert.ok(ops.length >= 44);
  assert.deepEqual(Object.keys(templates).sort(), [...ops].sort());
  for (const words of [en, zh]) assert.deepEqual(Object.keys(words.ops).sort(), [...ops].sort());
});

type Layers = EngineSpec["layers"];
const out = (units: number, activation: string) => ({ type: "dense", units, activation }) as Layers[number];
const hidden = (activation: string): Layers => [out(4, activation)];
const binary = { loss: "binaryCrossentropy" } as const;
const mse = { loss: "meanSquaredError" } as const;
const sgd = { type: "sgd", learningRate: 0.1 } as const;
const l2 = { regularization: { l2: 0.01 } };

const specs: Record<string, Partial<EngineSpec>> = {
  tanh: { layers: [...hidden("tanh"), out(1, "sigmoid")], ...binary, ...l2 },
  relu: { layers: [...hidden("relu"), out(1, "linear")], ...mse, optimizer: { ...sgd, momentum: 0.9 } },
  nesterov: {
    layers: [...hidden("leakyRelu"), out(1, "tanh")],
    ...mse,
    optimizer: { ...sgd, momentum: 0.9, nesterov: true },
  },
  elu: {
    layers: [...hidden("elu"), out(2, "relu")],
    ...mse,
    regularization: { l1: 0.01, l2: 0.02 },
    optimizer: { type: "adagrad" },
  },
  probabilities: {
    layers: [...hidden("sigmoid"), out(1, "tanh"), out(1, "sigmoid"), out(1, "linear")],
    ...mse,
    regularization: { l1: 0.01 },
    optimizer: { type: "rmsprop" },
  },
  softmax: { layers: [out(2, "softmax")], ...binary, optimizer: { type: "adam" } },
  dropout: {
    layers: [...hidden("tanh"), { type: "dropout", rate: 0.4 }, out(3, "softmax")],
    loss: "sparseCategoricalCrossentropy",
    optimizer: { type: "adamw" },
  },
  shares: { layers: [out(3, "sigmoid")], loss: "categoricalCrossentropy", ...l2 },
  flat: { inputShape: [1, 2], layers: [{ type: "flatten" }, out(1, "linear")], ...mse },
};

const kRows = 5;
const features = Float32Array.of(0.5, -1.2, 1.1, 0.4, -0.7, -0.3, 0.2, 1.9, -1.4, 0.8);

function sessionOf(spec: Partial<EngineSpec>) {
  const { loss, layers = [] } = spec;
  const last = layers.at(-1);
  const units = last?.type === "dense" ? last.units : 1;
  const session = engine.createSession({
    inputShape: [2],
    optimizer: sgd,
    batchSize: kRows,
    seed: 5,
    ...spec,
  } as EngineSpec);
  const targets =
    loss === "sparseCategoricalCrossentropy"
      ? Int32Array.of(0, 1, 2, 1, 0)
      : Float32Array.from({ length: kRows * units }, (_, i) =>
          loss === "categoricalCrossentropy"
            ? Number(i % units === Math.floor(i / units) % units)
            : (i * 3) % 2,
        );
  session.setData({ features, targets, rows: kRows });
  return session;
}

const material = { split: new Uint8Array(kRows) } as Material;

/** All operations of the third step of each model. */
function* operations(): Generator<{
  model: string;
  o: (row: number, column: number, parameter: number) => Operation;
}> {
  for (const [model, spec] of Object.entries(specs)) {
    const session = sessionOf(spec);
    session.run(2);
    const by = new ByOperation();
    do {
      const cursor = by.advance(session, "op", material);
      const plan = by.plan(session);
      yield { model, o: (row, column, parameter) => new Operation(plan, cursor, { row, column, parameter }) };
    } while (by.isHalfWay);
    session.dispose();
  }
}

const visited = new Set<string>();

test("each formula's numbers, worked out in double, give the engine's result to the last digit shown", () => {
  let checked = 0;
  for (const { model, o: at } of operations()) {
    for (let i = 0; i < 12; i++) {
      const o = at(i, i >> 1, i % 3);
      const { op, name } = o.step;
      visited.add(op);
      assert.ok(isOpName(op), op);
      for (const line of linesOf(o)) {
        const shown = `${model} ${name}: ${symbols(line)} | ${numbers(line)}`;
        assert.doesNotMatch(shown, /undefined|NaN|\?|–/, shown);
        const right = workedOut(line);
        if (right === null) continue; // a condition, or a sum too long to be written out
        checked++;
        assert.ok(
          Math.abs(right - line.value) <= unitOf(line.value),
          `${shown} gives ${right}, not ${line.value}`,
        );
      }
    }
  }
  assert.ok(checked > 3000, String(checked));
});

test("the models above walk through every operation that a plan can hold", () => {
  const sources = ["parameter"];
  const missing = Object.keys(templates).filter((op) => !visited.has(op) && !sources.includes(op));
  assert.deepEqual(missing, []);
});

test("every operation reads as code, with the names of this network", () => {
  const seen = new Map<string, string>();
  for (const { model, o: at } of operations()) {
    const o = at(0, 0, 0);
    if (!isOpName(o.step.op)) continue;
    const { numpy, torch } = codeOf(o, o.step.op);
    assert.doesNotMatch(`${numpy} ${torch}`, /undefined|NaN| , |\( *,|, *\)/);
    if (model === "tanh") seen.set(o.step.name, numpy);
  }
  assert.equal(seen.get("dense_1/xw"), "u1 = X @ W1");
  assert.equal(seen.get("d_dense_2/kernel:matmulTN"), "dW2_data = a1.T @ dz2");
});
