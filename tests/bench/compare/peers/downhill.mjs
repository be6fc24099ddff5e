// Ours, in node and in a page alike: the package as a user has it, one crossing for all steps of a round.

import { cutWeights, dropoutBehind } from "../layers.mjs";

/** `loadEngine` comes from the built package; `variant` is "strict" or "turbo". */
export async function loadDownhill(task, loadEngine, variant) {
  const engine = await loadEngine(variant === "strict" ? {} : { variant });
  if (engine.variant !== variant)
    throw new Error(`asked for ${variant}, got ${engine.variant}: ${engine.variantNote ?? "no note"}`);
  let timed = null;
  return {
    losses(steps, optimizer) {
      const session = sessionOf(engine, { ...task, optimizer, dropout: 0 }, false);
      const losses = Array.from({ length: steps }, () => session.run(1).loss);
      session.dispose();
      return losses;
    },
    prepare() {
      timed = sessionOf(engine, task, true);
    },
    run(steps) {
      timed.run(steps);
      return steps;
    },
  };
}

/** A session on the task's data; from the task's own weights unless `drawn` (then the spec's seed draws them). */
export function sessionOf(engine, task, shuffle, { seed = 42, drawn = false, validation } = {}) {
  const layers = task.layers.flatMap(([units, activation], i) => {
    const rate = dropoutBehind(task, i);
    return [{ type: "dense", units, activation }, ...(rate > 0 ? [{ type: "dropout", rate }] : [])];
  });
  const { inputs, loss, optimizer, batch } = task;
  const session = engine.createSession({
    inputShape: [inputs],
    layers,
    loss,
    optimizer,
    batchSize: batch,
    shuffle,
    seed,
  });
  const classes = loss === "sparseCategoricalCrossentropy";
  const targetsOf = (targets) => (classes ? Int32Array.from(targets) : targets);
  const { features, targets, rows } = task;
  const held = validation && { ...validation, targets: targetsOf(validation.targets) };
  session.setData({ features, targets: targetsOf(targets), rows, ...(held ? { validation: held } : {}) });
  if (!drawn) {
    const flat = cutWeights(task, task.weights).flatMap(({ kernel, bias }) => [kernel, bias]);
    session.setParameters(session.parameters().map((tensor, i) => ({ ...tensor, data: flat[i] })));
  }
  return session;
}
