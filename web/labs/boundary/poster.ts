// The state Boundary opens with, written down, so that its pictures stand before the engine has arrived and nothing jumps
// when it does; field and answers are computed from it here. For looking at only; nothing of it reaches the engine. A
// test compares it with the engine's own first snapshot and says what to write when a default changes.

import type { Grid, Snapshot, Tensor } from "../../shared/protocol.ts";
import { borderOf, scoreOf, sigmoid } from "./maths.ts";

export interface Opening {
  /** x and y in hundredths, ◆ and ● in turn. */
  readonly coordinates: readonly number[];
  /** w₁, w₂, b. */
  readonly start: readonly number[];
  readonly loss: number;
  readonly exact: {
    readonly parameters: readonly number[];
    readonly loss: number;
    readonly maxStableRate: number;
  };
}

export const opening: Opening = {
  coordinates: [
    71, -152, 77, -56, -29, 96, 211, 21, 5, 56, 99, 63, 16, -50, 124, 221, -122, -108, 124, 120, -123, -233,
    261, 274, -34, -153, 80, 173, -158, -100, 228, 196, -245, -73, 245, 29, -89, -27, 158, 134, -294, -249,
    -81, -5, -286, -188, 214, 126, -205, -122, 14, 281, -194, -234, 225, 98, -141, -128, 77, 36, -116, -225,
    115, 59, -205, 3, 21, -72, -205, -79, 232, 189, -152, -12, 134, 198, -2, 23, 285, 185, -156, 28, 266, 13,
    -141, -148, 33, 208, 12, 37, 59, 213, -145, -89, 297, 100, -183, -208, 162, 206, -162, -248, 137, 40, -94,
    -5, 174, 173, -176, -140, 146, 40, 51, -33, 65, 181, -86, -166, 175, 34, -20, 76, -5, 200, -47, 29, 41,
    -8, -106, -122, 223, 104, -114, -117, 34, 295, -217, 39, 227, 277, -286, -175, 45, 34, -206, -73, 205,
    103, 59, -200, 104, 48, -174, -39, 192, -9, -47, -160, 60, -5,
  ],
  start: [-0.77914, 1.0599, 0],
  loss: 0.78937,
  exact: { parameters: [3.23, 1.3782, -0.90162], loss: 0.14905, maxStableRate: 2.1074 },
};

const points = Array.from({ length: opening.coordinates.length / 2 }, (_, i) => ({
  x: (opening.coordinates[2 * i] ?? 0) / 100,
  y: (opening.coordinates[2 * i + 1] ?? 0) / 100,
  label: i % 2,
}));

const tensors = ([w1 = 0, w2 = 0, b = 0]: readonly number[]): readonly Tensor[] => [
  { name: "dense_1/kernel", shape: [2, 1], data: Float32Array.of(w1, w2) },
  { name: "dense_1/bias", shape: [1], data: Float32Array.of(b) },
];

const parameters = tensors(opening.start);
const border = borderOf(parameters) ?? { w1: 0, w2: 0, b: 0 };

const kCells = 60;

function field(): Grid {
  const at = (i: number): number => ((i + 0.5) * 6) / kCells - 3;
  const values = Float32Array.from({ length: kCells * kCells }, (_, i) =>
    sigmoid(scoreOf(border, { x: at(i % kCells), y: -at(Math.floor(i / kCells)) })),
  );
  return { width: kCells, height: kCells, values };
}

export const poster: Snapshot = {
  step: 0,
  epoch: 0,
  running: false,
  walked: 0,
  batchLoss: null,
  penalty: 0,
  train: { loss: opening.loss, rows: points.length },
  held: null,
  learningRate: 1,
  parameters,
  points,
  split: new Uint8Array(points.length),
  predictions: Float32Array.from(points, (point) => sigmoid(scoreOf(border, point))),
  field: field(),
  history: {
    step: Float64Array.of(0),
    loss: Float64Array.of(opening.loss),
    heldLoss: Float64Array.of(Number.NaN),
  },
  exact: {
    kind: "newton",
    parameters: tensors(opening.exact.parameters),
    loss: opening.exact.loss,
    maxStableRate: opening.exact.maxStableRate,
    note: "unique",
  },
  edits: [],
};
