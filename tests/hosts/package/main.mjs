// An app on both entries of the package: trains a little network and says what came of it, to the last bit, and its file.

import { loadEngine } from "downhill";
import { modelFrom, toSafetensors } from "downhill/formats";

const engine = await loadEngine();
const { features, targets, rows } = engine.generate({ type: "spiral", rows: 60, noise: 0.1, seed: 1 });
const session = engine.createSession({
  inputShape: [2],
  layers: [
    { type: "dense", units: 4, activation: "tanh" },
    { type: "dense", units: 1, activation: "sigmoid" },
  ],
  loss: "binaryCrossentropy",
  optimizer: { type: "adam", learningRate: 0.03 },
  batchSize: 10,
  seed: 42,
});
session.setData({ features, targets, rows, validation: 0.2 });
session.run(200);
const weights = session.parameters().map(({ data }) => [...new Uint32Array(Float32Array.from(data).buffer)]);
const file = [...toSafetensors(modelFrom(session))];
globalThis.result = JSON.stringify([session.evaluate("train").loss, weights, file]);
console.log(globalThis.result);
