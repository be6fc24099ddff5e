// Line's hill from the side: the bowl over the window of the (w, b) plane, with the walk on it. Fetched when a reader
// first turns to it.

import type { TemplateResult } from "lit";
import { type Bowl, heightOf } from "../../view/pictures/hill/bowl.ts";
import { kFirstView, reliefPicture, type Turn } from "../../view/pictures/hill/relief-picture.ts";
import type { PathPlaneData, PathWindow } from "../../view/pictures/path-plane.ts";
import type { Context } from "../common/lab.ts";

const kSide = 40; // cells

interface Kept extends Turn {
  bowl: Bowl | null;
  window: PathWindow | null;
  values: Float32Array;
}

export interface SideOptions {
  readonly width: number;
  readonly height: number;
  readonly window: PathWindow;
  readonly label: string;
}

export function sidePicture(
  { memory, dispatch, colours, dpr }: Context,
  bowl: Bowl,
  { path, diverged = false }: PathPlaneData,
  { width, height, window, label }: SideOptions,
): TemplateResult {
  const kept = memory<Kept>("hill aside", () => ({
    view: kFirstView,
    bowl: null,
    window: null,
    values: new Float32Array(0),
  }));
  if (kept.bowl !== bowl || kept.window !== window)
    Object.assign(kept, { bowl, window, values: heightsOf(bowl, window) });
  const part = (v: number, [low, high]: readonly [number, number]): number => (v - low) / (high - low);
  const relief = {
    grid: { width: kSide, height: kSide, values: kept.values },
    path: path.map(({ w, b }) => [part(w, window.w), part(b, window.b)] as const),
    diverged,
    names: { x: "w", y: "b" },
  };
  const again = (): void => dispatch({ type: "ui", changes: {} });
  return reliefPicture(relief, { width, height, dpr, colours }, kept, { label, again });
}

/** J at the centres of the cells, the top row first. */
function heightsOf(bowl: Bowl, { w, b }: PathWindow): Float32Array {
  const at = (k: number, [low, high]: readonly [number, number]): number =>
    low + ((k + 0.5) / kSide) * (high - low);
  return Float32Array.from({ length: kSide * kSide }, (_, i) =>
    heightOf(bowl, { w: at(i % kSide, w), b: at(kSide - 1 - Math.floor(i / kSide), b) }),
  );
}
