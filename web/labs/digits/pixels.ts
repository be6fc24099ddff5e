// Small rasters as sharp squares: a picture in ink on paper, or signed numbers through the ramp. Template directives for
// canvases, drawn again only when what they show has changed.

import { html, type TemplateResult } from "lit";
import { ref } from "lit/directives/ref.js";
import { kPixels, kSide } from "../../shared/digits.ts";
import { type Colours, parseColour } from "../../view/colour/colours.ts";

/** Grey values 0 to 255 as ink of this colour. */
export function inkImage(pixels: ArrayLike<number>, ink: string): ImageData {
  const image = new ImageData(kSide, kSide);
  const [red, green, blue] = parseColour(ink);
  for (let i = 0; i < kPixels; i++) image.data.set([red, green, blue, pixels[i] ?? 0], 4 * i);
  return image;
}

/** Values as colours of the ramp, ±`limit` at its ends. */
export function rampImage(
  values: ArrayLike<number>,
  limit: number,
  { ramp }: Colours,
  width = kSide,
  height = kSide,
): ImageData {
  const image = new ImageData(width, height);
  const words = new Uint32Array(image.data.buffer);
  const scale = limit > 0 ? 1 / limit : 0;
  for (let i = 0; i < words.length; i++) {
    const t = Math.min(1, Math.max(-1, (values[i] ?? 0) * scale));
    words[i] = ramp[Math.round(((t + 1) / 2) * 255)] ?? 0;
  }
  return image;
}

export const largest = (values: ArrayLike<number>): number => {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i] ?? 0));
  return most;
};

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
