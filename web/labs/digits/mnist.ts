// From ink on a pad to a picture as MNIST has them: cut to what is drawn, scaled to fit 20 x 20 with its proportions
// kept, laid into 28 x 28 so that its centre of mass is the centre. Pure. Source: LeCun, Cortes, Burges, "The MNIST
// database of handwritten digits".

import { kPixels, kSide } from "../../shared/digits.ts";

/** Ink row by row from the top, 0 paper to 255. */
export interface Ink {
  readonly width: number;
  readonly height: number;
  readonly values: Uint8ClampedArray | Uint8Array;
}

/** How a drawing came to be the picture: pad point (x, y) lies at (x * scale + dx, y * scale + dy) of it. */
export interface Placing {
  readonly scale: number;
  readonly dx: number;
  readonly dy: number;
}

export interface Seen {
  readonly pixels: Uint8Array;
  /** What was cut out of the pad: left, top, width, height. */
  readonly box: readonly [number, number, number, number];
  readonly placing: Placing;
  /** Scaled, and its box in the middle: before the centre of mass is looked at. */
  readonly fitted: Placing;
}

export const kSeenSide = kSide;
const kFit = 20;
const kFaint = 16; // of 255: less counts as paper

/** null: there is no ink. */
export function boxOf({ width, height, values }: Ink): Seen["box"] | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if ((values[y * width + x] ?? 0) < kFaint) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  return right < 0 ? null : [left, top, right - left + 1, bottom - top + 1];
}

/** The mean ink of the pad over [x0, x1) x [y0, y1), in pad units; what lies outside the box is paper. */
function mean(ink: Ink, box: Seen["box"], x0: number, y0: number, x1: number, y1: number): number {
  const [left, top, width, height] = box;
  let sum = 0;
  for (let y = Math.max(top, Math.floor(y0)); y < Math.min(top + height, y1); y++) {
    const high = Math.min(y + 1, y1) - Math.max(y, y0);
    for (let x = Math.max(left, Math.floor(x0)); x < Math.min(left + width, x1); x++) {
      const wide = Math.min(x + 1, x1) - Math.max(x, x0);
      sum += (ink.values[y * ink.width + x] ?? 0) * wide * high;
    }
  }
  return sum / ((x1 - x0) * (y1 - y0));
}

/** Centre of mass of a picture, in pixels from its corner. */
function centre(values: ArrayLike<number>): [number, number] {
  let [sum, sumX, sumY] = [0, 0, 0];
  for (let i = 0; i < kPixels; i++) {
    const value = values[i] ?? 0;
    sum += value;
    sumX += value * ((i % kSide) + 0.5);
    sumY += value * (Math.floor(i / kSide) + 0.5);
  }
  return [sumX / sum, sumY / sum];
}

/** The ink laid into a picture, each pixel the mean of what it covers. */
function laid(ink: Ink, box: Seen["box"], { scale, dx, dy }: Placing): Float32Array {
  const values = new Float32Array(kPixels);
  for (let y = 0; y < kSide; y++)
    for (let x = 0; x < kSide; x++) {
      const [x0, y0] = [(x - dx) / scale, (y - dy) / scale];
      values[y * kSide + x] = mean(ink, box, x0, y0, x0 + 1 / scale, y0 + 1 / scale);
    }
  return values;
}

/** null: there is no ink. */
export function seenAs(ink: Ink): Seen | null {
  const box = boxOf(ink);
  if (box === null) return null;
  const [left, top, width, height] = box;
  const scale = kFit / Math.max(width, height);
  const middle: Placing = {
    scale,
    dx: Math.round((kSide - width * scale) / 2) - left * scale,
    dy: Math.round((kSide - height * scale) / 2) - top * scale,
  };
  // By whole pixels, as MNIST's pictures were moved: so nothing is blurred a second time.
  const [x, y] = centre(laid(ink, box, middle));
  const placing = {
    scale,
    dx: middle.dx + Math.round(kSide / 2 - x),
    dy: middle.dy + Math.round(kSide / 2 - y),
  };
  return { pixels: Uint8Array.from(laid(ink, box, placing), Math.round), box, placing, fitted: middle };
}
