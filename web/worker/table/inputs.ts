// Columns to the inputs of a model: which there are, how each is shifted and scaled, and one function that makes them of a
// row's values. A category of two levels is one input of 0 and 1; of more it is one number, or an input a level.

import type { Column, Input, Kind, Recipe } from "../../shared/table.ts";
import { kLargest } from "./dialect.ts";
import type { Filler } from "./fill.ts";
import type { Encode } from "./prepare.ts";

export interface Source {
  readonly column: Column;
  readonly kind: Kind;
  /** By row of the table: numbers, or the places of levels; NaN where missing. */
  readonly values: Float64Array;
  readonly filler: Filler;
}

/** An input before it is scaled: what it makes of its column's value. */
interface Raw {
  /** Place of its source. */
  readonly source: number;
  readonly kind: Input["kind"];
  readonly level: number;
}

export function encoded(
  sources: readonly Source[],
  recipe: Recipe,
  rows: Uint32Array,
  train: Uint32Array,
): { readonly inputs: readonly Input[]; readonly encode: Encode } {
  const raws = sources.flatMap((source, place) => rawsOf(source, place, recipe));
  const read = (raw: Raw, value: number): number => rawValue(raw, value, sources[raw.source] as Source);
  const inputs = raws.map((raw): Input => {
    const source = sources[raw.source] as Source;
    const fitted = fit(raw, source, recipe, rows, train);
    const level = raw.level < 0 ? "" : (source.column.levels[raw.level] ?? "");
    return { column: source.column.name, kind: raw.kind, level, ...fitted };
  });
  const encode: Encode = (values, into, at) => {
    raws.forEach((raw, i) => {
      const { shift, scale } = inputs[i] as Input;
      const scaled = (read(raw, values[raw.source] as number) - shift) / scale;
      into[at + i] = Math.max(-kLargest, Math.min(kLargest, scaled));
    });
  };
  return { inputs, encode };
}

function rawsOf({ column, kind, values }: Source, source: number, { encoding, missing }: Recipe): Raw[] {
  const marked = missing === "own" && values.some((value) => Number.isNaN(value));
  const mark: Raw[] = marked ? [{ source, kind: "missing", level: -1 }] : [];
  if (kind === "number") return [{ source, kind: "number", level: -1 }, ...mark];
  const { length } = column.levels;
  if (length <= 2 || encoding === "ordinal")
    return [{ source, kind: "code", level: length === 2 ? 1 : -1 }, ...mark];
  return [...column.levels.map((_, level): Raw => ({ source, kind: "level", level })), ...mark];
}

/** With "own" a missing category is no level at all. */
function rawValue({ kind, level }: Raw, value: number, { filler }: Source): number {
  const missing = Number.isNaN(value);
  if (kind === "missing") return missing ? 1 : 0;
  if (kind === "level")
    return missing && filler.how === "own" ? 0 : (missing ? filler.value : value) === level ? 1 : 0;
  return missing ? filler.value : value;
}

/** Shift and scale over the training rows: deviations divide by n, as everywhere in this engine. */
function fit(
  raw: Raw,
  source: Source,
  { scaling }: Recipe,
  rows: Uint32Array,
  train: Uint32Array,
): Pick<Input, "shift" | "scale" | "mean"> {
  let [sum, low, high] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const at = (place: number): number => rawValue(raw, source.values[rows[place] as number] as number, source);
  for (const place of train) {
    const value = at(place);
    sum += value;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const mean = train.length === 0 ? 0 : sum / train.length;
  if (scaling === "none" || train.length === 0) return { shift: 0, scale: 1, mean };
  if (scaling === "minmax") return { shift: low, scale: high > low ? high - low : 1, mean };
  let squares = 0;
  for (const place of train) {
    const off = at(place) - mean;
    squares += off * off;
  }
  const deviation = Math.sqrt(squares / train.length);
  return { shift: mean, scale: deviation > 0 ? deviation : 1, mean };
}
