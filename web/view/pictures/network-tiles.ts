// The neurons' response maps, all on one canvas: one small raster per column, scaled up tile by tile.
// Tiles carry no points, so they use the whole ramp; where a unit has no value its tile is hatched.

import type { FeatureWord } from "../../shared/protocol.ts";
import type { Colours } from "../colour/colours.ts";
import { hatchBox } from "../colour/hatch.ts";
import { prepare, type Surface, scratchOf } from "./canvas.ts";
import { fillPixels, type Scale } from "./field.ts";
import { type Box, type NetworkLayout, tileBox } from "./network-layout.ts";

/** Response maps of one column, [units][height][width], rows from the top; one scale for all, or one a unit. */
export interface TileColumn {
  readonly values: Float32Array;
  readonly width: number;
  readonly height: number;
  readonly scale: Scale | readonly Scale[];
}

/** The scale that shows a feature over [-3, 3] x [-3, 3] from end to end of the ramp. */
export const kFeatureScales: Readonly<Record<FeatureWord, Scale>> = {
  x1: { centre: 0, limit: 3 },
  x2: { centre: 0, limit: 3 },
  x1Squared: { centre: 0, limit: 9 },
  x2Squared: { centre: 0, limit: 9 },
  x1x2: { centre: 0, limit: 9 },
  sinX1: { centre: 0, limit: 1 },
  sinX2: { centre: 0, limit: 1 },
};

/** How a feature's name is written, for math-text.ts. */
export const kFeatureNames: Readonly<Record<FeatureWord, string>> = {
  x1: "x_1",
  x2: "x_2",
  x1Squared: "x_1^2",
  x2Squared: "x_2^2",
  x1x2: "x_1x_2",
  sinX1: "sin x_1",
  sinX2: "sin x_2",
};

/** The scale a layer's outputs are shown with: bounded activations fill their range, others the largest they reach. */
export function scaleOf(activation: string, values: Float32Array, previous?: Scale): Scale {
  if (activation === "sigmoid" || activation === "softmax") return { centre: 0.5, limit: 0.5 };
  if (activation === "tanh") return { centre: 0, limit: 1 };
  let most = 0;
  for (const value of values) if (Number.isFinite(value) && Math.abs(value) > most) most = Math.abs(value);
  return { centre: 0, limit: calmLimit(most, previous?.limit) };
}

/** A round limit (1, 2 or 5 times a power of ten) at or above `most`, kept while it is not four times too large. */
export function calmLimit(most: number, previous?: number): number {
  if (previous !== undefined && most <= previous && most * 4 >= previous) return previous;
  if (!(most > 1e-6)) return previous ?? 1;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 5, 10].find((step) => step * power >= most * 0.999999) ?? 10) * power;
}

/** Paints every tile at its place over a clear canvas; columns without maps are left blank. */
export function drawTiles(
  canvas: HTMLCanvasElement,
  layout: NetworkLayout,
  columns: readonly (TileColumn | null)[],
  options: Surface & { readonly colours: Colours },
): void {
  const context = prepare(canvas, options);
  if (!context) return;
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  columns.forEach((column, layer) => {
    if (column) drawColumn(context, layout, { column, layer }, options.colours);
  });
}

function drawColumn(
  context: CanvasRenderingContext2D,
  layout: NetworkLayout,
  { column, layer }: { column: TileColumn; layer: number },
  colours: Colours,
): void {
  const { width, height, values, scale } = column;
  const units = layout.units[layer] ?? 0;
  // As tall as the longest column, so that one raster serves them all.
  const scratch = scratchOf(context.canvas, width, height * Math.max(...layout.units));
  if (!scratch) return;
  const holes = Array.from({ length: units }, (_, unit) => {
    const [from, to] = [unit * width * height, (unit + 1) * width * height];
    const own = Array.isArray(scale) ? (scale[unit] ?? { centre: 0, limit: 1 }) : (scale as Scale);
    return fillPixels(scratch.pixels.subarray(from, to), values.subarray(from, to), {
      colours,
      scale: own,
      gain: 1,
    });
  });
  scratch.context.putImageData(scratch.image, 0, 0, 0, 0, width, height * units);
  holes.forEach((missing, unit) => {
    const box = tileBox(layout, layer, unit);
    context.drawImage(
      scratch.context.canvas,
      0,
      unit * height,
      width,
      height,
      box.x,
      box.y,
      box.width,
      box.height,
    );
    if (missing > 0) hatchTile(context, box, colours);
  });
}

function hatchTile(context: CanvasRenderingContext2D, box: Box, colours: Colours): void {
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  hatchBox(context, box, colours);
  context.restore();
}
