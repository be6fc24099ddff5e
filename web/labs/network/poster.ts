// The state Network opens with, so that its pictures stand before the engine has arrived and nothing jumps when it does:
// points and weights are written down (opening.ts), the maps are computed from them here. For looking at only; nothing
// of it reaches the engine. A test compares what is written down with the engine's own first snapshot.

import type { Grid, LayerGrids, Snapshot, Tensor } from "../../shared/protocol.ts";
import { opening } from "./opening.ts";
import { kTileCells } from "./sizes.ts";

const kFieldCells = 60;
const { coordinates, held, kernels, score } = opening;

const points = Array.from({ length: coordinates.length / 2 }, (_, i) => ({
  x: (coordinates[2 * i] ?? 0) / 100,
  y: (coordinates[2 * i + 1] ?? 0) / 100,
  label: i % 2,
}));
const split = Uint8Array.from(points, (_, i) => (held.includes(i) ? 1 : 0));

/** Biases start at 0. Kernels [in, out], in ten-thousandths. */
const parameters: Tensor[] = kernels.flatMap(({ inputs, values }, k) => {
  const units = values.length / inputs;
  const name = `dense_${k + 1}`;
  const data = Float32Array.from(values, (v) => v / 1e4);
  return [
    { name: `${name}/kernel`, shape: [inputs, units], data },
    { name: `${name}/bias`, shape: [units], data: new Float32Array(units) },
  ];
});

/** What every unit answers at a point, column by column, inputs first. */
function answers(x: number, y: number): number[][] {
  const columns = [[x, y]];
  kernels.forEach(({ inputs, values }, k) => {
    const before = columns[k] ?? [];
    const units = values.length / inputs;
    const bend = k === kernels.length - 1 ? (z: number) => 1 / (1 + Math.exp(-z)) : Math.tanh;
    columns.push(
      Array.from({ length: units }, (_, to) =>
        bend(before.reduce((sum, a, from) => sum + (a * (values[from * units + to] ?? 0)) / 1e4, 0)),
      ),
    );
  });
  return columns;
}

/** All columns over the plane, each [units][side][side], row 0 at the top. */
function maps(side: number): LayerGrids[] {
  const at = (i: number): number => ((i + 0.5) * 6) / side - 3;
  const names = ["features", ...kernels.map((_, k) => `dense_${k + 1}`)];
  const cells = side * side;
  const all = Array.from({ length: cells }, (_, i) => answers(at(i % side), -at(Math.floor(i / side))));
  return names.map((name, column) => {
    const units = all[0]?.[column]?.length ?? 0;
    const values = Float32Array.from({ length: units * cells }, (_, i) => {
      return all[i % cells]?.[column]?.[Math.floor(i / cells)] ?? Number.NaN;
    });
    return { name, units, width: side, height: side, values };
  });
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const field = once((): Grid => {
  const { values = new Float32Array(0) } = maps(kFieldCells).at(-1) ?? {};
  return { width: kFieldCells, height: kFieldCells, values };
});
const tiles = once(() => maps(kTileCells));
const predictions = once(() =>
  Float32Array.from(points, ({ x, y }) => answers(x, y).at(-1)?.[0] ?? Number.NaN),
);

export const poster: Snapshot = {
  step: 0,
  epoch: 0,
  running: false,
  walked: 0,
  batchLoss: null,
  penalty: score.penalty,
  train: { loss: score.loss, rows: points.length - held.length },
  held: { loss: score.heldLoss, rows: held.length },
  learningRate: 0.1,
  parameters,
  points,
  split,
  history: {
    step: Float64Array.of(0),
    loss: Float64Array.of(score.loss),
    heldLoss: Float64Array.of(score.heldLoss),
  },
  edits: [],
  get field() {
    return field();
  },
  get tiles() {
    return tiles();
  },
  get predictions() {
    return predictions();
  },
};
