// Whether a walk is in trouble: diverged, saturated, flat. What is said of it then, and the way out, are fetched when it
// is (trouble-sentence.ts). Labs put it where the reader looks.

import { nothing, type TemplateResult } from "lit";
import type { History } from "../../shared/protocol.ts";
import { withWords } from "../../view/dictionary.ts";
import { later } from "../../view/later.ts";
import type { Context } from "./lab.ts";

export interface Ways {
  /** The largest stable rate, where it is known. */
  readonly stable?: number | undefined;
  /** The rate that works, for the way out. */
  readonly better: number;
}

const sentences = later(() => withWords(import("./trouble-sentence.ts")));

/** Nothing where all is well. */
export function trouble(context: Context, ways: Ways): TemplateResult | typeof nothing {
  const { snapshot } = context;
  if (snapshot === null) return nothing;
  const flat = flatFor(snapshot.history);
  if (!snapshot.diverged && snapshot.saturated === undefined && flat === 0) return nothing;
  return called(context)?.troubleSentence(context, snapshot, ways, flat) ?? nothing;
}

/**
 * Under the pictures, once a walk has diverged: its last steps and why they grew. `bound`: λmax of the Hessian wherever
 * a walk may be, where there is such a thing.
 */
export function doctorsBand(context: Context, bound: number | null = null): TemplateResult | typeof nothing {
  const told = context.snapshot?.diverged;
  return told === undefined ? nothing : (called(context)?.diagnosis(context, told, bound) ?? nothing);
}

/** Whoever has the words, once there; the lab is drawn again then. */
const called = ({ memory, dispatch }: Context) =>
  sentences(
    memory("trouble", () => ({})),
    () => dispatch({ type: "ui", changes: {} }),
  );

const kFlatAtLeast = 2000; // steps
const kFlatChange = 1e-3; // of the loss

/** For how many steps the loss has hardly changed, rounded down to thousands; 0 where it has, or is nearly 0. */
export function flatFor({ step, loss: losses }: History): number {
  const last = step.length - 1;
  const [end, now] = [step[last], losses[last]];
  if (end === undefined || now === undefined || now < 1e-3) return 0;
  let first = last;
  while (first > 0 && Math.abs((losses[first - 1] ?? 0) - now) <= kFlatChange * now) first--;
  const length = end - (step[first] ?? end);
  return length < kFlatAtLeast ? 0 : Math.floor(length / 1000) * 1000;
}
