// The neurons' response maps, all on one canvas: one small raster for them all, scaled up tile by tile.
// Tiles carry no points, so they use the whole ramp; where a unit has no value its tile is hatched.

import type { FeatureWord } from "../../shared/protocol.ts";
import type { Colours } from "../colour/colours.ts";
import { hatchBox } from "../colour/hatch.ts";
import { prepare, type Surface, scratchOf } from "./canvas.ts";
import { fillPixels, type Scale } from "./field.ts";
import { type Box, type NetworkLayout, tileBox } from "./network-layout.ts";

/**
 * Response maps of one column, [units][height][width], rows from the top; one scale for all, or one a unit. Width and
 * height are the same in all columns of a picture.
 */
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

/** Rows of the raster between tiles, above and below each: as far as smooth scaling looks beyond what it draws. */
const kMargin = 2;

/** Paints every tile at its place over a clear canvas; columns without maps are left blank. */
export function drawTiles(
  canvas: HTMLCanvasElement,
  layout: NetworkLayout,
  columns: readonly (TileColumn | null)[],
  options: Surface & { readonly colours: Colours },
): void {
  const context = prepare(canvas, options);
  const tiles = columns.flatMap((column, layer) =>
    column ? Array.from({ length: layout.units[layer] ?? 0 }, (_, unit) => ({ column, layer, unit })) : [],
  );
  const { width, height } = tiles[0]?.column ?? { width: 1, height: 1 };
  const rows = height + 2 * kMargin;
  // One raster for all, written once: what has been drawn from is copied before it is written again.
  const scratch = scratchOf(canvas, width, rows * Math.max(1, tiles.length));
  if (!context || !scratch) return;
  const holes = tiles.map(({ column, unit }, i) => {
    const pixels = scratch.pixels.subarray(i * rows * width, (i + 1) * rows * width);
    return fillTile(pixels, column, unit, options.colours);
  });
  scratch.context.putImageData(scratch.image, 0, 0);
  const raster = scratch.context.canvas;
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  tiles.forEach(({ layer, unit }, i) => {
    const { x, y, width: w, height: h } = tileBox(layout, layer, unit);
    context.drawImage(raster, 0, i * rows + kMargin, width, height, x, y, w, h);
    if (holes[i]) hatchTile(context, { x, y, width: w, height: h }, options.colours);
  });
}

/** Fills a tile's rows; the margin repeats its outermost ones, so that no neighbour shines in. Answers the holes. */
function fillTile(pixels: Uint32Array, column: TileColumn, unit: number, colours: Colours): number {
  const { values, scale, width, height } = column;
  const own = Array.isArray(scale) ? (scale[unit] ?? { centre: 0, limit: 1 }) : (scale as Scale);
  const [first, size] = [kMargin * width, height * width];
  const map = values.subarray(unit * size, (unit + 1) * size);
  const holes = fillPixels(pixels.subarray(first, first + size), map, { colours, scale: own, gain: 1 });
  for (let k = 0; k < kMargin; k++) {
    pixels.copyWithin(k * width, first, first + width);
    pixels.copyWithin(first + size + k * width, first + size - width, first + size);
  }
  return holes;
}

function hatchTile(context: CanvasRenderingContext2D, box: Box, colours: Colours): void {
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  hatchBox(context, box, colours);
  context.restore();
}
