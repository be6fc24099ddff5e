// What the page and the worker say to each other about a race: several walks from the same start over the same batches.
// Types only.

import type { Grid, GridSize, HillSlice, ModelSpec, ParameterChange, Tensor } from "./protocol.ts";

/** Where a walk begins: what draws its weights and its batches, and numbers put in place of drawn ones. */
export interface RaceStart {
  readonly seed: number;
  readonly changes: readonly ParameterChange[];
}

export interface RaceLane {
  /** Its rate is a number, and its seed is not looked at: the start has one. */
  readonly spec: ModelSpec;
  /** A start of its own, in place of the start's changes. */
  readonly from?: readonly ParameterChange[];
}

export interface RaceWish {
  /** Another number is another race; the same one may grow by further starts. */
  readonly id: number;
  /** 1 to 8. */
  readonly lanes: readonly RaceLane[];
  readonly steps: number;
  /** Steps between two measures; divides `steps`. */
  readonly every: number;
  /** The race itself goes from the first; all lanes are walked again from each of the others. */
  readonly starts: readonly RaceStart[];
  /** Of each lane's answer over the plane. */
  readonly field?: GridSize;
  /** A cut through the loss along the model's first two numbers, once the race is over. */
  readonly hill?: boolean;
}

/** One lane as far as it has come. */
export interface Runner {
  readonly step: number;
  /** Full training loss, penalty apart, measured from step 0 on, every so many steps. */
  readonly losses: Float32Array;
  /** Of models with two or three numbers: all of them at each measure, [measures][numbers]. */
  readonly path: Float32Array | null;
  readonly parameters: readonly Tensor[];
  readonly field?: Grid;
  /** The step at which it diverged and was taken out. */
  readonly divergedAt: number | null;
  /** Why the engine would not have it; the other lanes go on. */
  readonly refused: string | null;
}

/** A race so far. A snapshot brings it when there is something new; who shows it keeps it. */
export interface Race {
  readonly id: number;
  readonly runners: readonly Runner[];
  /** All lanes have come to the end of the first start. */
  readonly over: boolean;
  /** Of further starts walked to the end: losses as [lanes][measures], NaN where a lane was out. */
  readonly again: readonly Float32Array[];
  readonly hill: HillSlice | null;
}
