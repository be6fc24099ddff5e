// The chart on which the loss is guessed: log₁₀ of the loss over the stretch that will be walked. It is drawn on with the
// pointer, or its four handles are moved; what comes is drawn beside the dashed sketch.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { count, tick, loss as written } from "../../../view/pictures/numbers.ts";
import { pathThrough } from "../../../view/pictures/timeline-scale.ts";
import type { Context } from "../lab.ts";
import { guessAt, type LossGuess } from "./score.ts";
import { guessOf, isSketching, setGuess } from "./state.ts";
import type { PredictWords } from "./words.ts";

const kKnots = 41;
const kEvery = 10; // knots between handles
const kUp = 0.5; // powers of ten above the loss at the start
const kDown = 2.5;
const kHeight = 180;
const kFrame = { left: 44, right: 12, top: 8, bottom: 22 };
const kNotch = 0.05; // powers of ten a key moves a handle

interface Scale {
  readonly width: number;
  readonly top: number;
  readonly from: number;
  readonly steps: number;
  x(step: number): number;
  y(log: number): number;
}

/** log₁₀ of the loss the stretch begins with; null without points. */
function startOf(context: Context): number | null {
  const { history, step, train } = context.snapshot ?? {};
  const { loss } = guessOf(context);
  if (loss) return loss.knots[0] ?? null;
  const value = history && step === 0 ? (history.loss[0] ?? train?.loss) : train?.loss;
  return value != null && value > 0 ? Math.log10(value) : null;
}

function scaleOf(context: Context, width: number, start: number): Scale {
  const guess = guessOf(context);
  const { from, steps } = guess.loss ?? { from: context.snapshot?.step ?? 0, steps: guess.steps };
  const top = Math.ceil((start + kUp) * 2) / 2;
  const { left, right, top: head, bottom } = kFrame;
  const inside = kHeight - head - bottom;
  return {
    width,
    top,
    from,
    steps,
    x: (step) => left + ((step - from) / steps) * (width - left - right),
    y: (log) => head + Math.min(1, Math.max(0, (top - log) / (kUp + kDown))) * inside,
  };
}

export function lossPad(context: Context, words: PredictWords): TemplateResult | typeof nothing {
  const start = startOf(context);
  if (start === null) return nothing;
  const width = Math.min(560, context.width);
  const scale = scaleOf(context, width, start);
  const sketching = isSketching(context);
  const { loss } = guessOf(context);
  const hand = sketching ? drawing(context, scale, start) : null;
  return html`<svg class="chart" width=${width} height=${kHeight} viewBox="0 0 ${width} ${kHeight}" role="group" aria-label=${words.chart}
    @pointerdown=${hand} @pointermove=${hand} @pointerup=${hand} @pointercancel=${hand}>
    ${axes(scale)} ${walked(context, scale)}
    ${loss ? svg`<path class="guess" d=${pathOf(loss, scale)} fill="none" stroke="var(--branch-2)" stroke-width="2" stroke-dasharray="7 5"/>` : nothing}
    ${sketching ? handles(context, scale, start, words) : nothing}
  </svg>`;
}

function axes({ width, top, from, steps, x, y }: Scale): SVGTemplateResult {
  const rows = Array.from({ length: 7 }, (_, i) => Math.floor(top) - i).filter(
    (log) => log >= top - kUp - kDown,
  );
  const columns = [0, 0.25, 0.5, 0.75, 1].map((part) => from + Math.round(part * steps));
  return svg`<g aria-hidden="true">
    ${rows.map(
      (log) =>
        svg`<path d=${`M${kFrame.left} ${Math.round(y(log)) + 0.5}H${width - kFrame.right}`} stroke="var(--hair)"/><text x=${kFrame.left - 8} y=${y(log) + 4} text-anchor="end">${tick(10 ** log)}</text>`,
    )}
    ${columns.map((step, i) => svg`<text x=${x(step)} y=${kHeight - 6} text-anchor=${i === 4 ? "end" : i === 0 ? "start" : "middle"}>${count(step)}</text>`)}
  </g>`;
}

