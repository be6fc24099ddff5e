// Numbers of the table lab: scores of answers, what a column adds to a score, weights as a reader meets them. Pure.

import type { Snapshot } from "../../shared/protocol.ts";
import type { Input, RowTold, TableFacts, TableTold } from "../../shared/table.ts";

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

/** A number an input; empty while snapshot and facts do not belong together. */
export function strengths(snapshot: Snapshot, facts: TableFacts): readonly Strength[] {
  const kernel = snapshot.parameters[0];
  const [rows = 0, units = 0] = kernel?.shape ?? [];
  if (kernel === undefined || rows !== facts.inputs.length) return [];
  return facts.inputs.map((input, i) => {
    const own = kernel.data.subarray(i * units, (i + 1) * units);
    const value = units === 1 ? (own[0] ?? Number.NaN) : Math.sqrt(own.reduce((sum, w) => sum + w * w, 0));
    return { input, value };
  });
}

/**
 * What each column adds to the score z of a row, against a row that is average in it. Of a single unit exactly
 * w · (x − mean); else the difference of the scores of two answers.
 */
export function additions(snapshot: Snapshot, facts: TableFacts, row: RowTold): Bar[] {
  if (isSingle(snapshot)) {
    const all = strengths(snapshot, facts);
    return facts.asked.map(({ name }) => ({
      name,
      value: all.reduce((sum, { input, value }, i) => {
        if (input.column !== name) return sum;
        return sum + value * ((row.inputs[i] ?? Number.NaN) - (input.mean - input.shift) / input.scale);
      }, 0),
    }));
  }
  const z = logit(row.answer);
  return facts.asked.map(({ name }, i) => ({ name, value: z - logit(row.without[i] ?? Number.NaN) }));
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
export function guessing({ counts }: TableTold): number | null {
  const ones = counts[1][0] + counts[1][1];
  const rows = ones + counts[0][0] + counts[0][1];
  const p = ones / rows;
  return p > 0 && p < 1 ? -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) : null;
}
