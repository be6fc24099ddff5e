// What the numbers of a model are called in running text: w, b, w₆₂ of layer 1; gradients as dW₂.

import type { Place } from "../../../shared/check.ts";
import type { Tensor } from "../../../shared/protocol.ts";
import { subscript } from "../../../view/pictures/numbers.ts";

/** Layers count from 1; parameters are kernel, bias, kernel, bias... */
export const layerOf = (parameters: readonly Tensor[], name: string): number =>
  Math.floor(parameters.findIndex((tensor) => tensor.name === name) / 2) + 1;

export const isBias = (name: string): boolean => name.endsWith("/bias");

/** Without its layer. */
export function letterOf(parameters: readonly Tensor[], { name, index }: Place): string {
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
