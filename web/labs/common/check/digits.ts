// Two numbers written so that their digits stand under each other, which digits they share, and what a measured slope
// is worth: whether rounding or the bend of the hill has spoilt it. Numbers only.

import type { Check, Nudge } from "../../../shared/check.ts";
import { minus } from "../../../view/pictures/numbers.ts";

export interface Written {
  /** The characters both share, up to the first that differs. */
  readonly head: string;
  readonly tail: string;
}

export interface SideBySide {
  readonly both: readonly [Written, Written];
  /** Digits shared, counted from the first that is not 0. */
  readonly digits: number;
  /** The power of ten that both are to be multiplied by; 0: none is written. */
  readonly power: number;
}

/** With so many significant digits of the larger one. Both are finite. */
export function sideBySide(a: number, b: number, significant = 8): SideBySide {
  const size = Math.max(Math.abs(a), Math.abs(b));
  const first = size === 0 ? 0 : Math.floor(Math.log10(size));
  const power = first < -4 || first > 5 ? first : 0;
  const decimals = Math.max(0, significant - 1 - (first - power));
  const write = (x: number): string => minus((x / 10 ** power).toFixed(decimals)).replace(/^−(?=[0.]*$)/, "");
  const [x, y] = [write(a), write(b)];
  let shared = 0;
  if (x.length === y.length) while (shared < x.length && x[shared] === y[shared]) shared++;
  const digits = x
    .slice(0, shared)
    .replace(/^[−0.]*/, "")
    .replace(".", "").length;
  const cut = digits === 0 ? 0 : shared;
  const written = (text: string): Written => ({ head: text.slice(0, cut), tail: text.slice(cut) });
  return { both: [written(x), written(y)], digits, power };
}

export type Sides = "both" | "one";

/** (J(w + ε) − J(w − ε)) / 2ε, or (J(w + ε) − J) / ε. */
export const slopeOf = ({ epsilon, up, down }: Nudge, loss: number, sides: Sides): number =>
  sides === "both" ? (up - down) / (2 * epsilon) : (up - loss) / epsilon;

/** The distance between neighbouring float32 numbers at x. */
export const spacing = (x: number): number =>
  x === 0 ? 2 ** -149 : 2 ** (Math.max(-126, Math.floor(Math.log2(Math.abs(x)))) - 23);

/** The loss whose steps are widest. */
export const largest = ({ up, down }: Nudge, loss: number): number => Math.max(loss, up, down);

/** How wrong a slope may be because J comes in steps: one step of it over the distance nudged. */
export const rounding = (loss: number, epsilon: number, sides: Sides): number =>
  spacing(loss) / (sides === "both" ? 2 * epsilon : epsilon);

/**
 * "none": J has no value. "still": w ± ε is w. "flat": J did not move. "good": three digits or more, or both 0.
 * "rounded": off by what rounding explains. "bent": off by more than that.
 */
export type Verdict = "none" | "still" | "flat" | "good" | "rounded" | "bent";

const kSteps = 8; // of J: it is itself a sum of many rounded numbers

export function verdictOf(one: NonNullable<Check["one"]>, loss: number, sides: Sides): Verdict {
  const { nudge, value, gradient } = one;
  const slope = slopeOf(nudge, loss, sides);
  if (!Number.isFinite(slope) || !Number.isFinite(gradient)) return "none";
  const moved = (by: number): boolean => Math.fround(value + by) !== value;
  if (!moved(nudge.epsilon) && (sides === "one" || !moved(-nudge.epsilon))) return "still";
  const error = Math.abs(slope - gradient);
  const isSmall = error <= 1e-3 * Math.abs(gradient);
  if (isSmall || (slope === 0 && gradient === 0)) return "good";
  if (slope === 0) return "flat";
  return error <= kSteps * rounding(largest(nudge, loss), nudge.epsilon, sides) ? "rounded" : "bent";
}
