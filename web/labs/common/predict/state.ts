// The guess under way: what is guessed, the sketch, and whether the walk has been let go. Kept while the page stands.

import type { Context } from "../lab.ts";
import { lineOfParameters } from "./line.ts";
import {
  agreement,
  type LossGuess,
  lineDistance,
  lossDistance,
  type Straight,
  type Stroke,
  sides,
} from "./score.ts";

export type What = "line" | "border" | "loss";

export interface Guess {
  what: What;
  line: Straight | null;
  strokes: readonly Stroke[];
  loss: LossGuess | null;
  /** Where the keyboard stands on the pad. */
  cursor: readonly [x: number, y: number];
  focused: boolean;
  /** The stroke under way takes further points. */
  open: boolean;
  steps: number;
  /** The step at which the walk ends; null while the reader still sketches. */
  target: number | null;
  /** It got there, or was stopped. */
  done: boolean;
  sides: { of: unknown; points: unknown; value: Uint8Array | null };
}

/** Line has no answer over the plane; heights have no border. */
export function kindsOf({ snapshot, state }: Context): readonly What[] {
  if (snapshot?.predictions === undefined) return ["line", "loss"];
  return state.settings.task === "regress" ? ["loss"] : ["border", "loss"];
}

export function guessOf(context: Context): Guess {
  const guess = context.memory<Guess>("guess", () => ({
    what: kindsOf(context)[0] ?? "loss",
    line: null,
    strokes: [],
    loss: null,
    cursor: [0, 0],
    focused: false,
    open: false,
    steps: 100,
    target: null,
    done: false,
    sides: { of: null, points: null, value: null },
  }));
  const kinds = kindsOf(context);
  if (!kinds.includes(guess.what)) guess.what = kinds[0] ?? "loss";
  return guess;
}

/** Draws again; `guessing` hides or shows the exact answer, left out it stays as it is. */
export function setGuess(context: Context, changes: Partial<Guess>, guessing?: boolean): void {
  Object.assign(guessOf(context), changes);
  context.dispatch({ type: "ui", changes: guessing === undefined ? {} : { guessing } });
}

export const hasSketch = ({ what, line, strokes, loss }: Guess): boolean =>
  what === "line"
    ? line !== null
    : what === "border"
      ? strokes.some(({ length }) => length > 1)
      : loss !== null;

/** A sketch is being made: the answer stays out of sight, and the pad takes the pointer. */
export const isSketching = (context: Context): boolean => guessOf(context).target === null;

/** How far the guess is from the model as it is now; null where there is nothing to compare. */
export function scoreNow(context: Context): number | null {
  const guess = guessOf(context);
  const { snapshot, state } = context;
  if (!snapshot || !hasSketch(guess)) return null;
  if (guess.what === "line") {
    const now = lineOfParameters(snapshot.parameters);
    return guess.line && now ? lineDistance(guess.line, now) : null;
  }
  if (guess.what === "loss")
    return guess.loss && lossDistance(guess.loss, snapshot.history.step, snapshot.history.loss);
  const { sides: kept } = guess;
  if (kept.of !== guess.strokes || kept.points !== state.shown)
    guess.sides = { of: guess.strokes, points: state.shown, value: sides(guess.strokes, state.shown) };
  return guess.sides.value && snapshot.field ? agreement(guess.sides.value, snapshot.field) : null;
}
