// Straight borders over a field: the one walking, where it was, the exact one, and the arrow across it along which the
// answer grows. Drawn exactly from their three numbers; no grid and no model.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import { type Plane, pixelX, pixelY } from "./plane.ts";

/** All (x, y) with w1 x + w2 y + b = 0; above 0 is the side of class 1. */
export interface Border {
  readonly w1: number;
  readonly w2: number;
  readonly b: number;
}

export interface Borders {
  /** Where it is now; null before there is one. */
  readonly now: Border | null;
  /** Where it was, oldest first; drawn fainter the older. */
  readonly past?: readonly Border[];
  /** The exact one, for comparison. */
  readonly exact?: Border | null | undefined;
  /** Where the answer is a half, if the border drawn is another one. */
  readonly half?: Border | null | undefined;
  readonly diverged?: boolean;
}

export interface BordersOptions {
  readonly words: { readonly exact: string };
  /** The letter at the arrow across the border; no arrow where left out. */
  readonly normal?: string;
}

type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** The part of a border that lies in the plane, in pixels; null where it passes by, has no direction or is no number. */
export function clipBorder(plane: Plane, { w1, w2, b }: Border): Segment | null {
  const size = Math.hypot(w1, w2);
  if (!Number.isFinite(size) || !Number.isFinite(b) || size < 1e-30) return null;
  const [nx, ny, d] = [w1 / size, w2 / size, b / size];
  // From the place nearest to 0 along the border, (-ny, nx): between which distances both coordinates are inside.
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const [start, way, [low, high]] of [
    [-d * nx, -ny, plane.x],
    [-d * ny, nx, plane.y],
  ] as const) {
    if (Math.abs(way) < 1e-12) {
      if (start < low || start > high) return null;
      continue;
    }
    const ends = [(low - start) / way, (high - start) / way].sort((p, q) => p - q) as [number, number];
    from = Math.max(from, ends[0]);
    to = Math.min(to, ends[1]);
  }
  if (!(from < to)) return null;
  const at = (t: number): [number, number] => [
    pixelX(plane, -d * nx - t * ny),
    pixelY(plane, -d * ny + t * nx),
  ];
  return [...at(from), ...at(to)];
}

/** The layer as a template; it lets every pointer through. */
export function bordersLayer(plane: Plane, borders: Borders, options: BordersOptions): TemplateResult {
  const { width, height } = plane;
  const { now, past = [], half, diverged } = borders;
  const colour = diverged ? "var(--danger)" : "var(--ink)";
  const stroke = (border: Border | null | undefined, look: { width: number; opacity?: number }) => {
    const segment = border && clipBorder(plane, border);
    return segment
      ? svg`<path d=${path(segment)} stroke=${colour} stroke-width=${look.width} opacity=${look.opacity ?? 1}/>`
      : nothing;
  };
  return html`<svg class="dh-svg dh-borders" width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true">
    ${past.map((border, i) => stroke(border, { width: 1, opacity: 0.06 + (0.2 * (i + 1)) / past.length }))}
    ${stroke(half, { width: 1, opacity: 0.45 })} ${exactBorder(plane, borders, options)}
    ${stroke(now, { width: 1.75 })} ${arrow(plane, now, options)}
  </svg>`;
}

const path = ([x1, y1, x2, y2]: Segment): string =>
  `M${x1.toFixed(2)} ${y1.toFixed(2)}L${x2.toFixed(2)} ${y2.toFixed(2)}`;

/** Dashed, its name near the end that is farther from the walking border. */
function exactBorder(
  plane: Plane,
  { exact, now }: Borders,
  { words }: BordersOptions,
): SVGTemplateResult | typeof nothing {
  const segment = exact && clipBorder(plane, exact);
  if (!segment) return nothing;
  const walking = now && clipBorder(plane, now);
  const [x, y, side] = nameAt(plane, segment, walking);
  return svg`<path d=${path(segment)} stroke="var(--ink)" stroke-width="1.25" stroke-dasharray="5 4"/>
    <text class="halo ink" x=${x} y=${y} text-anchor=${side}>${words.exact}</text>`;
}

/** A place for the name beside the end of `line` that lies farther from `other`, inside the plane. */
function nameAt(
  { width, height }: Plane,
  [x1, y1, x2, y2]: Segment,
  other: Segment | null,
): [x: number, y: number, anchor: "start" | "end"] {
  const gap = (x: number, y: number): number => {
    if (!other) return 0;
    const [ox1, oy1, ox2, oy2] = other;
    return Math.min(Math.hypot(x - ox1, y - oy1), Math.hypot(x - ox2, y - oy2));
  };
  const [ex, ey, fx, fy] = gap(x1, y1) >= gap(x2, y2) ? [x1, y1, x2, y2] : [x2, y2, x1, y1];
  const length = Math.max(1, Math.hypot(fx - ex, fy - ey));
  const [ux, uy] = [(fx - ex) / length, (fy - ey) / length];
  const [x, y] = [ex + 26 * ux, ey + 26 * uy];
  const onLeft = x < width / 2;
  const steep = Math.abs(uy) > Math.abs(ux);
  const [dx, dy] = steep ? [onLeft ? 8 : -8, 4] : [0, y < height / 2 ? 18 : -10];
  return [x + dx, Math.min(height - 8, Math.max(16, y + dy)), onLeft ? "start" : "end"];
}

const kArrow = 34; // px

/** From the middle of the border, straight across, to where the answer grows. */
function arrow(
  plane: Plane,
  now: Border | null,
  { normal }: BordersOptions,
): SVGTemplateResult | typeof nothing {
  const segment = now && clipBorder(plane, now);
  if (!normal || !now || !segment) return nothing;
  const [x1, y1, x2, y2] = segment;
  const size = Math.hypot(now.w1 / plane.width, now.w2 / plane.height);
  const [ux, uy] = [now.w1 / plane.width / size, -now.w2 / plane.height / size];
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const at = (along: number, aside: number): string =>
    `${(x + along * ux - aside * uy).toFixed(1)} ${(y + along * uy + aside * ux).toFixed(1)}`;
  const [nx, ny] = [x + (kArrow + 11) * ux, y + (kArrow + 11) * uy];
  return svg`<path d="M${at(0, 0)}L${at(kArrow - 4, 0)}" stroke="var(--ink)" stroke-width="1.5"/>
    <path d="M${at(kArrow, 0)}L${at(kArrow - 8, 4)}L${at(kArrow - 8, -4)}Z" fill="var(--ink)"/>
    <text class="math halo ink" x=${nx} y=${ny + 5} text-anchor="middle">${normal}</text>`;
}
