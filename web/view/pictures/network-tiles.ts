// The neurons' response maps, all on one canvas: one small raster per column, scaled up tile by tile.
// Tiles carry no points, so they use the whole ramp; where a unit has no value its tile is hatched.

import type { Colours } from "../colour/colours.ts";
import { hatchBox } from "../colour/hatch.ts";
import { prepare, type Surface, scratchOf } from "./canvas.ts";
import { fillPixels, type Scale } from "./field.ts";
import { type NetworkLayout, tileBox } from "./network-layout.ts";

/** Response maps of one column: [units][rows][columns], rows from the top, all coloured by one scale. */
export interface TileColumn {
  readonly values: Float32Array;
  readonly columns: number;
  readonly rows: number;
  readonly scale: Scale;
}

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
  const { columns, rows, values, scale } = column;
  const units = layout.units[layer] ?? 0;
  // As tall as the longest column, so that one raster serves them all.
  const scratch = scratchOf(context.canvas, columns, rows * Math.max(...layout.units));
  if (!scratch) return;
  const shown = values.subarray(0, columns * rows * units);
  const holes = fillPixels(scratch.pixels, { values: shown, columns, rows: rows * units }, { colours, scale, gain: 1 });
  scratch.context.putImageData(scratch.image, 0, 0, 0, 0, columns, rows * units);
  for (let unit = 0; unit < units; unit++) {
    const box = tileBox(layout, layer, unit);
    context.drawImage(scratch.context.canvas, 0, unit * rows, columns, rows, box.x, box.y, box.width, box.height);
    if (holes > 0) hatchTile(context, box, shown.subarray(unit * columns * rows, (unit + 1) * columns * rows), colours);
  }
}

function hatchTile(
  context: CanvasRenderingContext2D,
  box: { x: number; y: number; width: number; height: number },
  values: Float32Array,
  colours: Colours,
): void {
  if (values.every(Number.isFinite)) return;
  context.save();
  context.beginPath();
  context.rect(box.x, box.y, box.width, box.height);
  context.clip();
  hatchBox(context, box, colours);
  context.restore();
}
