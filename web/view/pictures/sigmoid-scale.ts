// Where things stand in the sigmoid picture, in pixels: scores from left to right, answers from the line of 0 up to the
// line of 1, and a band beyond each of the two lines for its points. Pure.

import type { ScoredPoint } from "./sigmoid.ts";

/** The frame: `one` and `zero` are the heights (px from the top) of the answers 1 and 0. */
export interface Band {
  readonly width: number;
  readonly reach: number;
  readonly one: number;
  readonly zero: number;
  /** Height of the bands for points, px. */
  readonly depth: number;
}

/** 1 / (1 + e^-z) without overflow. */
export function sigma(z: number): number {
  const e = Math.exp(-Math.abs(z));
  return z < 0 ? e / (1 + e) : 1 / (1 + e);
}

const kFoot = 30; // px for the strip of colours and the ticks

export function bandOf(width: number, height: number, reach: number): Band {
  const depth = Math.round(Math.min(72, Math.max(28, height * 0.15)));
  return { width, reach, depth, one: depth + 8, zero: height - kFoot - depth };
}

/** Score to pixels from the left; scores beyond the picture stand at its border, so that no point is lost. */
export function sideways({ width, reach }: Band, z: number): number {
  const inset = 6;
  const t = Math.min(1, Math.max(-1, z / reach));
  return width / 2 + t * (width / 2 - inset);
}

/** Answer, 0 to 1, to pixels from the top. */
export const heightOf = ({ one, zero }: Band, p: number): number => zero + (one - zero) * p;

/** The threshold, in hundredths from 0.01 to 0.99, whose place on the curve lies nearest to a pixel. */
export function thresholdAt(band: Band, px: number, py: number): number {
  let [best, least] = [0.5, Number.POSITIVE_INFINITY];
  for (let i = 1; i < 100; i++) {
    const p = i / 100;
    const away = Math.hypot(sideways(band, Math.log(p / (1 - p))) - px, heightOf(band, p) - py);
    if (away < least) [best, least] = [p, away];
  }
  return best;
}

const kNowhere = -1e4; // px: a point without a score is not shown
const kGolden = 0.618_033_988_749_895;

/**
 * Points as pixels, y from the bottom of a picture whose height is that of the plane they are drawn in. Class 1 lies in the
 * band above the line of 1, class 0 in the one below the line of 0, spread by their place in the list alone: a point
 * keeps its height while its score moves.
 */
export function placed<P extends ScoredPoint>(
  band: Band,
  points: readonly P[],
): (P & { readonly x: number; readonly y: number })[] {
  const height = band.zero + band.depth + kFoot;
  return points.map((point, i) => {
    const away = 9 + ((i * kGolden) % 1) * (band.depth - 14);
    const top = point.label > 0 ? band.one - away : band.zero + away;
    return { ...point, x: Number.isFinite(point.z) ? sideways(band, point.z) : kNowhere, y: height - top };
  });
}

const kReaches = [4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024];

/**
 * How far the picture reaches: the smallest usual reach that holds every score, or `previous` while that is hardly more.
 * Scores beyond the last stand at the border. `least` must be seen whatever the scores are.
 */
export function calmReach(scores: readonly number[], least: number, previous?: number | null): number {
  const most = scores.reduce((far, z) => (Number.isFinite(z) ? Math.max(far, Math.abs(z)) : far), least);
  const needed = kReaches.find((reach) => reach >= most) ?? 1024;
  return previous != null && previous >= needed && most > 0.4 * previous ? previous : needed;
}
