// What the step by operations remembers while a page stands: which entry is looked at, how it is shown, what is pointed at.
// Types and one look-up; small enough to stand in a page at rest.

import type { Ref } from "../../../view/formula/math.ts";
import type { Selection } from "../../../view/formula/operation.ts";
import type { Context } from "../lab.ts";

export interface Stepping {
  selection: Selection;
  view: "formula" | "plain" | "code";
  pointed: Ref | null;
  /** Place in the list of speeds. */
  pace: number;
}

export const steppingOf = (context: Context): Stepping =>
  context.memory<Stepping>("stepping", () => ({
    selection: { row: 0, column: 0, parameter: 0 },
    view: "formula",
    pointed: null,
    pace: 2,
  }));

/** Changes it and draws again. */
export function setStepping(context: Context, changes: Partial<Stepping>): void {
  Object.assign(steppingOf(context), changes);
  context.dispatch({ type: "ui", changes: {} });
}
