// The Line lab's picture: black points, the walking line, where it was, the exact line, and a bar for every residual.
// Residual = ŷ − y, drawn from the point to the line: above the point is + (blue, solid, "too high"), below is −
// (orange, dashed, "too low"). Lines are clipped to the box first, so that no weight can make a coordinate overflow.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { fixed } from "./numbers.ts";
import { axes, type Plane, pixelX, pixelY, planeOf, type Range } from "./plane.ts";
import { cursorLayer } from "./plot.ts";
import { type PlotInputOptions, plotInput } from "./plot-input.ts";

/** A straight line y = w x + b. */
export interface Straight {
  readonly w: number;
  readonly b: number;
}

export interface LinePlotData {
  readonly points: readonly { readonly x: number; readonly y: number; readonly held?: boolean | undefined }[];
  /** Where the line is now; null before there is one. */
  readonly now: Straight | null;
  /** Where it was, oldest first; drawn fainter the older. */
  readonly past?: readonly Straight[];
  /** Least squares, for comparison. */
  readonly exact?: Straight | null | undefined;
  readonly picked?: number | null | undefined;
}

export interface LinePlotOptions {
  readonly width: number;
  readonly height: number;
  readonly x?: Range;
  readonly y?: Range;
  readonly label: string;
  readonly help?: string;
  readonly words: { readonly tooHigh: string; readonly tooLow: string; readonly exactLine: string };
  readonly input?: Omit<PlotInputOptions, "plane" | "points">;
}

type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** The part of a line that lies in the plane, in pixels; null where it passes by or is no number. */
export function clipLine(plane: Plane, { w, b }: Straight): Segment | null {
  if (!Number.isFinite(w) || !Number.isFinite(b)) return null;
  const [[left, right], [bottom, top]] = [plane.x, plane.y];
  let [from, to] = [left, right];
  if (w === 0) {
    if (b < bottom || b > top) return null;
  } else {
    const crossings = [(bottom - b) / w, (top - b) / w].sort((p, q) => p - q) as [number, number];
    from = Math.max(from, crossings[0]);
    to = Math.min(to, crossings[1]);
    if (!(from <= to)) return null;
  }
  // Clamped: for steep lines w·x + b rounds to something beyond the box.
  const y = (x: number) => Math.min(top, Math.max(bottom, w * x + b));
  const [y1, y2] = to - from < 1e-9 ? [bottom, top] : [y(from), y(to)];
  return [pixelX(plane, from), pixelY(plane, y1), pixelX(plane, to), pixelY(plane, y2)];
}

/** ŷ − y of each point, in their order; NaN where there is no line. */
export function residuals(points: LinePlotData["points"], line: Straight): number[] {
  return points.map((p) => line.w * p.x + line.b - p.y);
}

/** The picture, with its input if any. */
export function linePlot(data: LinePlotData, options: LinePlotOptions): TemplateResult {
  const { width, height, x, y, label, help, input } = options;
  const plane = planeOf(width, height, x, y);
  const drawing = html`<svg class="dh-svg" width=${width} height=${height} viewBox="0 0 ${width} ${height}">
    ${axes(plane, { x: "x", y: "y" })} ${pastLines(plane, data.past ?? [])} ${exactLine(plane, data, options)}
    ${bars(plane, data)} ${nowLine(plane, data.now)} ${dots(plane, data)} ${barLabels(plane, data, options)}
  </svg>`;
  if (!input) return html`<div class="dh-plot" role="img" aria-label=${label}>${drawing}</div>`;
  return html`<div
    class="dh-plot live"
    tabindex="0"
    role="application"
    aria-label=${label}
    aria-description=${help ?? nothing}
    data-tool=${input.tool ?? "add"}
    ${plotInput({ ...input, plane, points: data.points })}
  >${drawing}${cursorLayer(width, height, data.points.length === 0 && input.onAdd ? "ink" : null)}</div>`;
}

const path = ([x1, y1, x2, y2]: Segment) =>
  `M${x1.toFixed(2)} ${y1.toFixed(2)}L${x2.toFixed(2)} ${y2.toFixed(2)}`;

function pastLines(plane: Plane, past: readonly Straight[]): SVGTemplateResult[] {
  return past.map((line, i) => {
    const segment = clipLine(plane, line);
    const opacity = (0.07 + (0.17 * (i + 1)) / past.length).toFixed(2);
    return svg`${segment && svg`<path d=${path(segment)} stroke="var(--ink)" opacity=${opacity}/>`}`;
  });
}

