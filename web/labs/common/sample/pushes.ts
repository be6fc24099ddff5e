// How each point wants the line, the border or the answer moved: arrows in data units, longer the harder it pulls. Pure.
// Line: a plain step for one point alone changes ŷ at its x by −α/B · 2(ŷ − y)(x² + 1). Border of one sigmoid unit: its
// place nearest to the point moves along w/|w| by −Δz/|w|, with Δw = −α/B (ŷ − y)x and Δb = −α/B (ŷ − y). A network's
// border moves along the slope of the answer; how far is taken from the pull on the output alone.

import type { Grid, Point, Snapshot, Tensor } from "../../../shared/protocol.ts";

export interface Push {
  /** Place in the points. */
  readonly point: number;
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

/** Points learnt from, with their places. */
function learnt({ points, split }: Pick<Snapshot, "points" | "split">): [number, Point][] {
  return points.flatMap((point, i): [number, Point][] => (split[i] === 1 ? [] : [[i, point]]));
}

/** From the line to where the point's own step would put it, at the point's x. */
export function linePushes(
  snapshot: Pick<Snapshot, "points" | "split" | "learningRate">,
  { w, b }: { readonly w: number; readonly b: number },
  rows: number,
): Push[] {
  return learnt(snapshot).map(([point, { x, y }]) => {
    const now = w * x + b;
    const dy = (-snapshot.learningRate / rows) * 2 * (now - y) * (x * x + 1);
    return { point, x, y: now, dx: 0, dy };
  });
}

/** Of one sigmoid unit: weights w₁, w₂ and b, and the answers of all points. */
export function borderPushes(
  snapshot: Pick<Snapshot, "points" | "split" | "learningRate">,
  [kernel, bias]: readonly Tensor[],
  answers: Float32Array,
  rows: number,
): Push[] {
  const [u = 0, v = 0] = kernel?.data ?? [];
  const b = bias?.data[0] ?? 0;
  const square = u * u + v * v;
  if (!(square > 0)) return [];
  return learnt(snapshot).map(([point, { x, y, label }]) => {
    const off = (u * x + v * y + b) / square;
    const foot = [x - off * u, y - off * v] as const;
    const error = (answers[point] ?? label) - label;
    const shift = (-snapshot.learningRate / rows) * error * (foot[0] * x + foot[1] * y + 1);
    return { point, x, y, dx: (-shift * u) / square, dy: (-shift * v) / square };
  });
}

/** Along the slope of the answer at the point, as long as the error is large; none where the answer is flat. */
export function fieldPushes(
  snapshot: Pick<Snapshot, "points" | "split">,
  field: Grid,
  answers: Float32Array,
): Push[] {
  return learnt(snapshot).flatMap(([point, { x, y, label }]): Push[] => {
    const [gx, gy] = slopeAt(field, x, y);
    const size = Math.hypot(gx, gy);
    const error = (answers[point] ?? label) - label;
    // Raising the answer moves the border down its slope.
    return size > 0 ? [{ point, x, y, dx: (error * gx) / size, dy: (error * gy) / size }] : [];
  });
}

/** Of heights there is no border: a point wants the answer higher or lower. */
export function heightPushes(snapshot: Pick<Snapshot, "points" | "split">, answers: Float32Array): Push[] {
  return learnt(snapshot).map(([point, { x, y, label }]) => ({
    point,
    x,
    y,
    dx: 0,
    dy: label - (answers[point] ?? label),
  }));
}

/** Central differences over the grid's cells; the domain is [-3, 3] both ways, row 0 on top. */
function slopeAt({ width, height, values }: Grid, x: number, y: number): [number, number] {
  const into = (v: number, n: number): number => Math.min(n - 2, Math.max(1, Math.floor(v)));
  const column = into(((x + 3) / 6) * width, width);
  const row = into(((3 - y) / 6) * height, height);
  const at = (r: number, c: number): number => values[r * width + c] ?? 0;
  return [at(row, column + 1) - at(row, column - 1), at(row - 1, column) - at(row + 1, column)];
}

/** The longest arrow is at most this long, in data units. */
const kLongest = 0.6;

/** How many times as long arrows are drawn: 1, 2 or 5 times a power of ten. */
export function magnification(pushes: readonly Push[]): number {
  const most = pushes.reduce((all, { dx, dy }) => Math.max(all, Math.hypot(dx, dy)), 0);
  if (!(most > 0) || !Number.isFinite(most)) return 1;
  const power = 10 ** Math.floor(Math.log10(kLongest / most));
  return power * (kLongest / most / power >= 5 ? 5 : kLongest / most / power >= 2 ? 2 : 1);
}
