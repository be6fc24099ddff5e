// Home's picture: the slope across the page with its ball, the pictures taken on the way, and the live field joined to
// the ball by two rays. Pure: from a state to a template, with callbacks for what the reader does.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { Grid, Point } from "../../shared/protocol.ts";
import "../../view/controls/button.ts";
import "../../view/controls/play.ts";
import "../../view/controls/tools.ts";
import type { Colours } from "../../view/colour/colours.ts";
import type { PointTool } from "../../view/controls/index.ts";
import { paint, place } from "../../view/pictures/directives.ts";
import { drawField, kProbability } from "../../view/pictures/field.ts";
import { levelsAt } from "../../view/pictures/isoline.ts";
import { count, fixed } from "../../view/pictures/numbers.ts";
import { plot } from "../../view/pictures/plot.ts";
import type { MovePhase } from "../../view/pictures/plot-hands.ts";
import { type Lang, viewWords } from "../../view/words.ts";
import { type Curve, recorded } from "./record.ts";
import { type Box, type Paths, type Place, pathsOf, type Slope, slopeOf, smoothed } from "./slope.ts";
import { homeWords } from "./words.ts";

/** All that is drawn. */
export interface HomeState {
  /** Inner width, px; from 900 px the field hangs in the sky over the slope. */
  readonly width: number;
  readonly wide: boolean;
  readonly step: number;
  readonly playing: boolean;
  readonly starting: boolean;
  /** Why there is no engine, in words; "" while all is well. */
  readonly failure: string;
  /** The walk so far and what is known of what lies ahead. */
  readonly curve: Curve;
  /** Pictures taken up to this step are still true. */
  readonly trueTo: number;
  readonly field: Grid;
  readonly points: readonly Point[];
  readonly right: number;
  readonly tool: PointTool;
  /** Has the ball been moved by hand yet? */
  readonly dragged: boolean;
  readonly lang: Lang;
  readonly colours: Colours;
  readonly dpr: number;
}

export interface HomeActions {
  play(on: boolean): void;
  choose(tool: PointTool): void;
  add(x: number, y: number, other: boolean): void;
  move(index: number, x: number, y: number, phase: MovePhase): void;
  remove(index: number): void;
  /** The ball is held at a step, then let go. */
  hold(step: number): void;
  letGo(): void;
  retry(): void;
}

const kMilestones = [2000, 4000, 6000];
const kThumb = 56;
const kClear = 40; // px around the ball where its own label stands alone

/** Where things stand: on wide pages as drawn on the board (less the header's 56 px), else a strip of its own. */
export function boxOf(width: number, wide: boolean): Box {
  const margin = Math.max(wide ? 32 : width < 720 ? 16 : 32, (width - 1216) / 2);
  if (!wide)
    return { width, height: 148, left: margin + 12, right: width - margin - 12, top: 24, bottom: 112 };
  return { width, height: 588, left: margin + 28, right: width - margin, top: 96, bottom: 544 };
}

/** Side and place of the field on a wide page. */
export function fieldBox(width: number): { size: number; left: number; top: number } {
  const size = width >= 1200 ? 356 : 296;
  return { size, left: width - Math.max(32, (width - 1216) / 2) - size, top: 32 };
}

/** Side of the field: in the sky, beside the promise (from 720 px), or under it. */
function fieldSize({ width, wide }: HomeState): number {
  if (wide) return fieldBox(width).size;
  return width >= 720 ? 344 : Math.max(160, Math.min(480, width - 32));
}

const kOutline = smoothed(recorded.curve);
let smoothCache: { curve: Curve; places: Place[] } | undefined;
function placesOf(curve: Curve): Place[] {
  if (curve === recorded.curve) return kOutline;
  if (smoothCache?.curve !== curve) smoothCache = { curve, places: smoothed(curve) };
  return smoothCache.places;
}

export function render(state: HomeState, actions: HomeActions): TemplateResult {
  const slope = slopeOf(boxOf(state.width, state.wide), recorded.curve, recorded.last);
  const places = placesOf(state.curve);
  const paths = pathsOf(slope, places, Math.min(state.step, recorded.last), kOutline);
  const picture = html`<div class="field" ${state.wide ? place(fieldBox(state.width).left, fieldBox(state.width).top) : nothing}>
    ${fieldOf(state, actions)}${rowOf(state, actions)}
  </div>`;
  return html`${picture}
    <div class="slope">${slopeSvg(state, slope, paths)}${state.wide ? thumbsOf(state, slope, places, paths.ball[0]) : nothing}
      ${ballOf(state, slope, paths, actions)}</div>`;
}

