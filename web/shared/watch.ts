// What is told of single steps: the plan of one and the numbers of its last operation, one point's own step, and the last
// steps before a divergence. Types only.

import type { Activation, Loss } from "./model.ts";
import type { Tensor } from "./numbers.ts";

export type Phase = "batch" | "forward" | "loss" | "backward" | "update";

/** One of the last steps before a divergence. */
export interface LastStep {
  readonly step: number;
  /** Full training loss after it; null: beyond the largest number. */
  readonly loss: number | null;
  /** Of the number named in Divergence.weight. */
  readonly value: number;
}

export interface Divergence {
  readonly step: number;
  readonly reason: "non-finite" | "growing";
  readonly layer: string;
  readonly lastGoodStep: number;
  readonly bestStep: number;
  /** Full training loss at the start and when it was stopped; null: beyond the largest number. */
  readonly firstLoss: number | null;
  readonly lastLoss: number | null;
  /** The last ten steps and where they began, oldest first; fewer at the start of a walk. */
  readonly last: readonly LastStep[];
  /** The number that moved furthest in them; null where none did. */
  readonly weight: { readonly name: string; readonly index: number } | null;
  /** Largest eigenvalue of the Hessian of loss and penalty at `bestStep`, an estimate; null where the numbers run out. */
  readonly steepest: number | null;
}

/** One operation of a training step, as the engine will do it. */
export interface PlanStep {
  /** Of the value it makes: "dense_1/z", "d_dense_1/kernel". */
  readonly name: string;
  readonly op: string;
  readonly phase: Phase;
  /** Without the rows of the batch. */
  readonly shape: readonly number[];
  readonly batched: boolean;
  /** Names of what it reads: other steps, parameters, or for updates the groups "parameters", "gradients", "memory_1"... */
  readonly inputs: readonly string[];
}

/** What an operation reads besides tensors: the settings in force, as the engine rounds them. */
export interface StepNumbers {
  /** Of this step, after schedule and warm-up. */
  readonly rate: number;
  readonly momentum: number;
  readonly nesterov: boolean;
  readonly rho: number;
  readonly beta1: number;
  readonly beta2: number;
  /** 1 - β₁ᵗ and 1 - β₂ᵗ. */
  readonly corrections: readonly [number, number];
  readonly epsilon: number;
  readonly weightDecay: number;
  readonly l1: number;
  readonly l2: number;
  /** Of the dropout layer that is active; 0 without. */
  readonly dropout: number;
}

/** Where in its plan a step has come to, and the numbers of the last operation, unrounded. */
export interface Cursor {
  /** Place of the operation just done, 0 to count - 1. */
  readonly index: number;
  readonly count: number;
  readonly phase: Phase;
  readonly op: string;
  /** The name of the value it made. */
  readonly node: string;
  /** It finished the step. */
  readonly done: boolean;
  /** What it read, before it ran: a tensor an input, or of a group one a parameter. Batched ones have the rows in front. */
  readonly operands: readonly (readonly Tensor[])[];
  /** What it made; for an update the parameters, then what the optimizer remembers. */
  readonly results: readonly (readonly Tensor[])[];
  readonly numbers: StepNumbers;
  /** Which points the rows of the batch are. */
  readonly batch: Uint32Array;
}

/** One point's own step, nothing updated: dropout and penalties left out, so the gradients are those of its own loss. */
export interface Sample {
  readonly point: number;
  /** By the plan's names without rows: "input", "dense_1/z", "dense_1", "loss", "d_dense_1/z", "d_dense_1/kernel"... */
  readonly values: readonly Tensor[];
  /** The dense layers, first to last. */
  readonly layers: readonly { readonly name: string; readonly activation: Activation }[];
  readonly loss: Loss;
  /** Points of a full step: each counts for 1/rows of its gradient. */
  readonly rows: number;
}
