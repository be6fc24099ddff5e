// The hill as the page asks for it and the worker answers: the loss over a piece of plane through the weights. Types only.

import type { Grid } from "./numbers.ts";

/** Two ways through the space of all weights, which the hill is shown over. */
export type HillAxes =
  | { readonly kind: "pair"; readonly x: WeightPlace; readonly y: WeightPlace }
  /** Filter-normalised: a distance of 1 is as long as the weights themselves. */
  | { readonly kind: "random"; readonly seed: number }
  /** Where the walk spreads most. */
  | { readonly kind: "walk" };

export interface WeightPlace {
  /** As in Snapshot.parameters. */
  readonly name: string;
  readonly index: number;
}

export interface HillProbe {
  readonly axes: HillAxes;
  /** How much wider than what the walk needs; 1 is just that. */
  readonly zoom: number;
}

/** The loss, penalty included, over a piece of the plane that two directions span through the weights of `step`. */
export interface HillSlice extends Grid {
  readonly step: number;
  /** Where the picture's edges are: values of the two weights, or distances along the directions. */
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  /** One number a parameter; a move by (dx, dy) in the picture adds dx and dy times these. */
  readonly directions: readonly [Float32Array, Float32Array];
}

/** The hill as asked for by `probes.hill`. */
export interface Hill {
  readonly axes: HillAxes;
  /** "still": a walk that has gone nowhere spans no plane; "gone": no such weights; "none": no points, or no finite weights. */
  readonly state: "ready" | "still" | "gone" | "none";
  /** null until the first one is computed. The same object as long as it stands. */
  readonly slice: HillSlice | null;
  /** The present weights seen in the slice. */
  readonly here: readonly [number, number];
  /** The walk so far, oldest first, seen in the slice: x, y, x, y... */
  readonly path: Float32Array;
}
