// What a recipe asks of a row.

import type { Recipe, Task } from "./table.ts";

export const taskOf = ({ positive, classes }: Recipe): Task =>
  positive !== null ? "one" : classes !== undefined && classes.length > 0 ? "classes" : "number";
