// One step back, by the length of step that is chosen.

import type { Context } from "../lab.ts";

/** As far back as a step goes on; a step half done goes back to where it began. */
export function stepBack({ state, snapshot, stage, dispatch }: Context): void {
  if (!snapshot || snapshot.step === 0 || stage !== "ready" || snapshot.diverged) return;
  const { stepUnit, batchSize } = state.settings;
  const rows = snapshot.train?.rows ?? 1;
  const epoch = batchSize === "full" ? 1 : Math.ceil(rows / batchSize);
  const isHalf = snapshot.cursor?.done === false;
  const by = isHalf ? 0 : stepUnit === "epoch" ? epoch : Number(stepUnit) || 1;
  dispatch({ type: "scrub", step: Math.max(0, snapshot.step - by) });
}
