// The curve where a field crosses a level, as open and closed lines in pixels.
// d3-contour gives the closed outline of everything above the level; here its runs along the picture's border are cut
// away, so that what is left is the line itself.

import { contours } from "d3-contour";
import type { Grid } from "../../shared/protocol.ts";

export type Polyline = readonly (readonly [number, number])[];

/** Values at which a field gets a line, and what finds the lines: pictures without any need not carry the finding. */
export interface Levels {
  readonly at: readonly number[];
  readonly trace: (grid: Grid, level: number, width: number, height: number) => Polyline[];
}

/** Lines where a field crosses these values. */
export const levelsAt = (...at: readonly number[]): Levels => ({ at, trace: isolines });

/** Cuts a closed ring (last point repeats the first) where it runs along the border of a w x h grid. */
export function openRing(ring: Polyline, w: number, h: number): Polyline[] {
  const outside = (p: readonly [number, number]) => p[0] <= 0 || p[1] <= 0 || p[0] >= w || p[1] >= h;
  const lines: (readonly [number, number])[][] = [];
  let line: (readonly [number, number])[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const [p, q] = [ring[i] as readonly [number, number], ring[i + 1] as readonly [number, number]];
    if (outside(p) && outside(q)) {
      if (line.length > 1) lines.push(line);
      line = [];
    } else {
      if (line.length === 0) line.push(p);
      line.push(q);
    }
  }
  if (line.length < 2) return lines;
  // A ring that was cut once starts in the middle of its line: join the end to the beginning.
  const first = lines[0];
  const [start, end] = [ring[0], ring.at(-1)];
  if (first && start && end && first[0] === start) lines[0] = [...line, ...first.slice(1)];
  else lines.push(line);
  return lines;
}

/**
 * Lengthens an open line by two cells at both ends, straight on, in place of the last half cell before the border: there
 * the outline knows no neighbour to interpolate with and would bend. What lies beyond the picture is never seen.
 */
export function runOut(line: Polyline): Polyline {
  const [a, b, c] = [line[0], line[1], line[2]];
  const [x, y, z] = [line.at(-1), line.at(-2), line.at(-3)];
  if (!a || !b || !c || !x || !y || !z || (a[0] === x[0] && a[1] === x[1])) return line;
  const beyond = (from: readonly [number, number], to: readonly [number, number]) => {
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1;
    return [to[0] + (2 * (to[0] - from[0])) / length, to[1] + (2 * (to[1] - from[1])) / length] as const;
  };
  return [beyond(c, b), ...line.slice(1, -1), beyond(z, y)];
}

/** Lines where the grid crosses `level`, scaled to width x height pixels. Cells without a value count as below. */
export function isolines(grid: Grid, level: number, width: number, height: number): Polyline[] {
  const { width: columns, height: rows, values } = grid;
  // d3-contour reads any array-like of numbers; its types ask for number[].
  const shape = contours()
    .size([columns, rows])
    .smooth(true)
    .contour(values as unknown as number[], level);
  const rings = shape.coordinates.flat() as unknown as Polyline[];
  const [sx, sy] = [width / columns, height / rows];
  return rings
    .flatMap((ring) => openRing(ring, columns, rows))
    .map(runOut)
    .map((line) => line.map(([x, y]) => [x * sx, y * sy] as const));
}
