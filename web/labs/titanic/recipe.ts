// Changes of a recipe, as actions: a recipe is one setting, so each change is one level of undo and a new walk.

import type { Kind, Recipe, TableFacts } from "../../shared/table.ts";
import type { Context } from "../common/lab.ts";
import { recipeOf } from "./presets.ts";

/** The share held back is a setting of its own. */
export const recipeNow = ({ state }: Context): Recipe => recipeOf(state.settings);

export function changeRecipe(context: Context, changes: Partial<Recipe>): void {
  context.dispatch({ type: "set", changes: { recipe: { ...recipeNow(context), ...changes } } });
}

/** Another target: told by its last value, and no longer learnt from. */
export function chooseTarget(context: Context, facts: TableFacts, target: string): void {
  const recipe = recipeNow(context);
  const levels = facts.choices.find(({ name }) => name === target)?.levels ?? [];
  const left = recipe.inputs.filter((name) => name !== target);
  changeRecipe(context, { target, positive: levels.at(-1) ?? null, inputs: left });
}

/** How a column is read; "text" takes it out. */
export function chooseKind(context: Context, name: string, kind: Kind): void {
  const { inputs, kinds } = recipeNow(context);
  const others = kinds.filter((one) => one.name !== name);
  if (kind === "text") {
    const left = inputs.filter((one) => one !== name);
    if (left.length > 0) changeRecipe(context, { inputs: left });
    return;
  }
  changeRecipe(context, {
    inputs: inputs.includes(name) ? inputs : [...inputs, name],
    kinds: [...others, { name, kind }],
  });
}
