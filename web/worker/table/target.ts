// What is to be told of each row, as numbers: 0 and 1, the places of classes, or a number, which is scaled as inputs are
// wherever they are, so that rates and losses mean the same whether it is counted in tons or in cents.

import type { Column, Fit, Recipe } from "../../shared/table.ts";
import { taskOf } from "../../shared/task.ts";

const kMostClasses = 20;

/** NaN where it is missing. Errors: RangeError. */
export function targetsOf({ name, codes, levels, numbers }: Column, recipe: Recipe): Float64Array {
  const task = taskOf(recipe);
  if (task === "number") {
    if (numbers === null) throw new RangeError(`the column "${name}" holds no numbers to be told`);
    return numbers;
  }
  const wanted = task === "one" ? [recipe.positive] : (recipe.classes ?? []);
  if (wanted.length > kMostClasses || (task === "classes" && wanted.length < 2))
    throw new RangeError(`classes must be 2 to ${kMostClasses}, got ${wanted.length}`);
  const places = levels.map((level) => wanted.indexOf(level));
  const strange = wanted.find((level) => level === null || !levels.includes(level));
  if (codes === null || strange !== undefined)
    throw new RangeError(`the column "${name}" has no value "${strange ?? wanted[0]}"`);
  return Float64Array.from(codes, (code) => {
    if (code < 0) return Number.NaN;
    const place = places[code] as number;
    return task === "one" ? Number(place === 0) : place < 0 ? Number.NaN : place;
  });
}

/** Fitted on the training part. Classes stay what they are. */
export function fitOf(
  targets: Float64Array,
  recipe: Recipe,
  rows: Uint32Array,
  train: Uint32Array,
): Fit & { readonly mean: number } {
  const values = Array.from(train, (place) => targets[rows[place] as number] as number);
  const sum = values.reduce((all, value) => all + value, 0);
  const mean = values.length === 0 ? 0 : sum / values.length;
  if (taskOf(recipe) !== "number" || recipe.scaling === "none" || values.length === 0)
    return { shift: 0, scale: 1, mean };
  if (recipe.scaling === "minmax") {
    const low = values.reduce((least, value) => Math.min(least, value));
    const high = values.reduce((most, value) => Math.max(most, value));
    return { shift: low, scale: high > low ? high - low : 1, mean };
  }
  const squares = values.reduce((all, value) => all + (value - mean) * (value - mean), 0);
  const deviation = Math.sqrt(squares / values.length);
  return { shift: mean, scale: deviation > 0 ? deviation : 1, mean };
}

/** Back to the table's unit. */
export const unscaled = (values: Float32Array, { shift, scale }: Fit): Float32Array =>
  values.map((value) => value * scale + shift);
