// All losses in one chart, and the goal as a line to drag across them. Of one start the curves themselves; of several
// the median of each lane, with the middle half as a band behind the four that have a colour.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { count, tick } from "../../../view/pictures/numbers.ts";
import {
  type ChartScale,
  chartScale,
  chartX,
  chartY,
  everyNth,
  linePath,
  logGrid,
  type Series,
  spread,
  stepTicks,
  thinLine,
} from "../../../view/pictures/timeline-scale.ts";
import { plain } from "../values.ts";
import { lookOf } from "./looks.ts";
import { bandOf } from "./rank.ts";
import type { RaceWords } from "./words.ts";

export interface RaceChart {
  /** [start][lane] losses, the race's own start first. */
  readonly starts: readonly (readonly Float32Array[])[];
  readonly names: readonly string[];
  readonly every: number;
  readonly steps: number;
  readonly goal: number;
}

export interface RaceChartOptions {
  readonly width: number;
  readonly height: number;
  /** Names stand at the ends of the lines; else only their numbers. */
  readonly named: boolean;
  readonly words: RaceWords;
  readonly onGoal: (goal: number) => void;
}

const kHeadroom = 3; // times the highest first loss: further up a line has left the picture
const kBands = 4; // lanes with a colour

interface Line {
  readonly lane: number;
  readonly series: Series;
  readonly band: { readonly low: Series; readonly high: Series } | null;
}

export function raceChart(chart: RaceChart, options: RaceChartOptions): TemplateResult {
  const { width, height, named, words } = options;
  const lines = linesOf(chart);
  const frame = { left: 40, right: width - (named ? 168 : 26), top: 14, bottom: height - 22 };
  const marks = Number.isFinite(chart.goal) ? [chart.goal] : [];
  const series = lines.map((line) => line.series);
  const scale = chartScale(series, { marks, lastStep: chart.steps, least: chart.steps, log: true, frame });
  return html`<svg class="dh-svg open chart" width=${width} height=${height} viewBox="0 0 ${width} ${height}"
    role="group" aria-label=${words.chart(count(chart.names.length), count(chart.steps))}>
    ${grid(scale)}
    <g fill="none" stroke-linejoin="round">${lines.map((line) => band(scale, line))}${lines.map((line) => curve(scale, line))}</g>
    ${labels(scale, lines, chart, options)} ${Number.isFinite(chart.goal) ? goalLine(scale, chart, options) : nothing}
  </svg>`;
}

const known = new WeakMap<
  readonly (readonly Float32Array[])[],
  { readonly every: number; readonly lines: readonly Line[] }
>();

/** Made once for a state of the race. */
function linesOf({ starts, every }: RaceChart): readonly Line[] {
  const kept = known.get(starts);
  if (kept?.every === every) return kept.lines;
  const first = (starts[0] ?? []).map((losses) => losses[0] ?? Number.NaN).filter(Number.isFinite);
  const ceiling = kHeadroom * Math.max(...first);
  const series = (losses: ArrayLike<number>): Series => cut(losses, every, ceiling);
  const lines = (starts[0] ?? []).map((losses, lane): Line => {
    if (starts.length < 2) return { lane, series: series(losses), band: null };
    const curves = starts.map((all) => all[lane] ?? new Float32Array(0));
    const spreads = bandOf(curves, Math.max(...curves.map(({ length }) => length)));
    const edge = (which: "low" | "high"): Series => series(spreads.map((at) => at[which]));
    const isBanded = lane < kBands;
    return {
      lane,
      series: series(spreads.map(({ middle }) => middle)),
      band: isBanded ? { low: edge("low"), high: edge("high") } : null,
    };
  });
  known.set(starts, { every, lines });
  return lines;
}

/** A line ends where it leaves the picture: from there on it has no value. */
function cut(losses: ArrayLike<number>, every: number, ceiling: number): Series {
  const loss = new Float64Array(losses.length);
  let gone = false;
  for (let i = 0; i < loss.length; i++) {
    const value = losses[i] ?? Number.NaN;
    loss[i] = gone ? Number.NaN : Math.min(value, ceiling);
    gone ||= !(value <= ceiling);
  }
  return { step: Float64Array.from(loss, (_, i) => i * every), loss };
}

function grid(scale: ChartScale): SVGTemplateResult {
  const { frame, low, high, lastStep } = scale;
  return svg`<g aria-hidden="true">
    ${everyNth(logGrid(low, high), 5).map((v) => {
      const y = Math.round(chartY(scale, v)) + 0.5;
      return svg`<path d="M${frame.left} ${y}H${frame.right}" stroke="var(--hair)"/><text x=${frame.left - 8} y=${y + 4} text-anchor="end">${tick(v)}</text>`;
    })}
    ${stepTicks(lastStep, Math.max(2, Math.min(5, Math.floor((frame.right - frame.left) / 84)))).map(
      (s) => svg`<text x=${chartX(scale, s)} y=${frame.bottom + 16} text-anchor="middle">${count(s)}</text>`,
    )}
  </g>`;
}