function nowLine(plane: Plane, now: Straight | null): SVGTemplateResult | null {
  const segment = now && clipLine(plane, now);
  return segment && svg`<path d=${path(segment)} stroke="var(--ink)" stroke-width="2"/>`;
}

/** Thin and dotted, its name standing on it near an end that is free of the walking line. */
function exactLine(
  plane: Plane,
  { exact, now }: LinePlotData,
  { words }: LinePlotOptions,
): SVGTemplateResult | null {
  const segment = exact && clipLine(plane, exact);
  if (!exact || !segment) return null;
  const apart = (px: number) => {
    const x = plane.x[0] + (px / plane.width) * (plane.x[1] - plane.x[0]);
    return now ? Math.abs(now.w * x + now.b - (exact.w * x + exact.b)) : 0;
  };
  const atRight = apart(segment[2]) >= apart(segment[0]);
  const x = atRight ? segment[2] - 8 : segment[0] + 8;
  const rise = (segment[3] - segment[1]) / Math.max(1, segment[2] - segment[0]);
  const y = (atRight ? segment[3] - 8 * rise : segment[1] + 8 * rise) + (rise > 0 === atRight ? 22 : -12);
  return svg`<path d=${path(segment)} stroke="var(--ink)" stroke-width="1" stroke-dasharray="1 4" stroke-linecap="round"/>
    <text class="halo" x=${x} y=${Math.min(plane.height - 8, Math.max(14, y))} text-anchor=${atRight ? "end" : "start"}>${words.exactLine}</text>`;
}

function bars(plane: Plane, { points, now }: LinePlotData): SVGTemplateResult[] {
  if (!now) return [];
  return residuals(points, now).map((error, i) => {
    const point = points[i];
    if (!point || !Number.isFinite(error) || error === 0) return svg``;
    const [x, y1] = [pixelX(plane, point.x), pixelY(plane, point.y)];
    const y2 = Math.min(plane.height + 20, Math.max(-20, pixelY(plane, point.y + error)));
    const colour = error > 0 ? "var(--pos)" : "var(--neg)";
    return svg`<path d="M${x.toFixed(2)} ${y1.toFixed(2)}V${y2.toFixed(2)}" stroke=${colour} stroke-width="2"
      stroke-dasharray=${error > 0 ? nothing : "5 3"}/>`;
  });
}

function dots(plane: Plane, { points, picked }: LinePlotData): SVGTemplateResult[] {
  return points.map((point, i) => {
    const [x, y] = [pixelX(plane, point.x), pixelY(plane, point.y)];
    const ring =
      i === picked
        ? svg`<circle cx=${x} cy=${y} r="10" fill="none" stroke="var(--ink)" stroke-width="1.75"/>`
        : nothing;
    const [fill, edge] = point.held ? ["var(--paper)", "var(--ink)"] : ["var(--ink)", "var(--paper)"];
    const [radius, stroke] = point.held ? [4.5, 1.5] : [5.5, 2];
    return svg`<circle cx=${x} cy=${y} r=${radius} fill=${fill} stroke=${edge} stroke-width=${stroke}/>${ring}`;
  });
}

/** Labels on the largest residual of each sign; under 0.005 there is nothing to say. */
function barLabels(plane: Plane, data: LinePlotData, { words }: LinePlotOptions): SVGTemplateResult[] {
  if (!data.now) return [];
  const errors = residuals(data.points, data.now);
  const largest = (sign: number) =>
    errors.reduce(
      (best, e, i) => (e * sign > 0.005 && (best < 0 || e * sign > errors[best] * sign) ? i : best),
      -1,
    );
  return [largest(1), largest(-1)].flatMap((i) => {
    const point = data.points[i];
    const error = errors[i];
    if (!point || error === undefined || !Number.isFinite(error)) return [];
    // At the point's far end, where the walking line is not.
    const [x, end] = [pixelX(plane, point.x), pixelY(plane, point.y)];
    const left = x > plane.width / 2;
    const y = Math.min(plane.height - 8, Math.max(16, end + (error > 0 ? 22 : -13)));
    const text = `${error > 0 ? "+" : ""}${fixed(error, 2)} ${error > 0 ? words.tooHigh : words.tooLow}`;
    return [
      svg`<text class="halo strong" x=${left ? Math.min(plane.width - 8, x + 40) : Math.max(8, x - 40)} y=${y} text-anchor=${left ? "end" : "start"}
        fill=${error > 0 ? "var(--pos)" : "var(--neg)"}>${text}</text>`,
    ];
  });
}
