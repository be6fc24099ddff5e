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

/** What is asked of a row: whether it is one level, which of several, or a number. */
export type Task = "one" | "classes" | "number";

/** How a table becomes inputs and targets. */
export interface Recipe {
  readonly target: string;
  /** The level that counts as 1, all others as 0. null: the levels of `classes`, or without any the number itself. */
  readonly positive: string | null;
  /** Levels told from each other, two and more; rows of other levels are left out. */
  readonly classes?: readonly string[];
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

/** (value - shift) / scale. */
export interface Fit {
  readonly shift: number;
  readonly scale: number;
}

/** One number that the model sees of a row, scaled. */
export interface Input extends Fit {
  readonly column: string;
  /** "level": 1 where the cell is that level. "missing": 1 where it is empty. "code": the level's place. */
  readonly kind: "number" | "code" | "level" | "missing";
  /** Of "level"; for "code" of two levels the one that is 1. */
  readonly level: string;
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
  | "unreadable"
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

export type PartName = "train" | "validation" | "test";

/** What is said of a table as it is learnt from: the same as long as table and recipe are. */
export interface TableFacts {
  readonly name: string;
  readonly recipe: Recipe;
  readonly task: Task;
  /** Of a number: the model is asked for (number - shift) / scale. */
  readonly target: Fit;
  readonly inputs: readonly Input[];
  readonly report: TableReport;
  readonly rows: Readonly<Record<PartName, number>>;
  /** Columns that can be learnt from, for a row that is typed in: a number, or one of the levels. */
  readonly asked: readonly Asked[];
  /** What each column could be. */
  readonly choices: readonly Choice[];
}

export interface Asked {
  readonly name: string;
  /** Empty for a number. */
  readonly levels: readonly string[];
  /** What the training part holds, of a number. */
  readonly low: number;
  readonly high: number;
  /** The filler: what stands where nothing is typed. */
  readonly usual: string;
}

export interface Choice {
  readonly name: string;
  readonly kind: Kind;
  /** Other kinds it can be read as. */
  readonly kinds: readonly Kind[];
  /** Levels a target may be told by; empty where it is no target. */
  readonly levels: readonly string[];
}

export interface TableProbe {
  readonly part: PartName;
  /** From which answer on 1 is said. */
  readonly threshold: number;
  /** Looked for in the columns of text. */
  readonly find: string;
  /** A row of the table to look at, or one typed in: a text a column of `asked`, "" for what is usual. */
  readonly row: number | readonly string[] | null;
}

/**
 * Answers to one part of the table, and to one row. What only one task has is empty for the others; answers of numbers
 * are told as the table writes them.
 */
export interface TableTold {
  readonly part: PartName;
  readonly step: number;
  readonly task: Task;
  readonly classes: ClassesTold | null;
  readonly numbers: NumbersTold | null;
  /** [truth][said] at the threshold. */
  readonly counts: readonly [readonly [number, number], readonly [number, number]];
  readonly auc: number | null;
  readonly rocX: Float32Array;
  readonly rocY: Float32Array;
  readonly calibration: readonly { readonly count: number; readonly said: number; readonly was: number }[];
  /** Loss and share right at a half, of all parts. */
  readonly scores: Readonly<Record<PartName, PartScore | null>>;
  /** At the steps of `Snapshot.history`; NaN where there is none. */
  readonly accuracy: Float64Array;
  readonly heldAccuracy: Float64Array;
  /** What a tutorial would print: a line every so many epochs. */
  readonly printed: readonly Printed[];
  /** Some of the part's rows, evenly chosen: answer, truth, row of the table. Classes by their places. */
  readonly dots: { readonly answer: Float32Array; readonly label: Float32Array; readonly row: Uint32Array };
  readonly found: readonly Found[];
  readonly row: RowTold | null;
  readonly file: FileTold | null;
}

/** At the end of an epoch, over whole parts. null: no such part, no such number, no finite value. */
export interface Printed {
  readonly epoch: number;
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly heldLoss: number | null;
  readonly heldAccuracy: number | null;
}

export interface PartScore {
  readonly loss: number | null;
  readonly accuracy: number | null;
  readonly r2: number | null;
}

export interface ClassesTold {
  /** Rows, [class it is][class it is taken for], flat. */
  readonly confusion: Uint32Array;
  /** A class each; null where the counts leave nothing to divide by. */
  readonly precision: readonly (number | null)[];
  readonly recall: readonly (number | null)[];
  readonly f1: readonly (number | null)[];
}

/** How far answers are off, in the target's own unit; null where there is no finite value. */
export interface NumbersTold {
  /** Mean |answer - truth|, and the root of the mean square. */
  readonly off: number | null;
  readonly rms: number | null;
  /** Mean |mean of the training part - truth|: what knowing nothing comes to. */
  readonly guessOff: number | null;
  /** And as a loss: the mean of its squares, scaled as the target is. */
  readonly guessLoss: number | null;
  /** Rows by answer - truth, in steps as wide as `width` with their middles at multiples of it, from `first` on. */
  readonly spread: { readonly width: number; readonly first: number; readonly counts: Uint32Array };
}

export interface Found {
  readonly row: number;
  readonly text: string;
}

export interface RowTold {
  /** null: typed in. */
  readonly row: number | null;
  /** null: left out of all. */
  readonly part: PartName | null;
  /** Its target: 0 or 1, a class's place, a number; null where typed in or missing. */
  readonly truth: number | null;
  /** The chance of 1; of the class that is said; the number. */
  readonly answer: number;
  /** Of classes: the chance of each. */
  readonly shares: Float32Array | null;
  /** All cells of the table's row as they were read, column by column; of a typed one those of `asked`. */
  readonly cells: readonly { readonly name: string; readonly text: string }[];
  /** What the model sees of it. */
  readonly inputs: Float32Array;
  /** The answer (of the same class) if one of `asked` were as the training part has it on average, for each. */
  readonly without: Float32Array;
}

/** A file on its way to be a table. */
export type FileTold =
  | { readonly state: "reading"; readonly name: string; readonly share: number; readonly rows: number }
  | { readonly state: "refused"; readonly name: string; readonly refusal: TableRefusal }
  /** It waits; a build with "own" takes it. */
  | {
      readonly state: "read";
      readonly name: string;
      readonly rows: number;
      readonly columns: number;
      readonly recipe: Recipe;
      readonly choices: readonly Choice[];
    };
