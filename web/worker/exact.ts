// The engine's exact answer as snapshots carry it, with the R² that belongs to it.

import { DownhillError, type Rows, type Session } from "../engine/index.ts";
import type { Exact } from "../shared/protocol.ts";
import type { Setup } from "./past.ts";

/** Asked sixty times a second, computed when data, loss or L2 have changed. */
export class ExactAnswer {
  #for: Setup | null = null;
  #answer: Exact | null = null;

  of(session: Session, setup: Setup): Exact | null {
    if (this.#for === null || !alike(this.#for, setup)) {
      const { learn } = setup.material;
      this.#answer = learn === null ? null : exactOf(session, learn);
      this.#for = setup;
    }
    return this.#answer;
  }
}

const alike = (a: Setup, b: Setup): boolean =>
  a.material === b.material &&
  a.spec.loss === b.spec.loss &&
  a.spec.regularization?.l2 === b.spec.regularization?.l2;

/** null where there is no closed form, or the data leaves none. */
function exactOf(session: Session, learn: Rows): Exact | null {
  try {
    const answer = session.exact();
    return answer.kind === "leastSquares" ? { ...answer, ...r2Of(answer.loss, learn) } : answer;
  } catch (error) {
    if (error instanceof DownhillError && error.code !== "crashed") return null;
    throw error;
  }
}

/** 1 - SSE / SST; nothing where all targets are alike. */
function r2Of(loss: number, { targets }: Rows): { r2?: number } {
  const values = Array.from(targets);
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const variance = values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / values.length;
  return variance > 0 ? { r2: 1 - loss / variance } : {};
}
