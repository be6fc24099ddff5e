// The Line lab's picture: black points, the walking line, where it was, the exact line, and a bar for every residual.
// Residual = ŷ − y, drawn from the point to the line: above the point is + (blue, solid, "too high"), below is −
// (orange, dashed, "too low"). Lines are clipped to the box first, so that no weight can make a coordinate overflow.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { alongSegment, type Box, boxOf, freest, type Place } from "./labels.ts";
import { fixed } from "./numbers.ts";
import { axes, type Plane, pixelX, pixelY, planeOf, type Range } from "./plane.ts";
import { cursorLayer } from "./plot.ts";
import { type PlotInputOptions, plotInput } from "./plot-hands.ts";

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
  /** Drawn above everything else, as large as the plot. */
  readonly over?: ((plane: Plane) => TemplateResult | null) | undefined;
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
    ${axes(plane, { x: "x", y: "y" })} ${pastLines(plane, data.past ?? [])} ${exactLine(plane, data)}
    ${bars(plane, data)} ${nowLine(plane, data.now)} ${dots(plane, data)} ${labels(plane, data, options)}
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
  >${drawing}${cursorLayer(width, height, data.points.length === 0 && input.onAdd ? "ink" : null)}${options.over?.(plane)}</div>`;
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

/** Thin and dotted. */
function exactLine(plane: Plane, { exact }: LinePlotData): SVGTemplateResult | null {
  const segment = exact && clipLine(plane, exact);
  if (!segment) return null;
  return svg`<path d=${path(segment)} stroke="var(--ink)" stroke-width="1" stroke-dasharray="1 4" stroke-linecap="round"/>`;
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

interface Label {
  readonly text: string;
  readonly colour: string | null;
  readonly places: readonly [Place, ...Place[]];
}

/** Words on the two largest residuals and on the exact line, each where it hides least. */
function labels(plane: Plane, data: LinePlotData, { words }: LinePlotOptions): SVGTemplateResult[] {
  const wanted = [...barLabels(plane, data, words), ...exactLabel(plane, data, words)];
  const taken = drawn(plane, data);
  return wanted.map(({ text, colour, places }) => {
    const place = freest(places, text, taken, plane.width, plane.height);
    taken.push(boxOf(place, text), boxOf(place, text)); // words must not cover words, so they count twice
    return svg`<text class="halo ${colour ? "strong" : ""}" x=${place.x.toFixed(1)} y=${place.y.toFixed(1)} text-anchor=${place.anchor}
      fill=${colour ?? "var(--muted)"}>${text}</text>`;
  });
}

/** Points, bars and the walking line, as boxes. */
function drawn(plane: Plane, data: LinePlotData): Box[] {
  const { points, now } = data;
  const dots = points.map((p) => {
    const [x, y] = [pixelX(plane, p.x), pixelY(plane, p.y)];
    return { left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 };
  });
  const line = now && clipLine(plane, now);
  const errors = now ? residuals(points, now) : [];
  const bars = points.flatMap((p, i): Box[] => {
    const error = errors[i];
    if (error === undefined || !Number.isFinite(error)) return [];
    const [x, y1, y2] = [pixelX(plane, p.x), pixelY(plane, p.y), pixelY(plane, p.y + error)];
    return [{ left: x - 2, right: x + 2, top: Math.min(y1, y2), bottom: Math.max(y1, y2) }];
  });
  return [...dots, ...bars, ...(line ? alongSegment(line) : [])];
}

/** On the largest residual of each sign; under 0.005 there is nothing to say. */
function barLabels(plane: Plane, data: LinePlotData, words: LinePlotOptions["words"]): Label[] {
  if (!data.now) return [];
  const errors = residuals(data.points, data.now);
  const largest = (sign: number) =>
    errors.reduce(
      (best, e, i) => (e * sign > 0.005 && (best < 0 || e * sign > (errors[best] ?? 0) * sign) ? i : best),
      -1,
    );
  return [largest(1), largest(-1)].flatMap((i) => {
    const [point, error] = [data.points[i], errors[i]];
    if (!point || error === undefined || !Number.isFinite(error)) return [];
    const high = error > 0;
    const text = `${high ? "+" : ""}${fixed(error, 2)} ${high ? words.tooHigh : words.tooLow}`;
    const [x, end] = [pixelX(plane, point.x), pixelY(plane, point.y)];
    return [
      {
        text,
        colour: high ? "var(--pos)" : "var(--neg)",
        places: aroundEnd(x, end, high, x > plane.width / 2),
      },
    ];
  });
}

/** At the point's far end, where the walking line is not; else beside it, or beside the bar. */
function aroundEnd(x: number, end: number, high: boolean, left: boolean): Label["places"] {
  const far = end + (high ? 22 : -13);
  const [near, other]: Place["anchor"][] = left ? ["end", "start"] : ["start", "end"];
  const out = (anchor: Place["anchor"]) => (anchor === "end" ? 40 : -40);
  const beside = (anchor: Place["anchor"]) => (anchor === "end" ? -11 : 11);
  return [
    { x: x + out(near), y: far, anchor: near },
    { x: x + out(other), y: far, anchor: other },
    { x: x + beside(near), y: end + 4, anchor: near },
    { x: x + beside(other), y: end + 4, anchor: other },
    { x: x + beside(near), y: end + (high ? -28 : 34), anchor: near },
    { x: x + beside(other), y: end + (high ? -28 : 34), anchor: other },
  ];
}

/** Near an end of the exact line, over it or under it, or a third of the way along. */
function exactLabel(plane: Plane, { exact }: LinePlotData, words: LinePlotOptions["words"]): Label[] {
  const segment = exact && clipLine(plane, exact);
  if (!segment) return [];
  const [x1, y1, x2, y2] = segment;
  const at = (share: number, dy: number): Place => {
    const x = x1 + share * (x2 - x1);
    return { x, y: y1 + share * (y2 - y1) + dy, anchor: share < 0.5 ? "start" : "end" };
  };
  const places: Label["places"] = [
    at(0.98, -10),
    at(0.02, -10),
    at(0.98, 20),
    at(0.02, 20),
    at(0.7, -10),
    at(0.3, 20),
    at(0.7, 20),
    at(0.3, -10),
  ];
  return [{ text: words.exactLine, colour: null, places }];
}
