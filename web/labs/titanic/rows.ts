// What labs share asks a context whether there are points to learn from. A table always has rows, and no points.

import type { Context } from "../common/lab.ts";

const kOne = [{ x: 0, y: 0, label: 0 }];

/** The context for what only asks whether there is anything: never for what draws points. */
export const withRows = (context: Context): Context => ({
  ...context,
  state: { ...context.state, shown: kOne },
});
