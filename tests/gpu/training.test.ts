// Whole runs on both devices from the same start: the losses of every step stay together, the session can't tell who
// walked, and a step costs what was promised.

import assert from "node:assert/strict";
import { test } from "node:test";
import { loadEngine } from "../../web/engine/index.ts";
import { GpuWalk } from "../../web/gpu/walk.ts";
import { cases } from "./specs.ts";
import { pipelines, skip } from "./support.ts";

const engine = await loadEngine();
const kSteps = 500;

for (const { name, spec, data } of cases(engine)) {
  test(`${name}: ${kSteps} steps on the GPU have the losses of the CPU's`, { skip }, async () => {
    const [there, here] = [engine.createSession(spec), engine.createSession(spec)];
    there.setData(data);
    here.setData(data);
    const walk = await GpuWalk.make(there, await pipelines());
    const losses: number[] = [];
    const result = await walk.run(kSteps, (some) => losses.push(...some));
    assert.equal(losses.length, kSteps, "every step was the GPU's");
    for (let step = 0; step < kSteps; step++) {
      const { loss } = here.run(1);
      const bound = 1e-3 * ((loss ?? 0) + 0.01);
      const off = Math.abs((losses[step] ?? Number.NaN) - (loss ?? 0));
      assert.ok(
        off <= bound,
        `step ${step + 1}: CPU ${loss}, GPU ${losses[step]}, off by ${off} of ${bound}`,
      );
    }
    const plain = here.run(0);
    assert.deepEqual([result.step, result.epoch], [plain.step, plain.epoch]);
    assert.deepEqual([...there.history().step], [...here.history().step], "checks at the same steps");
    walk.destroy();
    there.dispose();
    here.dispose();
  });
}
