// A photo or picture file as ink: grey, turned around where the paper is dark, and what is paper made white. The browser
// decodes the file; nothing of it leaves the page.

import { kPad } from "./ink.ts";
import type { Ink } from "./mnist.ts";

/** Grey 0 black to 255 white as ink 0 to 255: the edge tells the paper, the middle of paper and darkest ink is the cut. */
export function inkOf(grey: Uint8ClampedArray, side: number): Uint8ClampedArray {
  const edge: number[] = [];
  for (let i = 0; i < side; i++)
    edge.push(
      grey[i] ?? 0,
      grey[(side - 1) * side + i] ?? 0,
      grey[i * side] ?? 0,
      grey[i * side + side - 1] ?? 0,
    );
  edge.sort((a, b) => a - b);
  const paper = edge[edge.length >> 1] ?? 255;
  const away = grey.map((value) => Math.abs(value - paper));
  const most = [...away].sort((a, b) => a - b)[Math.floor(0.995 * away.length)] ?? 255;
  if (most < 24) return new Uint8ClampedArray(side * side); // nothing but paper
  const cut = 0.35 * most;
  return away.map((value) => (255 * Math.max(0, value - cut)) / Math.max(1, most - cut));
}

/** The picture, laid whole into the pad. Errors: what can't be decoded. */
export async function photoInk(file: Blob): Promise<Ink> {
  const bitmap = await createImageBitmap(file);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = kPad;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  const scale = kPad / Math.max(bitmap.width, bitmap.height);
  const [width, height] = [bitmap.width * scale, bitmap.height * scale];
  // The rest of the pad is paper of the picture's own colour: its corner, drawn large.
  context.drawImage(bitmap, 0, 0, 1, 1, 0, 0, kPad, kPad);
  context.drawImage(bitmap, (kPad - width) / 2, (kPad - height) / 2, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, kPad, kPad);
  const grey = new Uint8ClampedArray(kPad * kPad);
  for (let i = 0; i < grey.length; i++) {
    const [red = 0, green = 0, blue = 0, alpha = 255] = data.subarray(4 * i, 4 * i + 4);
    grey[i] = ((0.299 * red + 0.587 * green + 0.114 * blue) * alpha) / 255 + (255 - alpha);
  }
  return { width: kPad, height: kPad, values: inkOf(grey, kPad) };
}
