// Numbers as snapshots carry them: scores, tensors, pictures of the plane, curves, ways that were left. Types only; rows
// of grids begin at the top.

import type { Point } from "./model.ts";
import type { Settings } from "./settings.ts";

export interface GridSize {
  readonly width: number;
  readonly height: number;
}

/** Numbers of one part of the data. null: no finite value. */
export interface Score {
  readonly loss: number | null;
  /** Classes: the share right at 0.5. */
  readonly accuracy?: number;
  /** Regression: 1 - SSE / SST. */
  readonly r2?: number;
  readonly rows: number;
}

export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** [height][width], row 0 at the top (y = 3), column 0 at x = -3: values at the centres of the cells. */
export interface Grid extends GridSize {
  readonly values: Float32Array;
}

/** All units of one layer: [units][height][width], rows as in Grid. */
export interface LayerGrids extends GridSize {
  /** "features", or the dense layer's name. */
  readonly name: string;
  readonly units: number;
  readonly values: Float32Array;
}

/** One entry a check (start, ends of epochs); long walks are thinned. NaN where there is none. */
export interface History extends Curve {
  readonly heldLoss: Float64Array;
  /** Absent in an opening picture. */
  readonly penalty?: Float64Array;
}

/** Full training loss at some steps, penalty apart. */
export interface Curve {
  readonly step: Float64Array;
  readonly loss: Float64Array;
}

/** A way that was left at a fork, and can be gone back to. */
export interface Branch {
  /** Says nothing of order; stays the same as long as the branch is kept. */
  readonly id: number;
  /** The last step it has in common with the way under way. */
  readonly from: number;
  /** The last step walked on it. */
  readonly walked: number;
  /** The page's settings in force at its end, and the reader's own points; null: not told, or points of a preset. */
  readonly settings: Settings | null;
  readonly points: readonly Point[] | null;
  /** Of the whole way. */
  readonly curve: Curve;
}

/** Recorded steps, oldest first, and all parameters then: [entries][width], in the order of `parameters`. */
export interface Trail {
  readonly step: Float64Array;
  readonly width: number;
  readonly values: Float32Array;
}

export interface Exact {
  readonly kind: "leastSquares" | "newton";
  readonly parameters: readonly Tensor[];
  readonly loss: number;
  readonly r2?: number;
  readonly maxStableRate?: number;
  readonly conditionNumber?: number;
  readonly note: "unique" | "separable" | "rank-deficient";
}
