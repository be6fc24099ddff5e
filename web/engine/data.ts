// Checks what setData is given against the model's shapes. Core checks the numbers themselves (finite, classes within
// range) and draws the parts; here only kinds, lengths and words are looked at. The same for split, which only draws.

import {
  among,
  boolean,
  type Check,
  fields,
  floats,
  kindOf,
  or,
  own,
  record,
  show,
  whole,
  within,
} from "./check.ts";
import { type CompleteSpec, defaultSeed, maxSeed } from "./spec.ts";
import type { Rows } from "./types.ts";

export const maxRows = 1_000_000;

const anything: Check<unknown> = (value) => value;
const rowChecks = { features: anything, targets: anything, rows: whole(1, maxRows) };
const rules = ["seed", "last", "stratified"] as const;

/** What the model asks of a row: `inputs` features; `units` targets, or one class id where `classes`. */
export interface RowShape {
  readonly inputs: number;
  readonly units: number;
  readonly classes: boolean;
}

/** How many rows of a model's inputs these numbers are. Errors: RangeError. */
export function rowsOf(features: Float32Array, { inputs }: RowShape): number {
  const rows = features.length / inputs;
  if (Number.isInteger(rows)) return rows;
  throw new RangeError(`features must have a multiple of ${inputs} numbers, got ${features.length}`);
}

/** A model's own. */
export function rowShapeOf({ inputShape, layers, loss }: CompleteSpec): RowShape {
  const last = layers.findLast((layer) => layer.type === "dense");
  return {
    inputs: inputShape.reduce((product, size) => product * size, 1),
    units: last?.units ?? 1,
    classes: loss === "sparseCategoricalCrossentropy",
  };
}

export interface FractionPart {
  readonly rule: (typeof rules)[number];
  readonly fraction: number;
}

export interface CheckedData {
  readonly train: Rows;
  readonly scale: number;
  readonly validation: FractionPart | Rows | null;
  readonly test: FractionPart | Rows | null;
  readonly seed: number;
  readonly standardize: boolean;
}

/** Errors: TypeError and RangeError by name. `seed` is the model's, for data that brings none. */
export function checkData(value: unknown, shape: RowShape, seed: number): CheckedData {
  const part = (item: unknown, name: string): CheckedData["test"] => checkPart(item, name, shape);
  const { features, targets, rows, ...rest } = fields(
    value,
    "data",
    {
      ...rowChecks,
      scale: or(within({ above: 0, max: 1e6 }), 1),
      validation: part,
      test: part,
      seed: or(whole(0, maxSeed), seed),
      standardize: or(boolean, false),
    },
    "",
  );
  const data = { ...rest, train: checkRows({ features, targets, rows }, "", shape) };
  leaveRows(data.validation, data.test);
  if (data.scale !== 1 && kindOf(data.train.features) !== "Uint8Array") {
    throw new TypeError(`scale must be left out unless features is a Uint8Array, got ${data.scale}`);
  }
  return data;
}

export interface CheckedSplit {
  readonly rows: number;
  readonly validation: FractionPart | null;
  readonly test: FractionPart | null;
  readonly seed: number;
  readonly classes: Int32Array | null;
}

/** Errors: TypeError and RangeError by name. */
export function checkSplit(value: unknown): CheckedSplit {
  const share = or(checkShare, 0);
  const split = fields(
    value,
    "spec",
    {
      rows: whole(1, maxRows),
      validation: share,
      test: share,
      seed: or(whole(0, maxSeed), defaultSeed),
      classes: anything,
    },
    "",
  );
  leaveRows(split.validation, split.test);
  const { classes } = split;
  return { ...split, classes: classes === undefined ? null : classIds(classes, "classes", split.rows) };
}

function leaveRows(validation: FractionPart | Rows | null, test: FractionPart | Rows | null): void {
  const held = share(validation) + share(test);
  if (held >= 1)
    throw new RangeError(`validation and test must leave rows to train on, got ${held} of them held back`);
}

function share(part: FractionPart | Rows | null): number {
  return part !== null && "fraction" in part ? part.fraction : 0;
}

/** `path` is "" or ends with a dot. */
function checkRows(
  { features, targets, rows }: { features?: unknown; targets?: unknown; rows: number },
  path: string,
  shape: RowShape,
): Rows {
  const kind = kindOf(features);
  if (kind !== "Float32Array" && kind !== "Uint8Array") {
    throw new TypeError(`${path}features must be a Float32Array or a Uint8Array, got ${show(features)}`);
  }
  const numbers = features as Float32Array | Uint8Array;
  if (numbers.length !== rows * shape.inputs) {
    const expected = `${rows} rows x ${shape.inputs} = ${rows * shape.inputs} numbers`;
    throw new RangeError(`${path}features must have ${expected}, got ${numbers.length}`);
  }
  return { features: numbers, targets: checkTargets(targets, path, rows, shape), rows };
}

function checkTargets(
  value: unknown,
  path: string,
  rows: number,
  shape: RowShape,
): Float32Array | Int32Array {
  const name = `${path}targets`;
  if (!shape.classes) return floats(value, name, rows * shape.units);
  return classIds(value, name, rows, " for sparseCategoricalCrossentropy");
}

function classIds(value: unknown, name: string, rows: number, why = ""): Int32Array {
  if (kindOf(value) !== "Int32Array") {
    throw new TypeError(`${name} must be an Int32Array of class ids${why}, got ${show(value)}`);
  }
  const ids = value as Int32Array;
  if (ids.length !== rows) throw new RangeError(`${name} must have ${rows} class ids, got ${ids.length}`);
  return ids;
}

function checkPart(value: unknown, name: string, shape: RowShape): FractionPart | Rows | null {
  if (value === undefined) return null;
  if (typeof value !== "object") return checkShare(value, name);
  const part = record(value, name, Object.keys({ ...rowChecks, ...shareChecks }));
  if (own(part, "fraction") !== undefined) return checkShare(value, name);
  return checkRows(fields(value, name, rowChecks), `${name}.`, shape);
}

const fraction = within({ min: 0, below: 1 });
const shareChecks = { fraction, by: or(among(rules), "seed") };

function checkShare(value: unknown, name: string): FractionPart | null {
  const { fraction: share, by: rule } =
    typeof value === "object"
      ? fields(value, name, shareChecks)
      : { fraction: fraction(value, name), by: "seed" as const };
  return share === 0 ? null : { rule, fraction: share };
}
