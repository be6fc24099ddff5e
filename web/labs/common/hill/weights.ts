// A model's numbers by name, for choosing two of them: w₁, w₂ and b of a single unit, w₂₁ and b₁ of a layer's, and by
// column where the data is a table. Parameters as snapshots have them: layer by layer, kernel [in, out] before bias.

import type { Snapshot, Tensor, WeightPlace } from "../../../shared/protocol.ts";
import type { Lang } from "../../../view/dictionary.ts";
import { subscript } from "../../../view/pictures/numbers.ts";
import { columnWeight } from "../column-names.ts";

export interface NamedWeight extends WeightPlace {
  /** "w₂₁" from 2 to 1; "w of age". */
  readonly text: string;
  /** Counted from 1. */
  readonly layer: number;
}

export function namedWeights(snapshot: Pick<Snapshot, "parameters" | "facts">, lang: Lang): NamedWeight[] {
  const { parameters } = snapshot;
  const isSingle = parameters.length === 2 && parameters[1]?.data.length === 1;
  return parameters.flatMap(({ name, shape, data }, at) => {
    const columns = shape[1] ?? 1;
    const isKernel = at % 2 === 0;
    return Array.from(data, (_, index): NamedWeight => {
      const [from, to] = [Math.floor(index / columns) + 1, (index % columns) + 1];
      const comma = from > 9 || to > 9 ? "," : "";
      const link = isSingle ? subscript(from) : `${subscript(from)}${comma}${subscript(to)}`;
      const text = isKernel ? `w${link}` : isSingle ? "b" : `b${subscript(index + 1)}`;
      const own = columnWeight(snapshot, { name, index }, lang);
      return { name, index, text: own ?? text, layer: Math.floor(at / 2) + 1 };
    });
  });
}

export const isSameWeight = (a: WeightPlace, b: WeightPlace): boolean =>
  a.name === b.name && a.index === b.index;

/** The numbers with a move by these amounts along two directions. */
export function movedBy(
  parameters: readonly Tensor[],
  [u, v]: readonly [Float32Array, Float32Array],
  [dx, dy]: readonly [number, number],
): { name: string; index: number; value: number }[] {
  let at = 0;
  return parameters.flatMap(({ name, data }) =>
    Array.from(data, (value, index) => {
      const by = dx * (u[at] ?? 0) + dy * (v[at] ?? 0);
      at++;
      return { name, index, value: value + by, by };
    }).flatMap(({ by, ...change }) => (by === 0 ? [] : [change])),
  );
}