/** What has been measured of the stretch so far. */
function walked({ snapshot }: Context, { from, steps, x, y }: Scale): SVGTemplateResult | typeof nothing {
  if (!snapshot) return nothing;
  const { step, loss } = snapshot.history;
  const points = Array.from(step, (at, i) => [at, loss[i] ?? Number.NaN] as const)
    .filter(([at, value]) => at >= from && at <= from + steps && value > 0)
    .map(([at, value]) => [x(at), y(Math.log10(value))] as const);
  return svg`<path class="came" d=${pathThrough(points)} fill="none" stroke="var(--ink)" stroke-width="1.75"/>`;
}

const pathOf = (guess: LossGuess, { x, y }: Scale): string =>
  pathThrough(
    guess.knots.map((log, i) => [x(guess.from + (i * guess.steps) / (kKnots - 1)), y(log)] as const),
  );

/** A guess that stays where the loss is. */
const flat = (start: number, { from, steps }: Scale): LossGuess => ({
  from,
  steps,
  knots: Array(kKnots).fill(start),
});

/** The knots passed over since the last event follow the pointer; the first stays where the walk is. */
function drawing(context: Context, scale: Scale, start: number): (event: PointerEvent) => void {
  // `far`: the last knot drawn; what lies beyond goes on as high as the pen.
  const kept = context.memory<{ last: readonly [number, number] | null; far: number }>("loss drag", () => ({
    last: null,
    far: 0,
  }));
  return (event) => {
    const svgElement = event.currentTarget as SVGSVGElement;
    if (event.type === "pointerup" || event.type === "pointercancel") kept.last = null;
    if (event.type === "pointerdown") {
      if (event.button !== 0 || (event.target as Element).classList.contains("handle")) return;
      svgElement.setPointerCapture(event.pointerId);
    } else if (kept.last === null) return;
    const box = svgElement.getBoundingClientRect();
    const { left, right, top, bottom } = kFrame;
    const part = (event.clientX - box.left - left) / (scale.width - left - right);
    const down = Math.min(1, Math.max(0, (event.clientY - box.top - top) / (kHeight - top - bottom)));
    const here = [
      Math.min(kKnots - 1, Math.max(0, Math.round(part * (kKnots - 1)))),
      scale.top - down * (kUp + kDown),
    ] as const;
    const [from, log] = kept.last ?? here;
    const guess = guessOf(context).loss ?? flat(start, scale);
    const [a, b] = from <= here[0] ? [[from, log] as const, here] : [here, [from, log] as const];
    const knots = guess.knots.map((old, i) => {
      if (i === 0 || i < a[0] || i > b[0]) return old;
      return b[0] === a[0] ? here[1] : a[1] + ((i - a[0]) / (b[0] - a[0])) * (b[1] - a[1]);
    });
    if (guessOf(context).loss === null) kept.far = 0;
    kept.far = Math.max(kept.far, b[0]);
    const after = knots.map((old, i) => (i > kept.far ? here[1] : old));
    kept.last = here;
    setGuess(context, { loss: { ...guess, knots: after } });
  };
}

function handles(context: Context, scale: Scale, start: number, words: PredictWords): SVGTemplateResult[] {
  const guess = guessOf(context).loss ?? flat(start, scale);
  return [1, 2, 3, 4].map((i) => {
    const step = scale.from + Math.round((i * scale.steps) / 4);
    const log = guessAt(guess, step);
    const key = (event: KeyboardEvent): void => {
      const by = { ArrowUp: 1, ArrowDown: -1, PageUp: 5, PageDown: -5 }[event.key];
      if (by === undefined) return;
      event.preventDefault();
      setGuess(context, { loss: { ...guess, knots: moved(guess.knots, i * kEvery, by * kNotch) } });
    };
    return svg`<circle class="handle" role="slider" tabindex="0" aria-label=${words.lossAt(count(step))} aria-orientation="vertical"
      aria-valuemin=${(scale.top - kUp - kDown).toFixed(2)} aria-valuemax=${scale.top.toFixed(2)} aria-valuenow=${log.toFixed(2)} aria-valuetext=${written(10 ** log)}
      cx=${scale.x(step)} cy=${scale.y(log)} r="6" fill="var(--paper)" stroke="var(--branch-2)" stroke-width="2" @keydown=${key}/>`;
  });
}

/** One handle up or down, with the knots up to its neighbours in proportion. */
const moved = (knots: readonly number[], at: number, by: number): number[] =>
  knots.map((log, i) => (i === 0 ? log : log + by * Math.max(0, 1 - Math.abs(i - at) / kEvery)));
