// Numbers of the table lab: scores of answers, what a column adds to a score, weights as a reader meets them. Pure.

import type { Snapshot } from "../../shared/protocol.ts";
import type { ClassesTold, Input, RowTold, TableFacts, TableTold } from "../../shared/table.ts";
import { count, scientific, tick } from "../../view/pictures/numbers.ts";

const kSurest = 1e-7; // float32 knows nothing nearer to 0 or 1

/** ln(p / (1 - p)), kept finite. */
export function logit(p: number): number {
  const inside = Math.min(1 - kSurest, Math.max(kSurest, p));
  return Math.log(inside / (1 - inside));
}

/** One bar: a name and a signed length. */
export interface Bar {
  readonly name: string;
  readonly value: number;
}

export interface Strength {
  readonly input: Input;
  /** The weight of a single unit; without a sign, √Σw² where a hidden layer stands behind. */
  readonly value: number;
}

/** Whether the model is one unit, so that weights can be read. */
export const isSingle = ({ parameters }: Snapshot): boolean => parameters.length <= 2;

/**
 * A number an input; empty while snapshot and facts do not belong together. Numbers are told in the target's own unit,
 * classes by how much more an input pulls towards the one at `towards` than towards the average one.
 */
export function strengths(snapshot: Snapshot, facts: TableFacts, towards = 0): readonly Strength[] {
  const kernel = snapshot.parameters[0];
  const [rows = 0, units = 0] = kernel?.shape ?? [];
  if (kernel === undefined || rows !== facts.inputs.length) return [];
  return facts.inputs.map((input, i) => {
    const own = kernel.data.subarray(i * units, (i + 1) * units);
    return { input, value: strengthOf(own, snapshot, facts, towards) };
  });
}

function strengthOf(own: Float32Array, snapshot: Snapshot, facts: TableFacts, towards: number): number {
  if (!isSingle(snapshot)) return Math.sqrt(own.reduce((sum, w) => sum + w * w, 0));
  if (facts.task === "classes") return (own[towards] ?? Number.NaN) - meanOf(own);
  return (own[0] ?? Number.NaN) * (facts.task === "number" ? facts.target.scale : 1);
}

const meanOf = (values: Float32Array): number => values.reduce((sum, v) => sum + v, 0) / values.length;

/** The bias of a single unit as a reader meets it: the answer to a row of zeros, or as for `strengths`. */
export function biasOf({ parameters }: Snapshot, { task, target }: TableFacts, towards = 0): number {
  const own = parameters[1]?.data ?? new Float32Array(0);
  if (task === "classes") return (own[towards] ?? Number.NaN) - meanOf(own);
  const bias = own[0] ?? Number.NaN;
  return task === "number" ? bias * target.scale + target.shift : bias;
}

/** A number of the table's own unit: whole from 100 on, three digits below. */
export function inUnit(value: number): string {
  const size = Math.abs(value);
  return size >= 1e9 ? scientific(value) : size >= 100 ? count(value) : tick(Number(value.toPrecision(3)));
}

/** Of all rows of a part, those taken for what they are. */
export function rightOf({ confusion }: ClassesTold): { readonly right: number; readonly rows: number } {
  const width = Math.round(Math.sqrt(confusion.length));
  let [right, rows] = [0, 0];
  confusion.forEach((n, i) => {
    rows += n;
    if (i % (width + 1) === 0) right += n;
  });
  return { right, rows };
}

/**
 * What each column adds to the score z of a row (of the class that is said; to a number itself), against a row that is
 * average in it. Of a single unit exactly w · (x − mean); else the difference of the scores of two answers.
 */
export function additions(snapshot: Snapshot, facts: TableFacts, row: RowTold): Bar[] {
  if (isSingle(snapshot) && facts.task !== "classes") {
    const all = strengths(snapshot, facts);
    return facts.asked.map(({ name }) => ({
      name,
      value: all.reduce((sum, { input, value }, i) => {
        if (input.column !== name) return sum;
        return sum + value * ((row.inputs[i] ?? Number.NaN) - (input.mean - input.shift) / input.scale);
      }, 0),
    }));
  }
  const score = facts.task === "number" ? (value: number): number => value : logit;
  const z = score(row.answer);
  return facts.asked.map(({ name }, i) => ({ name, value: z - score(row.without[i] ?? Number.NaN) }));
}

/** Of those said to be 1, the share that is; of those that are 1, the share said. NaN where there is none. */
export function precisionRecall({ counts }: TableTold): {
  precision: number;
  recall: number;
  right: number;
  rows: number;
} {
  const [[no = 0, falls = 0], [missed = 0, hits = 0]] = counts;
  return {
    precision: hits / (hits + falls),
    recall: hits / (hits + missed),
    right: no + hits,
    rows: no + falls + missed + hits,
  };
}

/** The loss of always giving the share of ones: −Σ p ln p; null where it is 0 or nothing is known. */
export function guessing({ task, counts, classes, numbers }: TableTold): number | null {
  if (task === "number") return numbers?.guessLoss || null;
  if (classes) return entropyOf(classes);
  const ones = counts[1][0] + counts[1][1];
  const rows = ones + counts[0][0] + counts[0][1];
  const p = ones / rows;
  return p > 0 && p < 1 ? -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) : null;
}

/** The same of several classes. */
function entropyOf({ confusion }: ClassesTold): number | null {
  const width = Math.round(Math.sqrt(confusion.length));
  const rows = confusion.reduce((sum, n) => sum + n, 0);
  let sum = 0;
  for (let truth = 0; truth < width; truth++) {
    const own = confusion.subarray(truth * width, (truth + 1) * width);
    const p = own.reduce((all, n) => all + n, 0) / rows;
    if (p > 0) sum -= p * Math.log(p);
  }
  return sum > 0 ? sum : null;
}
