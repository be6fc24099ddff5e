// One step seen from here: the loss after a plain step of gradient descent, as a function of the rate. It is a parabola,
// drawn exactly: J(α) = J − α·|∇J|² + α²·mean((∂w x + ∂b)²). The same axis as the rate slider, 0 to 1.45 x stable.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { Point } from "../../shared/protocol.ts";
import type { Straight } from "../../view/pictures/line-plot.ts";
import { loss } from "../../view/pictures/numbers.ts";
import { gradient } from "./maths.ts";

/** J(α) = now − fall·α + bend·α². */
export interface Slice {
  readonly now: number;
  readonly fall: number;
  readonly bend: number;
}

export interface SliceOptions {
  readonly width: number;
  readonly height: number;
  readonly rate: number;
  /** Right end of the rate axis. */
  readonly end: number;
  /** The largest stable rate, or NaN. */
  readonly stable: number;
  readonly label: string;
  readonly words: { readonly now: string; readonly next: string };
}

export function sliceOf(points: readonly Point[], at: Straight): Slice {
  const n = Math.max(1, points.length);
  const slope = gradient(points, at);
  const mean = (f: (p: Point) => number): number => points.reduce((sum, p) => sum + f(p), 0) / n;
  return {
    now: mean((p) => (at.w * p.x + at.b - p.y) ** 2),
    fall: slope.w * slope.w + slope.b * slope.b,
    bend: mean((p) => (slope.w * p.x + slope.b) ** 2),
  };
}

export const lossAfter = ({ now, fall, bend }: Slice, rate: number): number =>
  Math.max(0, now - fall * rate + bend * rate * rate);

const kTop = 14;
const kBottom = 22;
const kLeft = 8;
const kRoom = 1.7; // the axis reaches this many times the present loss

export function slicePicture(slice: Slice, options: SliceOptions): TemplateResult {
  const { width, height, end, rate, stable, label, words } = options;
  const x = (at: number): number => kLeft + (at / end) * (width - 2 * kLeft);
  const top = Math.max(slice.now * kRoom, 1e-12);
  const y = (j: number): number =>
    height - kBottom - (Math.min(j, 4 * top) / top) * (height - kBottom - kTop);
  const after = lossAfter(slice, rate);
  const worse = after > slice.now;
  const colour = worse ? "var(--danger)" : "var(--ink)";
  const level = y(slice.now);
  const seen = Number.isFinite(after) && Number.isFinite(slice.now);
  return svgBox(
    width,
    height,
    label,
    svg`
    <path d="M${kLeft} ${height - kBottom + 0.5}H${width - kLeft}" stroke="var(--hair)"/>
    ${Number.isFinite(stable) ? svg`<path d="M${x(stable)} ${height - kBottom - 5}v10" stroke="var(--danger)" stroke-width="2"/>` : nothing}
    <text x=${kLeft} y=${height - 6}>0</text><text class="math ink" x=${width - kLeft} y=${height - 6} text-anchor="end">α</text>
    ${
      seen
        ? svg`
      <path d="M${kLeft} ${level}H${width - kLeft}" stroke="var(--edge)" stroke-dasharray="1 4" stroke-linecap="round"/>
      <path d=${curve(slice, end, x, y)} stroke="var(--ink)" stroke-width="1.75"/>
      <path d="M${x(rate)} ${height - kBottom}V${y(after)}" stroke=${colour} stroke-dasharray="2 3"/>
      <text class="halo" x=${kLeft + 16} y=${level - 7}>${words.now} ${loss(slice.now)}</text>
      <circle cx=${x(0)} cy=${level} r="7" fill="var(--ink)" stroke="var(--paper)" stroke-width="2"/>
      <circle cx=${x(Math.min(rate, end))} cy=${Math.max(kTop, y(after))} r="6" fill="var(--paper)" stroke=${colour} stroke-width="1.5" stroke-dasharray="2 2"/>
      ${nextLabel(x(Math.min(rate, end)), Math.max(kTop, y(after)), rate * 2 * slice.bend <= slice.fall, `${words.next} ${loss(after)}`, colour)}`
        : nothing
    }`,
  );
}

const svgBox = (width: number, height: number, label: string, inside: SVGTemplateResult): TemplateResult =>
  html`<svg class="dh-svg" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>${inside}</svg>`;

/** Beside the ring, inside the bowl, where the curve is not. */
function nextLabel(x: number, y: number, falling: boolean, text: string, colour: string): SVGTemplateResult {
  return svg`<text class="halo strong" fill=${colour} x=${falling ? x + 12 : x - 12} y=${Math.max(kTop + 4, y - 2)} text-anchor=${falling ? "start" : "end"}>${text}</text>`;
}

function curve(slice: Slice, end: number, x: (at: number) => number, y: (j: number) => number): string {
  const spots = Array.from({ length: 61 }, (_, i) => (i / 60) * end);
  return `M${spots.map((at) => `${x(at).toFixed(1)} ${y(lossAfter(slice, at)).toFixed(1)}`).join("L")}`;
}
