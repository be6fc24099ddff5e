// How the loss chart is looked at while a page stands. Small enough to stand in a page at rest.

import type { Context } from "../lab.ts";

export interface Looking {
  log: boolean;
  /** The loss with its penalty is drawn too. */
  penalty: boolean;
  /** The step under the mouse. */
  hover: number | null;
}

export const lookingOf = ({ memory }: Context): Looking =>
  memory<Looking>("loss chart", () => ({ log: true, penalty: false, hover: null }));

/** Changes it and draws again. */
export function look(context: Context, changes: Partial<Looking>): void {
  Object.assign(lookingOf(context), changes);
  context.dispatch({ type: "ui", changes: {} });
}
