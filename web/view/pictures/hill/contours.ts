// Level lines of any hill given on a grid: marching squares on log J, between the centres of the cells, so that heights
// stand on a log scale as in the loss chart. How dense they lie follows from how high the hill is.

import type { Grid } from "../../../shared/protocol.ts";
import { cross } from "../isoline.ts";

export interface Contours {
  /** Segments in px: x1, y1, x2, y2, x1... Every fourth line is strong and has a number. */
  readonly weak: readonly number[];
  readonly strong: readonly number[];
  readonly numbers: readonly ContourNumber[];
}

export interface ContourNumber {
  /** J on the line. */
  readonly height: number;
  readonly x: number;
  readonly y: number;
}

const kFewest = 14; // lines over the whole hill
const kDensest = 4 * 2 ** 10; // lines a decade
const kDeepest = 1e-4; // of the highest: below it a loss counts as this
const kMargin = { x: 40, top: 20, bottom: 30 }; // px free of numbers
const kApart = 46; // px between numbers

/** The lines of a hill drawn width x height px large. None where it is flat or has no values. */
export function contoursOf(grid: Grid, width: number, height: number): Contours {
  const logs = padded(logsOf(grid));
  const perDecade = densityOf(logs.values);
  const found: Found = { weak: [], strong: [], places: new Map() };
  if (perDecade === null) return { weak: [], strong: [], numbers: [] };
  const cell = [width / grid.width, height / grid.height] as const;
  for (let r = 0; r + 1 < logs.height; r++)
    for (let c = 0; c + 1 < logs.width; c++) traceCell(logs, perDecade, c, r, cell, found);
  const { weak, strong, places } = found;
  return { weak, strong, numbers: numbersOf(places, perDecade, width, height) };
}

interface Found {
  readonly weak: number[];
  readonly strong: number[];
  /** Where strong lines run, by level. */
  readonly places: Map<number, [number, number][]>;
}

/** All lines between four neighbouring centres. */
function traceCell(
  { values, width }: Logs,
  perDecade: number,
  c: number,
  r: number,
  [sx, sy]: readonly [number, number],
  { weak, strong, places }: Found,
): void {
  const at = r * width + c;
  const level = (i: number): number => (values[i] ?? Number.NaN) * perDecade;
  const [p, q, s, t] = [level(at), level(at + 1), level(at + width + 1), level(at + width)];
  const last = Math.floor(Math.max(p, q, s, t));
  for (let k = Math.ceil(Math.min(p, q, s, t)); k <= last; k++) {
    const isStrong = k % 4 === 0;
    for (const [[x1, y1], [x2, y2]] of cross([p - k, q - k, s - k, t - k])) {
      const [x, y] = [(c + x1 - 0.5) * sx, (r + y1 - 0.5) * sy];
      (isStrong ? strong : weak).push(x, y, (c + x2 - 0.5) * sx, (r + y2 - 0.5) * sy);
      if (!isStrong) continue;
      const list = places.get(k);
      if (list) list.push([x, y]);
      else places.set(k, [[x, y]]);
    }
  }
}

interface Logs {
  readonly width: number;
  readonly height: number;
  readonly values: Float64Array;
}

function logsOf({ width, height, values }: Grid): Logs {
  const highest = values.reduce((most, v) => (Number.isFinite(v) ? Math.max(most, v) : most), 0);
  return {
    width,
    height,
    values: Float64Array.from(values, (v) => Math.log10(Math.max(v, kDeepest * highest))),
  };
}

/** With a cell more on each side, going straight on, so that lines reach the picture's edge. */
function padded({ width, height, values }: Logs): Logs {
  const inside = (i: number, n: number): [number, number] =>
    i < 0 ? [0, 1] : i >= n ? [n - 1, n - 2] : [i, i];
  const wide = { width: width + 2, height: height + 2, values: new Float64Array((width + 2) * (height + 2)) };
  for (let r = -1; r <= height; r++) {
    const [r0, r1] = inside(r, height);
    for (let c = -1; c <= width; c++) {
      const [c0, c1] = inside(c, width);
      const near = values[r0 * width + c0] ?? Number.NaN;
      const next = values[r1 * width + c1] ?? Number.NaN;
      wide.values[(r + 1) * wide.width + c + 1] = 2 * near - next;
    }
  }
  return wide;
}

/** Lines a decade: 4, or twice that as often as it takes; null where the hill is flat. */
function densityOf(values: Float64Array): number | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const v of values) {
    if (!Number.isFinite(v)) continue;
    if (v < low) low = v;
    if (v > high) high = v;
  }
  for (let density = 4; density <= kDensest; density *= 2)
    if ((high - low) * density >= kFewest) return density;
  return null;
}

/** One number a strong line, where it is nearest to the upward diagonal and clear of the edges and of other numbers. */
function numbersOf(
  places: ReadonlyMap<number, readonly [number, number][]>,
  perDecade: number,
  width: number,
  height: number,
): ContourNumber[] {
  const taken: ContourNumber[] = [];
  for (const [k, spots] of [...places].sort(([a], [b]) => b - a)) {
    const free = spots.filter(
      ([x, y]) =>
        x > kMargin.x &&
        x < width - kMargin.x &&
        y > kMargin.top &&
        y < height - kMargin.bottom &&
        taken.every((other) => Math.hypot(other.x - x, other.y - y) > kApart),
    );
    const off = ([x, y]: readonly [number, number]): number => Math.abs(x / width + y / height - 1);
    const [best] = free.sort((a, b) => off(a) - off(b));
    if (best) taken.push({ height: 10 ** (k / perDecade), x: best[0], y: best[1] });
  }
  return taken;
}

/** Draws segments as hairlines. */
export function strokes(canvas: CanvasRenderingContext2D, lines: readonly number[], colour: string): void {
  canvas.beginPath();
  for (let i = 0; i + 3 < lines.length; i += 4) {
    canvas.moveTo(lines[i] ?? 0, lines[i + 1] ?? 0);
    canvas.lineTo(lines[i + 2] ?? 0, lines[i + 3] ?? 0);
  }
  canvas.strokeStyle = colour;
  canvas.lineWidth = 1;
  canvas.stroke();
}
