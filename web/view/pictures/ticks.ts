// Round numbers to write along an axis. A linear axis only; losses have a grid of their own (timeline-scale.ts).

/**
 * Multiples of 1, 2 or 5 times a power of ten from `low` to `high`, about `most` of them (3 or more): the
 * stride whose number of ticks is nearest to it by ratio. The same numbers as d3-array's `ticks`.
 */
export function ticks(low: number, high: number, most: number): number[] {
  const rough = (high - low) / most;
  const power = Math.floor(Math.log10(rough));
  const over = rough / 10 ** power;
  const times = over >= Math.sqrt(50) ? 10 : over >= Math.sqrt(10) ? 5 : over >= Math.SQRT2 ? 2 : 1;
  // Below 1 the stride's inverse is the whole number, so nothing is rounded twice.
  const stride = power < 0 ? 10 ** -power / times : 10 ** power * times;
  const at = (i: number): number => (power < 0 ? i / stride : i * stride);
  const near = (end: number): number => Math.round(power < 0 ? end * stride : end / stride);
  const first = near(low) + (at(near(low)) < low ? 1 : 0);
  const last = near(high) - (at(near(high)) > high ? 1 : 0);
  return Array.from({ length: Math.max(0, last - first + 1) || 0 }, (_, i) => at(first + i));
}
