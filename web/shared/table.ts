// What page and worker say to each other about tables: what a table is once it has been read, how it is made ready for a
// model, and what was done to it. Types only. Columns are named, not numbered: the reader of files makes names unique.

/** "text" is only shown and searched. */
export type Kind = "number" | "category" | "text";

/** One column of a table as it was read. What can't be had is null: numbers of words, levels of too many values. */
export interface Column {
  readonly name: string;
  readonly kind: Kind;
  /** NaN where a cell is empty or no number. */
  readonly numbers: Float64Array | null;
  /** Places in `levels`, -1 where a cell is empty. */
  readonly codes: Int32Array | null;
  /** Sorted: by size where all are numbers, else by code unit. */
  readonly levels: readonly string[];
  /** The cells themselves, where there are too many different ones for levels. */
  readonly texts: readonly string[] | null;
  /** Empty cells (and NA, null, ?). */
  readonly missing: number;
  /** Cells that are no number where most are; they count as missing if the column is read as numbers. */
  readonly odd: number;
}

export interface Table {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly Column[];
  /** The first line named the columns. */
  readonly headed: boolean;
}

/** What is done where a value is missing. "own": filled with the mean, and a column of its own says so. */
export type Missing = "drop" | "mean" | "median" | "frequent" | "own";
/** Categories of three levels and more: numbers 0, 1, 2…, or a column of 0 and 1 for each. */
export type Encoding = "ordinal" | "onehot";
export type Scaling = "none" | "standard" | "minmax";

/** How a table becomes inputs and targets. */
export interface Recipe {
  readonly target: string;
  /** The level that counts as 1, all others as 0. null: the target is a number. */
  readonly positive: string | null;
  readonly inputs: readonly string[];
  /** Columns read as another kind than was guessed. */
  readonly kinds: readonly { readonly name: string; readonly kind: Kind }[];
  readonly missing: Missing;
  readonly encoding: Encoding;
  readonly scaling: Scaling;
  /** Shares held back, each from 0; together below 1. */
  readonly validation: number;
  readonly test: number;
}

/** One number that the model sees of a row: (value - shift) / scale. */
export interface Input {
  readonly column: string;
  /** "level": 1 where the cell is that level. "missing": 1 where it is empty. "code": the level's place. */
  readonly kind: "number" | "code" | "level" | "missing";
  /** Of "level"; for "code" of two levels the one that is 1. */
  readonly level: string;
  readonly shift: number;
  readonly scale: number;
  /** Mean over the training part, before shift and scale. */
  readonly mean: number;
}

/** What was done to one column. */
export interface ColumnReport {
  readonly name: string;
  readonly role: "target" | "input" | "unused";
  readonly kind: Kind;
  readonly missing: number;
  readonly odd: number;
  /** Filled cells, all parts together, and with what. */
  readonly filled: { readonly count: number; readonly how: Missing; readonly with: string } | null;
  /** How many inputs came of it. */
  readonly inputs: number;
  readonly levels: readonly string[];
  readonly scaling: Scaling;
}

export interface TableReport {
  readonly rows: number;
  /** Rows left out because the target, or with "drop" any input, is missing. */
  readonly dropped: number;
  readonly columns: readonly ColumnReport[];
}

/** Why a file was not taken. `line` and `column` count from 1; `column` is a cell's place in its line. */
export interface TableRefusal {
  readonly code: RefusalCode;
  readonly line: number;
  readonly column: number;
  /** What was found, and what was expected where that is a number. */
  readonly found: string;
  readonly expected: string;
}

export type RefusalCode =
  | "empty"
  | "too-large"
  | "too-many-rows"
  | "too-many-columns"
  | "too-many-cells"
  | "not-text"
  | "bad-encoding"
  | "control"
  | "archive"
  | "no-delimiter"
  | "no-rows"
  | "no-target"
  | "ragged"
  | "open-quote"
  | "stray-quote"
  | "long-cell";

/** Page to the worker that reads files, and back. It reads one file and ends. */
export interface ReadRequest {
  readonly file: Blob;
  readonly name: string;
}
export type ReadReply =
  /** `share` of the file, 0 to 1. */
  | { readonly kind: "progress"; readonly share: number; readonly rows: number }
  | { readonly kind: "table"; readonly table: Table; readonly recipe: Recipe }
  | { readonly kind: "refused"; readonly refusal: TableRefusal };
