// What the page and the worker say to each other about measured slopes: a weight is nudged, and the loss is read on both
// sides of it. Types only. All losses are the engine's, in float32, over all points learnt from, penalty included.

import type { ModelSpec, Tensor } from "./protocol.ts";

/** One number of the model, as in Snapshot.parameters. */
export interface Place {
  readonly name: string;
  readonly index: number;
}

export interface CheckWish {
  /** null: every number of the model, each nudged once. */
  readonly of: Place | null;
  /** How far, above 0 and at most 1. */
  readonly epsilon: number;
}

/** J(w + ε) and J(w − ε); not finite where the loss has no value. */
export interface Nudge {
  readonly epsilon: number;
  readonly up: number;
  readonly down: number;
}

/** A check belongs to one moment of the walk, which may have gone on since. */
export interface Check {
  readonly wish: CheckWish;
  readonly step: number;
  /** J itself. */
  readonly loss: number;
  /** Of one number: where it stands, backprop's slope there, what was measured, and the same for other ε so far. */
  readonly one?: {
    readonly value: number;
    readonly gradient: number;
    readonly nudge: Nudge;
    readonly curve: readonly Nudge[];
  };
  /** How much is measured, of how much. */
  readonly done: number;
  readonly count: number;
  /** Of every number, once all are measured. */
  readonly whole?: Whole;
}

/** All that a backward pass starts from, what the engine makes of it, and what was measured. */
export interface Whole {
  readonly spec: ModelSpec;
  readonly rate: number;
  readonly parameters: readonly Tensor[];
  readonly gradients: readonly Tensor[];
  /** Two-sided, shaped as `parameters`. */
  readonly measured: readonly Tensor[];
  /** What each layer answers, rows first: the inputs, then layer by layer. */
  readonly answers: readonly Tensor[];
  readonly targets: Tensor;
  /** Momentum's memory of the walk, shaped as `parameters`; empty for other ways of walking. */
  readonly memory: readonly Tensor[];
}
