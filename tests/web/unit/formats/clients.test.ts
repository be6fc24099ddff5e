// X1: what leaves opens in the real clients. Thirty random models, 32 inputs each: TensorFlow.js, ONNX Runtime (as wasm) and
// PyTorch answer what the engine answers, within 1e-5. PyTorch is skipped, and counted so, where there is none.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import "@tensorflow/tfjs-backend-cpu";
import * as tf from "@tensorflow/tfjs-core";
import * as layers from "@tensorflow/tfjs-layers";
import * as ort from "onnxruntime-web";
import { toSafetensors } from "../../../../web/formats/bundle.ts";
import { toPytorch } from "../../../../web/formats/code/pytorch.ts";
import type { Model } from "../../../../web/formats/model.ts";
import { toOnnx } from "../../../../web/formats/onnx.ts";
import { toTensorflow } from "../../../../web/formats/tensorflow.ts";
import { randomSource } from "../chance.ts";
import { farthest, folder, python, randomRows, type Walked, walked, widthOf } from "./support.ts";

tf.enableProdMode();
await tf.setBackend("cpu");
ort.env.wasm.numThreads = 1;

const kModels = 30;
const kRows = 32;
const kMost = 1e-5;

interface Case extends Walked {
  readonly x: Float32Array;
  readonly ours: Float32Array;
}

const cases: Case[] = Array.from({ length: kModels }, (_, seed) => {
  const one = walked(seed, 12, { standardize: seed % 3 === 0 });
  const x = randomRows(randomSource(seed), kRows, widthOf(one.model.spec));
  return { ...one, x, ours: one.session.predict(x) };
});

test("thirty models answer in ONNX Runtime as they do here", async () => {
  for (const [seed, { model, x, ours }] of cases.entries()) {
    const session = await ort.InferenceSession.create(toOnnx(model));
    const input = new ort.Tensor("float32", x, [kRows, ...model.spec.inputShape]);
    const { output } = await session.run({ input });
    assert.ok(output, `model ${seed} has no output`);
    const off = farthest(ours, output.data as Float32Array);
    assert.ok(off <= kMost, `model ${seed}: ${off} apart, ${JSON.stringify(model.spec.layers)}`);
    await session.release();
  }
});

async function inTensorflow(model: Model, x: Float32Array): Promise<ArrayLike<number>> {
  const { json, weights } = toTensorflow(model);
  const file = JSON.parse(json);
  const handler = {
    load: async () => ({
      modelTopology: file.modelTopology,
      weightSpecs: file.weightsManifest[0].weights,
      weightData: weights.buffer,
    }),
  };
  const loaded = await layers.loadLayersModel(handler);
  const answer = loaded.predict(tf.tensor(x, [kRows, ...model.spec.inputShape])) as tf.Tensor;
  return answer.dataSync();
}

test("thirty models answer in TensorFlow.js as they do here", async () => {
  let tried = 0;
  for (const [seed, { model, x, ours }] of cases.entries()) {
    if (model.standardization && model.spec.inputShape.length > 1) {
      assert.throws(() => toTensorflow(model), { code: "unsupported", where: "standardization" });
      continue;
    }
    const off = farthest(ours, await inTensorflow(model, x));
    assert.ok(off <= kMost, `model ${seed}: ${off} apart, ${JSON.stringify(model.spec.layers)}`);
    tried++;
  }
  assert.ok(tried >= 20, `only ${tried} models tried`);
});

const asker = `
import importlib.util, json, sys
import torch
torch.set_num_threads(1)
def answers(folder):
    sys.argv = ["model.py", folder + "/model.safetensors"]
    spec = importlib.util.spec_from_file_location("model", folder + "/model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with open(folder + "/input.json") as file:
        x = torch.tensor(json.load(file))
    net = module.Net(module.read_safetensors(module.FILE))
    with torch.no_grad():
        return net.predict(x).flatten().tolist()
print(json.dumps([answers(folder) for folder in sys.argv[1:]]))
`;

test("thirty models answer in PyTorch as they do here", {
  skip: python === null && "no Python with torch",
}, (t) => {
  const folders = cases.map(({ model, x }) => {
    const here = folder(t);
    writeFileSync(path.join(here, "model.safetensors"), toSafetensors(model));
    writeFileSync(path.join(here, "model.py"), toPytorch(model));
    writeFileSync(
      path.join(here, "input.json"),
      JSON.stringify(nested([...x], [kRows, ...model.spec.inputShape])),
    );
    return here;
  });
  const run = spawnSync(python ?? "", ["-c", asker, ...folders], { encoding: "utf8", maxBuffer: 1e8 });
  assert.equal(run.status, 0, run.stderr);
  const answers: number[][] = JSON.parse(run.stdout);
  for (const [seed, { ours, model }] of cases.entries()) {
    const off = farthest(ours, answers[seed] ?? []);
    assert.ok(off <= kMost, `model ${seed}: ${off} apart, ${JSON.stringify(model.spec.layers)}`);
  }
});

function nested(flat: readonly number[], [first = 0, ...rest]: readonly number[]): unknown {
  if (rest.length === 0) return flat;
  const size = flat.length / first;
  return Array.from({ length: first }, (_, i) => nested(flat.slice(i * size, (i + 1) * size), rest));
}
