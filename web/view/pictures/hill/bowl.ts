// The loss of a line as a function of its two numbers: a quadratic bowl, exact from six sums over the points. It can be
// made anew in the frame in which a point is dragged. For drawing only: weights are computed by the engine.

import type { Straight } from "../line-plot.ts";

/**
 * J(w, b) = least + the form around `bottom`: `ww` Δw² + 2 `wb` Δw Δb + `bb` Δb². Where the points leave a direction
 * free (det = 0), `bottom` is one of the many lowest places, the one with the smallest w² + b².
 */
export interface Bowl {
  readonly ww: number;
  readonly wb: number;
  readonly bb: number;
  readonly bottom: Straight;
  readonly least: number;
}

interface Sample {
  readonly x: number;
  readonly y: number;
}

const kSingular = 1e-12; // of det(H) / trace(H)²: no slope can be told from the points

/**
 * Mean of (wx + b − y)² plus `l2`·w², from the means of 1, x, y, x², xy, y². null without points. The sums are taken
 * around the points' own middle, so that points far from zero lose no digits.
 */
export function bowlOf(points: readonly Sample[], l2 = 0): Bowl | null {
  const n = points.length;
  if (n === 0) return null;
  const mean = (f: (p: Sample) => number): number => points.reduce((sum, p) => sum + f(p), 0) / n;
  const [mx, my] = [mean(({ x }) => x), mean(({ y }) => y)];
  const sxx = mean(({ x }) => (x - mx) ** 2);
  const sxy = mean(({ x, y }) => (x - mx) * (y - my));
  const syy = mean(({ y }) => (y - my) ** 2);
  const [ww, wb, bb] = [sxx + mx * mx + l2, mx, 1];
  const free = !(sxx + l2 > kSingular * (ww + bb) ** 2);
  // Smallest w² + b² on the line of lowest places b = my − w·mx.
  const w = free ? (my * mx) / (1 + mx * mx) : sxy / (sxx + l2);
  const least = free ? syy : Math.max(0, syy - (sxy * sxy) / (sxx + l2));
  return { ww, wb, bb, bottom: { w, b: my - w * mx }, least };
}

/** How far above the lowest place. */
export function above({ ww, wb, bb, bottom }: Bowl, { w, b }: Straight): number {
  const [dw, db] = [w - bottom.w, b - bottom.b];
  return Math.max(0, ww * dw * dw + 2 * wb * dw * db + bb * db * db);
}

/** J at a place. */
export const heightOf = (bowl: Bowl, at: Straight): number => bowl.least + above(bowl, at);

/** ∇J at a place. */
export function slopeAt({ ww, wb, bb, bottom }: Bowl, { w, b }: Straight): Straight {
  const [dw, db] = [w - bottom.w, b - bottom.b];
  return { w: 2 * (ww * dw + wb * db), b: 2 * (wb * dw + bb * db) };
}
