// How a divergence is told to the page. What only an examination can say (autopsy.ts) is fetched when a walk has
// diverged; where it can't be, because the reader is offline, the rest is told without it.

import type { Engine, RunResult, Session } from "../engine/index.ts";
import type { Divergence } from "../shared/protocol.ts";
import type { Autopsy } from "./autopsy.ts";
import type { Past } from "./past.ts";

/** undefined: not asked for yet; null: not to be had. */
let doctor: typeof import("./autopsy.ts") | null | undefined;

/** Whether a divergence would be told with less than could be said. */
export const lacksDoctor = (): boolean => doctor === undefined;

export async function bringDoctor(): Promise<void> {
  doctor ??= await import("./autopsy.ts").catch(() => null);
}

const nothingSeen: Autopsy = { last: [], weight: null, steepest: null };

/** `session` is the one that diverged; it stays as it is. */
export function tell(
  found: NonNullable<RunResult["diverged"]> & Pick<Divergence, "lastLoss">,
  engine: Engine,
  session: Session,
  past: Past,
): Divergence {
  const [firstLoss = Number.NaN] = session.history().loss;
  return {
    ...found,
    firstLoss: Number.isFinite(firstLoss) ? firstLoss : null,
    ...(doctor?.autopsy(engine, session, past, session.step) ?? nothingSeen),
  };
}
