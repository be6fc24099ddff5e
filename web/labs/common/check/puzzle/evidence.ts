// What a gradient check says of each line of a backward pass: claimed beside measured, a light a parameter, and what a
// reader may conclude from the lights alone. Numbers only; the words are elsewhere.

import type { Whole } from "../../../../shared/check.ts";
import { spacing } from "../digits.ts";
import { anatomyOf, backward, type CodeLine, type Pass } from "./backprop.ts";
import { type Bug, possibleBugs } from "./bugs.ts";

/** How far a measurement goes; small against kinks, large against rounding. */
export const kNudge = 1 / 1024;

export interface Light {
  /** The parameter's name, or "step". */
  readonly of: string;
  readonly agrees: boolean;
  /** ‖claimed − measured‖ over the larger of the two. */
  readonly difference: number;
  /** claimed / measured where that is the same everywhere, else null. */
  readonly factor: number | null;
  /** The entry that measures largest. */
  readonly index: number;
  readonly claimed: number;
  readonly measured: number;
}

export interface Case {
  readonly bug: Bug;
  readonly pass: Pass;
  readonly lights: ReadonlyMap<string, Light>;
}

const kAgree = 0.03;
const kDiffers = 0.1;

/** `loss`: J, whose rounding is forgiven. */
export function lightsOf(whole: Whole, pass: Pass, loss: number): Map<string, Light> {
  const noise = (4 * spacing(loss)) / (2 * kNudge);
  const lights = new Map<string, Light>();
  for (const { name, data } of whole.measured) {
    const claim = pass.claims.get(name) ?? new Float64Array(data.length);
    lights.set(name, lightOf(name, claim, data, noise));
  }
  const honest = backward(whole, null).step;
  if (pass.step && honest) {
    const all = (step: typeof honest): number[] =>
      whole.measured.flatMap(({ name, data }) => [...step(Float64Array.from(data), name)]);
    lights.set("step", lightOf("step", all(pass.step), all(honest), noise * whole.rate));
  }
  return lights;
}

function lightOf(of: string, claim: ArrayLike<number>, truth: ArrayLike<number>, noise: number): Light {
  const [c, m] = [Array.from(claim), Array.from(truth)];
  const norm = (xs: readonly number[]): number => Math.hypot(...xs);
  const off = norm(c.map((x, i) => x - (m[i] ?? 0)));
  const size = Math.max(norm(c), norm(m));
  const index = m.reduce((best, x, i) => (Math.abs(x) > Math.abs(m[best] ?? 0) ? i : best), 0);
  const [claimed, measured] = [c[index] ?? 0, m[index] ?? 0];
  const factor = c.reduce((sum, x, i) => sum + x * (m[i] ?? 0), 0) / norm(m) ** 2;
  const isConstant = norm(c.map((x, i) => x - factor * (m[i] ?? 0))) <= kAgree * norm(c);
  return {
    of,
    agrees: off <= Math.max(kAgree * size, noise * Math.sqrt(c.length)),
    difference: size === 0 ? 0 : off / size,
    factor: isConstant && Number.isFinite(factor) ? factor : null,
    index,
    claimed,
    measured,
  };
}

/** The puzzles that can be solved here: some light turns clearly, and none was wrong without the bug. */
export function casesOf(whole: Whole, loss: number): Case[] {
  const honest = lightsOf(whole, backward(whole, null), loss);
  if ([...honest.values()].some(({ agrees }) => !agrees)) return [];
  return possibleBugs(anatomyOf(whole)).flatMap((bug) => {
    const pass = backward(whole, bug);
    const lights = lightsOf(whole, pass, loss);
    const turned = [...lights.values()].some(({ agrees, difference }) => !agrees && difference > kDiffers);
    return turned ? [{ bug, pass, lights }] : [];
  });
}

/** Whose light a line decides: its own parameter, or all that come after it on the way down. */
export function hangsOn(line: CodeLine, lines: readonly CodeLine[]): string[] {
  if (line.key === "step") return ["step"];
  if (line.makes !== null) return [line.makes];
  const from = lines.indexOf(line);
  return lines.slice(from + 1).flatMap(({ makes }) => makes ?? []);
}

/** Why a line can't be the one: a light that hangs on it and agrees, or one that doesn't and differs. */
export interface Alibi {
  readonly kind: "agrees" | "elsewhere" | "none";
  readonly of: string;
}

export function alibiOf(line: CodeLine, { pass, lights }: Case): Alibi {
  const own = new Set(hangsOn(line, pass.lines));
  for (const [of, { agrees }] of lights) if (own.has(of) && agrees) return { kind: "agrees", of };
  for (const [of, { agrees }] of lights) if (!own.has(of) && !agrees) return { kind: "elsewhere", of };
  return { kind: "none", of: "" };
}
