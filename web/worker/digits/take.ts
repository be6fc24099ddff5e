// The digits' network as it leaves and comes back: with its walk and every picture learnt from, as bytes; and weights that
// somebody brings, looked at before anything changes.

import type { ModelSpec, Session } from "../../engine/index.ts";
import { fitted, named, parameterShapes } from "../../formats/model.ts";
import { modelFrom } from "../../formats/session.ts";
import type { DigitsData, DigitsTaken, NamedNumbers } from "../../shared/digits.ts";
import { kScale, picturesOf } from "./store.ts";

export function taken(session: Session, data: DigitsData | null): DigitsTaken {
  const { step } = session;
  const checkpoint = session.checkpoint();
  if (data === null) return { step, checkpoint, model: modelFrom(session) };
  const { pixels, labels } = picturesOf(session, 0, data.learn);
  const rows = { features: pixels, targets: Int32Array.from(labels), rows: data.learn, scale: kScale };
  return { step, checkpoint, model: modelFrom(session, { data: rows }) };
}

/** In the order of the spec's parameters. Errors: DownhillError by name. */
export function checkedWeights(spec: ModelSpec, weights: readonly NamedNumbers[]): readonly NamedNumbers[] {
  return fitted(weights, parameterShapes(named(spec)));
}

/** The checkpoint, else the weights: whether it was the checkpoint. */
export function resume(session: Session, checkpoint: Uint8Array, weights: readonly NamedNumbers[]): boolean {
  try {
    session.restore(checkpoint);
    return true;
  } catch {
    session.setParameters(weights);
    return false;
  }
}
