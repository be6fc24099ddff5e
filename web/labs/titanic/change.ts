// Changes of a recipe, as actions: a recipe is one setting, so each change is one level of undo and a new walk. Fetched
// with the first of them.

import type { Kind, Recipe, TableFacts } from "../../shared/table.ts";
import type { Context } from "../common/lab.ts";
import { kEach, kNumber, levelsOf, recipeNow } from "./recipe.ts";

export function changeRecipe(context: Context, changes: Partial<Recipe>): void {
  context.dispatch({ type: "set", changes: { recipe: { ...recipeNow(context), ...changes } } });
}

/** Another target, no longer learnt from: of two values the last is told, a few are told apart, many are a number. */
export function chooseTarget(context: Context, facts: TableFacts, target: string): void {
  const { inputs } = recipeNow(context);
  const levels = levelsOf(facts, target);
  const answers =
    levels.length === 2 ? { positive: levels[1] as string } : { positive: null, classes: levels };
  changeRecipe(context, {
    classes: [],
    ...answers,
    target,
    inputs: inputs.filter((name) => name !== target),
  });
}

/** One level against the rest, `kEach` of them told apart, or `kNumber`. */
export function chooseAnswer(context: Context, value: string, levels: readonly string[]): void {
  changeRecipe(context, {
    positive: value === kEach || value === kNumber ? null : value,
    classes: value === kEach ? levels : [],
  });
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
