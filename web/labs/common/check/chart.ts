// How far a measured slope is from backprop's, by ε, both on log scales: falling where the hill's bend fades, rising
// again towards small ε where rounding takes over. The present ε is marked; a press chooses another.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { Check } from "../../../shared/check.ts";
import { scientific } from "../../../view/pictures/numbers.ts";
import { rounding, type Sides, slopeOf } from "./digits.ts";
import type { CheckWords } from "./words.ts";

export const kLeast = 1e-8;

const kBox = { width: 328, height: 196, left: 40, right: 10, top: 10, bottom: 26 };
const kAt = [-8, -6, -4, -2, 0] as const;

export interface ErrorPoint {
  readonly epsilon: number;
  /** |measured − backprop|. */
  readonly error: number;
}

/** Those with a value, in the order of ε. */
export const errorsOf = (
  { curve, gradient }: NonNullable<Check["one"]>,
  loss: number,
  sides: Sides,
): ErrorPoint[] =>
  curve
    .map((nudge) => ({ epsilon: nudge.epsilon, error: Math.abs(slopeOf(nudge, loss, sides) - gradient) }))
    .filter(({ error }) => Number.isFinite(error));

/** The first of the smallest errors, or null before any is measured. */
export const bestOf = (points: readonly ErrorPoint[]): ErrorPoint | null =>
  points.reduce<ErrorPoint | null>((best, one) => (best && best.error <= one.error ? best : one), null);

export interface ChartOptions {
  readonly words: CheckWords;
  readonly onPick: (epsilon: number) => void;
}

const power = (exponent: number): string => scientific(10 ** exponent, 0).replace("1 × ", "");

export function errorChart(
  one: NonNullable<Check["one"]>,
  loss: number,
  sides: Sides,
  { words, onPick }: ChartOptions,
): TemplateResult {
  const points = errorsOf(one, loss, sides);
  const present = Math.abs(slopeOf(one.nudge, loss, sides) - one.gradient);
  const line = (epsilon: number): number => rounding(loss, epsilon, sides);
  const { x, y, low, high } = scales([...points.map(({ error }) => error), present, line(1), line(1e-8)]);
  const best = bestOf(points);
  const label = words.chart(
    scientific(present),
    scientific(one.nudge.epsilon),
    best ? scientific(best.epsilon) : words.noValue,
  );
  const path = points
    .map(({ epsilon, error }, i) => `${i === 0 ? "M" : "L"}${x(epsilon)} ${y(error)}`)
    .join("");
  const step = Math.max(1, Math.ceil((high - low) / 5));
  const ticks = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step);
  return html`<svg viewBox="0 0 ${kBox.width} ${kBox.height}" role="img" aria-label=${label}
    @pointerdown=${(event: PointerEvent) => pick(event, onPick)}
    @pointermove=${(event: PointerEvent) => event.buttons === 1 && pick(event, onPick)}>
    ${ticks.map((tick) => gridLine(y(10 ** tick), power(tick)))}
    ${kAt.map((tick) => svg`<text class="tick" text-anchor="middle" x=${x(10 ** tick)} y=${kBox.height - 8}>${tick === 0 ? "1" : power(tick)}</text>`)}
    <path class="guide" d="M${x(1e-8)} ${y(line(1e-8))}L${x(1)} ${y(line(1))}"></path>
    <path class="curve" d=${path}></path>
    ${points.map(({ epsilon, error }) => svg`<circle class=${error === 0 ? "zero" : "dot"} cx=${x(epsilon)} cy=${y(error)} r="2"></circle>`)}
    ${Number.isFinite(present) ? mark(x(one.nudge.epsilon), y(present)) : nothing}
  </svg>`;
}

const gridLine = (at: number, text: string): SVGTemplateResult =>
  svg`<line class="grid" x1=${kBox.left} x2=${kBox.width - kBox.right} y1=${at} y2=${at}></line>
    <text class="tick" text-anchor="end" x=${kBox.left - 6} y=${at + 4}>${text}</text>`;

const mark = (x: number, y: number): SVGTemplateResult =>
  svg`<line class="now" x1=${x} x2=${x} y1=${kBox.top} y2=${kBox.height - kBox.bottom}></line>
    <circle class="now" cx=${x} cy=${y} r="5"></circle>`;

/** Whole powers of ten around all errors; an error of 0 stands on the floor. */
function scales(errors: readonly number[]) {
  const logs = errors.filter((error) => error > 0 && Number.isFinite(error)).map(Math.log10);
  const low = Math.floor(Math.min(...logs, 0));
  const high = Math.max(low + 1, Math.ceil(Math.max(...logs)));
  const { left, right, top, bottom, width, height } = kBox;
  const x = (epsilon: number): number => left + ((Math.log10(epsilon) + 8) / 8) * (width - left - right);
  const y = (error: number): number => {
    const place = error > 0 ? (Math.log10(error) - low) / (high - low) : 0;
    return height - bottom - place * (height - top - bottom);
  };
  return { x, y, low, high };
}

function pick(event: PointerEvent, onPick: (epsilon: number) => void): void {
  const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
  const at = ((event.clientX - left) / width) * kBox.width;
  const place = (at - kBox.left) / (kBox.width - kBox.left - kBox.right);
  onPick(10 ** (8 * Math.max(0, Math.min(1, place)) - 8));
}
