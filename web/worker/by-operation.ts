// How far a training step taken operation by operation has come. What takes it apart (operations.ts) is fetched when
// somebody first wants that.

import type { Session } from "../engine/index.ts";
import type { Cursor, PlanStep } from "../shared/protocol.ts";
import type { Material } from "./material.ts";
import type { sampleOf } from "./sample.ts";

let operations: typeof import("./operations.ts") | undefined;

/** To be waited for before the first plan, advance or sample. Errors: those of a module that could not be fetched. */
export async function bringOperations(): Promise<void> {
  operations ??= await import("./operations.ts");
}

/** One point's own step (sample.ts). Errors: as for a plan. */
export const sampled: typeof sampleOf = (...args) => there().sampleOf(...args);

function there(): NonNullable<typeof operations> {
  if (operations === undefined) throw new Error("bringOperations has to be waited for first");
  return operations;
}

export class ByOperation {
  #cursor: Cursor | null = null;
  #plan: { readonly spec: object; readonly text: string; readonly steps: readonly PlanStep[] } | null = null;

  get cursor(): Cursor | null {
    return this.#cursor;
  }

  /** Some operations of the step under way are still to be done. */
  get isHalfWay(): boolean {
    return this.#cursor !== null && !this.#cursor.done;
  }

  /** The walk goes on by whole steps, or from elsewhere. */
  leave(): void {
    this.#cursor = null;
  }

  /** The same list as long as it says the same. */
  plan(session: Session): readonly PlanStep[] {
    const { spec } = session;
    if (this.#plan?.spec === spec) return this.#plan.steps;
    const nodes = session.nodes();
    const text = JSON.stringify(nodes);
    const steps = this.#plan?.text === text ? this.#plan.steps : nodes.map(there().stepOf);
    this.#plan = { spec, text, steps };
    return steps;
  }

  /** `session` has data. To the end of what is under way: one operation, its phase, its step. */
  advance(session: Session, unit: "op" | "phase" | "step", material: Material): Cursor {
    const start = this.isHalfWay ? (this.#cursor?.index ?? -1) + 1 : 0;
    this.#cursor = there().advanced(session, this.plan(session), start, unit, material);
    return this.#cursor;
  }
}