function fieldOf(state: HomeState, actions: HomeActions): TemplateResult {
  const words = homeWords(state.lang);
  const size = fieldSize(state);
  return plot(
    {
      points: state.points,
      field: { grid: state.field, scale: kProbability, levels: levelsAt(0.5) },
    },
    {
      width: size,
      dpr: state.dpr,
      colours: state.colours,
      radius: 3.7,
      label: words.picture(count(state.right), count(state.points.length), count(state.step)),
      help: words.keys,
      input: { onAdd: actions.add, onMove: actions.move, onRemove: actions.remove },
    },
  );
}

function rowOf(state: HomeState, actions: HomeActions): TemplateResult {
  const words = homeWords(state.lang);
  const { before, bold, after } = words.right(count(state.right), count(state.points.length));
  const failed = state.failure
    ? html`<p class="failed" role="alert">${words.failed(state.failure)}
        <dh-button word label=${words.retry} @click=${actions.retry}></dh-button></p>`
    : nothing;
  return html`<div class="row">
      <dh-play
        lang=${state.lang}
        ?playing=${state.playing}
        ?busy=${state.starting}
        .reason=${state.failure ? words.failed(state.failure) : state.points.length === 0 ? words.nothing : ""}
        @dh-change=${(event: CustomEvent<{ value: boolean }>) => actions.play(event.detail.value)}
      ></dh-play>
      <span>${words.click}</span>
      <dh-tools
        lang=${state.lang}
        .tools=${kKinds}
        .acts=${kNone}
        .tool=${state.tool}
        @dh-change=${(event: CustomEvent<{ value: PointTool }>) => actions.choose(event.detail.value)}
      ></dh-tools>
      <span class="count">${before}<b>${bold}</b>${after}</span>
    </div>
    ${failed}`;
}

const kKinds: readonly PointTool[] = ["pos", "neg"];
const kNone: readonly never[] = [];

function slopeSvg(state: HomeState, slope: Slope, paths: Paths): TemplateResult {
  const { box } = slope;
  const [bx, by] = paths.ball;
  const words = homeWords(state.lang);
  const { size, left, top } = fieldBox(state.width);
  const near = state.wide && bx < left - 90;
  const says = labelAt(box, state.wide, bx, by);
  const loss = fixed(lossNow(state), 2);
  return html`<svg width=${box.width} height=${box.height} viewBox="0 0 ${box.width} ${box.height}" aria-hidden="true">
    <path d=${paths.ground} class="ground" />
    ${near ? svg`<path class="ray" d="M${bx} ${by}L${left} ${top}M${bx} ${by}L${left} ${top + size}" />` : nothing}
    <path d=${paths.ahead} class="ahead" />
    <path d=${paths.past} class="past" />
    ${state.wide ? marks(state, slope, bx) : nothing}
    <text class="now" x=${says.x} y=${says.y} text-anchor=${says.anchor}>${words.step(count(state.step))}</text>
    <text class="small" x=${says.x} y=${says.y + 18} text-anchor=${says.anchor}>
      ${state.dragged || state.failure ? words.loss(loss) : words.lossDrag(loss)}
    </text>
  </svg>`;
}

interface Label {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "end";
}

// Inside the mountain, left of the ball, or right of it where the page begins. At the foot there is no room below the
// line: the label stands in the sky over it.
function labelAt({ width, right }: Box, wide: boolean, x: number, y: number): Label {
  if (!wide && y > 76) return { x: x + 18, y: y - 46, anchor: "end" };
  if (wide && y > 500) {
    const room = x + 100 < Math.min(width, right);
    return room ? { x: x + 16, y: y - 32, anchor: "start" } : { x: x + 18, y: y - 48, anchor: "end" };
  }
  return x < (wide ? 190 : 136)
    ? { x: x + 8, y: y + 34, anchor: "start" }
    : { x: x - 22, y: y + 34, anchor: "end" };
}

function lossNow({ curve, step }: HomeState): number {
  let at = 0;
  while (at + 1 < curve.step.length && (curve.step[at + 1] ?? 0) <= step) at++;
  return curve.loss[at] ?? Number.NaN;
}

