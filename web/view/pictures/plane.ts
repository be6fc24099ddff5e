// A rectangle of data space shown in a rectangle of pixels: conversions, pointer positions, axes.
// Every plot goes through these few functions, so a click always lands where it is drawn, y grows upward, and no
// picture guesses where its box lies in the page.

import { nothing, type SVGTemplateResult, svg } from "lit";
import type { Colours } from "../colour/colours.ts";
import { tick } from "./numbers.ts";
import { ticks } from "./ticks.ts";

export type Range = readonly [number, number];

/** Data ranges x and y (lower end first), shown in width x height CSS pixels. */
export interface Plane {
  readonly x: Range;
  readonly y: Range;
  readonly width: number;
  readonly height: number;
}

/** The data domain of every 2-D picture, on both axes. */
export const kDomain: Range = [-3, 3];

/** A plane over [-3, 3] x [-3, 3] unless other ranges are given. */
export function planeOf(width: number, height = width, x: Range = kDomain, y: Range = kDomain): Plane {
  return { x, y, width, height };
}

/** Data x to pixels from the left edge. */
export const pixelX = (plane: Plane, x: number): number =>
  ((x - plane.x[0]) / (plane.x[1] - plane.x[0])) * plane.width;

/** Data y to pixels from the top edge. */
export const pixelY = (plane: Plane, y: number): number =>
  ((plane.y[1] - y) / (plane.y[1] - plane.y[0])) * plane.height;

/** Pixels from the plane's top left corner to data. */
export function toData(plane: Plane, px: number, py: number): [x: number, y: number] {
  const { x, y, width, height } = plane;
  return [x[0] + (px / width) * (x[1] - x[0]), y[1] - (py / height) * (y[1] - y[0])];
}

/** The nearest data position inside the plane. */
export function clampToPlane(plane: Plane, x: number, y: number): [x: number, y: number] {
  const into = (v: number, [low, high]: Range) => Math.min(high, Math.max(low, v));
  return [into(x, plane.x), into(y, plane.y)];
}

interface BoxedElement {
  getBoundingClientRect(): { left: number; top: number; width: number; height: number };
  readonly clientLeft?: number;
  readonly clientTop?: number;
}

/** A pointer's place in plane pixels: offset by the element's box and border, and by any CSS scaling of it. */
export function pointerAt(
  plane: Plane,
  element: BoxedElement,
  event: { clientX: number; clientY: number },
): [px: number, py: number] {
  const box = element.getBoundingClientRect();
  const [left, top] = [element.clientLeft ?? 0, element.clientTop ?? 0];
  const scaleX = plane.width / Math.max(1, box.width - 2 * left);
  const scaleY = plane.height / Math.max(1, box.height - 2 * top);
  return [(event.clientX - box.left - left) * scaleX, (event.clientY - box.top - top) * scaleY];
}

/** The two hairlines through 0, for plots that stay quiet behind their points. */
export function drawAxes(context: CanvasRenderingContext2D, plane: Plane, colours: Colours): void {
  const x = Math.round(pixelX(plane, 0)) + 0.5;
  const y = Math.round(pixelY(plane, 0)) + 0.5;
  context.beginPath();
  context.moveTo(x, 0);
  context.lineTo(x, plane.height);
  context.moveTo(0, y);
  context.lineTo(plane.width, y);
  context.lineWidth = 1;
  context.strokeStyle = colours.hair;
  context.stroke();
}

/** Names at the axis ends, in the math face. */
export interface AxisNames {
  readonly x: string;
  readonly y: string;
}

/** Axes through 0 with ticks, and their names at the ends, as SVG. Ticks keep away from the edges and from 0. */
export function axes(plane: Plane, names: AxisNames): SVGTemplateResult {
  const { width, height } = plane;
  const [x0, y0] = [Math.round(pixelX(plane, 0)) + 0.5, Math.round(pixelY(plane, 0)) + 0.5];
  const between = (px: number, size: number) => px > 14 && px < size - 22;
  const across = ticks(plane.x[0], plane.x[1], 7).filter((t) => t !== 0 && between(pixelX(plane, t), width));
  const up = ticks(plane.y[0], plane.y[1], 7).filter((t) => t !== 0 && between(pixelY(plane, t), height));
  return svg`<g class="axes" aria-hidden="true">
    <path d="M${x0} 0V${height}M0 ${y0}H${width}" stroke="var(--hair)" fill="none"/>
    ${across.map((t) => svg`<text x=${pixelX(plane, t)} y=${y0 + 15} text-anchor="middle">${tick(t)}</text>`)}
    ${up.map((t) => svg`<text x=${x0 - 7} y=${pixelY(plane, t) + 4} text-anchor="end">${tick(t)}</text>`)}
    ${names.x ? svg`<text class="math" x=${width - 16} y=${y0 - 8}>${names.x}</text>` : nothing}
    ${names.y ? svg`<text class="math" x=${x0 + 8} y="18">${names.y}</text>` : nothing}
  </g>`;
}
