// A plot of the data plane, ready to use: field, points, keyboard cursor, and the input that goes with them.
// The layers are separate canvases, so that a new field does not redraw five hundred points and the other way round.

import { html, nothing, svg, type TemplateResult } from "lit";
import type { Grid } from "../../shared/protocol.ts";
import type { Colours } from "../colour/colours.ts";
import { paint } from "./directives.ts";
import { drawField, type Scale } from "./field.ts";
import { planeOf } from "./plane.ts";
import { type PlotInputOptions, plotInput } from "./plot-input.ts";
import { drawPoints, type PlotPoint, type PointPaint } from "./points.ts";

export interface PlotData {
  readonly points: readonly PlotPoint[];
  /** The model's answer over the plane; left out, the plot shows its two hairlines. */
  readonly field?:
    | { readonly grid: Grid; readonly scale: Scale; readonly levels?: readonly number[] }
    | null
    | undefined;
  readonly picked?: number | null | undefined;
}

export interface PlotOptions {
  readonly width: number;
  readonly height?: number;
  readonly dpr?: number;
  readonly colours: Colours;
  /** One sentence that says what the picture shows now. */
  readonly label: string;
  /** What the keys do, read after the label. */
  readonly help?: string;
  readonly paint?: PointPaint;
  readonly radius?: number;
  readonly gain?: number;
  readonly discrete?: boolean;
  /** Left out, the plot is only a picture. */
  readonly input?: Omit<PlotInputOptions, "plane" | "points">;
}

/** The plot as a template. Its styles are in styles.ts (`pictureStyles`). */
export function plot(data: PlotData, options: PlotOptions): TemplateResult {
  const { width, height = width, input, label, help } = options;
  const plane = planeOf(width, height);
  const layers = html`${fieldLayer(data, options)}${pointLayer(data, options)}`;
  if (!input) return html`<div class="dh-plot" role="img" aria-label=${label}>${layers}</div>`;
  return html`<div
    class="dh-plot live"
    tabindex="0"
    role="application"
    aria-label=${label}
    aria-description=${help ?? nothing}
    data-tool=${input.tool ?? "add"}
    ${plotInput({ ...input, plane, points: data.points })}
  >${layers}${cursorLayer(width, height)}</div>`;
}

function fieldLayer({ field }: PlotData, options: PlotOptions): TemplateResult | typeof nothing {
  if (!field) return nothing;
  const { width, height = width, dpr = 1, colours, gain, discrete } = options;
  const draw = (canvas: HTMLCanvasElement) =>
    drawField(canvas, field.grid, {
      width,
      height,
      dpr,
      colours,
      scale: field.scale,
      levels: field.levels ?? [],
      ...(gain === undefined ? {} : { gain }),
      ...(discrete === undefined ? {} : { discrete }),
    });
  return html`<canvas ${paint(draw)}></canvas>`;
}

function pointLayer({ points, field, picked }: PlotData, options: PlotOptions): TemplateResult {
  const { width, height = width, dpr = 1, colours, radius = 4, paint: by = { by: "class" } } = options;
  const plane = planeOf(width, height);
  const draw = (canvas: HTMLCanvasElement) =>
    drawPoints(canvas, points, {
      width,
      height,
      dpr,
      colours,
      plane,
      radius,
      paint: by,
      picked,
      axes: !field,
    });
  const limit = by.by === "value" ? by.limit : 0;
  return html`<canvas ${paint(draw, [points, !field, width, height, dpr, colours, radius, picked, by.by, limit])}></canvas>`;
}

/** The keyboard's cursor: a ring and a cross in the focus colour, placed by the input controller. */
export function cursorLayer(width: number, height: number): TemplateResult {
  return html`<svg class="dh-cursor" width=${width} height=${height} aria-hidden="true">
    ${svg`<g data-cursor><circle r="9"/><path d="M-14 0h5M9 0h5M0 -14v5M0 9v5"/></g>`}
  </svg>`;
}
