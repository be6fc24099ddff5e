// The model as it was taken last, and when it is time to ask for it anew: whenever the lab stands still as something else
// than what was taken. Kept while the panel is open.

import type { Model } from "../../../formats/model.ts";
import type { Taken as Sent } from "../../../shared/take.ts";
import type { Context } from "../lab.ts";
import type { WayId } from "./ways.ts";

export interface Taken extends Omit<Sent, "model"> {
  readonly model: Model;
}

export interface Kept {
  way: WayId;
  taken: Taken | null;
  /** What was asked for last, and of what. */
  id: number;
  asked: string;
}

export const keptOf = (context: Context): Kept =>
  context.memory<Kept>("take", () => ({ way: "pytorch", taken: null, id: 0, asked: "" }));

/** What stands now, as a text that differs when anything of it does. */
function standing({ state, snapshot }: Context): string {
  const { settings, points } = state;
  return JSON.stringify([
    snapshot?.step,
    snapshot?.parameters.map(({ data }) => data.join()),
    settings,
    points,
  ]);
}

/** Takes what a snapshot brings, and asks for what is missing. True where a wish is to be sent. */
export function follow(context: Context): boolean {
  const kept = keptOf(context);
  const { snapshot, stage, state } = context;
  // The worker's Model; shared/ has no word for it.
  if (snapshot?.take?.id === kept.id && kept.id > 0) kept.taken = snapshot.take as Taken;
  if (snapshot === null || stage !== "ready" || state.running) return false;
  const now = standing(context);
  if (now === kept.asked) return false;
  kept.asked = now;
  kept.id++;
  return true;
}
