// The one rule by which the formula line rounds: four decimals; below 0.0001 (and from 100,000 up) two significant digits
// and a power of ten; whole numbers as they are. `unitOf` is the size of the last digit shown, for whoever checks.

import { kDash, minus, scientific } from "../pictures/numbers.ts";

const kSmall = 1e-4;
const kLarge = 1e5;

const isPower = (size: number): boolean => (size < kSmall && size !== 0) || size >= kLarge;

export function shown(x: number): string {
  if (!Number.isFinite(x)) return kDash;
  if (isPower(Math.abs(x))) return scientific(x);
  return minus(Number.isInteger(x) ? String(x) : x.toFixed(4));
}

/** One in the last digit that `shown(x)` has. */
export function unitOf(x: number): number {
  const size = Math.abs(x);
  return isPower(size) ? 10 ** (Number(x.toExponential(1).split("e")[1]) - 1) : kSmall;
}

/** A setting as it was typed: float32's own noise taken off. */
export const setting = (x: number): string => minus(String(Number(x.toPrecision(6))));
