// Programs that go on where the page stopped: the next ten losses of each are ours within 1e-4, over the same batches and
// masks, with the optimizer's memory. PyTorch alone and as two processes; skipped, and counted so, where it is missing. C++:
// cpp.test.ts.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { type TestContext, test } from "node:test";
import { toSafetensors } from "../../../../web/formats/bundle.ts";
import { toPytorch } from "../../../../web/formats/code/pytorch.ts";
import {
  assertSame,
  folder,
  kModels,
  kSteps,
  lossesIn,
  nextLosses,
  python,
  type Walked,
  walked,
} from "./support.ts";

const without = { skip: python === null && "no Python with torch" };

function written(t: TestContext, { model }: Walked): string {
  const here = folder(t);
  writeFileSync(path.join(here, "model.safetensors"), toSafetensors(model));
  writeFileSync(path.join(here, "model.py"), toPytorch(model));
  return here;
}

const runner = `
import importlib.util, os, sys
import torch
torch.set_num_threads(1)
for folder in sys.argv[1:]:
    print("folder", flush=True)
    os.chdir(folder)
    sys.argv = ["model.py"]
    spec = importlib.util.spec_from_file_location("model", "model.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.main(${kSteps})
`;

test(
  "the PyTorch script's next ten losses are ours: every optimizer, every loss, dropout, penalties",
  without,
  (t) => {
    const all = Array.from({ length: kModels }, (_, i) => walked(i, 9 + i));
    const folders = all.map((one) => written(t, one));
    const run = spawnSync(python ?? "", ["-c", runner, ...folders], { encoding: "utf8", maxBuffer: 1e8 });
    assert.equal(run.status, 0, run.stderr);
    const parts = run.stdout.split("folder\n").slice(1);
    for (const [i, one] of all.entries()) {
      assertSame(lossesIn(parts[i] ?? ""), nextLosses(one), `model ${i} ${JSON.stringify(one.model.spec)}`);
    }
  },
);

test("as two gloo processes under torchrun the script makes the same losses", without, (t) => {
  const one = walked(5, 30, {
    spec: {
      inputShape: [2],
      layers: [
        { type: "dense", units: 6, activation: "tanh" },
        { type: "dropout", rate: 0.25 },
        { type: "dense", units: 1, activation: "sigmoid" },
      ],
      loss: "binaryCrossentropy",
      optimizer: { type: "adam", learningRate: 0.01 },
      regularization: { l2: 0.001 },
      batchSize: 5, // 23 rows: the last batch is of 3, so the shares are uneven
      seed: 3,
    },
  });
  const here = written(t, one);
  // Its default for streams breaks torch 1.13 under Python 3.11; with a log it marks each line with who said it.
  const streams = ["--redirects", "1", "--tee", "1", "--log_dir", path.join(here, "log")];
  const launch = ["-m", "torch.distributed.run", "--standalone", "--nproc_per_node", "2", ...streams];
  const script = ["model.py", "model.safetensors", String(kSteps)];
  const run = spawnSync(python ?? "", [...launch, ...script], {
    cwd: here,
    encoding: "utf8",
    env: { ...process.env, OMP_NUM_THREADS: "1", CUDA_VISIBLE_DEVICES: "" },
  });
  assert.equal(run.status, 0, run.stderr);
  assertSame(lossesIn(run.stdout), nextLosses(one), "two processes");
});
