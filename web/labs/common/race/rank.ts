// Who gets down to a loss first, and whether that was luck: places, medians and bands over several starts. Pure
// functions on measured losses; "never" is Infinity, so that it sorts behind every step.

import type { Runner } from "../../../shared/race.ts";

/** Losses of one lane, measured every `every` steps from step 0. */
type Losses = ArrayLike<number>;

/** The first measured step at which the loss is at or below the goal; Infinity: none. */
export function stepTo(losses: Losses, goal: number, every: number): number {
  for (let i = 0; i < losses.length; i++) if ((losses[i] ?? Number.NaN) <= goal) return i * every;
  return Number.POSITIVE_INFINITY;
}

export interface Finish {
  /** Which lane, from 0. */
  readonly lane: number;
  /** 1 is first; who comes at the same step shares a place. null: not there. */
  readonly place: number | null;
  readonly step: number;
  /** Lowest loss measured; NaN without one. */
  readonly lowest: number;
  readonly divergedAt: number | null;
  readonly refused: string | null;
}

/** In order: who got there, by step; who did not, by how low they came; who fell out. */
export function finishes(runners: readonly Runner[], goal: number, every: number): Finish[] {
  const steps = runners.map(({ losses }) => stepTo(losses, goal, every));
  const all = runners.map(({ losses, divergedAt, refused }, lane): Finish => {
    const step = steps[lane] ?? Number.POSITIVE_INFINITY;
    const place = Number.isFinite(step) ? 1 + steps.filter((other) => other < step).length : null;
    return { lane, place, step, lowest: lowestOf(losses), divergedAt, refused };
  });
  const isOut = ({ place, divergedAt, refused }: Finish): number =>
    place === null && (divergedAt !== null || refused !== null) ? 1 : 0;
  /** Of those who are not there. */
  const height = ({ place, lowest }: Finish): number =>
    place !== null ? 0 : Number.isNaN(lowest) ? Number.POSITIVE_INFINITY : lowest;
  return all.sort(
    (a, b) =>
      compare(a.step, b.step) || isOut(a) - isOut(b) || compare(height(a), height(b)) || a.lane - b.lane,
  );
}

/** Ascending; two infinities are equal. */
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);

function lowestOf(losses: Losses): number {
  let low = Number.NaN;
  for (let i = 0; i < losses.length; i++) if (!((losses[i] ?? Number.NaN) >= low)) low = losses[i] ?? low;
  return low;
}

/** The q-quantile of ascending values, between the two nearest where it falls between them (Hyndman and Fan's type 7). */
function quantile(sorted: readonly number[], q: number): number {
  const at = q * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN];
  return low === high ? low : low + (at - Math.floor(at)) * (high - low);
}

/** Median and quartiles, between which the middle half lies. */
export interface Spread {
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort(compare);
  return { low: quantile(sorted, 0.25), middle: quantile(sorted, 0.5), high: quantile(sorted, 0.75) };
}

/** One lane over several starts. */
export interface LaneRecord {
  /** Steps to the goal, Infinity where it was not reached. */
  readonly spread: Spread;
  readonly reached: number;
  /** Starts in which no other lane was faster. */
  readonly led: number;
}

/** `starts`: for each start the losses of all lanes. */
export function records(starts: readonly (readonly Losses[])[], goal: number, every: number): LaneRecord[] {
  const steps = starts.map((lanes) => lanes.map((losses) => stepTo(losses, goal, every)));
  const lanes = starts[0]?.length ?? 0;
  return Array.from({ length: lanes }, (_, lane) => {
    const own = steps.map((all) => all[lane] ?? Number.POSITIVE_INFINITY);
    const led = steps.filter((all) => {
      const step = all[lane] ?? Number.POSITIVE_INFINITY;
      return Number.isFinite(step) && all.every((other) => step <= other);
    });
    return { spread: spreadOf(own), reached: own.filter(Number.isFinite).length, led: led.length };
  });
}

/** Loss over steps as median and middle half of several starts; no value counts as higher than any. */
export function bandOf(curves: readonly Losses[], measures: number): Spread[] {
  return Array.from({ length: measures }, (_, i) =>
    spreadOf(
      curves.map((losses) => (Number.isFinite(losses[i]) ? (losses[i] as number) : Number.POSITIVE_INFINITY)),
    ),
  );
}

/**
 * What a lead is worth. "holds": it leads from every start; "mostly": from so many that a fair coin would come up so
 * often in less than one of twenty tries; "luck": all else.
 */
export type Worth = "holds" | "mostly" | "luck";

export function worthOf(led: number, starts: number): Worth {
  if (led === starts) return "holds";
  return tail(led, starts) < 0.05 ? "mostly" : "luck";
}

/** The chance of at least `k` heads in `n` throws of a fair coin. */
export function tail(k: number, n: number): number {
  let [term, sum] = [1, 0];
  for (let i = 0; i <= n; i++) {
    if (i >= k) sum += term;
    term = (term * (n - i)) / (i + 1);
  }
  return sum / 2 ** n;
}
