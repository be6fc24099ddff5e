// What M1 walks: a model and data of each lab, and what a page asks of a session beside training. Shared by
// memory.test.mjs and tests/bench/memory.mjs.

import { classifier, dense } from "./support.mjs";

/** By lab: spec and generator. */
export const labs = {
  line: [
    {
      inputShape: [1],
      layers: [dense(1)],
      loss: "meanSquaredError",
      optimizer: { type: "sgd", learningRate: 0.1 },
    },
    { type: "line", rows: 40, noise: 0.1, seed: 1 },
  ],
  boundary: [
    classifier({ layers: [dense(1, "sigmoid")] }),
    { type: "gaussian", rows: 100, noise: 0.5, seed: 1 },
  ],
  network: [classifier({ optimizer: { type: "adam" } }), { type: "spiral", rows: 200, noise: 0.1, seed: 1 }],
};

/** What a page does all the time, beside training. */
export function lookAround(session) {
  session.field({ x: [-3, 3], y: [-3, 3], width: 20, height: session.spec.inputShape[0] === 1 ? 1 : 20 });
  session.parameters();
  session.history();
  session.evaluate("train");
  session.nodes();
  session.checkpoint();
}
