// A classifier seen along its own axis: every point at its score z = w·x + b, class 1 above the curve of σ(z), class 0
// below it, a stick from each to the answer it gets. The vertical line is the border; sliding it along the curve sets
// the threshold. Spread inside a band only keeps points apart. It knows scores and labels, no weights.

import { css, html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { Colours } from "../colour/colours.ts";
import { paint } from "./directives.ts";
import { drawField, kProbability } from "./field.ts";
import { fixed, tick } from "./numbers.ts";
import { drawPoints, hitPoint, type PlotPoint, reachOf } from "./points.ts";
import { type Band, bandOf, heightOf, placed, sideways, sigma, thresholdAt } from "./sigmoid-scale.ts";
import { ticks } from "./ticks.ts";

/** A point at its score. `label` is its class, 0 or 1; `held` points pull at nothing. */
export interface ScoredPoint {
  readonly z: number;
  readonly label: number;
  readonly held?: boolean | undefined;
}

export interface SigmoidData {
  readonly points: readonly ScoredPoint[];
  /** From which answer on class 1 is said, above 0 and below 1. */
  readonly threshold: number;
  /** Scores from -reach to reach are shown: see `calmReach`. */
  readonly reach: number;
  readonly picked?: number | null | undefined;
  readonly diverged?: boolean;
}

export interface SigmoidOptions {
  readonly width: number;
  readonly height: number;
  readonly dpr?: number;
  readonly colours: Colours;
  readonly label: string;
  /** `score` stands at the end of the axis, `threshold` names the handle and, with its number, stands beside it. */
  readonly words: { readonly score: string; readonly threshold: string };
  /** Left out, the threshold stands still. `done` is false while it is dragged. */
  readonly onThreshold?: (threshold: number, done: boolean) => void;
  /** A point was clicked; null: beside all of them. */
  readonly onPick?: (index: number | null) => void;
}

const kStrip = 8; // px, the strip of colours at the foot
const kCells = 256;

/** The picture as a template; its styles are `sigmoidStyles`. */
export function sigmoidPlot(data: SigmoidData, options: SigmoidOptions): TemplateResult {
  const { width, height, label, onPick } = options;
  const band = bandOf(width, height, data.reach);
  const dots = placed(band, data.points);
  const pick = (event: PointerEvent): void => {
    const box = (event.currentTarget as Element).getBoundingClientRect();
    const at = [event.clientX - box.left, event.clientY - box.top] as const;
    onPick?.(hitPoint(dots, pixelPlane(width, height), at, reachOf(event.pointerType)));
  };
  return html`<div class="dh-plot dh-sigmoid" role="group" aria-label=${label} @click=${onPick ? pick : nothing}>
    ${strip(band, options)}
    <svg class="dh-svg" width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
      ${scales(band, options)} ${sticks(band, data, dots)} ${curve(band, data)}
    </svg>
    ${dotLayer(dots, data, options)} ${border(band, data, options)}
  </div>`;
}

/** Pixels as a data plane, y up: what the point layer draws in. */
const pixelPlane = (width: number, height: number) =>
  ({ x: [0, width], y: [0, height], width, height }) as const;

/** The colours that the scores have in the field, along the foot. */
function strip(band: Band, { width, dpr = 1, colours }: SigmoidOptions): TemplateResult {
  const draw = (canvas: HTMLCanvasElement): void => {
    const values = Float32Array.from({ length: kCells }, (_, i) =>
      sigma(((2 * (i + 0.5)) / kCells - 1) * band.reach),
    );
    const grid = { values, width: kCells, height: 1 };
    drawField(canvas, grid, { width, height: kStrip, dpr, colours, scale: kProbability });
  };
  return html`<canvas class="strip" aria-hidden="true" ${paint(draw, [band.reach, width, dpr, colours])}></canvas>`;
}

/** Lines at 0, a half and 1, scores along the foot. */
function scales(band: Band, { width, height, words }: SigmoidOptions): SVGTemplateResult {
  const foot = height - kStrip;
  const inside = ticks(-band.reach, band.reach, 7).filter(
    (z) => sideways(band, z) > 16 && sideways(band, z) < width - 108,
  );
  return svg`<g class="axes">
    ${[0, 0.5, 1].map((p) => {
      const y = Math.round(heightOf(band, p)) + 0.5;
      return svg`<path d="M0 ${y}H${width}" stroke="var(--hair)"/><text x="8" y=${y + (p === 0 ? 14 : -6)}>${tick(p)}</text>`;
    })}
    ${inside.map((z) => svg`<path d="M${Math.round(sideways(band, z)) + 0.5} ${foot - 4}V${foot}" stroke="var(--edge)"/><text x=${sideways(band, z)} y=${foot - 8} text-anchor="middle">${tick(z)}</text>`)}
    <text class="math ink" x=${width - 8} y=${foot - 8} text-anchor="end" font-size="15">${words.score}</text>
    <text class="math ink" x="8" y="20" font-size="16">ŷ</text>
  </g>`;
}

const kNoStick = 0.002; // of an answer: less than half a pixel

type Dot = PlotPoint & { readonly z: number };

/** From each point learnt from to the curve: how far its answer is off. Those on the wrong side stand out. */
function sticks(
  band: Band,
  { points, threshold, picked }: SigmoidData,
  dots: readonly Dot[],
): SVGTemplateResult {
  const [right, wrong]: [string[], string[]] = [[], []];
  points.forEach(({ z, label, held }, i) => {
    const dot = dots[i];
    if (held || !dot || !Number.isFinite(z)) return;
    const rail = heightOf(band, label > 0 ? 1 : 0);
    const off = Math.abs(sigma(z) - label);
    if (off < kNoStick) return;
    const line = `M${dot.x.toFixed(1)} ${rail.toFixed(1)}V${heightOf(band, sigma(z)).toFixed(1)}`;
    (sigma(z) >= threshold === label > 0 && i !== picked ? right : wrong).push(line);
  });
  return svg`<path d=${right.join("") || nothing} stroke="var(--edge)" opacity="0.5"/>
    <path d=${wrong.join("") || nothing} stroke="var(--ink)" opacity="0.8"/>`;
}

function curve(band: Band, { diverged }: SigmoidData): SVGTemplateResult {
  const steps = 160;
  const path = Array.from({ length: steps + 1 }, (_, i) => {
    const z = ((2 * i) / steps - 1) * band.reach;
    return `${sideways(band, z).toFixed(1)} ${heightOf(band, sigma(z)).toFixed(1)}`;
  }).join("L");
  return svg`<path d="M${path}" stroke=${diverged ? "var(--danger)" : "var(--ink)"} stroke-width="2" stroke-linejoin="round"/>`;
}

function dotLayer(
  dots: readonly Dot[],
  { picked }: SigmoidData,
  { width, height, dpr = 1, colours }: SigmoidOptions,
): TemplateResult {
  const draw = (canvas: HTMLCanvasElement): void =>
    drawPoints(canvas, dots, {
      width,
      height,
      dpr,
      colours,
      plane: pixelPlane(width, height),
      radius: dots.length > 200 ? 3 : 4,
      picked,
    });
  return html`<canvas aria-hidden="true" ${paint(draw)}></canvas>`;
}

/** The border, a vertical line through the place on the curve where the threshold is; the ball there is its handle. */
function border(band: Band, { threshold }: SigmoidData, options: SigmoidOptions): TemplateResult {
  const { width, height, words, onThreshold } = options;
  const [x, y] = [sideways(band, Math.log(threshold / (1 - threshold))), heightOf(band, threshold)];
  const onLeft = x > width - 132;
  const shape = svg`<path d="M${x} 0V${height}" stroke="var(--ink)" stroke-width="1.75"/>
    <path d="M0 ${y}H${x}" stroke="var(--ink)" stroke-dasharray="2 4"/>
    <circle cx=${x} cy=${y} r="9" fill="var(--ink)" stroke="var(--paper)" stroke-width="2.5"/>
    <text class="halo ink" x=${x + (onLeft ? -18 : 18)} y=${y + 4} text-anchor=${onLeft ? "end" : "start"}>${words.threshold} ${fixed(threshold, 2)}</text>`;
  return html`<svg class="dh-svg over" width=${width} height=${height} viewBox="0 0 ${width} ${height}">
    ${onThreshold ? handle(band, threshold, { ...options, onThreshold }, shape, [x, y]) : shape}
  </svg>`;
}

const kKeys: Readonly<Record<string, number>> = {
  ArrowUp: 0.01,
  ArrowRight: 0.01,
  ArrowDown: -0.01,
  ArrowLeft: -0.01,
  PageUp: 0.1,
  PageDown: -0.1,
  Home: -1,
  End: 1,
};

/** In hundredths, from 0.01 to 0.99. */
const cleaned = (threshold: number): number =>
  Math.round(Math.min(0.99, Math.max(0.01, threshold)) * 100) / 100;

function handle(
  band: Band,
  threshold: number,
  { onThreshold, words }: SigmoidOptions & { onThreshold: (threshold: number, done: boolean) => void },
  shape: SVGTemplateResult,
  [x, y]: readonly [number, number],
): SVGTemplateResult {
  const drag = (event: PointerEvent): void => {
    const target = event.currentTarget as SVGElement;
    if (event.type === "pointerdown") target.setPointerCapture(event.pointerId);
    if (!target.hasPointerCapture(event.pointerId)) return;
    const box = (target.ownerSVGElement as SVGElement).getBoundingClientRect();
    const at = thresholdAt(band, event.clientX - box.left, event.clientY - box.top);
    onThreshold(at, event.type === "pointerup");
  };
  const key = (event: KeyboardEvent): void => {
    const by = Object.hasOwn(kKeys, event.key) ? kKeys[event.key] : undefined;
    if (by === undefined) return;
    event.preventDefault();
    onThreshold(cleaned(threshold + by), true);
  };
  const swallow = (event: Event): void => event.stopPropagation(); // a drag is no click on a point
  return svg`<g class="handle" role="slider" tabindex="0" aria-label=${words.threshold} aria-orientation="vertical"
    aria-valuemin="0.01" aria-valuemax="0.99" aria-valuenow=${threshold}
    @pointerdown=${drag} @pointermove=${drag} @pointerup=${drag} @keydown=${key} @click=${swallow}>
    ${shape}<circle cx=${x} cy=${y} r="22" fill="transparent"/>
  </g>`;
}

export const sigmoidStyles = css`
  .dh-sigmoid .strip {
    align-self: end;
  }
  .dh-sigmoid .over {
    pointer-events: none;
  }
  .dh-sigmoid .handle {
    pointer-events: auto;
    cursor: grab;
    touch-action: none;
    outline: none;
  }
  .dh-sigmoid .handle:active {
    cursor: grabbing;
  }
  .dh-sigmoid .handle:focus-visible circle:first-of-type {
    stroke: var(--focus);
  }
`;
