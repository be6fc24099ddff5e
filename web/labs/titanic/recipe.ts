// The recipe in force, and what changes it.

import type { Recipe, TableFacts } from "../../shared/table.ts";
import type { Context } from "../common/lab.ts";
import { recipeOf } from "./presets.ts";

/** The share held back is a setting of its own. */
export const recipeNow = ({ state }: Context): Recipe => recipeOf(state.settings);

export const levelsOf = ({ choices }: TableFacts, target: string): readonly string[] =>
  choices.find(({ name }) => name === target)?.levels ?? [];

/** What the list of answers offers beside levels; no cell holds a control character. */
export const kEach = "\u0001";
export const kNumber = "\u0002";

type Changes = typeof import("./change.ts");

/** Does it once the code for it is there. What can't be fetched changes nothing. */
export function change(how: (changes: Changes) => void): void {
  import("./change.ts").then(how, () => undefined);
}
