// What there is to say of answers that are no yes or no: classes as they are taken for each other, numbers by how far they
// are off, told in the table's own unit. Fetched with the first recipe that asks for them.

import type { Session } from "../../engine/index.ts";
import type { ClassesTold, Fit, NumbersTold, PartName, TableTold } from "../../shared/table.ts";
import type { TableMaterial } from "./material.ts";
import { unscaled } from "./target.ts";

export interface Asked {
  readonly session: Session;
  readonly material: TableMaterial;
  readonly part: PartName;
}

/** An answer and a truth for each row of the part. */
export type AnswersOf = Partial<TableTold> & {
  readonly answers: Float32Array;
  readonly truths: ArrayLike<number>;
};

const kNone = new Float32Array(0);

export function asClasses({ session, material, part }: Asked): AnswersOf {
  if (material.parts[part] === null) return { answers: kNone, truths: kNone };
  const { confusion, precision, recall, f1, predicted, actual } = session.report(part);
  const classes: ClassesTold = { confusion, precision, recall, f1 };
  return { answers: Float32Array.from(predicted), truths: actual, classes };
}

export function asNumbers({ session, material, part }: Asked): AnswersOf {
  const rows = material.parts[part];
  if (rows === null) return { answers: kNone, truths: kNone };
  const { target } = material.prepared;
  const answers = unscaled(session.predict(rows.features as Float32Array), target);
  const truths = unscaled(rows.targets as Float32Array, target);
  return { answers, truths, numbers: numbersTold(answers, truths, target) };
}

/** `mean`: what one says who knows nothing. */
export function numbersTold(
  answers: Float32Array,
  truths: Float32Array,
  { mean, scale }: Pick<Fit, "scale"> & { readonly mean: number },
): NumbersTold {
  const errors = Float64Array.from(answers, (answer, i) => answer - (truths[i] as number));
  const meanOf = (size: (value: number, i: number) => number): number | null => {
    let sum = 0;
    errors.forEach((error, i) => {
      sum += size(error, i);
    });
    const share = sum / errors.length;
    return Number.isFinite(share) ? share : null;
  };
  const squares = meanOf((error) => error * error);
  return {
    off: meanOf((error) => Math.abs(error)),
    rms: squares === null ? null : Math.sqrt(squares),
    guessOff: meanOf((_, i) => Math.abs(mean - (truths[i] as number))),
    guessLoss: meanOf(
      (_, i) => ((mean - (truths[i] as number)) / scale) * ((mean - (truths[i] as number)) / scale),
    ),
    spread: spreadOf(errors, squares === null ? Number.NaN : Math.sqrt(squares)),
  };
}

const kSteps = 10; // to each side of 0; what is further off is counted in the last one

/** Steps of a third of the root mean square: a bell then fills them well. */
function spreadOf(errors: Float64Array, rms: number): NumbersTold["spread"] {
  const width = rms > 0 ? rms / 3 : 1;
  const counts = new Uint32Array(2 * kSteps + 1);
  for (const error of errors) {
    if (!Number.isFinite(error)) continue;
    const place = kSteps + Math.max(-kSteps, Math.min(kSteps, Math.round(error / width)));
    counts[place] = (counts[place] as number) + 1;
  }
  return { width, first: -kSteps * width, counts };
}
