// The recipes a reader can start from: the one of many first tutorials, and three that differ from it in one thing each.

import type { Preset, PresetsOf } from "../../shared/presets.ts";
import type { Settings } from "../../shared/settings.ts";
import type { Recipe } from "../../shared/table.ts";

type RecipeId = Exclude<keyof PresetsOf<"titanic">, "points">;

const tutorial: Recipe = {
  target: "survived",
  positive: "1",
  inputs: ["pclass", "sex", "age", "sibsp", "parch", "fare", "embarked"],
  kinds: [],
  missing: "mean",
  encoding: "ordinal",
  scaling: "none",
  validation: 0.2,
  test: 0.2,
};
const scaled: Recipe = { ...tutorial, scaling: "standard" };
const onehot: Recipe = {
  ...scaled,
  encoding: "onehot",
  missing: "own",
  kinds: [{ name: "pclass", kind: "category" }],
};

export const kRecipes: Readonly<Record<RecipeId, Recipe>> = { tutorial, scaled, onehot, hidden: onehot };

/** What all of them set back; a preset is a whole recipe. */
const plain: Partial<Settings> = {
  recipe: null,
  hidden: [],
  optimizer: "adam",
  learningRate: 0.01,
  batchSize: 10,
  l2: 0,
};

const preset = (settings: Partial<Settings> = {}): Preset => ({ settings: { ...plain, ...settings } });

export const titanicPresets: PresetsOf<"titanic"> = {
  tutorial: preset(),
  scaled: preset(),
  onehot: preset(),
  hidden: preset({ hidden: [{ units: 8, activation: "tanh" }], l2: 0.003, learningRate: 0.003 }),
};

/** The recipe in force. */
export function recipeOf({ recipe, dataset }: Settings): Recipe {
  return recipe ?? kRecipes[Object.hasOwn(kRecipes, dataset) ? (dataset as RecipeId) : "tutorial"];
}
