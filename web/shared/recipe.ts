// A recipe for a table as text, for links. What comes back has a recipe's shape and no long texts; whether its columns
// exist is for the worker to say.

import type { Encoding, Kind, Missing, Recipe, Scaling } from "./table.ts";

const kLongest = 100; // letters of a column's name, and columns
const missing: readonly Missing[] = ["drop", "mean", "median", "frequent", "own"];
const encodings: readonly Encoding[] = ["ordinal", "onehot"];
const scalings: readonly Scaling[] = ["none", "standard", "minmax"];
const kinds: readonly Kind[] = ["number", "category", "text"];

const isName = (value: unknown): value is string => typeof value === "string" && value.length <= kLongest;
const isShare = (value: unknown): value is number => typeof value === "number" && value >= 0 && value < 1;
const isList = (value: unknown): value is readonly unknown[] =>
  Array.isArray(value) && value.length <= kLongest;
const isOf = <T>(all: readonly T[], value: unknown): value is T => all.includes(value as T);

/** null: not a recipe. */
export function readRecipe(text: string): Recipe | null {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isList(given) || given.length < 9 || given.length > 10) return null;
  const [target, positive, inputs, read, fill, encoding, scaling, validation, test, classes = []] = given;
  if (!isName(target) || !(positive === null || isName(positive))) return null;
  if (!isList(inputs) || !inputs.every(isName) || !isList(read)) return null;
  if (!isOf(missing, fill) || !isOf(encodings, encoding) || !isOf(scalings, scaling)) return null;
  if (!isShare(validation) || !isShare(test) || validation + test >= 1) return null;
  const found = read.flatMap((pair) => {
    const [name, kind] = isList(pair) ? pair : [];
    return isName(name) && isOf(kinds, kind) ? [{ name, kind }] : [];
  });
  if (found.length !== read.length) return null;
  if (!isList(classes) || !classes.every(isName)) return null;
  const recipe = {
    target,
    positive,
    inputs,
    kinds: found,
    missing: fill,
    encoding,
    scaling,
    validation,
    test,
  };
  return classes.length > 0 ? { ...recipe, classes } : recipe;
}

/** Classes last, where there are any: texts of recipes without them stay what they were. */
export const writeRecipe = (recipe: Recipe): string =>
  JSON.stringify([
    recipe.target,
    recipe.positive,
    recipe.inputs,
    recipe.kinds.map(({ name, kind }) => [name, kind]),
    recipe.missing,
    recipe.encoding,
    recipe.scaling,
    recipe.validation,
    recipe.test,
    ...(recipe.classes && recipe.classes.length > 0 ? [recipe.classes] : []),
  ]);
