// Small pictures of datasets to choose from: 44 px squares with their names under them, one of them chosen.
// A radio group: arrows move, the chosen one holds the tab stop.

import { html, type TemplateResult } from "lit";
import type { Colours } from "../colour/colours.ts";
import { paint } from "./directives.ts";
import { planeOf } from "./plane.ts";
import { drawPoints, type PlotPoint, type PointPaint } from "./points.ts";

export interface Thumb {
  readonly id: string;
  readonly name: string;
  readonly points: readonly PlotPoint[];
  readonly paint?: PointPaint;
}

export interface ThumbsOptions {
  readonly colours: Colours;
  readonly dpr?: number;
  readonly size?: number;
  readonly label: string;
  /** Id of the chosen one, if any of them is. */
  readonly chosen?: string | null | undefined;
  readonly onChoose: (id: string) => void;
}

/** Draws one thumbnail. */
export function drawThumb(
  canvas: HTMLCanvasElement,
  thumb: Pick<Thumb, "points" | "paint">,
  options: { size: number; dpr?: number; colours: Colours },
): void {
  const { size, dpr = 1, colours } = options;
  const plane = planeOf(size);
  drawPoints(canvas, thumb.points, {
    width: size,
    height: size,
    dpr,
    colours,
    plane,
    radius: 1.5,
    paint: thumb.paint ?? { by: "class" },
  });
}

/** The row of thumbnails. */
export function thumbs(items: readonly Thumb[], options: ThumbsOptions): TemplateResult {
  const { colours, dpr = 1, size = 44, label, chosen, onChoose } = options;
  const stop = Math.max(
    0,
    items.findIndex((item) => item.id === chosen),
  );
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const here = (event.target as Element).closest("button");
    const all = [...(event.currentTarget as Element).querySelectorAll("button")];
    const next = step && here ? all[(all.indexOf(here) + step + all.length) % all.length] : undefined;
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.click();
  };
  return html`<div class="dh-thumbs" role="radiogroup" aria-label=${label} @keydown=${keys}>
    ${items.map(
      (
        item,
        i,
      ) => html`<button type="button" role="radio" aria-checked=${item.id === chosen} tabindex=${i === stop ? 0 : -1}
        @click=${() => onChoose(item.id)}>
        <canvas aria-hidden="true" ${paint((canvas) => drawThumb(canvas, item, { size, dpr, colours }), [item.points, colours, size, dpr])}></canvas>
        <span>${item.name}</span>
      </button>`,
    )}
  </div>`;
}
