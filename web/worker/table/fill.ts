// What stands in for a missing value: mean, median or most frequent value of the training part. Categories know no mean;
// they are filled with their most frequent level, and with "own" a missing category is all zeros beside a mark of its own.

import type { Kind, Missing } from "../../shared/table.ts";

export interface Filler {
  readonly value: number;
  readonly how: Missing;
  /** The value as a reader would write it. */
  readonly words: string;
}

/** `rows` are the table's kept rows, `train` places in them. Columns that are empty in the training part are filled with 0. */
export function fillerOf(
  values: Float64Array,
  kind: Kind,
  missing: Missing,
  rows: Uint32Array,
  train: Uint32Array,
  levels: readonly string[],
): Filler {
  const known: number[] = [];
  for (const place of train) {
    const value = values[rows[place] as number] as number;
    if (!Number.isNaN(value)) known.push(value);
  }
  if (kind === "category") {
    const value = frequent(known);
    return { value, how: missing === "own" ? "own" : "frequent", words: levels[value] ?? "" };
  }
  const value = missing === "median" ? median(known) : missing === "frequent" ? frequent(known) : mean(known);
  return { value, how: missing === "drop" ? "mean" : missing, words: String(Number(value.toPrecision(4))) };
}

export function mean(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return values.length === 0 ? 0 : sum / values.length;
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  const high = sorted[middle] as number;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] as number) + high) / 2;
}

/** The smallest of the most frequent ones. */
export function frequent(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = 0;
  let most = 0;
  for (const [value, count] of counts)
    if (count > most || (count === most && value < best)) [best, most] = [value, count];
  return best;
}
