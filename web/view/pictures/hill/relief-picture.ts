// The hill from the side as a picture one can turn: drag it, or use the arrow keys. Fetched when a reader first turns to it.

import { html, type TemplateResult } from "lit";
import { paint } from "../directives.ts";
import { drawRelief, type Relief, type ReliefBox } from "./relief.ts";
import { turned, type View } from "./relief-view.ts";

export { kFirstView } from "./relief-view.ts";

/** What is kept between renders: how it is turned. */
export interface Turn {
  view: View;
}

const kPerPixel = 0.008; // radians a px of a drag
const kPerKey = Math.PI / 36;

export function reliefPicture(
  relief: Relief,
  box: Omit<ReliefBox, "danger">,
  turn: Turn,
  { label, again }: { readonly label: string; readonly again: () => void },
): TemplateResult {
  const by = (yaw: number, pitch: number): void => {
    turn.view = turned(turn.view, yaw, pitch);
    again();
  };
  const { view } = turn;
  const draw = (canvas: HTMLCanvasElement): void => {
    const danger = relief.diverged ? colourOf(canvas, "--danger") : box.colours.ink;
    drawRelief(canvas, relief, { ...box, danger }, view);
  };
  const last = relief.path.at(-1) ?? [];
  const inputs = [
    relief.grid.values,
    box.colours,
    box.width,
    box.height,
    box.dpr,
    view.yaw,
    view.pitch,
    relief.path.length,
  ];
  return html`<canvas class="dh-canvas dh-turn" tabindex="0" role="application" aria-label=${label}
    @pointerdown=${(event: PointerEvent) => drag(event, by)}
    @keydown=${(event: KeyboardEvent) => onKey(event, by)}
    ${paint(draw, [...inputs, ...last, relief.diverged, relief.names.x, relief.names.y])}></canvas>`;
}

/** A token's colour, by way of the element's own text colour, which nothing else here uses. */
function colourOf(canvas: HTMLCanvasElement, token: string): string {
  canvas.style.color = `var(${token})`;
  return getComputedStyle(canvas).color;
}

function drag(start: PointerEvent, by: (yaw: number, pitch: number) => void): void {
  const canvas = start.currentTarget as HTMLElement;
  canvas.setPointerCapture(start.pointerId);
  let [x, y] = [start.clientX, start.clientY];
  const move = (event: PointerEvent): void => {
    by((event.clientX - x) * kPerPixel, (event.clientY - y) * kPerPixel);
    [x, y] = [event.clientX, event.clientY];
  };
  const end = (): void => {
    canvas.removeEventListener("pointermove", move);
    canvas.removeEventListener("pointerup", end);
    canvas.removeEventListener("pointercancel", end);
  };
  canvas.addEventListener("pointermove", move);
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
}

const kKeys: Readonly<Record<string, readonly [yaw: number, pitch: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function onKey(event: KeyboardEvent, by: (yaw: number, pitch: number) => void): void {
  const way = Object.hasOwn(kKeys, event.key) ? kKeys[event.key] : undefined;
  if (way === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  by(way[0] * kPerKey, way[1] * kPerKey);
}
