// What the worker tells of the step that comes next, without taking it. Types only.

/** All arrays hold one number a parameter, in the order of Snapshot.parameters. */
export interface Ahead {
  /** Where the step leads. */
  readonly weights: Float32Array;
  /** Of the batch that comes, penalty included. */
  readonly gradients: Float32Array;
  /** What the optimizer remembers before the step and after it: velocity; m, v; sums of squares. */
  readonly memory: readonly Float32Array[];
  readonly after: readonly Float32Array[];
  readonly rate: number;
  readonly momentum: number;
  readonly epsilon: number;
  /** 1 - β₁ᵗ and 1 - β₂ᵗ of the step. */
  readonly corrections: readonly [number, number];
}
