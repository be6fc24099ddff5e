// A table to what a model learns from: rows that are complete enough, missing values filled, categories as numbers, all
// scaled. Whatever is fitted (means, medians, ranges) is fitted on the training part alone. Sums are taken row by row in
// double, with + - * / and sqrt only, so the same table and recipe give the same bits everywhere.

import type {
  Column,
  ColumnReport,
  Fit,
  Input,
  Kind,
  Recipe,
  Table,
  TableReport,
} from "../../shared/table.ts";
import { taskOf } from "../../shared/task.ts";
import { kLargest } from "./dialect.ts";
import { type Filler, fillerOf } from "./fill.ts";
import { encoded, type Source } from "./inputs.ts";
import { fitOf, targetsOf } from "./target.ts";

/** Which of the kept rows lie in which part. */
export interface Parts {
  readonly train: Uint32Array;
  readonly validation: Uint32Array;
  readonly test: Uint32Array;
}

export interface Prepared {
  readonly inputs: readonly Input[];
  /** Kept rows x inputs. */
  readonly features: Float32Array;
  /** Scaled by `target`; classes by their places. */
  readonly targets: Float32Array;
  /** `mean`: of the training part, as it stands in the table. */
  readonly target: Fit & { readonly mean: number };
  /** Rows of the table that were kept, ascending. */
  readonly rows: Uint32Array;
  readonly parts: Parts;
  readonly report: TableReport;
  /** How any row becomes inputs: also one that is typed in. */
  readonly encode: Encode;
  /** The columns learnt from, in the order `encode` takes their values. */
  readonly sources: readonly Source[];
}

/** Values of the input columns (NaN where missing; the level's place for categories) to what the model sees. */
export type Encode = (values: Float64Array, into: Float32Array, at: number) => void;

/** Classes of the kept rows, or null for a number. */
export type Draw = (rows: number, classes: Int32Array | null) => Parts;

const kMostCells = 1e7;

/** Errors: RangeError for a column that is not there or can't be what the recipe wants, or for more than 1e7 cells. */
export function prepare(table: Table, recipe: Recipe, draw: Draw): Prepared {
  const wanted = targetsOf(columnOf(table, recipe.target), recipe);
  const names = recipe.inputs.filter((name) => name !== recipe.target);
  if (names.length === 0)
    throw new RangeError("a table needs a column to learn from besides the one to be told");
  const columns = names.map((name) => columnOf(table, name));
  const kinds = columns.map((column) => kindOf(column, recipe));
  const values = columns.map((column, i) => valuesOf(column, kinds[i] as Kind));
  const rows = keptRows(table.rows, wanted, recipe.missing === "drop" ? values : []);
  if (rows.length < 2) throw new RangeError(`at least 2 rows must be complete, got ${rows.length}`);
  const kindsOf = (): Int32Array => Int32Array.from(rows, (row) => wanted[row] as number);
  const parts = draw(rows.length, taskOf(recipe) === "number" ? null : kindsOf());
  const target = fitOf(wanted, recipe, rows, parts.train);
  const targets = Float32Array.from(rows, (row) => scaled(wanted[row] as number, target));
  const fillers = values.map((column, i) =>
    fillerOf(column, kinds[i] as Kind, recipe.missing, rows, parts.train, (columns[i] as Column).levels),
  );
  const sources = columns.map(
    (column, i): Source => ({
      column,
      kind: kinds[i] as Kind,
      values: values[i] as Float64Array,
      filler: fillers[i] as Filler,
    }),
  );
  const { inputs, encode } = encoded(sources, recipe, rows, parts.train);
  if (rows.length * inputs.length > kMostCells)
    throw new RangeError(
      `rows x inputs must be at most ${kMostCells}, got ${rows.length} x ${inputs.length}`,
    );
  const features = new Float32Array(rows.length * inputs.length);
  const one = new Float64Array(columns.length);
  rows.forEach((row, i) => {
    for (let c = 0; c < values.length; c++) one[c] = (values[c] as Float64Array)[row] as number;
    encode(one, features, i * inputs.length);
  });
  const report = {
    rows: rows.length,
    dropped: table.rows - rows.length,
    columns: table.columns.map((column) => reportOf(column, recipe, sources, inputs, rows)),
  };
  return { inputs, features, targets, target, rows, parts, report, encode, sources };
}

const scaled = (value: number, { shift, scale }: Fit): number =>
  Math.max(-kLargest, Math.min(kLargest, (value - shift) / scale));

export function columnOf({ columns }: Table, name: string): Column {
  const found = columns.find((column) => column.name === name);
  if (found === undefined) throw new RangeError(`there is no column "${name}"`);
  return found;
}

/** As the recipe says, else as guessed. */
export const kindOf = (column: Column, { kinds }: Recipe): Kind =>
  kinds.find(({ name }) => name === column.name)?.kind ?? column.kind;

/** NaN where missing; levels as their places. Errors: RangeError. */
export function valuesOf({ name, numbers, codes }: Column, kind: Kind): Float64Array {
  if (kind === "number" && numbers !== null) return numbers;
  if (kind === "category" && codes !== null)
    return Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : code));
  throw new RangeError(
    `the column "${name}" can't be learnt from as ${kind === "number" ? "numbers" : kind}`,
  );
}

function keptRows(rows: number, targets: Float64Array, needed: readonly Float64Array[]): Uint32Array {
  const kept = new Uint32Array(rows);
  let n = 0;
  for (let row = 0; row < rows; row++) {
    if (Number.isNaN(targets[row])) continue;
    if (needed.some((column) => Number.isNaN(column[row]))) continue;
    kept[n++] = row;
  }
  return kept.slice(0, n);
}

function reportOf(
  column: Column,
  recipe: Recipe,
  sources: readonly Source[],
  inputs: readonly Input[],
  rows: Uint32Array,
): ColumnReport {
  const source = sources.find((one) => one.column === column);
  const kind = kindOf(column, recipe);
  const base = {
    name: column.name,
    kind,
    missing: column.missing,
    odd: kind === "number" ? column.odd : 0,
    levels: kind === "number" ? [] : column.levels,
  };
  if (source === undefined)
    return {
      ...base,
      role: column.name === recipe.target ? "target" : "unused",
      filled: null,
      inputs: 0,
      scaling: "none",
    };
  let count = 0;
  for (const row of rows) if (Number.isNaN(source.values[row])) count++;
  const made = inputs.filter((input) => input.column === column.name);
  return {
    ...base,
    role: "input",
    filled: count === 0 ? null : { count, how: source.filler.how, with: source.filler.words },
    inputs: made.length,
    scaling: recipe.scaling,
  };
}
