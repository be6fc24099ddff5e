// The loss chart: the slope the ball walks down. Log axis, train in ink, held-back thin, guessing dotted, a ball at now;
// what lies after now has been walked before and is dotted. Three sizes of one drawing: full (under a lab), strip
// (phones and widgets), small (in the transport, no words at all). It draws and reports where it is dragged to.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { gestures } from "../later.ts";
import { count, fixed, tick } from "./numbers.ts";
import { ticks } from "./ticks.ts";
import {
  type ChartScale,
  chartScale,
  chartX,
  chartY,
  everyNth,
  type Frame,
  linePath,
  logGrid,
  type Series,
  spread,
  stepTicks,
  thinLine,
  valueAt,
} from "./timeline-scale.ts";

export interface TimelineData {
  /** Full training loss at recorded steps. */
  readonly train: Series;
  /** Loss on the held-back points, same steps; null where nothing is held back. */
  readonly held?: Series | null | undefined;
  /** The step shown everywhere else. */
  readonly now: number;
  /** Losses at that step, where it lies beyond the last recorded one: the lines are drawn up to it. */
  readonly nowLoss?: number | null | undefined;
  readonly nowHeld?: number | null | undefined;
  /** Loss of guessing: ln k for k classes. */
  readonly guess?: number | null | undefined;
  readonly diverged?: boolean;
}

/** What others draw on the chart: more lines behind its own, marks above all, and names at lines' ends. */
export interface TimelineLayers {
  /** The axes hold these too. */
  readonly series: readonly Series[];
  readonly labels: readonly Label[];
  behind(scale: ChartScale): SVGTemplateResult;
  above(scale: ChartScale): SVGTemplateResult;
}

export interface TimelineOptions {
  readonly width: number;
  readonly height: number;
  readonly size?: "full" | "strip" | "small";
  readonly log?: boolean;
  /** The step axis is at least this long; 100, or 10 in the small size. */
  readonly least?: number;
  /** One sentence on the chart, kept current at pauses. */
  readonly label: string;
  readonly words: {
    readonly guessing: string;
    readonly train: string;
    readonly held: string;
    readonly empty: string;
    readonly step: string;
  };
  /** Given, the ball can be dragged, and moved with arrow keys; steps are whole numbers from 0 to the last walked. */
  readonly onScrub?: (step: number) => void;
  /** The step under a mouse that only looks; null when it has gone. */
  readonly onHover?: (step: number | null) => void;
  readonly layers?: TimelineLayers | null;
}

const kFrames: Record<
  NonNullable<TimelineOptions["size"]>,
  readonly [top: number, right: number, bottom: number, left: number]
> = {
  full: [14, 124, 22, 40],
  strip: [12, 10, 18, 34],
  small: [8, 8, 4, 2],
};

/** The chart as a template. */
export function timeline(data: TimelineData, options: TimelineOptions): TemplateResult {
  const { width, height, size = "full", log = true } = options;
  const [top, right, bottom, left] = kFrames[size];
  const frame: Frame = { left, right: width - right, top, bottom: height - bottom };
  const { layers, onHover } = options;
  const shown = [data.train, ...(data.held ? [data.held] : []), ...(layers?.series ?? [])];
  const marks = [size === "small" ? null : data.guess, data.nowLoss, data.nowHeld].filter((v) => v != null);
  const least = options.least ?? (size === "small" ? 10 : 100);
  const scale = chartScale(shown, { marks, lastStep: data.now, least, log, frame });
  const empty = data.train.step.length === 0;
  const hover = (event: PointerEvent) =>
    hands(event, (all, on: SVGElement) => all.hover(event, on, scale, onHover));
  return html`<svg class="dh-svg open dh-timeline ${size}" width=${width} height=${height} viewBox="0 0 ${width} ${height}"
    role=${options.onScrub && !empty ? "group" : "img"} aria-label=${options.label}
    @pointermove=${onHover && !empty ? hover : nothing} @pointerleave=${onHover && !empty ? hover : nothing}>
    ${grid(scale, size)} ${empty ? nothing : guessing(scale, data, options)}
    ${empty ? emptyNote(scale, options) : svg`${layers?.behind(scale)}${curves(scale, data)}${labels(scale, data, options)}${playhead(scale, data, options)}${layers?.above(scale)}`}
  </svg>`;
}