// The steps that lie ahead are hollow, with their number under the line.
function marks(state: HomeState, slope: Slope, ballX: number): SVGTemplateResult[] {
  const places = placesOf(state.curve);
  const known = places.at(-1)?.step ?? 0;
  return kMilestones
    .filter((step) => step <= known)
    .map((step) => {
      const [x, y] = pathsOf(slope, places, step, kOutline).ball;
      const end = step === recorded.last;
      return svg`<circle class=${step <= state.step ? "done" : "open"} cx=${x} cy=${y} r="3" />
        <text class="tick" x=${end ? x : x - 8} y=${y + 19} text-anchor="end">${Math.abs(x - ballX) < kClear ? "" : count(step)}</text>`;
    });
}

function thumbsOf(state: HomeState, slope: Slope, places: readonly Place[], ballX: number): TemplateResult[] {
  const words = homeWords(state.lang);
  return recorded.thumbs.map(({ step, grid }) => {
    const [x, y] = pathsOf(slope, places, step, kOutline).ball;
    const shown = step <= state.step && step <= state.trueTo;
    const draw = (canvas: HTMLCanvasElement) =>
      drawField(canvas, grid, {
        width: kThumb,
        height: kThumb,
        dpr: state.dpr,
        colours: state.colours,
        scale: kProbability,
        levels: levelsAt(0.5),
      });
    return html`<div class="thumb ${shown ? "" : "ahead"}" ${place(x - kThumb / 2, y - kThumb - 20)} aria-hidden="true">
      <canvas ${paint(draw, [grid, state.colours, state.dpr])}></canvas><i class="stem"></i><i class="dot"></i>
      <span>${Math.abs(x - ballX) < kClear ? "" : step === 0 ? words.stepZero : count(step)}</span>
    </div>`;
  });
}

const kKeySteps: Record<string, number> = {
  ArrowRight: 20,
  ArrowUp: 20,
  ArrowLeft: -20,
  ArrowDown: -20,
  PageUp: 500,
  PageDown: -500,
};

// The ball is a slider: held by a pointer it goes along the slope, keys move it by 20 or 500 steps.
function ballOf(state: HomeState, slope: Slope, paths: Paths, actions: HomeActions): TemplateResult {
  const words = homeWords(state.lang);
  const stepUnder = (event: PointerEvent): number => {
    const frame = (event.currentTarget as HTMLElement).parentElement?.getBoundingClientRect();
    return slope.stepAt(event.clientX - (frame?.left ?? 0));
  };
  const held = (event: PointerEvent) =>
    (event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId);
  const release = (event: PointerEvent) => {
    if (held(event)) actions.letGo();
  };
  const onKey = (event: KeyboardEvent) => {
    const by = kKeySteps[event.key];
    const to = event.key === "Home" ? 0 : event.key === "End" ? slope.last : by ? state.step + by : null;
    if (to === null || state.failure) return;
    event.preventDefault();
    actions.hold(Math.max(0, Math.min(slope.last, to)));
  };
  return html`<div
    class="ball"
    role="slider"
    tabindex="0"
    aria-label=${words.ball}
    aria-valuemin="0"
    aria-valuemax=${slope.last}
    aria-valuenow=${Math.min(slope.last, state.step)}
    aria-valuetext=${words.ballNow(count(state.step), fixed(lossNow(state), 2))}
    ${place(paths.ball[0] - 22, paths.ball[1] - 22)}
    @pointerdown=${(event: PointerEvent) => {
      if (event.button !== 0 || state.failure) return;
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
      actions.hold(state.step);
    }}
    @pointermove=${(event: PointerEvent) => {
      if (held(event)) actions.hold(stepUnder(event));
    }}
    @pointerup=${release}
    @pointercancel=${release}
    @keydown=${onKey}
  ></div>`;
}

/** One sentence for screen readers, at pauses. */
export function says(state: HomeState): string {
  const words = homeWords(state.lang);
  const { before, bold, after } = words.right(count(state.right), count(state.points.length));
  const stop = state.lang === "zh" ? "，" : ", ";
  return `${state.playing ? viewWords(state.lang).play : viewWords(state.lang).pause}${stop}${words.ballNow(count(state.step), fixed(lossNow(state), 2))}${stop}${before}${bold}${after}`;
}
