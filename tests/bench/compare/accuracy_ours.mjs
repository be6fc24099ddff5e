// Our side of the accuracy task: the share of the held-out rows told right after some epochs, weights and order drawn by
// the seed. TensorFlow.js's side is in peers/tfjs.mjs.

import { sessionOf } from "./peers/downhill.mjs";

/** Trains on the first `train` rows of the task, tests on the others. */
export async function accuracyOf(loadEngine, task, { seed, epochs, train }) {
  const engine = await loadEngine();
  const part = (from, to) => ({
    features: task.features.slice(from * task.inputs, to * task.inputs),
    targets: task.targets.slice(from, to),
    rows: to - from,
  });
  const session = sessionOf(engine, { ...task, ...part(0, train) }, true, {
    seed,
    drawn: true,
    validation: part(train, task.rows),
  });
  session.run(epochs * Math.ceil(train / task.batch));
  const { accuracy } = session.evaluate("validation");
  session.dispose();
  return accuracy;
}
