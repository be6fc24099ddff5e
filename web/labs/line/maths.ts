// The few formulas behind Line's pictures: mean square error of y = w x + b, its gradient, and what the curvature says
// about rates. For looking at only: weights are computed by the engine.

import type { Exact, Point, Snapshot, Tensor } from "../../shared/protocol.ts";
import type { Straight } from "../../view/pictures/line-plot.ts";

/** The line of a model with one input and one unit: kernel, then bias. */
export function lineOf(parameters: readonly Tensor[]): Straight | null {
  const [w, b] = [parameters[0]?.data[0], parameters[1]?.data[0]];
  return w === undefined || b === undefined ? null : { w, b };
}

/** ∇J: means of 2(ŷ − y)x and 2(ŷ − y). */
export function gradient(points: readonly Point[], { w, b }: Straight): Straight {
  const n = Math.max(1, points.length);
  const errors = points.map((p) => w * p.x + b - p.y);
  const sum = (f: (error: number, i: number) => number): number =>
    errors.reduce((all, e, i) => all + f(e, i), 0);
  return { w: (2 * sum((e, i) => e * (points[i]?.x ?? 0))) / n, b: (2 * sum((e) => e)) / n };
}

/** Where a plain step of gradient descent leads. */
export function nextStep(points: readonly Point[], at: Straight, rate: number): Straight {
  const slope = gradient(points, at);
  return { w: at.w - rate * slope.w, b: at.b - rate * slope.b };
}

/** Rates that mean something on this valley. */
export interface Rates {
  /** 2 / λmax: above it, gradient descent can't settle. */
  readonly stable: number;
  /** 2 / (λmax + λmin): the fastest overall. Where λmin is 0 there is one way down only, and it is 1 / λmax. */
  readonly best: number;
  /** λmax / λmin: how much steeper across than along. Infinity where there is no bottom line. */
  readonly steeper: number;
}

export function ratesOf(exact: Exact | undefined): Rates | null {
  const stable = exact?.maxStableRate;
  if (stable === undefined || !Number.isFinite(stable)) return null;
  const steeper = exact?.conditionNumber ?? Number.POSITIVE_INFINITY;
  const best = Number.isFinite(steeper) ? stable / (1 + 1 / steeper) : stable / 2;
  return { stable, best, steeper };
}

/** The share of the way left that one step covers along the valley, its slow direction: α λmin. */
export const coveredPerStep = (rate: number, { stable, steeper }: Rates): number =>
  (rate * 2) / stable / steeper;

/** Lines of the walk so far, oldest first, the present one last. */
export function walked({ trail, step, parameters }: Snapshot): Straight[] {
  const now = lineOf(parameters);
  const path: Straight[] = [];
  if (trail?.width === 2) {
    trail.step.forEach((at, i) => {
      if (at < step) path.push({ w: trail.values[2 * i] ?? 0, b: trail.values[2 * i + 1] ?? 0 });
    });
  }
  return now === null ? path : [...path, now];
}
