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

test("the recorded fields are the engine's to half a shade of 255", async () => {
  const engine = await loadEngine();
  const data = walkData(null);
  const session = engine.createSession(engineSpec(walkSpec, data, walkSpec.learningRate as number));
  const { learn } = materialOf(engine, data);
  assert.ok(learn);
  session.setData({ ...learn });
  for (const { step, grid } of [...recorded.thumbs, recorded.poster]) {
    session.run(step - session.step);
    const { width, height, values } = grid;
    const [map] = session.field({ x: [-3, 3], y: [-3, 3], width, height, nodes: [] }).maps;
    const [low, high] = [Math.min(...values), Math.max(...values)];
    assert.ok(high - low > 0.1, `step ${step} has a field`);
    values.forEach((value, i) => {
      // Recorded rows go down, the engine's go up.
      const live = map?.values[(height - 1 - Math.floor(i / width)) * width + (i % width)] ?? Number.NaN;
      assert.ok(Math.abs(value - live) <= 0.501 * ((high - low) / 255) + 1e-6, `step ${step}, cell ${i}`);
    });
  }
  session.dispose();
});
