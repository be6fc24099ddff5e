// How a number in a sentence moves: by steps or along a ladder of usual values, inside a range, from a key, a drag
// or typed text. Pure; the control that shows the number is value.ts.

import type { ViewWords } from "../words.ts";

/** What a number may be. `above`: the lower end itself is not allowed. `ladder`: usual values, ascending. */
export interface NumberRange {
  min?: number;
  max?: number;
  above?: boolean;
  integer?: boolean;
  step?: number;
  ladder?: readonly number[];
}

/** A number as a reader writes it: true minus, comma groups, 3.1e-5. Null where it is none. */
export function parseNumber(text: string): number | null {
  const plain = text
    .trim()
    .replaceAll("−", "-")
    .replaceAll("，", ",")
    .replace(/,(?=\d{3}\b)/g, "");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

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

/** As a reader types it: 0.0001, 1,180, −0.75; powers of ten only below 0.0001. */
export function writeNumber(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size > 0 && size < 1e-4) return power(value);
  const [whole = "0", part] = String(Number(value.toPrecision(7))).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return (part ? `${grouped}.${part}` : grouped).replace("-", "−");
}

function power(value: number): string {
  const [digits = "1", exponent = "0"] = value.toExponential().split("e");
  const raised = [...String(Math.abs(Number(exponent)))].map((d) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(d)]).join("");
  const front = Number(Number(digits).toPrecision(3));
  return `${front === 1 ? "" : `${front} × `}10⁻${raised}`.replace("-", "−");
}
