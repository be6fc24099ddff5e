// What the digits lab's settings mean as a model.

import type { ModelSpec } from "../../engine/index.ts";
import { type DigitsModel, kClasses, kPixels } from "../../shared/digits.ts";
import { layersOf } from "../../shared/digits-settings.ts";

export function specOf(model: DigitsModel): ModelSpec {
  const { optimizer, learningRate, batchSize, seed } = model;
  return {
    inputShape: [kPixels],
    layers: layersOf(model, kClasses),
    loss: "sparseCategoricalCrossentropy",
    optimizer: { type: optimizer, learningRate },
    batchSize,
    seed,
  };
}
