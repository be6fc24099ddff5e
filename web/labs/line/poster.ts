// The state Line opens with, written down, so that the picture stands before the engine has arrived and nothing jumps
// when it does. A test compares every number with the engine's.

import type { Snapshot } from "../../shared/protocol.ts";

const pairs: readonly (readonly [number, number])[] = [
  [2.3939333, 0.88618875],
  [0.40750015, 0.3194236],
  [-2.5816288, -2.485544],
  [2.1056337, 0.69413745],
  [-2.9679894, -2.180458],
  [-1.2325795, -1.8993434],
  [-2.6959748, -2.2106295],
  [0.89218354, -0.5614302],
  [-0.18863297, -0.9483223],
  [-2.626537, -2.4489074],
  [1.3809192, 0.40954977],
  [0.9975693, -0.014755279],
];

const line = (w: number, b: number) => [
  { name: "dense_1/kernel", shape: [1, 1], data: Float32Array.of(w) },
  { name: "dense_1/bias", shape: [1], data: Float32Array.of(b) },
];
const kLoss = 20.66466522;

export const poster: Snapshot = {
  step: 0,
  epoch: 0,
  running: false,
  walked: 0,
  batchLoss: null,
  penalty: 0,
  train: { loss: kLoss, r2: -11.98809465, rows: pairs.length },
  held: null,
  learningRate: 0.1,
  parameters: line(-0.75, 2.55),
  points: pairs.map(([x, y]) => ({ x, y, label: 0 })),
  split: new Uint8Array(pairs.length),
  history: { step: Float64Array.of(0), loss: Float64Array.of(kLoss), heldLoss: Float64Array.of(Number.NaN) },
  exact: {
    kind: "leastSquares",
    parameters: line(0.63869053, -0.6509578),
    loss: 0.10168291,
    r2: 0.93609056,
    maxStableRate: 0.26242964,
    conditionNumber: 3.97698927,
    note: "unique",
  },
  edits: [],
};
