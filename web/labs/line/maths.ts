// The few formulas behind Line's pictures: the line of a model, a plain step on the bowl, and what the curvature says
// about rates. For looking at only: weights are computed by the engine.

import type { Exact, Snapshot, Tensor } from "../../shared/protocol.ts";
import { type Bowl, slopeAt } from "../../view/pictures/hill/bowl.ts";
import type { Straight } from "../../view/pictures/line-plot.ts";

/** The line of a model with one input and one unit: kernel, then bias. */
export function lineOf(parameters: readonly Tensor[]): Straight | null {
  const [w, b] = [parameters[0]?.data[0], parameters[1]?.data[0]];
  return w === undefined || b === undefined ? null : { w, b };
}

/** Where a plain step of gradient descent leads. */
export function nextStep(bowl: Bowl, at: Straight, rate: number): Straight {
  const slope = slopeAt(bowl, at);
  return { w: at.w - rate * slope.w, b: at.b - rate * slope.b };
}

/** Rates that mean something on this valley, for full-batch gradient descent with momentum μ. */
export interface Rates {
  /** 2(1 + μ) / λmax: above it, the walk can't settle (Polyak 1964). */
  readonly stable: number;
  /**
   * 2 / (λmax + λmin): the fastest overall. Where λmin is 0 there is one way down only, and it is 1 / λmax. NaN with
   * momentum, for which no one rate is.
   */
  readonly best: number;
  /** λmax / λmin: how much steeper across than along. Infinity where there is no bottom line. */
  readonly steeper: number;
}

export function ratesOf(exact: Exact | undefined, momentum: number): Rates | null {
  const plain = exact?.maxStableRate;
  if (plain === undefined || !Number.isFinite(plain)) return null;
  const stable = plain * (1 + momentum);
  const steeper = exact?.conditionNumber ?? Number.POSITIVE_INFINITY;
  if (momentum > 0) return { stable, best: Number.NaN, steeper };
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
