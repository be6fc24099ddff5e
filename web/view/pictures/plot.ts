// A plot of the data plane, ready to use: field, points, keyboard cursor, and the input that goes with them.
// The layers are separate canvases, so that a new field does not redraw five hundred points and the other way round.

import { html, nothing, svg, type TemplateResult } from "lit";
import type { Grid } from "../../shared/protocol.ts";
import type { Colours } from "../colour/colours.ts";
import { paint } from "./directives.ts";
import { drawField, type Scale } from "./field.ts";
import type { Levels } from "./isoline.ts";
import { type Plane, planeOf } from "./plane.ts";
import { type PlotInputOptions, plotInput } from "./plot-hands.ts";
import { drawPoints, type PlotPoint, type PointPaint } from "./points.ts";

export interface PlotData {
  readonly points: readonly PlotPoint[];
  /** The model's answer over the plane; left out, the plot shows its two hairlines. */
  readonly field?:
    | { readonly grid: Grid; readonly scale: Scale; readonly levels?: Levels }
    | null
    | undefined;
  readonly picked?: number | null | undefined;
  /** A layer between field and points, as large as the plot, e.g. borders drawn exactly. */
  readonly lines?: TemplateResult | null | undefined;
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
  /** The kind of point a click adds, shown while there are none; class 1 where left out. */
  readonly ghost?: Ghost;
  /** Drawn above everything else, as large as the plot. */
  readonly over?: ((plane: Plane) => TemplateResult | null) | undefined;
  /** Left out, the plot is only a picture. */
  readonly input?: Omit<PlotInputOptions, "plane" | "points">;
}

/** The plot as a template. Its styles are in styles.ts (`pictureStyles`). */
export function plot(data: PlotData, options: PlotOptions): TemplateResult {
  const { width, height = width, input, label, help } = options;
  const plane = planeOf(width, height);
  const layers = html`${fieldLayer(data, options)}${data.lines ?? nothing}${pointLayer(data, options)}`;
  if (!input) return html`<div class="dh-plot" role="img" aria-label=${label}>${layers}</div>`;
  return html`<div
    class="dh-plot live"
    tabindex="0"
    role="application"
    aria-label=${label}
    aria-description=${help ?? nothing}
    data-tool=${input.tool ?? "add"}
    ${plotInput({ ...input, plane, points: data.points })}
  >${layers}${cursorLayer(width, height, data.points.length === 0 && input.onAdd ? (options.ghost ?? "plus") : null)}${options.over?.(plane)}</div>`;
}

function fieldLayer({ field }: PlotData, options: PlotOptions): TemplateResult | typeof nothing {
  if (!field) return nothing;
  const { width, height = width, dpr = 1, colours, gain = colours.fieldGain, discrete = false } = options;
  const { grid, scale, levels } = field;
  const draw = (canvas: HTMLCanvasElement) =>
    drawField(canvas, grid, { width, height, dpr, colours, scale, levels, gain, discrete });
  const look = [width, height, dpr, colours, scale.centre, scale.limit, levels?.at.join(), gain, discrete];
  return html`<canvas ${paint(draw, [grid.values, ...look])}></canvas>`;
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

/** A point that is not there yet: which kind a click would add. */
export type Ghost = "plus" | "minus" | "ink";

/**
 * What the input controller moves about: the keyboard's cursor, a ring and a cross in the focus colour; and on an empty
 * plot a dashed ghost point, which waits right of the middle until a pointer takes it along.
 */
export function cursorLayer(width: number, height: number, ghost: Ghost | null): TemplateResult {
  const shape = ghost === "minus" ? svg`<path d="M0 -10L10 0L0 10L-10 0Z"/>` : svg`<circle r="8"/>`;
  return html`<svg class="dh-overlay" width=${width} height=${height} aria-hidden="true">
    ${ghost ? svg`<g class="ghost ${ghost}" data-ghost transform="translate(${width * 0.63} ${height * 0.36})">${shape}</g>` : nothing}
    <g class="cursor" data-cursor><circle r="9"></circle><path d="M-14 0h5M9 0h5M0 -14v5M0 9v5"></path></g>
  </svg>`;
}
