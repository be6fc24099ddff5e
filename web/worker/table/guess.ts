// What a reader probably means by a table: which column is to be told, and from which others. Only a first proposal; the
// reader corrects it.

import type { Column, Recipe, Table } from "../../shared/table.ts";
import { kMostInputLevels } from "./choices.ts";
import { Refusal } from "./refusal.ts";

const kTargetNames =
  /^(survived|target|label|class|outcome|result|y|churn|default|diagnosis|species|variety|quality)$/i;
const kNumberNames = /^(price|saleprice|cost|charges|salary|income|mpg|medv|median_house_value|value)$/i;
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
    targets.find(({ name, kind }) => kind === "number" && kNumberNames.test(name)) ??
    targets.find(({ name, kind }) => kind === "number" && kTargetNames.test(name)) ??
    targets.findLast(isBinary) ??
    targets.findLast(({ kind }) => kind === "category") ??
    targets.at(-1);
  if (target === undefined) throw new Refusal("no-target", 1, 1);
  return {
    target: target.name,
    ...answersOf(target),
    inputs: columns.filter((column) => column !== target && canBeInput(column, rows)).map(({ name }) => name),
    kinds: [],
    missing: "mean",
    encoding: "onehot",
    scaling: "standard",
    validation: 0.2,
    test: 0.2,
  };
}

/** Of two levels the last counts as 1; a few are classes; many numbers are told as numbers, many words by the most frequent. */
export function answersOf({ name, levels, codes, kind }: Column): Pick<Recipe, "positive" | "classes"> {
  const isFew = codes !== null && levels.length >= 2 && levels.length <= kMostInputLevels;
  if (isFew && levels.length === 2) return { positive: levels[1] as string };
  if (isFew && (kind !== "number" || kTargetNames.test(name))) return { positive: null, classes: levels };
  if (kind === "number" || codes === null) return { positive: null };
  const counts = new Float64Array(levels.length);
  for (const code of codes) if (code >= 0) counts[code] = (counts[code] as number) + 1;
  return { positive: levels[counts.indexOf(Math.max(...counts))] as string };
}
