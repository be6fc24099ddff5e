// One row looked at closely: its cells, what the model sees of it, its answer, and the answers it would get if one column
// were as it is on average. Differences of their scores are what each column adds; where the model is one unit they are
// exactly w · (x − mean).

import type { Session } from "../../engine/index.ts";
import type { Column, Input, RowTold } from "../../shared/table.ts";
import { isMissing, numberOf } from "./dialect.ts";
import type { Source } from "./inputs.ts";
import type { TableMaterial } from "./material.ts";

/** A row of the table, or texts for the columns learnt from ("" for what is usual). */
export function rowTold(session: Session, material: TableMaterial, row: number | readonly string[]): RowTold {
  const { prepared, table, partOf } = material;
  const { sources, inputs, encode } = prepared;
  const values = Float64Array.from(sources, (source, i) =>
    typeof row === "number" ? (source.values[row] as number) : typed(row[i] ?? "", source),
  );
  const width = inputs.length;
  const seen = new Float32Array((1 + sources.length) * width);
  encode(values, seen, 0);
  sources.forEach(({ column }, i) => {
    const at = (1 + i) * width;
    seen.copyWithin(at, 0, width);
    inputs.forEach((input, k) => {
      if (input.column === column.name) seen[at + k] = usual(input);
    });
  });
  const answers = session.predict(seen);
  const cells =
    typeof row === "number"
      ? table.columns.map((column) => ({ name: column.name, text: cellOf(column, row) }))
      : sources.map(({ column }, i) => ({ name: column.name, text: row[i] ?? "" }));
  return {
    row: typeof row === "number" ? row : null,
    part: typeof row === "number" ? partOf(row) : null,
    truth: typeof row === "number" ? truthOf(material, row) : null,
    answer: answers[0] as number,
    cells,
    inputs: seen.slice(0, width),
    without: answers.slice(1),
  };
}

/** The input of a row that is average in it. */
const usual = ({ mean, shift, scale }: Input): number => (mean - shift) / scale;

/** What is usual, and not a gap, for nothing and for what can't be read: who types nothing has not gone missing. */
function typed(text: string, { column, kind, filler }: Source): number {
  const cell = text.trim();
  const place = column.levels.indexOf(cell);
  const value = kind === "number" ? numberOf(cell, true) : place < 0 ? Number.NaN : place;
  return isMissing(cell) || Number.isNaN(value) ? filler.value : value;
}

/** As it was read. */
export function cellOf({ texts, codes, levels, numbers }: Column, row: number): string {
  if (texts !== null) return texts[row] ?? "";
  if (codes !== null) return levels[codes[row] as number] ?? "";
  const value = numbers?.[row] ?? Number.NaN;
  return Number.isNaN(value) ? "" : String(value);
}

function truthOf({ table, facts }: TableMaterial, row: number): number | null {
  const { target, positive } = facts.recipe;
  const column = table.columns.find(({ name }) => name === target);
  const text = column === undefined ? "" : cellOf(column, row);
  return text === "" ? null : positive === null ? Number(text) : Number(text === positive);
}
