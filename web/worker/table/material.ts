// A table and a recipe to what the engine learns from, drawn into three parts by the engine: stratified where kinds are
// told, so that each part has its share of both.

import type { Engine, Rows } from "../../engine/index.ts";
import type { DataSpec, TableSource } from "../../shared/protocol.ts";
import type { Asked, PartName, Table, TableFacts } from "../../shared/table.ts";
import { taskOf } from "../../shared/task.ts";
import type { Material } from "../material.ts";
import { choicesOf } from "./choices.ts";
import { type Draw, type Prepared, prepare } from "./prepare.ts";

/** What is known of a table beside its rows of numbers. */
export interface TableMaterial {
  readonly facts: TableFacts;
  readonly table: Table;
  readonly prepared: Omit<Prepared, "features" | "targets">;
  readonly parts: Readonly<Record<PartName, Rows | null>>;
  /** null where the row was left out. */
  partOf(row: number): PartName | null;
}

const kNames: readonly PartName[] = ["train", "validation", "test"];

/** Errors: RangeError for what the recipe can't have; the engine's. */
export function materialOf(engine: Engine, spec: DataSpec, source: TableSource, table: Table): Material {
  const { recipe } = source;
  const draw: Draw = (rows, classes) => {
    const by = classes === null ? "seed" : "stratified";
    const share = (fraction: number) => ({ fraction, by }) as const;
    const { validation, test } = recipe;
    return engine.split({
      rows,
      validation: share(validation),
      test: share(test),
      seed: spec.seed,
      ...(classes && { classes }),
    });
  };
  const { features, targets, ...prepared } = prepare(table, recipe, draw);
  const width = prepared.inputs.length;
  const told = taskOf(recipe) === "classes" ? Int32Array.from(targets) : targets;
  const rowsOf = (part: PartName): Rows | null => partRows(features, told, width, prepared.parts[part]);
  const parts = { train: rowsOf("train"), validation: rowsOf("validation"), test: rowsOf("test") };
  return {
    spec: { ...spec, inputs: width },
    points: [],
    split: new Uint8Array(0),
    features: new Float32Array(0),
    learn: parts.train,
    held: parts.validation,
    test: parts.test,
    table: {
      facts: factsOf(table, source, prepared),
      table,
      prepared,
      parts,
      partOf: partsByRow(prepared, table.rows),
    },
  };
}

function partRows(
  features: Float32Array,
  targets: Float32Array | Int32Array,
  width: number,
  places: Uint32Array,
): Rows | null {
  if (places.length === 0) return null;
  const own = new Float32Array(places.length * width);
  places.forEach((place, i) => {
    own.set(features.subarray(place * width, (place + 1) * width), i * width);
  });
  const { length } = places;
  const chosen = targets instanceof Int32Array ? new Int32Array(length) : new Float32Array(length);
  places.forEach((place, i) => {
    chosen[i] = targets[place] as number;
  });
  return { features: own, targets: chosen, rows: length };
}

function partsByRow({ parts, rows }: TableMaterial["prepared"], length: number): TableMaterial["partOf"] {
  const place = new Uint8Array(length);
  kNames.forEach((name, i) => {
    for (const kept of parts[name]) place[rows[kept] as number] = i + 1;
  });
  return (row) => kNames[(place[row] ?? 0) - 1] ?? null;
}

function factsOf(table: Table, { recipe }: TableSource, prepared: TableMaterial["prepared"]): TableFacts {
  const { inputs, report, parts, target } = prepared;
  return {
    name: table.name,
    recipe,
    task: taskOf(recipe),
    target,
    inputs,
    report,
    rows: { train: parts.train.length, validation: parts.validation.length, test: parts.test.length },
    asked: askedOf(prepared),
    choices: choicesOf(table),
  };
}

function askedOf({ sources, parts, rows }: TableMaterial["prepared"]): Asked[] {
  return sources.map(({ column, kind, values, filler }) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const place of parts.train) {
      const value = values[rows[place] as number] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const levels = kind === "number" ? [] : column.levels;
    return {
      name: column.name,
      levels,
      low: low <= high ? low : 0,
      high: low <= high ? high : 0,
      usual: filler.words,
    };
  });
}
