// The shapes of what a session answers, and of the options that say what to look at. Types only: nothing here runs. All
// numbers come as copies.

import type { FeatureWord } from "./types.ts";

/** Where and how a run went wrong. It has stopped; `recover` leads back. */
export interface Divergence {
  /** Steps finished when it was noticed. */
  readonly step: number;
  /** A loss, gradient or weight that is no finite number, or a loss that kept growing. */
  readonly reason: "non-finite" | "growing";
  /** Where the trouble first shows, e.g. "dense_2". */
  readonly layer: string;
  readonly lastGoodStep: number;
  /** The step of the lowest full training loss so far. */
  readonly bestStep: number;
}

export interface RunResult {
  /** Optimizer steps finished. */
  readonly step: number;
  /** Epochs finished. */
  readonly epoch: number;
  /** Data loss of the last batch before its update; null before the first step and where it is not finite. */
  readonly loss: number | null;
  /** `l1·Σ|w| + l2·Σw²` of that moment; null where it is not finite. */
  readonly penalty: number | null;
  readonly diverged?: Divergence;
  /** The layer whose gradient has died while nothing was learnt. */
  readonly saturated?: string;
  /** Validation loss has not fallen for as many epochs as `earlyStopping` allows. The next run walks on. */
  readonly stopped?: EarlyStop;
}

export interface EarlyStop {
  readonly step: number;
  /** Where validation loss was lowest: `recover("bestValidation")` goes there. */
  readonly bestStep: number;
  readonly bestLoss: number;
}

export type Unit = "op" | "phase" | "step" | "epoch";
export type Phase = "batch" | "forward" | "loss" | "backward" | "update";

export interface AdvanceResult {
  readonly step: number;
  readonly epoch: number;
  /** Of the op just done. */
  readonly phase: Phase;
  readonly op: string;
  /** The name of the value it made. */
  readonly node: string;
  /** This op finished a step. */
  readonly done: boolean;
  /** The learning rate of the step under way, after schedule and warm-up. */
  readonly rate: number;
  /** 1 - β₁ᵗ and 1 - β₂ᵗ of the update under way. */
  readonly corrections: readonly [number, number];
}

/** Over a whole part of the data, without dropout. Numbers that are not finite are null. */
export interface Metrics {
  readonly loss: number | null;
  readonly penalty: number | null;
  /** Crossentropies: the share right, at 0.5 or by the largest output. */
  readonly accuracy?: number;
  /** meanSquaredError: 1 - SSE / SST. */
  readonly r2?: number;
  readonly rows: number;
}

/** A classifier's answers over a part, counted. A model of one unit has the classes 0 and 1, told apart at 0.5. */
export interface ClassReport {
  readonly classes: number;
  /** Rows, [class it is][class it is taken for]. */
  readonly confusion: Uint32Array;
  /** A class each; null where the counts leave nothing to divide by. */
  readonly precision: readonly (number | null)[];
  readonly recall: readonly (number | null)[];
  readonly f1: readonly (number | null)[];
  /** The numbers of the part's rows, as `sample` and `examples` take them, and of each: */
  readonly rows: Uint32Array;
  readonly actual: Uint32Array;
  readonly predicted: Uint32Array;
  /** -ln of the probability given to the class it is, at most ln 10⁷. */
  readonly losses: Float32Array;
}

/** A named block of numbers, row-major: a copy, free to keep. */
export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

export interface FieldOptions {
  /** The model's answers are taken at the centres of width x height cells that fill this rectangle. */
  readonly x: readonly [number, number];
  /** Default [0, 0], for models of one input. */
  readonly y?: readonly [number, number];
  readonly width: number;
  /** Default 1. */
  readonly height?: number;
  /** How (x, y) becomes the model's input. Default: x1, x2; for models of one input x1. */
  readonly features?: readonly FeatureWord[];
  /** Layers whose outputs are wanted beside the model's, e.g. ["dense_1"]. */
  readonly nodes?: readonly string[];
}

export interface FieldMap {
  /** "output", or the layer's name. */
  readonly node: string;
  readonly units: number;
  /** [units][height][width]; row 0 lies at y[0], column 0 at x[0]. */
  readonly values: Float32Array;
}

export interface Field {
  readonly width: number;
  readonly height: number;
  /** The model's output first, then `nodes` in the order asked for. */
  readonly maps: readonly FieldMap[];
}

/**
 * One direction to look along: a single weight, `from` and `to` being values of that weight; or any direction (one
 * number a parameter, in the order of `parameters()`), `from` and `to` being multiples added to the present weights.
 */
export type Axis =
  | { readonly parameter: string; readonly index: number; readonly from: number; readonly to: number }
  | { readonly direction: Float32Array; readonly from: number; readonly to: number };

export interface SurfaceOptions {
  readonly axes: readonly [Axis, Axis];
  readonly width: number;
  readonly height: number;
}

export interface Surface {
  readonly width: number;
  readonly height: number;
  /** The full training loss, penalty included; [height][width], row 0 at the second axis's `from`. */
  readonly values: Float32Array;
}

export interface ExactAnswer {
  readonly kind: "leastSquares" | "newton";
  /** Named and shaped as `parameters()`. */
  readonly parameters: readonly Tensor[];
  /** The full data loss there, penalty apart. */
  readonly loss: number;
  /** 2 / λmax of the Hessian (newton: of its bound): gradient descent above it can't settle. */
  readonly maxStableRate?: number;
  /** λmax / λmin; left out where it is infinite. */
  readonly conditionNumber?: number;
  readonly note: "unique" | "separable" | "rank-deficient";
}

/** One entry a check: at the start and at the ends of epochs; long runs are thinned. NaN stands where there is none. */
export interface History {
  readonly step: Float64Array;
  readonly epoch: Float64Array;
  /** The full training loss, penalty apart. */
  readonly loss: Float64Array;
  readonly penalty: Float64Array;
  readonly validationLoss: Float64Array;
  readonly accuracy: Float64Array;
  readonly validationAccuracy: Float64Array;
}

export interface HistoryRange {
  /** First step wanted. Default 0. */
  readonly from?: number;
  /** Last step wanted. Default: all. */
  readonly to?: number;
}

/** A value of the plan: what makes it, and its shape. */
export interface NodeInfo {
  readonly name: string;
  readonly op: string;
  readonly phase: Phase;
  /** Without the rows, if it has any. */
  readonly shape: readonly number[];
  /** One of these per row of the batch. */
  readonly batched: boolean;
  /**
   * What the op reads, by the names that `value` takes; updates read whole groups: "parameters", "gradients", "memory_1",
   * "memory_2", "finite".
   */
  readonly inputs: readonly string[];
}

/** How many parameters (numbers, not tensors) an update carried over, and how many it drew anew. */
export interface UpdateReport {
  readonly kept: number;
  readonly fresh: number;
}
