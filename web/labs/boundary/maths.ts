// The few formulas behind Boundary's pictures: one sigmoid unit over two inputs, the slope of its mean cross-entropy,
// and what the curvature at the lowest place says about rates. For looking at only: weights are computed by the engine.

import type { Exact, Point, Snapshot, Tensor } from "../../shared/protocol.ts";
import type { Border } from "../../view/pictures/border.ts";

/** ŷ = σ(w1 x + w2 y + b), from the model's kernel and bias; null before there is a model. */
export function borderOf(parameters: readonly Tensor[]): Border | null {
  const [kernel, bias] = [parameters[0]?.data, parameters[1]?.data];
  const [w1, w2, b] = [kernel?.[0], kernel?.[1], bias?.[0]];
  return w1 === undefined || w2 === undefined || b === undefined ? null : { w1, w2, b };
}

type Place = { readonly x: number; readonly y: number };

/** z = w·x + b: how far a point lies on the side of ●, in units of 1 / |w|. */
export const scoreOf = ({ w1, w2, b }: Border, { x, y }: Place): number => w1 * x + w2 * y + b;

/** 1 / (1 + e^-z) without overflow. */
export function sigmoid(z: number): number {
  const e = Math.exp(-Math.abs(z));
  return z < 0 ? e / (1 + e) : 1 / (1 + e);
}

/** The score at which the answer is p: the inverse of sigmoid, for 0 < p < 1. */
export const logit = (p: number): number => Math.log(p / (1 - p));

/** The line on which the answer is p: w·x + b = logit(p). */
export const borderAt = (border: Border, p: number): Border => ({ ...border, b: border.b - logit(p) });

/** Points that are learnt from. */
export function learnt({ points, split }: Pick<Snapshot, "points" | "split">): readonly Point[] {
  return points.filter((_, i) => split[i] !== 1);
}

/** |∇J|: mean of (ŷ − y)(x, y, 1), and 2 λ w of the penalty λ Σw². */
export function slopeOf(points: readonly Point[], border: Border, l2: number): number {
  const sum = [0, 0, 0];
  for (const point of points) {
    const error = sigmoid(scoreOf(border, point)) - point.label;
    [point.x, point.y, 1].forEach((x, i) => {
      sum[i] = (sum[i] ?? 0) + (error * x) / points.length;
    });
  }
  const [d1 = 0, d2 = 0, db = 0] = sum;
  return Math.hypot(d1 + 2 * l2 * border.w1, d2 + 2 * l2 * border.w2, db);
}

/** Loss of always answering the share of ●: the entropy of the two kinds, at most ln 2. null unless there are both. */
export function guessing(points: readonly Point[]): number | null {
  const share = points.reduce((sum, { label }) => sum + label, 0) / points.length;
  return share > 0 && share < 1 ? -share * Math.log(share) - (1 - share) * Math.log(1 - share) : null;
}

/** A symmetric 3 x 3 matrix: diagonal, then entries (1,2), (1,3), (2,3). */
type Symmetric = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Hessian of mean cross-entropy + λ Σw² in (w1, w2, b): mean of ŷ(1 − ŷ) x xᵀ with x = (x, y, 1), and 2 λ. */
export function hessian(points: readonly Point[], border: Border, l2: number): Symmetric {
  const sum: [number, number, number, number, number, number] = [2 * l2, 2 * l2, 0, 0, 0, 0];
  for (const point of points) {
    const p = sigmoid(scoreOf(border, point));
    const s = (p * (1 - p)) / points.length;
    const { x, y } = point;
    [x * x, y * y, 1, x * y, x, y].forEach((term, i) => {
      sum[i] = (sum[i] ?? 0) + s * term;
    });
  }
  return sum;
}

/** Largest and smallest eigenvalue, by the trigonometric form (Smith 1961, CACM 4(4)). */
export function extremeEigenvalues([a, b, c, d, e, f]: Symmetric): { max: number; min: number } {
  const mean = (a + b + c) / 3;
  const off = d * d + e * e + f * f;
  const spread = Math.sqrt(((a - mean) ** 2 + (b - mean) ** 2 + (c - mean) ** 2 + 2 * off) / 6);
  if (spread === 0) return { max: mean, min: mean };
  const [p, q, r] = [a - mean, b - mean, c - mean];
  const det = p * (q * r - f * f) - d * (d * r - f * e) + e * (d * f - q * e);
  const angle = Math.acos(Math.min(1, Math.max(-1, det / (2 * spread ** 3)))) / 3;
  return {
    max: mean + 2 * spread * Math.cos(angle),
    min: mean + 2 * spread * Math.cos(angle + (2 * Math.PI) / 3),
  };
}

/** Rates that mean something to plain gradient descent over all points. */
export interface Rates {
  /** 2 / λmax of the Hessian at w = 0, its largest anywhere: up to here no step climbs, wherever the walk is. */
  readonly safe: number;
  /** 2 / λmax of the Hessian at the lowest place: above it the walk can't come to rest. Infinity without such a place. */
  readonly settles: number;
  /** λmin there: the share of the way left that a step covers, over the rate; 0 without such a place. */
  readonly slowest: number;
}

/** `points` are those learnt from. null where nothing is known of the data. */
export function ratesOf(points: readonly Point[], exact: Exact | undefined, l2: number): Rates | null {
  const safe = exact?.maxStableRate;
  const best = exact && borderOf(exact.parameters);
  if (safe === undefined || !Number.isFinite(safe) || !best || points.length === 0) return null;
  if (exact.note !== "unique") return { safe, settles: Number.POSITIVE_INFINITY, slowest: 0 };
  const { max, min } = extremeEigenvalues(hessian(points, best, l2));
  return { safe, settles: 2 / max, slowest: Math.max(0, min) };
}

/** Borders of the walk before now, oldest first. */
export function walked({ trail, step }: Pick<Snapshot, "trail" | "step">): Border[] {
  if (trail?.width !== 3) return [];
  const { values } = trail;
  return [...trail.step].flatMap((at, i) =>
    at < step ? [{ w1: values[3 * i] ?? 0, w2: values[3 * i + 1] ?? 0, b: values[3 * i + 2] ?? 0 }] : [],
  );
}
