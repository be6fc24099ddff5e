// The plane of the two numbers (w, b) with the walk in it: a dot a step, a ball for now, a cross for the exact minimum,
// a dashed ring for the next step. The window follows the walk calmly: it grows in leaps and hardly ever shrinks.
// It draws no hill: level lines stand behind it (`behind`), arrows between the walk and the ball (`over`).

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { Straight } from "./line-plot.ts";
import { tick } from "./numbers.ts";
import { type Plane, pixelX, pixelY, planeOf, type Range } from "./plane.ts";
import { ticks } from "./ticks.ts";

export interface PathPlaneData {
  /** Every step walked so far, oldest first, the present one included. */
  readonly path: readonly Straight[];
  readonly exact?: Straight | null | undefined;
  /** Where the next step would lead. */
  readonly next?: Straight | null | undefined;
  readonly diverged?: boolean;
}

/** The window of a path plane, in data units; keep it between renders and hand it to `pathWindow` again. */
export interface PathWindow {
  readonly w: Range;
  readonly b: Range;
}

export interface PathPlaneOptions {
  readonly width: number;
  readonly height: number;
  readonly window: PathWindow;
  readonly label: string;
  readonly words: { readonly exactMinimum: string };
  /** What stands at the ends of the edges; "w" and "b" where left out, "" for nothing. */
  readonly names?: { readonly x: string; readonly y: string };
  /** A picture lies under it: no ground of its own. */
  readonly clear?: boolean;
  /** Drawn under the walk, e.g. level lines. */
  readonly behind?: (plane: Plane) => SVGTemplateResult;
  /** Drawn over the walk, under the ball, e.g. arrows. */
  readonly over?: (plane: Plane) => SVGTemplateResult;
  /** A click or tap in the plane, or an arrow key's step away from the ball (with Shift a small one). */
  readonly onPlace?: (at: Straight) => void;
}

const kFar = 1e4; // a walk that leaves this many starting windows behind leaves the picture too
const kMostDots = 400; // beyond that many steps, only the last ones have a dot each

/**
 * A window that holds the walk, the minimum and the next step, with a margin. Given the previous one it is kept as long
 * as all fits and fills a fifth of it; otherwise it is drawn anew around what must be seen. Never empty, always finite.
 */
export function pathWindow(data: PathPlaneData, previous?: PathWindow | null): PathWindow {
  const seen = [...data.path, data.exact, data.next].filter(
    (p): p is Straight => p != null && Math.abs(p.w) < kFar && Math.abs(p.b) < kFar,
  );
  const w = extent(seen.map((p) => p.w));
  const b = extent(seen.map((p) => p.b));
  return { w: calmRange(w, previous?.w), b: calmRange(b, previous?.b) };
}

const extent = (values: readonly number[]): Range =>
  values.length === 0
    ? [-1, 1]
    : values.reduce<Range>(([low, high], v) => [Math.min(low, v), Math.max(high, v)], [values[0], values[0]]);

/** Keeps `previous` while it holds the range and is not five times too large; else a new range with 18 % to spare. */
export function calmRange([low, high]: Range, previous?: Range): Range {
  const size = Math.max(high - low, 0.5);
  if (previous && previous[0] <= low && previous[1] >= high && previous[1] - previous[0] < 5 * size)
    return previous;
  const middle = (low + high) / 2;
  const half = size * 0.68;
  return [middle - half, middle + half];
}

/** The picture. */
export function pathPlane(data: PathPlaneData, options: PathPlaneOptions): TemplateResult {
  const { width, height, window, label, behind, over, onPlace } = options;
  const plane = planeOf(width, height, window.w, window.b);
  const place = (event: PointerEvent) => {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    onPlace?.({
      w: window.w[0] + x * (window.w[1] - window.w[0]),
      b: window.b[1] - y * (window.b[1] - window.b[0]),
    });
  };
  const keys = (event: KeyboardEvent) => {
    const at = nudged(event, data.path.at(-1), window);
    if (at === null) return;
    event.preventDefault();
    onPlace?.(at);
  };
  return html`<svg class=${options.clear ? "dh-svg sunk clear" : "dh-svg sunk"} width=${width} height=${height} viewBox="0 0 ${width} ${height}"
    role=${onPlace ? "application" : "img"} tabindex=${onPlace ? 0 : nothing} aria-label=${label}
    @click=${onPlace ? place : nothing} @keydown=${onPlace ? keys : nothing}>
    ${behind?.(plane) ?? nothing} ${scales(plane, options.names)} ${walk(plane, data)} ${over?.(plane) ?? nothing}
    ${minimum(plane, data, options)} ${ball(plane, data)}
  </svg>`;
}

const kArrows: Readonly<Record<string, Straight>> = {
  ArrowLeft: { w: -1, b: 0 },
  ArrowRight: { w: 1, b: 0 },
  ArrowUp: { w: 0, b: 1 },
  ArrowDown: { w: 0, b: -1 },
};

