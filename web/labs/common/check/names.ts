// What the numbers of a model are called in running text: w, b, w₆₂ of layer 1; gradients as dW₂.

import type { Place } from "../../../shared/check.ts";
import type { Snapshot, Tensor } from "../../../shared/protocol.ts";
import type { Lang } from "../../../view/dictionary.ts";
import { subscript } from "../../../view/pictures/numbers.ts";
import { columnWeight } from "../column-names.ts";

/** Layers count from 1; parameters are kernel, bias, kernel, bias... */
export const layerOf = (parameters: readonly Tensor[], name: string): number =>
  Math.floor(parameters.findIndex((tensor) => tensor.name === name) / 2) + 1;

export const isBias = (name: string): boolean => name.endsWith("/bias");

/** Without its layer; by its column where the data is a table. */
export function letterOf(snapshot: Pick<Snapshot, "parameters" | "facts">, place: Place, lang: Lang): string {
  const column = columnWeight(snapshot, place, lang);
  if (column !== null) return column;
  const { parameters } = snapshot;
  const { name, index } = place;
  const shape = parameters.find((tensor) => tensor.name === name)?.shape ?? [];
  const [rows = 1, columns = 1] = shape;
  if (isBias(name)) return parameters.length === 2 ? "b" : `b${subscript(index + 1)}`;
  if (parameters.length === 2) return rows === 1 ? "w" : `w${subscript(index + 1)}`;
  return `w${subscript(Math.floor(index / columns) + 1)}${subscript((index % columns) + 1)}`;
}

/** dW₂ for "dense_2/kernel". */
export function gradientOf(parameters: readonly Tensor[], name: string): string {
  const letter = isBias(name) ? "db" : "dW";
  return parameters.length === 2 ? letter : `${letter}${subscript(layerOf(parameters, name))}`;
}
