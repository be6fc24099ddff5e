// N4: the same answers as PyTorch, from tests/golden/pytorch.json (made by tools/goldens/make.py): predictions, loss,
// penalty, every gradient, and the weights after one and after ten steps of each optimizer.

import assert from "node:assert/strict";
import test from "node:test";
import { assertClose, assertTensorsClose, engine, golden } from "./support.mjs";

const tolerance = { rtol: 1.3e-6, atol: 1e-5 };

function sessionOf(t, { spec, parameters, features, targets, rows }) {
  const session = engine.createSession(spec);
  t.after(() => session.dispose());
  const Targets = spec.loss === "sparseCategoricalCrossentropy" ? Int32Array : Float32Array;
  session.setData({ features: Float32Array.from(features), targets: Targets.from(targets), rows });
  const tensors = parameters.map((tensor) => ({ ...tensor, data: Float32Array.from(tensor.data) }));
  session.setParameters(tensors);
  return session;
}

for (const record of golden("pytorch.json")) {
  test(`${record.name}: predictions, loss, gradients and ten steps as in PyTorch`, (t) => {
    const session = sessionOf(t, record);
    assertTensorsClose(session.parameters(), record.parameters, { rtol: 1e-7 }, "parameters");
    assertClose(
      session.predict(Float32Array.from(record.features)),
      record.predictions,
      tolerance,
      "predictions",
    );
    const first = session.run(1);
    assertClose([first.loss, first.penalty], [record.loss, record.penalty], tolerance, "loss and penalty");
    assertTensorsClose(session.gradients(), record.gradients, tolerance, "gradients");
    assertTensorsClose(session.parameters(), record.afterOne, tolerance, "after one step");
    assert.equal(session.run(9).step, 10);
    assertTensorsClose(session.parameters(), record.afterTen, tolerance, "after ten steps");
  });
}
