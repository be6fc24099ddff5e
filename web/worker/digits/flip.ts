// The smallest edit that makes a network read another digit: DeepFool (Moosavi-Dezfooli et al. 2016), which walks to the
// nearest border as if all borders were planes, again and again; then as much of the way back as the other reading
// allows. Pixels stay between paper and ink and come out as bytes. An upper bound: a smaller edit may exist.

import { kClasses, kPixels } from "../../shared/digits.ts";

export interface Network {
  /** Of the classes, before softmax. */
  logits(x: Float32Array): Float32Array;
  /** d logit / d pixel: [classes][pixels]. */
  slopes(x: Float32Array): Float32Array;
}

const kMostSteps = 60;
const kOvershoot = 0.02;
const kHalvings = 14;

const clamp = (value: number): number => Math.min(1, Math.max(0, value));

export function best(values: ArrayLike<number>): number {
  let at = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[at] ?? 0)) at = i;
  return at;
}

const toBytes = (x: Float32Array): Uint8Array =>
  Uint8Array.from(x, (value) => Math.round(255 * clamp(value)));
export const toInput = (pixels: Uint8Array): Float32Array => Float32Array.from(pixels, (byte) => byte / 255);

/** One step towards the nearest border of `from` from x, over pixels that can still move that way. */
function nearestBorder(network: Network, x: Float32Array, from: number): Float32Array | null {
  const logits = network.logits(x);
  const slopes = network.slopes(x);
  let least = Number.POSITIVE_INFINITY;
  let step: Float32Array | null = null;
  for (let k = 0; k < kClasses; k++) {
    if (k === from) continue;
    const towards = new Float32Array(kPixels);
    let square = 0;
    for (let i = 0; i < kPixels; i++) {
      const slope = (slopes[k * kPixels + i] ?? 0) - (slopes[from * kPixels + i] ?? 0);
      const value = x[i] ?? 0;
      const stuck = (value <= 0 && slope < 0) || (value >= 1 && slope > 0);
      if (stuck) continue;
      towards[i] = slope;
      square += slope * slope;
    }
    const gap = Math.max(0, (logits[from] ?? 0) - (logits[k] ?? 0)) + 1e-3;
    const far = gap / Math.sqrt(square);
    if (square > 0 && far < least) {
      least = far;
      step = towards.map((slope) => ((1 + kOvershoot) * gap * slope) / square);
    }
  }
  return step;
}

/** A picture in bytes that is read differently, or null where none was found in time. */
export function flipped(network: Network, pixels: Uint8Array): Uint8Array | null {
  const start = toInput(pixels);
  const from = best(network.logits(start));
  const turned = (bytes: Uint8Array): boolean => best(network.logits(toInput(bytes))) !== from;
  const mixed = (x: Float32Array, share: number): Uint8Array =>
    toBytes(start.map((value, i) => value + share * ((x[i] ?? 0) - value)));
  let x = start;
  for (let n = 0; n < kMostSteps && !turned(toBytes(x)); n++) {
    const step = nearestBorder(network, x, from);
    if (step === null) return null;
    x = x.map((value, i) => clamp(value + (step[i] ?? 0)));
  }
  if (!turned(toBytes(x))) return null;
  let [low, high] = [0, 1];
  for (let n = 0; n < kHalvings; n++) {
    const middle = (low + high) / 2;
    if (turned(mixed(x, middle))) high = middle;
    else low = middle;
  }
  return mixed(x, high);
}
