// A small picture of each lane, side by side (the line it has drawn, or its answer over the plane), and the ways of all
// lanes on one hill.

import { html, nothing, type SVGTemplateResult, svg, type TemplateResult } from "lit";
import type { HillSlice } from "../../../shared/protocol.ts";
import type { Race, Runner } from "../../../shared/race.ts";
import { kProbability, type Scale } from "../../../view/pictures/field.ts";
import { type Bowl, bowlOf } from "../../../view/pictures/hill/bowl.ts";
import { levelLines } from "../../../view/pictures/hill/levels.ts";
import { levelsAt } from "../../../view/pictures/isoline.ts";
import type { Straight } from "../../../view/pictures/line-plot.ts";
import { type PathWindow, pathPlane, pathWindow, spots, thinned } from "../../../view/pictures/path-plane.ts";
import { type Plane, pixelX, pixelY, planeOf } from "../../../view/pictures/plane.ts";
import { plot } from "../../../view/pictures/plot.ts";
import { withSplit } from "../../../view/pictures/points.ts";
import { groundOf } from "../hill/picture.ts";
import type { Context } from "../lab.ts";
import { lookOf } from "./looks.ts";
import type { RaceWords } from "./words.ts";

/** What one lane answers now, `side` px large. */
export function lanePicture(
  context: Context,
  lane: number,
  runner: Runner | undefined,
  { side, label }: { readonly side: number; readonly label: string },
): TemplateResult {
  const { lab, state, snapshot, colours, dpr } = context;
  if (lab.id === "line") return linePicture(context, lane, runner, { side, label });
  const split = snapshot?.split.length === state.shown.length ? snapshot.split : null;
  const isHeight = state.settings.task === "regress" && lab.id === "network";
  const limit = isHeight ? Math.max(1, ...state.shown.map(({ label: value }) => Math.abs(value))) : 1;
  const scale: Scale = isHeight ? { centre: 0, limit } : kProbability;
  const grid = runner?.field;
  return plot(
    {
      points: withSplit(state.shown, split),
      field: grid ? { grid, scale, levels: levelsAt(scale.centre) } : null,
    },
    {
      width: side,
      dpr,
      colours,
      label,
      radius: 1.75,
      ...(isHeight && { paint: { by: "value" as const, limit } }),
    },
  );
}

function linePicture(
  { state }: Context,
  lane: number,
  runner: Runner | undefined,
  { side, label }: { readonly side: number; readonly label: string },
): TemplateResult {
  const plane = planeOf(side);
  const dots = state.shown.map(
    ({ x, y }) => `M${pixelX(plane, x).toFixed(1)} ${pixelY(plane, y).toFixed(1)}h0`,
  );
  const [w, b] = [runner?.parameters[0]?.data[0] ?? Number.NaN, runner?.parameters[1]?.data[0] ?? Number.NaN];
  const at = (x: number): number => Math.min(9 * side, Math.max(-8 * side, pixelY(plane, w * x + b)));
  const { colour, dash, width } = lookOf(lane);
  return html`<svg class="dh-svg" width=${side} height=${side} viewBox="0 0 ${side} ${side}" role="img" aria-label=${label}>
    <path d=${dots.join("")} stroke="var(--muted)" stroke-width="3.5" stroke-linecap="round"/>
    ${Number.isFinite(w + b) ? svg`<path d="M0 ${at(-3)}L${side} ${at(3)}" stroke=${colour} stroke-width=${width + 0.25} stroke-dasharray=${dash}/>` : nothing}
  </svg>`;
}

interface KeptGround {
  points: unknown;
  split: unknown;
  l2: number;
  bowl: Bowl | null;
  window: PathWindow | null;
  race: number;
}

export interface WaysOptions {
  readonly width: number;
  readonly height: number;
  readonly words: RaceWords;
}

/** The ways of all lanes over their first two numbers; null where there is nothing to draw them on. */
export function waysPicture(context: Context, race: Race, options: WaysOptions): TemplateResult | null {
  const ways = race.runners.map(waysOf);
  if (ways.every((way) => way.length === 0)) return null;
  return context.lab.id === "line"
    ? onBowl(context, race, ways, options)
    : onSlice(context, race, ways, options);
}

