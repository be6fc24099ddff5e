// Medians, spreads and ratios of rounds. A ratio is taken round by round, so that a clock which drifts while the peers
// take turns cancels out, and its median is the result.

/** Between the two in the middle where their number is even. */
export function median(values) {
  if (values.length === 0) throw new RangeError("a median needs at least one value, got none");
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Half the way from the least to the greatest, as a share of the median: 0.1 is "± 10 %". */
export function spread(values) {
  return (Math.max(...values) - Math.min(...values)) / 2 / median(values);
}

/** Median of `theirs[i] / ours[i]`: how many times as fast we were; with the least and the greatest of them. */
export function ratio(theirs, ours) {
  const rounds = Math.min(theirs.length, ours.length);
  const ratios = Array.from({ length: rounds }, (_, i) => theirs[i] / ours[i]);
  return { median: median(ratios), least: Math.min(...ratios), greatest: Math.max(...ratios) };
}

/** The greatest relative difference of two rows of losses. */
export function lossDifference(got, expected) {
  if (got.length !== expected.length)
    throw new RangeError(`expected ${expected.length} losses, got ${got.length}`);
  const difference = got.map((loss, i) => Math.abs(loss - expected[i]) / Math.abs(expected[i]));
  return difference.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...difference);
}
