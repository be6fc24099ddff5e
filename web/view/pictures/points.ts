// The layer of data points, and finding the one under a pointer.
// Class 1 is a blue disc, class 0 an orange diamond (shape goes wherever colour goes); held-back points are hollow;
// the picked one is circled in ink. Regression points take the ramp's colour for their value.

import type { Point } from "../../shared/protocol.ts";
import type { Colours } from "../colour/colours.ts";
import { rampCss } from "../colour/oklab.ts";
import { prepare, type Surface } from "./canvas.ts";
import { drawAxes, type Plane, pixelX, pixelY } from "./plane.ts";

/** A data point. `label` is a class (0 or 1), or the value to learn; `held` points are not learned from. */
export interface PlotPoint {
  readonly x: number;
  readonly y: number;
  readonly label: number;
  readonly held?: boolean | undefined;
}

const splitCache = new WeakMap<
  readonly Point[],
  { split: Uint8Array | null; points: readonly PlotPoint[] }
>();

/**
 * Points with the split's verdict on each (1: held back). The same two arguments give the same array again, so that
 * nothing is redrawn for it.
 */
export function withSplit(points: readonly Point[], split: Uint8Array | null): readonly PlotPoint[] {
  const kept = splitCache.get(points);
  if (kept?.split === split) return kept.points;
  const marked = points.map((point, i) => ({ ...point, held: split?.[i] === 1 }));
  splitCache.set(points, { split, points: marked });
  return marked;
}

/** How points take their colour: by class, by value over a limit, or plain ink. */
export type PointPaint =
  | { readonly by: "class" }
  | { readonly by: "value"; readonly limit: number }
  | { readonly by: "ink" };

export interface PointsOptions extends Surface {
  readonly colours: Colours;
  readonly plane: Plane;
  readonly paint?: PointPaint;
  /** Radius in px; 4 where there is room. */
  readonly radius?: number;
  /** Index of the circled point. */
  readonly picked?: number | null | undefined;
  /** The two hairlines through 0 under the points. */
  readonly axes?: boolean;
}

/** Draws every point over a clear canvas: held-back ones first, so that they never hide what is learned from. */
export function drawPoints(
  canvas: HTMLCanvasElement,
  points: readonly PlotPoint[],
  options: PointsOptions,
): void {
  const { plane, radius = 4, picked, colours } = options;
  const context = prepare(canvas, options);
  if (!context) return;
  if (options.axes) drawAxes(context, plane, colours);
  for (const held of [true, false]) {
    for (const point of points) {
      if (Boolean(point.held) === held) drawPoint(context, point, options, held ? radius * 0.92 : radius);
    }
  }
  const circled = picked == null ? undefined : points[picked];
  if (!circled) return;
  context.beginPath();
  context.arc(pixelX(plane, circled.x), pixelY(plane, circled.y), radius + 5, 0, 7);
  context.lineWidth = 1.75;
  context.strokeStyle = colours.ink;
  context.stroke();
}

function drawPoint(
  context: CanvasRenderingContext2D,
  point: PlotPoint,
  options: PointsOptions,
  radius: number,
): void {
  const { plane, colours, paint = { by: "class" } } = options;
  const round = paint.by === "ink" || point.label > 0;
  const colour = colourOf(point, paint, colours);
  outline(context, pixelX(plane, point.x), pixelY(plane, point.y), radius, round);
  context.lineJoin = "round";
  if (point.held) {
    context.fillStyle = colours.pointRing;
    context.fill();
    if (paint.by === "value") stroke(context, 3, colours.edge);
    stroke(context, Math.min(1.5, radius * 0.45), colour);
    return;
  }
  if (radius >= 2) {
    // A value near 0 is nearly paper: an edge outside the ring keeps it findable.
    if (paint.by === "value") stroke(context, 4.2, colours.edge);
    stroke(context, Math.min(2.4, radius * 0.7), colours.pointRing);
  }
  context.fillStyle = colour;
  context.fill();
}

function stroke(context: CanvasRenderingContext2D, width: number, colour: string): void {
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}

function colourOf(point: PlotPoint, paint: PointPaint, colours: Colours): string {
  if (paint.by === "ink") return colours.ink;
  if (paint.by === "value") return rampCss(colours.ramp, point.label / paint.limit);
  return point.label > 0 ? colours.pos : colours.neg;
}

function outline(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  round: boolean,
): void {
  context.beginPath();
  if (round) {
    context.arc(x, y, radius * 0.96, 0, 7);
    return;
  }
  const d = radius * 1.24; // a diamond of the same weight for the eye as the disc
  context.moveTo(x, y - d);
  context.lineTo(x + d, y);
  context.lineTo(x, y + d);
  context.lineTo(x - d, y);
  context.closePath();
}

/** How far a pointer may be from a point and still mean it, px: a finger covers more than a mouse. */
export const reachOf = (pointerType: string): number =>
  pointerType === "mouse" || pointerType === "pen" ? 10 : 22;

/** Index of the point nearest to a pixel position, within reach px; the later one where two are equally near. */
export function hitPoint(
  points: readonly { readonly x: number; readonly y: number }[],
  plane: Plane,
  at: readonly [px: number, py: number],
  reach: number,
): number | null {
  let best: number | null = null;
  let least = reach * reach;
  points.forEach((point, i) => {
    const distance = (pixelX(plane, point.x) - at[0]) ** 2 + (pixelY(plane, point.y) - at[1]) ** 2;
    if (distance > least) return;
    least = distance;
    best = i;
  });
  return best;
}

export type Direction = readonly [dx: -1 | 0 | 1, dy: -1 | 0 | 1];

/**
 * Index of the point an arrow key leads to from a data position: nearest in that direction (y up), sideways distance
 * counting double, or null if there is none that way.
 */
export function pointTowards(
  points: readonly { readonly x: number; readonly y: number }[],
  from: readonly [x: number, y: number],
  [dx, dy]: Direction,
): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  points.forEach((point, i) => {
    const along = (point.x - from[0]) * dx + (point.y - from[1]) * dy;
    if (along <= 1e-9) return;
    const aside = Math.abs((point.x - from[0]) * dy) + Math.abs((point.y - from[1]) * dx);
    if (along + 2 * aside >= least) return;
    least = along + 2 * aside;
    best = i;
  });
  return best;
}
