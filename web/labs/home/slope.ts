// The geometry of Home's slope: where a step and a loss stand on the page, the smoothed curve, and the outline of the
// mountain. Steps go by their square root, losses by their logarithm. Pure numbers; home.ts draws with them.

import type { Curve } from "./record.ts";

export interface Box {
  /** Width of the picture and where its ground ends, px. */
  readonly width: number;
  readonly height: number;
  /** Where step 0 and the last step stand. */
  readonly left: number;
  readonly right: number;
  /** Where the first and the last recorded loss stand. */
  readonly top: number;
  readonly bottom: number;
}

export interface Slope {
  readonly box: Box;
  readonly last: number;
  x(step: number): number;
  y(loss: number): number;
  /** The step at a place, 0 to the last one, on the record's rhythm. */
  stepAt(x: number): number;
}

const kRhythm = 20; // steps: where a drag of the ball can come to rest

export function slopeOf(box: Box, curve: Curve, last: number): Slope {
  const high = Math.log(curve.loss[0] ?? 1);
  const low = Math.log(curve.loss[curve.loss.length - 1] ?? 0.1);
  const { left, right, top, bottom } = box;
  return {
    box,
    last,
    x: (step) => left + Math.sqrt(Math.min(1, step / last)) * (right - left),
    y: (loss) => {
      const at = top + ((high - Math.log(loss)) / (high - low)) * (bottom - top);
      return Number.isFinite(at) ? Math.min(bottom + 24, Math.max(top - 40, at)) : bottom;
    },
    stepAt: (x) => {
      const part = Math.max(0, Math.min(1, (x - left) / (right - left)));
      return Math.round((last * part * part) / kRhythm) * kRhythm;
    },
  };
}

/** A place on the walk; loss is smoothed. */
export interface Place {
  readonly step: number;
  readonly loss: number;
}

const kPasses = 3; // of a box window: near enough a bell, so that the line has no kinks

/** Averages log losses over a window that grows with the step, as the picture has less room for each. */
export function smoothed(curve: Curve): Place[] {
  let places = averaged(curve);
  for (let pass = 1; pass < kPasses; pass++)
    places = averaged({ step: places.map(({ step }) => step), loss: places.map(({ loss }) => loss) });
  return places;
}

function averaged(curve: Curve): Place[] {
  const n = curve.step.length;
  const sums = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    const value = Math.log(Math.max(1e-9, curve.loss[i] ?? Number.NaN));
    sums[i + 1] = (sums[i] ?? 0) + (Number.isFinite(value) ? value : 0);
  }
  const places: Place[] = [];
  let [from, to] = [0, 0];
  for (let i = 0; i < n; i++) {
    const step = curve.step[i] ?? 0;
    const half = Math.min(step, 4 * Math.sqrt(step) + 0.03 * step);
    while ((curve.step[from] ?? 0) < step - half) from++;
    while (to < n && (curve.step[to] ?? 0) <= step + half) to++;
    const loss = Math.exp(((sums[to] ?? 0) - (sums[from] ?? 0)) / Math.max(1, to - from));
    places.push({ step, loss });
  }
  return places;
}

/** The smoothed loss at any step, between the two places it lies between. */
export function lossAt(places: readonly Place[], step: number): number {
  const after = places.findIndex((place) => place.step >= step);
  const b = places[after];
  const a = places[after - 1];
  if (!b) return places.at(-1)?.loss ?? 1;
  if (!a) return b.loss;
  const part = (step - a.step) / (b.step - a.step);
  return Math.exp(Math.log(a.loss) * (1 - part) + Math.log(b.loss) * part);
}

const round = (x: number): number => Math.round(x * 10) / 10;
const pathOf = (pixels: readonly (readonly [number, number])[]): string =>
  pixels.map(([x, y], i) => `${i ? "L" : "M"}${round(x)} ${round(y)}`).join("");

export interface Paths {
  readonly ball: readonly [x: number, y: number];
  readonly past: string;
  readonly ahead: string;
  readonly ground: string;
}

/** Lines of a picture where the ball is at `step`. `known`: what lies ahead may be shown. */
export function pathsOf(
  slope: Slope,
  places: readonly Place[],
  step: number,
  outline: readonly Place[],
): Paths {
  const pixel = ({ step: s, loss }: Place): readonly [number, number] => [slope.x(s), slope.y(loss)];
  const ball = pixel({ step, loss: lossAt(places, step) });
  const inside = places.filter((place) => place.step <= slope.last);
  const past = [...inside.filter((place) => place.step < step).map(pixel), ball];
  const ahead = [ball, ...inside.filter((place) => place.step > step).map(pixel)];
  return { ball, past: pathOf(past), ahead: pathOf(ahead), ground: groundOf(slope, past, ahead, outline) };
}

// Where nothing is known ahead the mountain keeps the outline of the recorded walk, let down or lifted to meet the ball.
function groundOf(
  { box, x, y }: Slope,
  past: readonly (readonly [number, number])[],
  ahead: readonly (readonly [number, number])[],
  outline: readonly Place[],
): string {
  const end = ahead.at(-1) ?? [box.left, box.top];
  const off = end[1] - y(lossAt(outline, box.right > box.left ? stepOf(box, end[0], outline) : 0));
  const rest = outline
    .map((place): readonly [number, number] => [x(place.step), y(place.loss)])
    .filter(([px]) => px > end[0])
    .map(([px, py]): readonly [number, number] => [px, py + off * Math.exp((end[0] - px) / 140)]);
  const first = past[0] ?? end;
  const line = [...past, ...ahead.slice(1), ...rest];
  const lastY = line.at(-1)?.[1] ?? box.bottom;
  return `M0 ${round(first[1] - 9)}${pathOf(line).replace("M", "L")}L${box.width} ${round(lastY + 3)}V${box.height}H0Z`;
}

function stepOf(box: Box, px: number, outline: readonly Place[]): number {
  const part = Math.max(0, Math.min(1, (px - box.left) / (box.right - box.left)));
  return (outline.at(-1)?.step ?? 0) * part * part;
}
