// What an optimizer remembers, drawn at the ball: an arrow in ink for what it carries on, the marker's yellow for the slope,
// and an ellipse for how it stretches a step along each axis. To scale; an ellipse that the ball would hide is drawn
// larger, with its step, and says how much.

import { nothing, type SVGTemplateResult, svg } from "lit";
import { type Plane, pixelX, pixelY } from "../plane.ts";
import { arrow } from "./arrow.ts";

type Pair = readonly [x: number, y: number];

/** In data units. */
export interface MemoryPicture {
  readonly now: Pair;
  readonly next: Pair;
  /** Tip of what is carried on, from `now`; null: nothing is. */
  readonly carried: Pair | null;
  /** Tip of the slope's arrow, from what is carried on or from `now`. */
  readonly slope: Pair | null;
  readonly ellipse: {
    readonly centre: Pair;
    readonly halves: Pair;
    /** What the slope is divided by along each axis. */
    readonly divisor: Pair;
  } | null;
}

const kBall = 11; // px, ball and its ring of paper
const kRing = 7;
const kSeen = 34; // px: a larger half axis below that would lie under the ball
const kEnlarged = [1, 2, 5, 10, 20, 50, 100];

/** How many times as large the ellipse is drawn; null: too small for that, or there is none. */
export function enlargedBy({ ellipse }: MemoryPicture, plane: Plane): number | null {
  if (ellipse === null) return null;
  const [a, b] = halvesInPixels(ellipse.halves, plane);
  return kEnlarged.find((times) => times * Math.max(a, b) >= kSeen) ?? null;
}

const halvesInPixels = ([a, b]: Pair, { x, y, width, height }: Plane): Pair => [
  (a / (x[1] - x[0])) * width,
  (b / (y[1] - y[0])) * height,
];

export function memoryLayer(
  picture: MemoryPicture,
  plane: Plane,
  names: { readonly carried: string; readonly slope: string },
): SVGTemplateResult {
  const spot = ([x, y]: Pair) => [pixelX(plane, x), pixelY(plane, y)] as const;
  const { now, carried, slope } = picture;
  const memory =
    carried && arrow(spot(now), spot(carried), { kind: "memory", name: names.carried, gaps: [kBall, 0] });
  const from =
    slope && carried ? { at: carried, gaps: [0, kRing] as const } : { at: now, gaps: [kBall, 0] as const };
  const own =
    slope && arrow(spot(from.at), spot(slope), { kind: "slope", name: names.slope, gaps: from.gaps });
  return svg`${ellipseOf(picture, plane)}${own ?? nothing}${memory ?? nothing}`;
}

function ellipseOf(picture: MemoryPicture, plane: Plane): SVGTemplateResult | typeof nothing {
  const times = enlargedBy(picture, plane);
  const { ellipse, next } = picture;
  if (times === null || ellipse === null) return nothing;
  const [cx, cy] = [pixelX(plane, ellipse.centre[0]), pixelY(plane, ellipse.centre[1])];
  const [a, b] = halvesInPixels(ellipse.halves, plane);
  const tip = [
    cx + times * (pixelX(plane, next[0]) - cx),
    cy + times * (pixelY(plane, next[1]) - cy),
  ] as const;
  return svg`<ellipse class="stretch" cx=${cx} cy=${cy} rx=${times * a} ry=${times * b} stroke="var(--ink-2)"
      stroke-width="1.25" stroke-dasharray="4 3" fill="none"/>
    <path d="M${cx} ${cy}L${tip[0]} ${tip[1]}" stroke="var(--ink-2)" stroke-width="1.25"/>
    <circle cx=${tip[0]} cy=${tip[1]} r="3.5" fill="var(--ink-2)" stroke="var(--sunk)" stroke-width="1.5"/>
    ${times > 1 ? svg`<text class="halo" x=${cx} y=${cy - times * b - 6} text-anchor="middle">× ${times}</text>` : nothing}`;
}
