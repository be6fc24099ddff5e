// Learning-rate schedules against their formulas: on plain gradient descent the rate of a step is what the weight moved,
// divided by its gradient. The formulas are written out here with Math, which needn't agree to the last bit.

import assert from "node:assert/strict";
import test from "node:test";
import { engine, line } from "./support.mjs";

const alpha = 0.004;

const schedules = {
  constant: [{ type: "constant" }, () => 1],
  step: [{ type: "step", steps: 7, decayRate: 0.6 }, (t) => 0.6 ** Math.floor(t / 7)],
  exponential: [{ type: "exponential", steps: 9, decayRate: 0.5 }, (t) => 0.5 ** (t / 9)],
  inverseTime: [{ type: "inverseTime", steps: 5, decayRate: 2 }, (t) => 1 / (1 + (2 * t) / 5)],
  cosine: [
    { type: "cosine", steps: 20, finalFraction: 0.1 },
    (t) => 0.1 + (0.9 * (1 + Math.cos((Math.PI * Math.min(t, 20)) / 20))) / 2,
  ],
};

/** The rate of each of the next steps, from how the one weight moves. */
function ratesOf(session, steps) {
  const weight = () => session.parameters()[0].data[0];
  return Array.from({ length: steps }, () => {
    const before = weight();
    session.run(1);
    return (before - weight()) / session.gradients()[0].data[0];
  });
}

for (const [name, [schedule, factor]] of Object.entries(schedules)) {
  for (const warmupSteps of [0, 4]) {
    test(`${name} with ${warmupSteps} warm-up steps follows its formula`, (t) => {
      // Steep data: the weight moves far in each step, so that its float tells the rate to five digits.
      const spec = {
        optimizer: { type: "sgd", learningRate: alpha, schedule: { ...schedule, warmupSteps } },
      };
      const session = engine.createSession(line(spec));
      t.after(() => session.dispose());
      const x = Float32Array.of(-1, 0.5, 1);
      session.setData({ features: x, targets: x.map((value) => 1e6 * value), rows: 3 });
      ratesOf(session, 30).forEach((rate, step) => {
        const after = step - warmupSteps;
        const expected = alpha * (after < 0 ? (step + 1) / warmupSteps : factor(after));
        assert.ok(Math.abs(rate / expected - 1) < 1e-3, `step ${step}: ${rate}, expected ${expected}`);
      });
    });
  }
}