/** Steps with a value: the first two numbers of a model that has two or three. */
function waysOf({ path, parameters }: Runner): Straight[] {
  const width = parameters.reduce((sum, { data }) => sum + data.length, 0);
  if (path === null || width < 2) return [];
  const way = Array.from({ length: path.length / width }, (_, i) => ({
    w: path[i * width] ?? Number.NaN,
    b: path[i * width + 1] ?? Number.NaN,
  }));
  return way.filter(({ w, b }) => Number.isFinite(w) && Number.isFinite(b));
}

function onBowl(
  { state, snapshot, memory }: Context,
  race: Race,
  ways: readonly Straight[][],
  { width, height, words }: WaysOptions,
): TemplateResult {
  const kept = memory<KeptGround>("race ground", () => ({
    points: null,
    split: null,
    l2: 0,
    bowl: null,
    window: null,
    race: 0,
  }));
  const { shown, settings } = state;
  const split = snapshot?.split.length === shown.length ? snapshot.split : null;
  if (kept.points !== shown || kept.split !== split || kept.l2 !== settings.l2) {
    const learnt = shown.filter((_, i) => split?.[i] !== 1);
    Object.assign(kept, { points: shown, split, l2: settings.l2, bowl: bowlOf(learnt, settings.l2) });
  }
  if (kept.race !== race.id) Object.assign(kept, { race: race.id, window: null });
  const steady = ways.filter((_, i) => race.runners[i]?.divergedAt === null);
  const exact = exactOf(snapshot);
  const path = (steady.length > 0 ? steady : ways).flat();
  kept.window = pathWindow({ path, exact }, kept.window);
  const { bowl } = kept;
  return pathPlane(
    { path: [], exact },
    {
      width,
      height,
      window: kept.window,
      label: words.hillLabel(String(ways.length)),
      words,
      behind: (plane) => (bowl === null ? svg`` : levelLines(bowl, plane)),
      over: (plane) => drawn(plane, ways, race),
    },
  );
}

function exactOf(snapshot: Context["snapshot"]): Straight | null {
  const { exact } = snapshot ?? {};
  const [w, b] = [exact?.parameters[0]?.data[0], exact?.parameters[1]?.data[0]];
  return exact?.note === "unique" && w !== undefined && b !== undefined ? { w, b } : null;
}

function onSlice(
  context: Context,
  race: Race,
  ways: readonly Straight[][],
  { width, height, words }: WaysOptions,
): TemplateResult | null {
  const slice: HillSlice | null = race.hill;
  if (slice === null) return null;
  const ground = groundOf(context, slice, width, height);
  return html`<div class="map">${ground.canvas}${pathPlane(
    { path: [] },
    {
      width,
      height,
      window: { w: slice.x, b: slice.y },
      label: words.hillLabel(String(ways.length)),
      words,
      names: { x: "w₁", y: "w₂" },
      clear: true,
      behind: () => ground.numbers,
      over: (plane) => drawn(plane, ways, race),
    },
  )}</div>`;
}

/** Each way with its lane's number at its end. */
function drawn(plane: Plane, ways: readonly Straight[][], { runners }: Race): SVGTemplateResult {
  return svg`<g fill="none" stroke-linejoin="round">${ways.map((way, lane) => {
    const { colour, dash, width } = lookOf(lane);
    const line = thinned(spots(plane, way));
    return line.length < 2
      ? nothing
      : svg`<path data-lane=${lane} d="M${line.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}" stroke=${colour}
          stroke-width=${width + 0.25} stroke-dasharray=${dash}/>`;
  })}</g>${ways.map((way, lane) => {
    const end = spots(plane, way).at(-1);
    if (end === undefined || runners[lane]?.divergedAt !== null) return nothing;
    return svg`<circle cx=${end[0]} cy=${end[1]} r="8" fill=${lookOf(lane).colour} stroke="var(--sunk)" stroke-width="2"/>
      <text class="badge" x=${end[0]} y=${end[1] + 4} text-anchor="middle">${lane + 1}</text>`;
  })}`;
}
