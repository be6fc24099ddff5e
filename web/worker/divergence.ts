// How a divergence is told to the page. What only an examination can say (autopsy.ts) is fetched when a walk has
// diverged; where it can't be, because the reader is offline, the rest is told without it.

import type { Engine, RunResult } from "../engine/index.ts";
import type { Divergence } from "../shared/protocol.ts";
import type { Autopsy } from "./autopsy.ts";
import type { Walk } from "./walk.ts";

/** undefined: not asked for yet; null: not to be had. */
let doctor: typeof import("./autopsy.ts") | null | undefined;

/** Whether a divergence would be told with less than could be said. */
export const lacksDoctor = (): boolean => doctor === undefined;

export async function bringDoctor(): Promise<void> {
  doctor ??= await import("./autopsy.ts").catch(() => null);
}

const nothingSeen: Autopsy = { last: [], weight: null, steepest: null };

/** What is told of a divergence, examined once. */
export class Diagnosis {
  readonly #engine: Engine;
  #known: { readonly of: object; readonly told: Divergence } | null = null;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** `found`: as the walk's last step has it. The walk stays as it is. */
  of(walk: Walk, found: RunResult["diverged"]): Divergence | undefined {
    if (found === undefined) return undefined;
    if (this.#known?.of !== found) this.#known = { of: found, told: this.#tell(walk, found) };
    return this.#known.told;
  }

  #tell(walk: Walk, found: NonNullable<RunResult["diverged"]>): Divergence {
    const { session, way } = walk;
    const [firstLoss = Number.NaN] = session.history().loss;
    return {
      ...found,
      firstLoss: Number.isFinite(firstLoss) ? firstLoss : null,
      lastLoss: found.reason === "growing" ? (walk.score("train")?.loss ?? null) : null,
      ...(doctor?.autopsy(this.#engine, session, way.past, session.step) ?? nothingSeen),
    };
  }
}
