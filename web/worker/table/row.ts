// One row looked at closely: its cells, what the model sees of it, its answer, and the answers it would get if one column
// were as it is on average. Differences of their scores are what each column adds; where the model is one unit they are
// exactly w · (x − mean).

import type { Session } from "../../engine/index.ts";
import type { Column, Input, RowTold } from "../../shared/table.ts";
import { isMissing, numberOf } from "./dialect.ts";
import type { Source } from "./inputs.ts";
import type { TableMaterial } from "./material.ts";
import { unscaled } from "./target.ts";

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
  const { answers, shares } = answersOf(session.predict(seen), material, 1 + sources.length);
  const cells =
    typeof row === "number"
      ? table.columns.map((column) => ({ name: column.name, text: cellOf(column, row) }))
      : sources.map(({ column }, i) => ({ name: column.name, text: row[i] ?? "" }));
  return {
    row: typeof row === "number" ? row : null,
    part: typeof row === "number" ? partOf(row) : null,
    truth: typeof row === "number" ? truthOf(material, row) : null,
    answer: answers[0] as number,
    shares,
    cells,
    inputs: seen.slice(0, width),
    without: answers.slice(1),
  };
}

/** An answer a row: as it is, a number in the table's unit, or the chance of the class that the first row is taken for. */
function answersOf(
  said: Float32Array,
  { facts, prepared }: TableMaterial,
  rows: number,
): { readonly answers: Float32Array; readonly shares: Float32Array | null } {
  if (facts.task === "one") return { answers: said, shares: null };
  if (facts.task === "number") return { answers: unscaled(said, prepared.target), shares: null };
  const width = said.length / rows;
  const shares = said.slice(0, width);
  const best = shares.indexOf(Math.max(...shares));
  return { shares, answers: Float32Array.from({ length: rows }, (_, i) => said[i * width + best] as number) };
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
  const number = facts.task === "number" ? (column?.numbers?.[row] ?? Number.NaN) : Number.NaN;
  if (facts.task === "number") return Number.isNaN(number) ? null : number;
  const text = column === undefined ? "" : cellOf(column, row);
  const place = (facts.recipe.classes ?? []).indexOf(text);
  if (facts.task === "classes") return place < 0 ? null : place;
  return text === "" ? null : Number(text === positive);
}
