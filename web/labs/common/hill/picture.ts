// The hill from above: level lines on a canvas, drawn when a new slice comes, and over them, each frame, the walk and its
// ball. A click tells how far it is from the ball.

import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { Hill, HillAxes, HillSlice, Snapshot } from "../../../shared/protocol.ts";
import { prepare } from "../../../view/pictures/canvas.ts";
import { paint } from "../../../view/pictures/directives.ts";
import { type Contours, contoursOf, strokes } from "../../../view/pictures/hill/contours.ts";
import { reliefPicture, type Turn } from "../../../view/pictures/hill/relief-picture.ts";
import type { Straight } from "../../../view/pictures/line-plot.ts";
import { loss } from "../../../view/pictures/numbers.ts";
import { pathPlane } from "../../../view/pictures/path-plane.ts";
import type { Context } from "../lab.ts";
import type { Memory } from "./memory.ts";
import { isSameWeight, type NamedWeight } from "./weights.ts";

/** A move in the picture's own measures. */
export type Placed = readonly [dx: number, dy: number];

export interface MapOptions {
  readonly names: { readonly x: string; readonly y: string };
  readonly label: string;
  readonly onPlace: (by: Placed) => void;
  /** What the optimizer remembers, and where the next step leads. */
  readonly memory?: Memory | null;
}

/** The penalty belongs to the hill, because the walk goes down with it. */
export const lossHere = (snapshot: Snapshot | null): number =>
  (snapshot?.train?.loss ?? Number.NaN) + (snapshot?.penalty ?? 0);

/** Names of the axes: of the two weights, or none. */
export function axisNames(axes: HillAxes, all: readonly NamedWeight[]): { x: string; y: string } {
  if (axes.kind !== "pair") return { x: "", y: "" };
  const text = (at: HillAxes & { kind: "pair" }, axis: "x" | "y"): string =>
    all.find((one) => isSameWeight(one, at[axis]))?.text ?? "";
  return { x: text(axes, "x"), y: text(axes, "y") };
}

export interface Reach {
  readonly low: number;
  readonly high: number;
  readonly isFlat: boolean;
}

const reaches = new WeakMap<HillSlice, Reach>();

export function reachOf(slice: HillSlice): Reach {
  const known = reaches.get(slice);
  if (known) return known;
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const v of slice.values) {
    if (v < low) low = v;
    if (v > high && Number.isFinite(v)) high = v;
  }
  const reach = { low, high, isFlat: !(high - low > 1e-6 * high) };
  reaches.set(slice, reach);
  return reach;
}

/** Width and height of the picture, px. */
export function sizeOf({ layout, width }: Context): { width: number; height: number } {
  const w = Math.floor(
    layout === "wide" ? width - 208 - 232 - 64 : layout === "medium" ? width - 208 - 32 : width,
  );
  return { width: w, height: Math.min(Math.round(0.62 * w), 420) };
}

/** The walk as far as it can be seen from here. */
export function pathOf({ path }: Pick<Hill, "path">): Straight[] {
  return Array.from({ length: path.length / 2 }, (_, i) => ({
    w: path[2 * i] ?? 0,
    b: path[2 * i + 1] ?? 0,
  }));
}

export function mapPicture(
  context: Context,
  hill: Hill & { readonly slice: HillSlice },
  { names, label, onPlace, memory }: MapOptions,
): TemplateResult {
  const { width, height } = sizeOf(context);
  const { slice, here } = hill;
  const ground = groundOf(context, slice, width, height);
  return html`<div class="map">
    ${ground.canvas}
    ${pathPlane(
      { path: pathOf(hill), next: memory?.next, diverged: context.snapshot?.diverged !== undefined },
      {
        width,
        height,
        window: { w: slice.x, b: slice.y },
        ...(memory && { over: memory.over }),
        label,
        words: { exactMinimum: "" },
        names,
        clear: true,
        behind: () => ground.numbers,
        onPlace: ({ w, b }) => onPlace([w - here[0], b - here[1]]),
      },
    )}
  </div>`;
}

/** The level lines of a slice, to lie under a picture of its size, and their numbers to stand in it. */
export function groundOf(
  context: Context,
  slice: HillSlice,
  width: number,
  height: number,
): { readonly canvas: TemplateResult; readonly numbers: SVGTemplateResult } {
  const { colours, dpr } = context;
  const lines = linesOf(context, slice, width, height);
  const draw = (canvas: HTMLCanvasElement): void => {
    const pen = prepare(canvas, { width, height, dpr });
    if (pen === null) return;
    strokes(pen, lines.weak, colours.hair);
    strokes(pen, lines.strong, colours.edge);
  };
  const numbers = lines.numbers.map(
    ({ x, y, height: j }) => svg`<text class="halo" x=${x} y=${y + 4} text-anchor="middle">${loss(j)}</text>`,
  );
  return {
    canvas: html`<canvas aria-hidden="true" ${paint(draw, [lines, colours, width, height, dpr])}></canvas>`,
    numbers: svg`<g aria-hidden="true">${numbers}</g>`,
  };
}

export function sidePicture(
  context: Context,
  hill: Hill & { readonly slice: HillSlice },
  turn: Turn,
  { names, label, again }: Omit<MapOptions, "onPlace" | "memory"> & { readonly again: () => void },
): TemplateResult {
  const { colours, dpr, snapshot } = context;
  const { slice } = hill;
  const part = (v: number, [low, high]: readonly [number, number]): number => (v - low) / (high - low);
  const path = pathOf(hill).map(({ w, b }) => [part(w, slice.x), part(b, slice.y)] as const);
  const relief = { grid: slice, path, diverged: snapshot?.diverged !== undefined, names };
  return reliefPicture(relief, { ...sizeOf(context), dpr, colours }, turn, { label, again });
}

interface Kept {
  key: readonly unknown[];
  lines: Contours;
}

/** Traced once a slice and size. */
function linesOf({ memory }: Context, slice: HillSlice, width: number, height: number): Contours {
  const kept = memory<Kept>("hill lines", () => ({ key: [], lines: { weak: [], strong: [], numbers: [] } }));
  const key = [slice, width, height];
  if (!key.every((part, i) => part === kept.key[i]))
    Object.assign(kept, { key, lines: contoursOf(slice, width, height) });
  return kept.lines;
}
