// What a reader probably means by a table: which column is to be told, and from which others. Only a first proposal; the
// reader corrects it.

import type { Choice, Column, Kind, Recipe, Table } from "../../shared/table.ts";
import { Refusal } from "./refusal.ts";

const kTargetNames =
  /^(survived|target|label|class|outcome|result|y|churn|default|diagnosis|species|quality)$/i;
const kMostInputLevels = 20;
const kMostMissing = 0.5; // of the rows

const holds = ({ missing }: Column, rows: number): boolean => missing < rows;
const isBinary = ({ levels }: Column): boolean => levels.length === 2;
const canBeTarget = (column: Column, rows: number): boolean =>
  holds(column, rows) && (column.levels.length > 1 || column.numbers !== null) && column.kind !== "text";

/** Whole numbers that are all different name rows, they say nothing of them. */
function isNumbering({ numbers, missing }: Column, rows: number): boolean {
  if (numbers === null || missing > 0 || rows < 20) return false;
  for (let i = 1; i < rows; i++) if ((numbers[i] as number) - (numbers[i - 1] as number) !== 1) return false;
  return true;
}

const canBeInput = (column: Column, rows: number): boolean =>
  column.missing <= kMostMissing * rows &&
  !isNumbering(column, rows) &&
  (column.kind === "number" ||
    (column.kind === "category" && column.levels.length <= kMostInputLevels && column.levels.length > 1));

/** Errors: Refusal where no column can be told from another. */
export function guessRecipe({ columns, rows }: Table): Recipe {
  const targets = columns.filter((column) => canBeTarget(column, rows));
  const target =
    targets.find(
      (column) =>
        kTargetNames.test(column.name) &&
        column.levels.length > 1 &&
        column.levels.length <= kMostInputLevels,
    ) ??
    targets.findLast(isBinary) ??
    targets.findLast(({ kind }) => kind === "category") ??
    targets.at(-1);
  if (target === undefined) throw new Refusal("no-target", 1, 1);
  return {
    target: target.name,
    positive: positiveOf(target),
    inputs: columns.filter((column) => column !== target && canBeInput(column, rows)).map(({ name }) => name),
    kinds: [],
    missing: "mean",
    encoding: "onehot",
    scaling: "standard",
    validation: 0.2,
    test: 0.2,
  };
}

/** The level that counts as 1: the last of two, the most frequent of more; null for a column of many numbers. */
export function positiveOf({ levels, codes, kind }: Column): string | null {
  if (codes === null || levels.length < 2 || (kind === "number" && levels.length > kMostInputLevels))
    return null;
  if (levels.length === 2) return levels[1] as string;
  const counts = new Float64Array(levels.length);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] as number) + 1;
  return levels[counts.indexOf(Math.max(...counts))] as string;
}

const kMostOneHot = 50; // more levels than that are no longer read as categories by a reader

/** What each column could be. */
export function choicesOf({ columns }: Table): Choice[] {
  return columns.map(({ name, kind, numbers, codes, levels }) => {
    const isCategory = codes !== null && levels.length > 1 && levels.length <= kMostOneHot;
    const kinds: Kind[] = [
      ...(numbers ? (["number"] as const) : []),
      ...(isCategory ? (["category"] as const) : []),
      "text",
    ];
    return {
      name,
      kind,
      kinds,
      levels: codes !== null && levels.length > 1 && levels.length <= kMostInputLevels ? levels : [],
    };
  });
}
