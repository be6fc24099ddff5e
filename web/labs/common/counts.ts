// How many points are told right, by kind and by part: counted from the snapshot's own answers at any threshold, so
// that the counts and the picture can never disagree. Pure.

import type { Snapshot } from "../../shared/protocol.ts";

/** `said[truth][answer]`, each 0 for ◆ or 1 for ●. */
export interface Counts {
  readonly rows: number;
  readonly right: number;
  readonly said: readonly [readonly [number, number], readonly [number, number]];
}

/**
 * Counts the points learnt from (part 0) or held back (part 1): ● is said from `threshold` up. null while there is not an
 * answer for every point. A point without a finite answer is in no count but `rows`.
 */
export function countsOf(
  { points, split, predictions }: Pick<Snapshot, "points" | "split" | "predictions">,
  part: 0 | 1,
  threshold: number,
): Counts | null {
  if (predictions === undefined || predictions.length !== points.length) return null;
  const said: [[number, number], [number, number]] = [
    [0, 0],
    [0, 0],
  ];
  let rows = 0;
  points.forEach(({ label }, i) => {
    if ((split[i] === 1 ? 1 : 0) !== part) return;
    rows++;
    const answer = predictions[i] ?? Number.NaN;
    if (Number.isFinite(answer)) said[label > 0 ? 1 : 0][answer >= threshold ? 1 : 0]++;
  });
  return { rows, right: said[0][0] + said[1][1], said };
}
