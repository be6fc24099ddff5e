// One step seen from here: the loss after a plain step of gradient descent, as a function of the rate. It is a parabola,
// drawn exactly: J(α) = J − α·|∇J|² + α²·∇Jᵀ(H/2)∇J. The same axis as the rate slider, 0 to 1.45 x stable.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { type Bowl, heightOf, slopeAt } from "../../view/pictures/hill/bowl.ts";
import type { Straight } from "../../view/pictures/line-plot.ts";
import { loss } from "../../view/pictures/numbers.ts";

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

export function sliceOf(bowl: Bowl, at: Straight): Slice {
  const slope = slopeAt(bowl, at);
  const { ww, wb, bb } = bowl;
  return {
    now: heightOf(bowl, at),
    fall: slope.w * slope.w + slope.b * slope.b,
    bend: ww * slope.w * slope.w + 2 * wb * slope.w * slope.b + bb * slope.b * slope.b,
  };
}

export const lossAfter = ({ now, fall, bend }: Slice, rate: number): number =>
  Math.max(0, now - fall * rate + bend * rate * rate);

/** The lowest loss that one step can reach from here. */
export const lowest = ({ now, fall, bend }: Slice): number =>
  bend > 0 ? Math.max(0, now - (fall * fall) / (4 * bend)) : now;

const kTop = 14;
const kBottom = 34;
const kLeft = 8;
const kRoom = 1.7; // the picture reaches this many times the present height above the lowest
const kFlat = 1e-9; // a fall of less than this share of the loss is none

interface Frame {
  readonly x: (rate: number) => number;
  readonly y: (loss: number) => number;
  readonly floor: number;
  readonly right: number;
}

function frameOf(slice: Slice, { width, height, end }: SliceOptions): Frame {
  const least = lowest(slice);
  const depth = Math.max((slice.now - least) * kRoom, Number.MIN_VALUE);
  const room = height - kBottom - kTop;
  return {
    x: (rate) => kLeft + (Math.min(rate, end) / end) * (width - 2 * kLeft),
    y: (loss) => height - kBottom - Math.min((loss - least) / depth, 4) * room,
    floor: height - 20.5,
    right: width - kLeft,
  };
}

/** The parabola from its lowest point up; near the bottom of the valley it is seen ever closer. */
export function slicePicture(slice: Slice, options: SliceOptions): TemplateResult {
  const { width, height, stable, label } = options;
  const frame = frameOf(slice, options);
  const { x, floor, right } = frame;
  const flat = !(slice.fall * options.end > kFlat * slice.now);
  return html`<svg class="dh-svg" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>
    <path d="M${kLeft} ${floor}H${right}" stroke="var(--hair)" />
    ${Number.isFinite(stable) ? svg`<path d="M${x(stable)} ${floor - 5}v10" stroke="var(--danger)" stroke-width="2"/>` : nothing}
    <text x=${kLeft} y=${height - 6}>0</text>
    <text class="math ink" x=${right} y=${height - 6} text-anchor="end">α</text>
    ${Number.isFinite(slice.now) ? (flat ? bottom(slice, frame, options) : bowl(slice, frame, options)) : nothing}
  </svg>`;
}

/** At the lowest place every rate leads to where we are. */
function bottom(
  slice: Slice,
  { x, floor, right }: Frame,
  { height, words }: SliceOptions,
): SVGTemplateResult {
  const level = Math.round((floor + height / 3) / 2);
  return svg`<path d="M${kLeft} ${level}H${right}" stroke="var(--ink)" stroke-width="1.75"/>
    <text class="halo" x=${kLeft + 16} y=${level - 9}>${words.now} ${loss(slice.now)}</text>
    <circle cx=${x(0)} cy=${level} r="7" fill="var(--ink)" stroke="var(--paper)" stroke-width="2"/>`;
}

function bowl(
  slice: Slice,
  { x, y, floor, right }: Frame,
  { rate, end, words }: SliceOptions,
): SVGTemplateResult {
  const after = lossAfter(slice, rate);
  const colour = after > slice.now ? "var(--danger)" : "var(--ink)";
  const [level, ringX, ringY] = [y(slice.now), x(rate), Math.max(kTop, y(after))];
  const falling = rate * 2 * slice.bend <= slice.fall;
  return svg`<path d="M${kLeft} ${level}H${right}" stroke="var(--edge)" stroke-dasharray="1 4" stroke-linecap="round"/>
    <path d=${curve(slice, end, x, y)} stroke="var(--ink)" stroke-width="1.75"/>
    <path d="M${ringX} ${floor}V${ringY}" stroke=${colour} stroke-dasharray="2 3"/>
    <text class="halo" x=${kLeft + 16} y=${level - 7}>${words.now} ${loss(slice.now)}</text>
    <circle cx=${x(0)} cy=${level} r="7" fill="var(--ink)" stroke="var(--paper)" stroke-width="2"/>
    <circle cx=${ringX} cy=${ringY} r="6" fill="var(--paper)" stroke=${colour} stroke-width="1.5" stroke-dasharray="2 2"/>
    <text class="halo strong" fill=${colour} x=${falling ? ringX + 12 : ringX - 12} y=${Math.max(kTop + 4, ringY - 2)}
      text-anchor=${falling ? "start" : "end"}>${words.next} ${loss(after)}</text>`;
}

function curve(slice: Slice, end: number, x: (at: number) => number, y: (j: number) => number): string {
  const spots = Array.from({ length: 61 }, (_, i) => (i / 60) * end);
  return `M${spots.map((at) => `${x(at).toFixed(1)} ${y(lossAfter(slice, at)).toFixed(1)}`).join("L")}`;
}
