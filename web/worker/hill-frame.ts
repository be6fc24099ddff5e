// How the hill is cut: two directions through the weights, where the middle is, how wide the picture is. Projections
// only; the heights are computed in hill.ts.

import type { Session, Tensor } from "../engine/index.ts";
import type { Hill, HillAxes, HillProbe, WeightPlace } from "../shared/protocol.ts";

type Range = readonly [low: number, high: number];
export type Directions = readonly [Float32Array, Float32Array];

/** A plane through the weights `centre`, spanned by two directions, which need not be square to each other. */
export interface Frame {
  readonly centre: Float32Array;
  readonly directions: Directions;
  /** What the centre is called in the picture: values of the two weights, or 0. */
  readonly origin: readonly [number, number];
}

/** Of a hill, in cells. */
export const kSide = 40;

const kMostRows = 64; // that the engine finds the directions of a walk from

/** Through the present weights; or why there is no such plane. `path`: weights walked so far, the present ones last. */
export function frameOf(
  axes: HillAxes,
  session: Session,
  path: readonly Float32Array[],
  before: Directions | null,
): Frame | Exclude<Hill["state"], "ready"> {
  const centre = path.at(-1);
  if (centre === undefined || !centre.every(Number.isFinite)) return "none";
  switch (axes.kind) {
    case "pair": {
      const places = [axes.x, axes.y].map((place) => flatIndex(session.parameters(), place));
      const [x, y] = places;
      if (x == null || y == null || x === y) return "gone";
      return {
        centre,
        directions: [unit(centre.length, x), unit(centre.length, y)],
        origin: [centre[x] ?? 0, centre[y] ?? 0],
      };
    }
    case "random":
      return { centre, directions: session.randomDirections(axes.seed), origin: [0, 0] };
    case "walk": {
      const finite = path.filter((row) => row.every(Number.isFinite));
      const found = session.walkDirections(joined(evenly(finite, kMostRows)));
      const directions = found.map((one, i) => likeBefore(one, before?.[i])) as unknown as Directions;
      if (directions.some((one) => dot(one, one) === 0)) return "still";
      return { centre, directions, origin: [dot(directions[0], centre), dot(directions[1], centre)] };
    }
    default:
      return axes satisfies never;
  }
}

function flatIndex(tensors: readonly Tensor[], { name, index }: WeightPlace): number | null {
  let before = 0;
  for (const tensor of tensors) {
    if (tensor.name === name) return index < tensor.data.length ? before + index : null;
    before += tensor.data.length;
  }
  return null;
}

function unit(length: number, at: number): Float32Array {
  const direction = new Float32Array(length);
  direction[at] = 1;
  return direction;
}

export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** An eigenvector has no sign of its own: it keeps the one it had, so that the picture does not flip over. */
const likeBefore = (now: Float32Array, before: Float32Array | undefined): Float32Array =>
  before?.length === now.length && dot(now, before) < 0 ? now.map((v) => -v) : now;

function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, i) => list[Math.round((i * (list.length - 1)) / (most - 1))] as T);
}

function joined(rows: readonly Float32Array[]): Float32Array {
  const width = rows[0]?.length ?? 0;
  const all = new Float32Array(rows.length * width);
  rows.forEach((row, i) => {
    all.set(row, i * width);
  });
  return all;
}

/** Where weights are seen in the picture (least squares), and how far they lie beside its plane. */
export function seenFrom(
  { centre, directions, origin }: Frame,
  weights: Float32Array,
): { at: [number, number]; off: number } {
  const [u, v] = directions;
  const away = weights.map((value, i) => value - (centre[i] ?? 0));
  const [uu, uv, vv] = [dot(u, u), dot(u, v), dot(v, v)];
  const [du, dv] = [dot(u, away), dot(v, away)];
  const det = uu * vv - uv * uv;
  const [a, b] = det > 0 ? [(du * vv - dv * uv) / det, (dv * uu - du * uv) / det] : [0, 0];
  const off = away.reduce((most, d, i) => Math.max(most, Math.abs(d - a * (u[i] ?? 0) - b * (v[i] ?? 0))), 0);
  return { at: [origin[0] + a, origin[1] + b], off };
}

export interface Window {
  readonly x: Range;
  readonly y: Range;
}

/** Smallest widths, where the walk asks for no more: of weights, and along the directions of a walk. */
const kLeast = { pair: 2, walk: 0.5 } as const;

/** A window with the walk and a margin in it; the one before is kept as long as it serves. Narrowed, it follows the ball. */
export function windowOf(
  { axes, zoom }: HillProbe,
  spots: readonly (readonly [number, number])[],
  before: Window | null,
): Window {
  if (axes.kind === "random") return { x: [-zoom, zoom], y: [-zoom, zoom] };
  const least = kLeast[axes.kind];
  const along = (i: 0 | 1, old: Range | undefined): Range => {
    const here = spots.at(-1)?.[i] ?? 0;
    const seen = zoom < 1 ? [here] : spots.map((spot) => spot[i]);
    const [low, high] = [Math.min(...seen), Math.max(...seen)];
    const full = spots.map((spot) => spot[i]);
    const size = Math.max(Math.max(...full) - Math.min(...full), least) * zoom;
    const margin = 0.06 * size;
    if (old && old[0] + margin <= low && high + margin <= old[1] && old[1] - old[0] < 5 * size) return old;
    const middle = (low + high) / 2;
    return [middle - 0.68 * size, middle + 0.68 * size];
  };
  return { x: along(0, before?.x), y: along(1, before?.y) };
}
