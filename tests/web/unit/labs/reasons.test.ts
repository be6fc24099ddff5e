// Why something was refused, in Chinese: what the formats, the digits' files and the engine really say comes out without a
// word of English but names of things; in English it is said as it was.

import assert from "node:assert/strict";
import { test } from "node:test";
import { DownhillError } from "../../../../web/engine/errors.ts";
import { toSafetensors } from "../../../../web/formats/bundle.ts";
import { modelOf, named, parameterShapes } from "../../../../web/formats/model.ts";
import type { Picked } from "../../../../web/labs/common/out/picked.ts";
import { reasonIn } from "../../../../web/labs/common/reasons.ts";
import { brought } from "../../../../web/labs/digits/take/bring.ts";
import { idx } from "../../../../web/labs/digits/take/idx.ts";
import { firstSettings } from "../../../../web/shared/digits-settings.ts";
import type { DataSpec } from "../../../../web/shared/model.ts";
import type { Failure } from "../../../../web/shared/protocol.ts";
import type { Recipe } from "../../../../web/shared/table.ts";
import { ofFiles } from "../../../../web/worker/digits/pictures.ts";
import { checkSize } from "../../../../web/worker/digits/store.ts";
import { failureOf } from "../../../../web/worker/failure.ts";
import { materialOf, sessionData } from "../../../../web/worker/material.ts";
import { prepare } from "../../../../web/worker/table/prepare.ts";
import { readTable } from "../../../../web/worker/table/read.ts";
import { engine } from "../formats/support.ts";

function refusal(act: () => unknown): Failure {
  try {
    act();
  } catch (error) {
    return failureOf(error);
  }
  return assert.fail("nothing was refused");
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const file = (name: string, content: Uint8Array) => ({ name, bytes: content });
const text = (name: string, content: string): Picked => file(name, new TextEncoder().encode(content));
const state = (rest: string): Picked =>
  text("lab.json", `{"downhill":"lab","schema":1,"lab":"digits",${rest}}`);

function model(layers: readonly object[], number = 0): Picked {
  const loss = "sparseCategoricalCrossentropy";
  const spec = named({ inputShape: [784], layers, loss, optimizer: { type: "sgd" } });
  const parameters = parameterShapes(spec).map(({ name, shape }) => ({
    name,
    shape,
    data: new Float32Array(shape.reduce((product, n) => product * n, 1)).fill(number),
  }));
  return file("m.safetensors", toSafetensors(modelOf({ spec, parameters })));
}
const softmax = { type: "dense", units: 10, activation: "softmax" };
const bring = (...files: Picked[]) => refusal(() => brought(firstSettings, files));
const pictures = (...files: { name: string; bytes: Uint8Array }[]) => refusal(() => ofFiles(files));
const images = file("images", idx([2, 28, 28], new Uint8Array(2 * 784)));

const gaps = await readTable("a,c,y\n1,red,0\n2,,1\n", "t.csv", { turn: async () => {} });
/** What is said of a recipe for that table. */
const table = (recipe: Partial<Recipe>) =>
  refusal(() =>
    prepare(
      gaps,
      {
        ...{ target: "y", positive: "1", inputs: ["a", "c"], kinds: [], missing: "mean", encoding: "onehot" },
        ...{ scaling: "none", validation: 0.25, test: 0.25 },
        ...recipe,
      },
      () => assert.fail("nothing is drawn"),
    ),
  );
const points = (count: number): DataSpec => ({
  ...{ role: "line", features: ["x1"], validation: 0, seed: 1 },
  source: { kind: "points", points: Array.from({ length: count }, () => ({ x: 0, y: 0, label: 0 })) },
});

const refusals: readonly (readonly [Failure, RegExp])[] = [
  [table({ missing: "drop" }), /至少要有 2 行什么都不缺，这里有 1 行/],
  [table({ inputs: [] }), /还得有别的列可以学/],
  [table({ inputs: ["age"] }), /没有叫“age”的列/],
  [table({ kinds: [{ name: "c", kind: "number" }] }), /“c”这一列不能当作数来学/],
  [table({ positive: "2" }), /“y”这一列里没有“2”这个值/],
  [refusal(() => materialOf(engine, points(1e6))), /点最多 \d+ 个，这里有 1000000 个/],
  [refusal(() => sessionData(materialOf(engine, points(0)))), /至少要有 1 个点/],
  [bring(text("notes.txt", "hello")), /\.json 或 \.safetensors 文件，来的是 notes\.txt/],
  [bring(text("a.json", "{")), /读不通/],
  [bring(file("cut.safetensors", bytes(1, 2, 3))), /读不通|太大|不支持/],
  [
    bring(model([{ ...softmax, activation: "relu" }])),
    /layers\[0\].*应该是 dense 10 softmax，来的是 dense 10 relu/,
  ],
  [bring(model([softmax, softmax])), /layers\[0\].*relu.*softmax/],
  [bring(state('"settings":[],"points":null,"step":0,"checkpoint":"","weights":[]')), /settings.*一个对象/],
  [bring(state('"settings":{},"points":null,"step":0,"checkpoint":"","weights":[]')), /settings\.hidden/],
  [pictures(file("notes.txt", text("", "hello there").bytes)), /notes\.txt 第 0 个字节：这里不是 IDX 文件/],
  [pictures(images), /要一个图片文件和一个标签文件.*来了 1 个图片文件和 0 个标签文件/],
  [
    pictures(images, file("labels", idx([3], bytes(1, 2, 3)))),
    /labels 第 4 个字节：images 有 2 张图片，标签却有 3 个/,
  ],
  [pictures(images, file("labels", idx([2], bytes(1, 12)))), /第 2 个标签：标签是 12，只能是 0 到 9/],
  [pictures(file("cut", idx([2, 28, 28], bytes(1)))), /文件断得太早/],
  [
    pictures(file("small", idx([1, 8, 8], new Uint8Array(64))), file("l", idx([1], bytes(1)))),
    /图片是 8 × 8/,
  ],
  [
    refusal(() => {
      const many = { pixels: { length: 784 * 1e5 } as Uint8Array, labels: bytes() };
      checkSize(many, { pixels: bytes(), labels: bytes() });
    }),
    /这里最多放 \d+ 张/,
  ],
  [
    refusal(() =>
      engine.createSession({
        inputShape: [2],
        layers: [{ type: "dense", units: 1_000_000_000 }],
        loss: "meanSquaredError",
        optimizer: { type: "sgd", learningRate: 0.1 },
      }),
    ),
    /放不下|不成立|不能用/,
  ],
  [
    failureOf(new DownhillError("bad-checkpoint", "these 3 bytes are no checkpoint", "bytes")),
    /不是这个模型/,
  ],
];

test("what was refused is told in Chinese, without English but names", () => {
  for (const [failure, wanted] of refusals) {
    const told = reasonIn("zh", failure);
    assert.match(told, wanted, failure.message);
    assert.doesNotMatch(told, /\b[a-z]{2,}['’]?[a-z]* [a-z]{2,}/i, failure.message);
  }
});

test("in English it is said as it was, without a full stop of its own", () => {
  for (const [failure] of refusals) {
    const told = reasonIn("en", failure);
    assert.equal(`${told}.`, `${failure.message.replace(/\.$/, "")}.`);
  }
});
