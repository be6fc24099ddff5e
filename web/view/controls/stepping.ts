// How a number in a sentence moves: by steps or along a ladder of usual values, inside a range, from a key, a drag
// or typed text. Pure; the control that shows the number is value.ts.

import type { ViewWords } from "../words.ts";
import { type NumberRange, writeNumber } from "./numbers.ts";

export { parseNumber } from "./numbers.ts";

/** What is wrong with a value, in words ("above 0"), or null. */
export function complaint(value: number | null, range: NumberRange, words: ViewWords): string | null {
  if (value === null || !Number.isFinite(value)) return words.notANumber;
  const { min = -Infinity, max = Infinity, above = false, integer = false } = range;
  const outside = value > max || (above ? value <= min : value < min);
  if (!outside) return integer && !Number.isInteger(value) ? words.wholeNumber : null;
  const low = writeNumber(min);
  const high = writeNumber(max);
  if (value > max) return Number.isFinite(min) && !above ? words.between(low, high) : words.atMost(high);
  if (above) return words.above(low);
  return Number.isFinite(max) ? words.between(low, high) : words.atLeast(low);
}

/** The value `n` steps further (n may be negative): next rungs of the ladder, or multiples of the step; in range. */
export function stepBy(value: number, n: number, range: NumberRange): number {
  const next = range.ladder?.length ? climb(value, n, range.ladder) : advance(value, n, range.step ?? 1);
  return hold(next, value, range);
}

function climb(value: number, n: number, ladder: readonly number[]): number {
  const near = 1e-9 * Math.max(1e-9, Math.abs(value));
  const above = ladder.findIndex((rung) => rung > value + near);
  const below = ladder.findLastIndex((rung) => rung < value - near);
  const first = n > 0 ? (above < 0 ? ladder.length - 1 : above) : Math.max(0, below);
  return ladder[Math.max(0, Math.min(ladder.length - 1, first + n - Math.sign(n)))] ?? value;
}

// A step lands on a multiple of the step, so that 0.37 goes to 0.4 and not to 0.47.
function advance(value: number, n: number, step: number): number {
  const at = value / step;
  const from = n > 0 ? Math.floor(at + 1e-9) : Math.ceil(at - 1e-9);
  return Number(((from + n) * step).toPrecision(12));
}

function hold(
  next: number,
  old: number,
  { min = -Infinity, max = Infinity, above = false }: NumberRange,
): number {
  if (next > max) return max;
  if (above ? next <= min : next < min) return above ? old : min;
  return next;
}
