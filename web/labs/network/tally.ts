// How many points the network gets right, by class and by part; for heights, how far off it is. Counted from the
// snapshot's own answers, so that it holds for any loss. Pure.

import type { Point, Snapshot } from "../../shared/protocol.ts";

/** Counts of one part of the points. `said[truth][answer]`, each 0 for ◆ or 1 for ●. */
export interface Tally {
  readonly rows: number;
  readonly right: number;
  readonly said: readonly [readonly [number, number], readonly [number, number]];
  /** Mean of |ŷ − y|, 0 without rows. */
  readonly off: number;
}

/** ● above 0.5, as the boundary is drawn. */
const kindOf = (value: number): 0 | 1 => (value > 0.5 ? 1 : 0);

/** Counts the points learnt from (part 0) or held back (part 1); null while there are no answers. */
export function tallyOf(
  { points, split, predictions }: Pick<Snapshot, "points" | "split" | "predictions">,
  part: 0 | 1,
): Tally | null {
  if (predictions === undefined || predictions.length !== points.length) return null;
  const said: [[number, number], [number, number]] = [
    [0, 0],
    [0, 0],
  ];
  let [rows, off] = [0, 0];
  points.forEach(({ label }, i) => {
    if (split[i] !== part) return;
    const answer = predictions[i] ?? Number.NaN;
    rows++;
    off += Math.abs(answer - label);
    said[kindOf(label)][kindOf(answer)]++;
  });
  return { rows, right: said[0][0] + said[1][1], said, off: rows === 0 ? 0 : off / rows };
}

/** The variance of what is to be learnt: the squared error of always answering the mean. */
export function variance(points: readonly Point[], split: Uint8Array): number {
  const own = points.flatMap(({ label }, i) => (split[i] === 1 ? [] : [label]));
  const mean = own.reduce((sum, y) => sum + y, 0) / Math.max(1, own.length);
  return own.reduce((sum, y) => sum + (y - mean) ** 2, 0) / Math.max(1, own.length);
}
