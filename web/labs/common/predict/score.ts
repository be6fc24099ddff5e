// How far a guess is from what came: distances with a plain meaning. Pure; places are data units in [-3, 3] x [-3, 3].

import type { Grid, Point } from "../../../shared/protocol.ts";

export type Spot = readonly [x: number, y: number];
export type Stroke = readonly Spot[];

export interface Straight {
  readonly w: number;
  readonly b: number;
}

/** The mean of |y₁ − y₂| over the width of the plane, exactly: two triangles where the lines cross, else a trapezium. */
export function lineDistance(one: Straight, other: Straight): number {
  const [w, b] = [Math.abs(one.w - other.w), one.b - other.b];
  // |wx + b| over [-3, 3]: crossing within where |b| < 3w.
  return Math.abs(b) >= 3 * w ? Math.abs(b) : (9 * w * w + b * b) / (6 * w);
}

const kClose = 0.6;
const kEdge = 8; // beyond the plane from anywhere in it

/** A stroke whose ends nearly meet is closed; else its ends go straight on until they have left the plane. */
export function completed(stroke: Stroke): Stroke {
  const [first, last] = [stroke[0], stroke.at(-1)];
  if (first === undefined || last === undefined || stroke.length < 2) return stroke;
  const gap = Math.hypot(first[0] - last[0], first[1] - last[1]);
  const length = stroke.slice(1).reduce((sum, [x, y], i) => {
    const [px, py] = stroke[i] ?? first;
    return sum + Math.hypot(x - px, y - py);
  }, 0);
  if (gap < kClose && length > 3 * kClose) return [...stroke, first];
  return [beyond(stroke, first), ...stroke, beyond([...stroke].reverse(), last)];
}

/** The way a stroke's end points, taken from a little way in, so that a shaky last millimetre does not decide. */
function beyond(stroke: Stroke, end: Spot): Spot {
  const inner = stroke.find(([x, y]) => Math.hypot(x - end[0], y - end[1]) > 0.3) ?? stroke.at(-1) ?? end;
  const [dx, dy] = [end[0] - inner[0], end[1] - inner[1]];
  const size = Math.hypot(dx, dy) || 1;
  return [end[0] + (kEdge * dx) / size, end[1] + (kEdge * dy) / size];
}

const kCells = 60;
const centre = (i: number): number => -3 + ((i + 0.5) * 6) / kCells;
const cellOf = (v: number): number => Math.min(kCells - 1, Math.max(0, Math.floor(((v + 3) / 6) * kCells)));

/** What the sketch says of each of 60 x 60 cells, row 0 at y = -3: 1 (●) or 0 (◆); null without a stroke or a point. */
export function sides(strokes: readonly Stroke[], points: readonly Point[]): Uint8Array | null {
  const usable = strokes.filter(({ length }) => length > 1);
  if (usable.length === 0 || points.length === 0) return null;
  const region = regionsOf(usable.map(completed));
  const count = Math.max(...region) + 1;
  const lean = new Float64Array(count);
  const seen = new Uint8Array(count);
  for (const { x, y, label } of points) {
    const at = region[cellOf(y) * kCells + cellOf(x)] ?? 0;
    lean[at] = (lean[at] ?? 0) + (label > 0.5 ? 1 : -1);
    seen[at] = 1;
  }
  const kind = Array.from(lean, (sum, at) => (seen[at] ? Number(sum >= 0) : nearestKind(region, at, points)));
  return Uint8Array.from(region, (at) => kind[at] ?? 0);
}

/** A region without points goes with the point nearest to its middle. */
function nearestKind(region: Int16Array, at: number, points: readonly Point[]): number {
  let [x, y, n] = [0, 0, 0];
  region.forEach((other, cell) => {
    if (other !== at) return;
    x += centre(cell % kCells);
    y += centre(Math.floor(cell / kCells));
    n++;
  });
  const far = (p: Point): number => (p.x - x / n) ** 2 + (p.y - y / n) ** 2;
  return Number(points.reduce((best, p) => (far(p) < far(best) ? p : best)).label > 0.5);
}

/** Cells between which no stroke passes belong together. */
function regionsOf(strokes: readonly Stroke[]): Int16Array {
  const walls = strokes.flatMap((stroke) =>
    stroke.slice(1).map((end, i) => [stroke[i] ?? end, end] as const),
  );
  const region = new Int16Array(kCells * kCells).fill(-1);
  let next = 0;
  for (let start = 0; start < region.length; start++) {
    if (region[start] !== -1) continue;
    const stack = [start];
    region[start] = next;
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      const [c, r] = [cell % kCells, Math.floor(cell / kCells)];
      for (const [nc, nr] of [
        [c - 1, r],
        [c + 1, r],
        [c, r - 1],
        [c, r + 1],
      ] as const) {
        const to = nr * kCells + nc;
        if (nc < 0 || nr < 0 || nc >= kCells || nr >= kCells || region[to] !== -1) continue;
        const way = [
          [centre(c), centre(r)],
          [centre(nc), centre(nr)],
        ] as const;
        if (walls.some((wall) => crosses(way, wall))) continue;
        region[to] = next;
        stack.push(to);
      }
    }
    next++;
  }
  return region;
}

type Segment = readonly [Spot, Spot];

/** Touching counts, so that no way leads through a corner. */
function crosses([a, b]: Segment, [c, d]: Segment): boolean {
  const turn = (p: Spot, q: Spot, r: Spot): number =>
    (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0;
}

/** The share of the plane that sketch and model call alike, 0 to 1. `field` holds probabilities, row 0 at y = 3. */
export function agreement(sketch: Uint8Array, { width, height, values }: Grid): number {
  let alike = 0;
  for (let i = 0; i < sketch.length; i++) {
    const column = Math.floor((((i % kCells) + 0.5) / kCells) * width);
    const row = height - 1 - Math.floor(((Math.floor(i / kCells) + 0.5) / kCells) * height);
    if (Number((values[row * width + column] ?? 0) >= 0.5) === sketch[i]) alike++;
  }
  return alike / sketch.length;
}

/** The sketch of a loss: log₁₀ of it at even steps over a stretch of the walk. */
export interface LossGuess {
  readonly from: number;
  readonly steps: number;
  readonly knots: readonly number[];
}

/** log₁₀ of the guessed loss at a step of the stretch, straight between knots. */
export function guessAt({ from, steps, knots }: LossGuess, step: number): number {
  const at = Math.min(1, Math.max(0, (step - from) / steps)) * (knots.length - 1);
  const i = Math.min(knots.length - 2, Math.floor(at));
  const [a = 0, b = 0] = [knots[i], knots[i + 1]];
  return a + (at - i) * (b - a);
}

/** The mean of |log₁₀ of guess / loss| over the steps measured after the stretch's first; null before there is one. */
export function lossDistance(
  guess: LossGuess,
  step: ArrayLike<number>,
  loss: ArrayLike<number>,
): number | null {
  let [sum, n] = [0, 0];
  for (let i = 0; i < step.length; i++) {
    const [at, value] = [step[i] ?? 0, loss[i] ?? Number.NaN];
    if (at <= guess.from || at > guess.from + guess.steps || !(value > 0)) continue;
    sum += Math.abs(Math.log10(value) - guessAt(guess, at));
    n++;
  }
  return n === 0 ? null : sum / n;
}
