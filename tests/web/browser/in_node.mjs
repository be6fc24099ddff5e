// A lab's own walk in Node: the same points, split, features and spec, so that its bits can be held against a browser's.

import { loadEngine } from "../../../build/npm/index.js";

/** A session as Network builds it. `split` and `points` are a snapshot's, `settings` the lab's. */
export async function sessionInNode({ points, split, settings }) {
  const engine = await loadEngine();
  const part = (which) => {
    const rows = points.filter((_, i) => split[i] === which);
    const flat = Float32Array.from(rows.flatMap(({ x, y }) => [x, y]));
    const features = engine.expandFeatures(flat, settings.features, 2);
    return { features, targets: Float32Array.from(rows, ({ label }) => label), rows: rows.length };
  };
  const dropout = settings.dropout > 0 ? [{ type: "dropout", rate: settings.dropout }] : [];
  const session = engine.createSession({
    inputShape: [settings.features.length],
    layers: [
      ...settings.hidden.flatMap((layer) => [{ type: "dense", ...layer }, ...dropout]),
      { type: "dense", units: 1, activation: "sigmoid" },
    ],
    loss: settings.loss,
    optimizer: { type: settings.optimizer, learningRate: settings.learningRate },
    regularization: { l1: settings.l1, l2: settings.l2 },
    batchSize: settings.batchSize,
    shuffle: true,
    seed: settings.seed,
  });
  session.setData({ ...part(0), validation: part(1) });
  return session;
}

/** All parameters as the bits of their floats. */
export const bitsOf = (session) =>
  session.parameters().flatMap(({ data }) => [...new Uint32Array(data.slice().buffer)]);
