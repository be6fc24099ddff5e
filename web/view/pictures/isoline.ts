// Where a field crosses a level, as short segments in pixels, by marching squares: between four neighbouring cell
// centres the field is taken as straight along each side. Half a cell from the picture's border there is no neighbour;
// there it goes straight on, so that lines keep their slope up to the edge. Not for filled areas: nothing is closed.

import type { Grid } from "../../shared/protocol.ts";

export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** Values at which a field gets a line, and what finds the lines: pictures without any need not carry the finding. */
export interface Levels {
  readonly at: readonly number[];
  readonly trace: (grid: Grid, level: number, width: number, height: number) => Segment[];
}

/** Lines where a field crosses these values. */
export const levelsAt = (...at: readonly number[]): Levels => ({ at, trace: isolines });

type Point = readonly [x: number, y: number];

/**
 * Where the grid crosses `level`, scaled to width x height pixels; the ends of neighbouring segments are the same
 * numbers. None beside a cell without a value, and none in a grid less than two cells wide or high.
 */
export function isolines(grid: Grid, level: number, width: number, height: number): Segment[] {
  const { width: columns, height: rows, values } = grid;
  if (columns < 2 || rows < 2) return [];
  const above = (c: number, r: number): number => {
    if (c < 0) return 2 * above(0, r) - above(1, r);
    if (c >= columns) return 2 * above(columns - 1, r) - above(columns - 2, r);
    if (r < 0) return 2 * above(c, 0) - above(c, 1);
    if (r >= rows) return 2 * above(c, rows - 1) - above(c, rows - 2);
    return (values[r * columns + c] ?? Number.NaN) - level;
  };
  const [sx, sy] = [width / columns, height / rows];
  const found: Segment[] = [];
  for (let r = -1; r < rows; r++) {
    for (let c = -1; c < columns; c++) {
      const corners = [above(c, r), above(c + 1, r), above(c + 1, r + 1), above(c, r + 1)] as const;
      for (const [[x1, y1], [x2, y2]] of cross(corners))
        found.push([(c + x1 + 0.5) * sx, (r + y1 + 0.5) * sy, (c + x2 + 0.5) * sx, (r + y2 + 0.5) * sy]);
    }
  }
  return found;
}

/** The corners of a square of side 1, in the order of their values. */
const kCorners: readonly Point[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

/** The zero crossings of a square, from side to side. Where two lines cross it, its middle says which corners belong together. */
export function cross(corners: readonly [number, number, number, number]): (readonly [Point, Point])[] {
  const sum = corners[0] + corners[1] + corners[2] + corners[3];
  if (!Number.isFinite(sum)) return [];
  const cuts = corners.flatMap((from, i): Point[] => {
    const next = (i + 1) % 4;
    const to = corners[next] ?? 0;
    if (from < 0 === to < 0) return [];
    const [[x1, y1], [x2, y2]] = [kCorners[i] as Point, kCorners[next] as Point];
    const share = from / (from - to);
    return [[x1 + share * (x2 - x1), y1 + share * (y2 - y1)]];
  });
  const [a, b, c, d] = cuts;
  if (!a || !b) return [];
  if (!c || !d) return [[a, b]];
  return corners[0] < 0 === sum < 0
    ? [
        [a, b],
        [c, d],
      ]
    : [
        [d, a],
        [b, c],
      ];
}