const all = (scale: ChartScale, series: Series) => thinLine(scale, series, 0, scale.lastStep);

function curve(scale: ChartScale, { lane, series }: Line): SVGTemplateResult {
  const { colour, dash, width } = lookOf(lane);
  return svg`<path data-lane=${lane} d=${linePath(all(scale, series))} stroke=${colour} stroke-width=${width} stroke-dasharray=${dash}/>`;
}

function band(scale: ChartScale, { lane, band: edges }: Line): SVGTemplateResult | typeof nothing {
  if (edges === null) return nothing;
  const inside = ([, y]: readonly [number, number]): boolean => Number.isFinite(y);
  const [low, high] = [all(scale, edges.low).filter(inside), all(scale, edges.high).filter(inside)];
  if (low.length === 0 || high.length === 0) return nothing;
  const around = [...low, ...high.toReversed()].map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return svg`<path d="M${around.join("L")}Z" fill=${lookOf(lane).colour} opacity="0.1" stroke="none"/>`;
}

/** Where each line ends, kept apart. */
function labels(
  scale: ChartScale,
  lines: readonly Line[],
  { names }: RaceChart,
  { named }: RaceChartOptions,
): SVGTemplateResult[] {
  const { frame } = scale;
  const ends = lines.flatMap(({ lane, series }) => {
    const at = all(scale, series).findLast(([, y]) => Number.isFinite(y));
    return at ? [{ lane, x: at[0], y: at[1] }] : [];
  });
  const heights = spread(
    ends.map(({ y }) => y + 4),
    14,
    frame.top + 2,
    frame.bottom + 2,
  );
  return ends.map(({ lane, x }, i) => {
    const text = named ? `${lane + 1} ${fitted(names[lane] ?? "")}` : String(lane + 1);
    return svg`<text class="end" data-lane=${lane} fill=${lookOf(lane).colour} x=${x + 8} y=${heights[i] ?? 0}>${text}</text>`;
  });
}

const kLongest = 24; // letters; Chinese ones are twice as wide

function fitted(name: string): string {
  let [room, text] = [kLongest, ""];
  for (const letter of name) {
    room -= letter > "⺀" ? 1.9 : 1;
    if (room < 0) return `${text.trimEnd()}…`;
    text += letter;
  }
  return text;
}

const kKeys: Readonly<Record<string, number>> = {
  ArrowUp: 1.05,
  ArrowRight: 1.05,
  ArrowDown: 1 / 1.05,
  ArrowLeft: 1 / 1.05,
  PageUp: 1.5,
  PageDown: 1 / 1.5,
};

/** Two digits are all that a goal needs. */
const rounded = (value: number): number => Number(value.toPrecision(3));

function goalLine(
  scale: ChartScale,
  { goal }: RaceChart,
  { words, onGoal }: RaceChartOptions,
): SVGTemplateResult {
  const { frame, low, high } = scale;
  const y = chartY(scale, goal);
  const drag = (event: PointerEvent): void => {
    const target = event.currentTarget as SVGElement;
    if (event.type === "pointerdown") target.setPointerCapture(event.pointerId);
    if (!target.hasPointerCapture(event.pointerId)) return;
    const box = (target.ownerSVGElement as SVGElement).getBoundingClientRect();
    const part = Math.min(1, Math.max(0, (event.clientY - box.top - frame.top) / (frame.bottom - frame.top)));
    onGoal(rounded(high * (low / high) ** part));
  };
  const key = (event: KeyboardEvent): void => {
    const times = Object.hasOwn(kKeys, event.key) ? kKeys[event.key] : undefined;
    if (times === undefined) return;
    event.preventDefault();
    onGoal(rounded(Math.min(high, Math.max(low, goal * times))));
  };
  return svg`<g class="goal" role="slider" tabindex="0" aria-label=${words.goal} aria-orientation="vertical"
    aria-valuemin=${low} aria-valuemax=${high} aria-valuenow=${goal} aria-valuetext=${plain(goal)}
    @pointerdown=${drag} @pointermove=${drag} @keydown=${key}>
    <rect class="grip" x=${frame.left} y=${y - 12} width=${frame.right - frame.left} height="24" fill="transparent"/>
    <path d="M${frame.left} ${y}H${frame.right}" stroke="var(--ink)" stroke-width="1.25" stroke-dasharray="4 4"/>
    <text class="halo ink strong" x=${frame.right - 12} y=${y - 6} text-anchor="end">${words.goalAt(plain(goal))}</text>
    <path d="M${frame.right - 1} ${y - 6}v12l-8 -6z" fill="var(--ink)"/>
  </g>`;
}
