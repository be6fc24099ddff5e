// A small raster as sharp squares: a canvas in a template, drawn again only when what it shows has changed.

import { html, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";

const drawn = new WeakMap<Element, unknown[]>();

/**
 * A canvas of these cells that CSS sizes (class `px`). `make` is asked when one of `on` differs from the last time.
 */
export function raster(
  make: () => ImageData,
  on: readonly unknown[],
  { label = "", className = "" }: { label?: string; className?: string } = {},
): TemplateResult {
  const draw = (element: Element | undefined): void => {
    if (!(element instanceof HTMLCanvasElement)) return;
    const before = drawn.get(element);
    if (before?.every((value, i) => value === on[i])) return;
    drawn.set(element, [...on]);
    const image = make();
    if (element.width !== image.width) element.width = image.width;
    if (element.height !== image.height) element.height = image.height;
    const context = element.getContext("2d");
    context?.putImageData(image, 0, 0);
  };
  return label === ""
    ? html`<canvas class="px ${className}" aria-hidden="true" ${ref(draw)}></canvas>`
    : html`<canvas class="px ${className}" role="img" aria-label=${label} ${ref(draw)}></canvas>`;
}
