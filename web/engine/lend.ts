// What an executor outside wasm walks from, and what it hands back. Not part of the package's contract: it is the
// GPU's way in, and pages fetch it with the GPU. The words are those of core/train/session.hpp.

import type { RunResult } from "./results.ts";
import { handleOf, type Session } from "./session.ts";

/** Copies of all that an executor needs to begin. */
export interface Lent {
  /** Session::planWords(). */
  readonly words: Uint32Array;
  /** Floats or bytes, as the words say; rows of all parts. */
  readonly features: Uint8Array;
  /** Floats or class ids. */
  readonly targets: Uint8Array;
}

/** The session must have data. */
export function lentPlan(session: Session): Lent {
  return handleOf(session).call((raw, { heap }) => {
    const [f = 0, fLength = 0, t = 0, tLength = 0] = heap.wholes(raw.lentData());
    return {
      features: heap.bytes({ offset: f, length: fLength }),
      targets: heap.bytes({ offset: t, length: tLength }),
      words: heap.wholes(raw.plan()),
    };
  });
}

/** The plan alone. */
export function lentWords(session: Session): Uint32Array {
  return handleOf(session).call((raw, { heap }) => heap.wholes(raw.plan()));
}

/** Parameters, gradients, moments and the finiteness flag as they are now: the arena's first numbers. */
export function lentState(session: Session): Float32Array {
  return handleOf(session).call((raw, { heap }) => {
    const [, , , , offset = 0, length = 0] = heap.wholes(raw.lentData());
    return heap.floats({ offset, length });
  });
}

/** Records of the next steps, at most `steps`, and none beyond an epoch's end that is a check. */
export function lentRecords(session: Session, steps: number): Uint32Array {
  return handleOf(session).call((raw, { heap }) => heap.wholes(raw.records(steps).data));
}

/**
 * Takes over what `steps` of these records have made of the state, and checks where a check is due. `told`: the state,
 * and behind it loss and penalty of the last of these steps.
 */
export function adopt(session: Session, told: Float32Array, steps: number): RunResult {
  handleOf(session).call((raw, { heap }) => heap.lend([told], ([offset = 0]) => raw.adopt(offset, steps)));
  return session.run(0);
}
