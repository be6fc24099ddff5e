// The recorded walk (walk.json, written by tools/home/record.mjs), unpacked: what Home shows before the engine has
// arrived, and what lies ahead of the ball until the reader changes the points. Also how the engine walks it again.

import type { DataSpec, GeneratorType, Grid, ModelSpec, Point, Snapshot } from "../../shared/protocol.ts";
import packed from "./walk.json";

/** Losses along a walk; steps ascend. */
export interface Curve {
  readonly step: ArrayLike<number>;
  readonly loss: ArrayLike<number>;
}

interface Packed {
  readonly size: number;
  readonly low: number;
  readonly high: number;
  readonly cells: string;
}

/**
 * A picture from its text: a character a cell, which says how far the cell is from what its neighbours on the left and
 * above let expect (# is 0, then -1, 1, -2 …), in bytes that wrap around. Bytes 0…255 stand for low…high.
 */
function gridOf({ size, low, high, cells }: Packed): Grid {
  const bytes = new Uint8Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const above = bytes[i - size] ?? 0;
    const [left, between] = i % size === 0 ? [0, 0] : [bytes[i - 1] ?? 0, bytes[i - size - 1] ?? 0];
    const code = cells.charCodeAt(i) - 35;
    bytes[i] = left + above - between + (code % 2 === 0 ? code / 2 : -(code + 1) / 2);
  }
  const values = Float32Array.from(bytes, (v) => low + ((high - low) * v) / 255);
  return { width: size, height: size, values };
}

function pointsOf(flat: readonly number[]): Point[] {
  return Array.from({ length: flat.length / 3 }, (_, i) => ({
    x: flat[3 * i] ?? 0,
    y: flat[3 * i + 1] ?? 0,
    label: flat[3 * i + 2] ?? 0,
  }));
}

const { steps, losses, thumbs, poster, tiles } = { ...packed, tiles: packed.poster.tiles };

export const recorded = {
  curve: { step: steps, loss: losses } satisfies Curve,
  last: steps.at(-1) ?? 0,
  /** Fields of probabilities at a few steps. */
  thumbs: thumbs.map(({ step, field }) => ({ step, grid: gridOf(field) })),
  poster: { step: poster.step, right: poster.right, grid: gridOf(poster.field) },
  points: pointsOf(packed.points),
  /** Some neurons of the poster's network, columns left to right, and the weights between neighbouring columns. */
  network: {
    parameters: packed.parameters,
    columns: tiles.columns.map((column) => column.map(gridOf)),
    links: tiles.links,
  },
  boundary: {
    grid: gridOf(packed.boundary.field),
    points: pointsOf(packed.boundary.points),
  },
  line: packed.line,
} as const;

/** The recorded walk up to a step and another one from there. */
export function spliced(trueTo: number, other: Curve): Curve {
  const upTo = steps.filter((step) => step <= trueTo).length;
  const beyond = Array.from(other.step).flatMap((step, i) => (step > trueTo ? [i] : []));
  return {
    step: [...steps.slice(0, upTo), ...beyond.map((i) => other.step[i] ?? 0)],
    loss: [...losses.slice(0, upTo), ...beyond.map((i) => other.loss[i] ?? 0)],
  };
}

/** How many points are on their side of the line; the poster's where there is no snapshot. */
export function rightOf(snapshot: Snapshot | null): number {
  if (!snapshot) return recorded.poster.right;
  return Math.round((snapshot.train?.accuracy ?? 0) * (snapshot.train?.rows ?? 0));
}

const { model, data } = packed;

export const walkSpec: ModelSpec = {
  layers: [
    ...model.units.map((units) => ({ type: "dense", units, activation: "tanh" }) as const),
    { type: "dense", units: 1, activation: "sigmoid" },
  ],
  loss: "binaryCrossentropy",
  optimizer: { type: "sgd" },
  learningRate: model.learningRate,
  regularization: { l1: 0, l2: model.l2 },
  batchSize: model.batchSize,
  seed: model.seed,
};

const plane = { role: "plane", features: ["x1", "x2"], validation: 0, seed: 1 } as const;

/** The points of the record, or the reader's. */
export const walkData = (points: readonly Point[] | null): DataSpec => ({
  ...plane,
  source: points
    ? { kind: "points", points }
    : {
        kind: "generate",
        type: data.type as GeneratorType,
        rows: data.rows,
        noise: data.noise,
        seed: data.seed,
      },
});