/** What gestures mean comes with the first of them. */
const hands = gestures(() => import("./timeline-hands.ts"));

const end = ({ step }: Series) => step[step.length - 1] ?? 0;

/** The series' value at a step; where that lies beyond the record, the given one. */
const lossNow = (series: Series, now: number, given: number | null | undefined): number =>
  given != null && end(series) < now ? given : valueAt(series, now);

function grid(scale: ChartScale, size: NonNullable<TimelineOptions["size"]>): SVGTemplateResult {
  const { frame, low, high, log, lastStep } = scale;
  if (size === "small")
    return svg`<path d="M${frame.left} ${frame.bottom + 2.5}H${frame.right}" stroke="var(--hair)"/>`;
  const rows = log ? everyNth(logGrid(low, high), size === "full" ? 4 : 2) : ticks(low, high, 3);
  const columns = stepTicks(lastStep, Math.max(2, Math.min(6, Math.floor((frame.right - frame.left) / 84))));
  const last = columns.length - 1;
  const anchor = (i: number) =>
    i === 0 ? "start" : i === last && columns[i] === lastStep && size === "strip" ? "end" : "middle";
  return svg`<g aria-hidden="true">
    ${rows.map((v) => {
      const y = Math.round(chartY(scale, v)) + 0.5;
      return svg`<path d="M${frame.left} ${y}H${frame.right}" stroke="var(--hair)"/><text x=${frame.left - 8} y=${y + 4} text-anchor="end">${tick(v)}</text>`;
    })}
    ${columns.map((s, i) => svg`<text x=${chartX(scale, s)} y=${frame.bottom + 16} text-anchor=${anchor(i)}>${count(s)}</text>`)}
  </g>`;
}

function guessing(
  scale: ChartScale,
  { guess }: TimelineData,
  { size = "full" }: TimelineOptions,
): SVGTemplateResult | typeof nothing {
  if (guess == null || !Number.isFinite(guess) || size === "small") return nothing;
  const y = chartY(scale, guess);
  return svg`<path d="M${scale.frame.left} ${y}H${scale.frame.right}" stroke="var(--edge)" stroke-dasharray="1.5 4" stroke-linecap="round"/>`;
}

function curves(scale: ChartScale, data: TimelineData): SVGTemplateResult {
  const { train, held, now, nowLoss, nowHeld, diverged } = data;
  const ink = diverged ? "var(--danger)" : "var(--ink)";
  const line = (series: Series, from: number, to: number, last?: number | null) => {
    const points = thinLine(scale, series, from, to);
    const beyond = last != null && end(series) < now;
    return linePath(beyond ? [...points, [chartX(scale, now), chartY(scale, last)]] : points);
  };
  return svg`<g fill="none" stroke-linejoin="round" stroke-linecap="round">
    ${held ? svg`<path d=${line(held, 0, now, nowHeld)} stroke=${ink} stroke-width="1" opacity="0.45"/>` : nothing}
    ${end(train) > now ? svg`<path d=${line(train, now, end(train))} stroke="var(--edge)" stroke-width="1.5" stroke-dasharray="1 4"/>` : nothing}
    <path d=${line(train, 0, now, nowLoss)} stroke=${ink} stroke-width="1.75"/>
  </g>`;
}

export interface Label {
  readonly text: string;
  readonly at: number;
  readonly loss: number;
  readonly look: string;
  readonly fill?: string;
}

