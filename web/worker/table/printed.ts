// A walk as many a tutorial prints it: a line every ten epochs, out of the checks that are made at the ends of epochs.

import type { History } from "../../engine/index.ts";
import type { Printed } from "../../shared/table.ts";

const kEvery = 10; // epochs
const kMostLines = 500;

/** Checks are thinned on long walks: what is left of every tenth is printed, the newest lines last. */
export function printedOf(history: History): Printed[] {
  const { epoch, loss, accuracy, validationLoss, validationAccuracy } = history;
  const lines: Printed[] = [];
  let last = 0;
  for (let i = 0; i < epoch.length; i++) {
    const at = epoch[i] as number;
    if (at === last || at % kEvery !== 0) continue;
    last = at;
    lines.push({
      epoch: at,
      loss: finite(loss[i]),
      accuracy: finite(accuracy[i]),
      heldLoss: finite(validationLoss[i]),
      heldAccuracy: finite(validationAccuracy[i]),
    });
  }
  return lines.slice(-kMostLines);
}

const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;
