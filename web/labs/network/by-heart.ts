// Whether the network learns its points by heart, read from the two loss curves. Pure.

import type { History } from "../../shared/protocol.ts";

const kWorse = 1.25;
const kGap = 1.5;
const kAround = 9; // checks looked at together: single ones jump about

/** The middle one of the values at most half of kAround away from a place. */
function about(values: Float64Array, at: number): number {
  const from = Math.max(0, Math.min(values.length - kAround, at - (kAround >> 1)));
  const near = values.slice(from, from + kAround).sort();
  return near[near.length >> 1] ?? Number.NaN;
}

/**
 * Where the held-back loss was lowest, if that is long ago, it has clearly risen since and lies above the training loss,
 * and the training loss fell on meanwhile; else null.
 */
export function learntByHeart({ step, loss, heldLoss }: History): number | null {
  const last = step.length - 1;
  let lowest = 0;
  for (let i = 1; i <= last; i++) if ((heldLoss[i] ?? 0) < (heldLoss[lowest] ?? 0)) lowest = i;
  if (last - lowest < 2 * kAround) return null;
  const [held, heldThen] = [about(heldLoss, last), about(heldLoss, lowest)];
  const [train, trainThen] = [about(loss, last), about(loss, lowest)];
  const apart = held > kWorse * heldThen && held > kGap * train;
  return apart && train < trainThen ? (step[lowest] ?? null) : null;
}
