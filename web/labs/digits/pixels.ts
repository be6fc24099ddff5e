// Pictures as the cells of a raster: ink on paper, or signed numbers through the ramp.

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