/** A fortieth of the picture away, with Shift a fifth of that; null for other keys. */
function nudged(event: KeyboardEvent, from: Straight | undefined, { w, b }: PathWindow): Straight | null {
  const way = Object.hasOwn(kArrows, event.key) ? kArrows[event.key] : undefined;
  if (way === undefined || from === undefined || event.ctrlKey || event.metaKey || event.altKey) return null;
  const part = event.shiftKey ? 1 / 200 : 1 / 40;
  return { w: from.w + way.w * part * (w[1] - w[0]), b: from.b + way.b * part * (b[1] - b[0]) };
}

/** Numbers along the left and lower edge; the level lines are all the lines there are. */
function scales(plane: Plane, { x, y } = { x: "w", y: "b" }): SVGTemplateResult {
  const { width, height } = plane;
  const across = ticks(plane.x[0], plane.x[1], 5).filter(
    (t) => pixelX(plane, t) > 26 && pixelX(plane, t) < width - 30,
  );
  const up = ticks(plane.y[0], plane.y[1], 5).filter(
    (t) => pixelY(plane, t) > 26 && pixelY(plane, t) < height - 26,
  );
  return svg`<g class="axes" aria-hidden="true">
    ${across.map((t) => svg`<text class="halo" x=${pixelX(plane, t)} y=${height - 8} text-anchor="middle">${tick(t)}</text>`)}
    ${up.map((t) => svg`<text class="halo" x="8" y=${pixelY(plane, t) + 4}>${tick(t)}</text>`)}
    <text class="math ink" x=${width - 18} y=${height - 8} text-anchor=${x.length > 1 ? "end" : "start"}>${x}</text><text class="math ink" x="8" y="18">${y}</text>
  </g>`;
}

type Spot = readonly [x: number, y: number];

/** Pixels of the steps that can be drawn: far ones are clamped to just outside, so that a leap still shows its direction. */
export function spots(plane: Plane, path: readonly Straight[]): Spot[] {
  const into = (v: number, size: number) => Math.min(20 * size, Math.max(-20 * size, v));
  return path
    .filter((p) => Number.isFinite(p.w) && Number.isFinite(p.b))
    .map((p) => [into(pixelX(plane, p.w), plane.width), into(pixelY(plane, p.b), plane.height)] as const);
}

function walk(plane: Plane, { path, diverged }: PathPlaneData): SVGTemplateResult {
  const all = spots(plane, path);
  const colour = diverged ? "var(--danger)" : "var(--ink)";
  const d = `M${thinned(all)
    .map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("L")}`;
  const dots = apart(all.slice(0, -1).slice(-kMostDots));
  return svg`${all.length > 1 ? svg`<path d=${d} fill="none" stroke=${colour} stroke-width=${diverged ? 1.75 : 2} stroke-linejoin="round"/>` : nothing}
    ${dots.map(([x, y]) => svg`<circle cx=${x} cy=${y} r="3.5" fill=${colour} stroke="var(--sunk)" stroke-width="1.5"/>`)}`;
}

/** Without steps that lie within half a pixel of the one kept before; the last one always stays. */
export function thinned(all: readonly Spot[], least = 0.5): Spot[] {
  const kept: Spot[] = [];
  all.forEach((spot, i) => {
    const last = kept.at(-1);
    if (!last || i === all.length - 1 || Math.hypot(spot[0] - last[0], spot[1] - last[1]) >= least)
      kept.push(spot);
  });
  return kept;
}

/** Dots that would lie on each other are left out, the start never is. */
const apart = (all: readonly Spot[]): Spot[] => {
  const kept = thinned(all, 7);
  const last = kept.at(-1);
  const before = kept.at(-2);
  if (last && before && Math.hypot(last[0] - before[0], last[1] - before[1]) < 7) kept.pop();
  return kept;
};

function minimum(
  plane: Plane,
  { exact, next }: PathPlaneData,
  { words }: PathPlaneOptions,
): SVGTemplateResult {
  const [cross] = exact ? spots(plane, [exact]) : [];
  const [ring] = next ? spots(plane, [next]) : [];
  const beside = cross && cross[0] > plane.width - 120;
  return svg`${
    cross
      ? svg`<path d="M${cross[0] - 7} ${cross[1]}h14M${cross[0]} ${cross[1] - 7}v14" stroke="var(--ink)" stroke-width="2"/>
        <text class="halo ink" x=${cross[0] + (beside ? -12 : 12)} y=${cross[1] + 17} text-anchor=${beside ? "end" : "start"}>${words.exactMinimum}</text>`
      : nothing
  }${ring ? svg`<circle cx=${ring[0]} cy=${ring[1]} r="6" fill="none" stroke="var(--ink)" stroke-width="1.5" stroke-dasharray="2 2"/>` : nothing}`;
}

function ball(plane: Plane, { path, diverged }: PathPlaneData): SVGTemplateResult {
  const now = spots(plane, path).at(-1);
  const colour = diverged ? "var(--danger)" : "var(--ink)";
  return svg`${now ? svg`<circle cx=${now[0]} cy=${now[1]} r="9" fill=${colour} stroke="var(--sunk)" stroke-width="2.5"/>` : nothing}`;
}
