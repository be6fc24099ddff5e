// The recorded walk is the engine's: the worker's own way of building the model gives the same losses, bit for bit as
// far as they are written down. If this fails after a change that moves bits, run tools/home/record.mjs again.

import assert from "node:assert/strict";
import test from "node:test";
import { loadEngine } from "../../../../web/engine/index.ts";
import { recorded, walkData, walkSpec } from "../../../../web/labs/home/record.ts";
import { materialOf } from "../../../../web/worker/material.ts";
import { engineSpec } from "../../../../web/worker/spec.ts";

test("walking again from the recorded settings meets every recorded loss", async () => {
  const engine = await loadEngine();
  const data = walkData(null);
  const session = engine.createSession(engineSpec(walkSpec, data, walkSpec.learningRate as number));
  const { learn, points } = materialOf(engine, data);
  assert.ok(learn);
  session.setData({ ...learn });
  assert.equal(points.length, recorded.points.length);
  points.forEach((point, i) => {
    assert.ok(Math.abs(point.x - (recorded.points[i]?.x ?? 0)) < 0.006, `point ${i}`);
    assert.equal(point.label, recorded.points[i]?.label);
  });
  Array.from(recorded.curve.step).forEach((step, i) => {
    if (step > session.step) session.run(step - session.step);
    assert.equal(
      Number(session.evaluate("train").loss?.toPrecision(4)),
      recorded.curve.loss[i],
      `step ${step}`,
    );
    if (step === recorded.poster.step) {
      const right = Math.round((session.evaluate("train").accuracy ?? 0) * recorded.points.length);
      assert.equal(right, recorded.poster.right);
    }
  });
  session.dispose();
});
