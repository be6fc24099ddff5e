// Where the data is a table, the numbers of a model are called by their columns: "w of sex", not w₂.

import type { Snapshot, WeightPlace } from "../../shared/protocol.ts";
import type { Lang } from "../../view/dictionary.ts";
import { subscript } from "../../view/pictures/numbers.ts";

/** What each input of the first layer is called; empty where the data are points. */
export function inputNames({ facts }: Pick<Snapshot, "facts">): readonly string[] {
  return (facts?.inputs ?? []).map(({ column, kind, level }) =>
    kind === "level" ? `${column} = ${level}` : kind === "missing" ? `${column} = ?` : column,
  );
}

/** The column's own name for a weight of the first layer; null for any other number, and for points. */
export function columnWeight(
  snapshot: Pick<Snapshot, "facts" | "parameters">,
  { name, index }: WeightPlace,
  lang: Lang,
): string | null {
  const [kernel] = snapshot.parameters;
  if (kernel?.name !== name) return null;
  const units = kernel.shape[1] ?? 1;
  const column = inputNames(snapshot)[Math.floor(index / units)];
  if (column === undefined) return null;
  const to = index % units;
  const single = snapshot.parameters.length === 2;
  const answer = single && units > 1 ? (snapshot.facts?.recipe.classes?.[to] ?? "") : "";
  const letter = units === 1 || answer !== "" ? "w" : `w${subscript(to + 1)}`;
  const text = lang === "zh" ? `${column} 的 ${letter}` : `${letter} of ${column}`;
  return answer === "" ? text : `${text} → ${answer}`;
}
