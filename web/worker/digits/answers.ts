// What a session says to those who look: of one picture, of those held back, of itself. Nothing here changes it.

import { DownhillError, type Session } from "../../engine/index.ts";
import {
  type DigitsHistory,
  type DigitsReport,
  type Filters,
  type Flip,
  type Images,
  kClasses,
  kPixels,
  type Reading,
} from "../../shared/digits.ts";
import { best, flipped, type Network, toInput } from "./flip.ts";
import { kScale } from "./store.ts";

/** What came out of weights that have grown beyond all bounds is no answer. Errors: "unsupported". */
function asked(values: Float32Array): Float32Array {
  if (values.every(Number.isFinite)) return values;
  throw new DownhillError("unsupported", "the weights are so large that its answers are no numbers any more");
}

/** The present weights' answers to one picture. */
function networkOf(session: Session): Network {
  const [kernel, bias] = session.parameters().slice(-2);
  const logits = (x: Float32Array): Float32Array => {
    const input = session.layers(x).at(-2)?.data ?? x;
    const sums = Float32Array.from(bias?.data ?? []);
    input.forEach((value, i) => {
      for (let k = 0; k < kClasses; k++)
        sums[k] = (sums[k] ?? 0) + value * (kernel?.data[i * kClasses + k] ?? 0);
    });
    return sums;
  };
  return { logits: (x) => asked(logits(x)), slopes: (x) => asked(session.jacobian(x)) };
}

/** Errors: "unsupported", as for all that follow, where the weights have run away. */
export function read(session: Session, pixels: Uint8Array): Reading {
  const layers = session.layers(toInput(pixels)).map(({ name, data }) => ({ name, values: asked(data) }));
  return { layers, probabilities: layers.at(-1)?.values ?? new Float32Array(kClasses) };
}

/** d unit / d pixel; layer "": of the logits. */
export function slopes(session: Session, pixels: Uint8Array, layer: string, unit: number): Float32Array {
  const all = asked(session.jacobian(toInput(pixels), layer === "" ? {} : { layer }));
  return all.slice(unit * kPixels, (unit + 1) * kPixels);
}

export function flip(session: Session, pixels: Uint8Array): Flip | null {
  const found = flipped(networkOf(session), pixels);
  if (found === null) return null;
  let square = 0;
  found.forEach((byte, i) => {
    const change = (byte - (pixels[i] ?? 0)) * kScale;
    square += change * change;
  });
  const probabilities = session.predict(toInput(found));
  return {
    pixels: found,
    from: best(session.predict(toInput(pixels))),
    to: best(probabilities),
    probabilities,
    size: Math.sqrt(square / kPixels),
  };
}

/** Errors: "no-data" where nothing is held back. */
export function report(session: Session, held: number): DigitsReport {
  if (held === 0) throw new DownhillError("no-data", "no picture is held back to be looked at");
  const { rows, actual, predicted, losses, confusion, recall } = session.report("validation");
  return { rows, actual, predicted, losses, confusion, recall };
}

export function images(session: Session, rows: Uint32Array): Images {
  const { features, targets } = session.examples(rows);
  return { pixels: features as Uint8Array, labels: targets as Int32Array };
}

export function filters(session: Session): Filters {
  const kernel = session.parameters()[0];
  const units = kernel?.shape[1] ?? 0;
  const values = new Float32Array(units * kPixels);
  for (let pixel = 0; pixel < kPixels; pixel++)
    for (let unit = 0; unit < units; unit++)
      values[unit * kPixels + pixel] = kernel?.data[pixel * units + unit] ?? 0;
  return { units, values };
}

export function historyOf(session: Session): DigitsHistory {
  const { epoch, loss, validationLoss, accuracy, validationAccuracy } = session.history();
  return { epoch, loss, accuracy, heldLoss: validationLoss, heldAccuracy: validationAccuracy };
}

/** Dense layers alone have any: inputs x units and a bias each. */
export function parametersOf({ spec }: Session): number {
  let [sum, inputs] = [0, kPixels];
  for (const layer of spec.layers) {
    if (layer.type !== "dense") continue;
    sum += (inputs + 1) * layer.units;
    inputs = layer.units;
  }
  return sum;
}