/** Names at the lines' ends; guessing at the right of its own line. Only the full size has room for words. */
function labels(scale: ChartScale, data: TimelineData, options: TimelineOptions): SVGTemplateResult[] {
  if (options.size !== undefined && options.size !== "full") return [];
  const { frame } = scale;
  const named = labelsOf(scale, data, options).filter(({ loss }) => Number.isFinite(loss));
  const wanted = named.map(({ loss }) => chartY(scale, loss) + 4);
  const heights = spread(wanted, 14, frame.top + 2, frame.bottom + 2);
  return named.map(({ text, at, look, fill }, i) => {
    const x = Math.max(chartX(scale, at), chartX(scale, data.now)) + 10;
    return svg`<text class=${look} fill=${fill ?? nothing} x=${x} y=${heights[i]}>${text}</text>`;
  });
}

function labelsOf(scale: ChartScale, data: TimelineData, { words, layers }: TimelineOptions): Label[] {
  const { train, held, guess, now } = data;
  const last = Math.max(now, end(train));
  const all: Label[] = [
    ...(layers?.labels ?? []),
    { text: words.train, at: last, loss: lossNow(train, last, data.nowLoss), look: "ink strong" },
  ];
  if (held) all.push({ text: words.held, at: now, loss: lossNow(held, now, data.nowHeld), look: "" });
  if (guess != null) {
    all.push({ text: `${words.guessing} ${fixed(guess, 2)}`, at: scale.lastStep, loss: guess, look: "" });
  }
  return all;
}

function emptyNote(
  { frame }: ChartScale,
  { words, size }: TimelineOptions,
): SVGTemplateResult | typeof nothing {
  if (size === "small") return nothing;
  return svg`<text x=${(frame.left + frame.right) / 2} y=${(frame.top + frame.bottom) / 2 + 4} text-anchor="middle">${words.empty}</text>`;
}

function playhead(scale: ChartScale, data: TimelineData, options: TimelineOptions): SVGTemplateResult {
  const { frame } = scale;
  const { size = "full", onScrub } = options;
  const [x, value] = [chartX(scale, data.now), lossNow(data.train, data.now, data.nowLoss)];
  const y = Number.isFinite(value) ? chartY(scale, value) : (frame.top + frame.bottom) / 2;
  const colour = data.diverged ? "var(--danger)" : "var(--ink)";
  const foot = size === "small" ? frame.bottom + 2 : frame.bottom;
  const shape = svg`<path d="M${x} ${frame.top - 6}V${foot}" stroke=${colour} stroke-width="1.25"/>
    ${onScrub ? svg`<rect x=${x - 5} y=${frame.top - 12} width="10" height="11" rx="2" fill=${colour}/>` : nothing}
    <circle cx=${x} cy=${y} r=${size === "small" ? 5.5 : 5} fill=${colour} stroke="var(--paper)" stroke-width="2"/>`;
  return onScrub ? scrubber(scale, data, { ...options, onScrub }, shape) : shape;
}

function scrubber(
  scale: ChartScale,
  data: TimelineData,
  { onScrub, words }: TimelineOptions & { onScrub: (step: number) => void },
  shape: SVGTemplateResult,
): SVGTemplateResult {
  const { frame } = scale;
  const last = end(data.train);
  const hand = (event: PointerEvent | KeyboardEvent) => {
    if (event.type === "pointerdown")
      (event.currentTarget as Element).setPointerCapture((event as PointerEvent).pointerId);
    if (event.type === "keydown" && /^(Arrow|Page|Home|End)/.test((event as KeyboardEvent).key))
      event.preventDefault();
    hands(event, (all, on: SVGElement) => all.scrub(event, on, scale, data.now, last, onScrub));
  };
  return svg`<g class="scrub" role="slider" tabindex="0" aria-label=${words.step} aria-valuemin="0" aria-valuemax=${last} aria-valuenow=${data.now}
    @pointerdown=${hand} @pointermove=${hand} @keydown=${hand}>
    <rect x=${frame.left - 4} y=${frame.top - 12} width=${frame.right - frame.left + 8} height=${frame.bottom - frame.top + 16} fill="transparent"/>
    ${shape}
  </g>`;
}
