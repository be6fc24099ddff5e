// A scalar field as a smooth coloured raster, with level lines on top and a hatch where there is no value.
// Grids are the protocol's: values at cell centres, row 0 at the top, column 0 at the left.
// One function paints the result under the points, a neuron's tile, or the enlargement of one; it knows no model.

import type { Grid } from "../../shared/protocol.ts";
import type { Colours } from "../colour/colours.ts";
import { hatchBox } from "../colour/hatch.ts";
import { kNoValue, rampIndex } from "../colour/oklab.ts";
import { prepare, type Surface, scratchOf } from "./canvas.ts";
import type { Levels, Segment } from "./isoline.ts";

/** What value is drawn as 0 and how far from it the ramp ends: t = (value - centre) / limit. */
export interface Scale {
  readonly centre: number;
  readonly limit: number;
}

/** Probabilities: 0.5 is undecided, 0 and 1 are the ends of the ramp. */
export const kProbability: Scale = { centre: 0.5, limit: 0.5 };

export interface FieldOptions extends Surface {
  readonly colours: Colours;
  readonly scale: Scale;
  /** Strength of the colours; the token --field-gain where left out, 1 for pictures that carry no points. */
  readonly gain?: number;
  /** Two flat colours, one each side of the centre, instead of shades. */
  readonly discrete?: boolean;
  /** Values at which a line is drawn: `levelsAt`. */
  readonly levels?: Levels | undefined;
  /** Line width, px. */
  readonly stroke?: number;
}

const kStroke = 1.75; // --stroke: canvas code has no use for the string

/** Paints the field over the whole canvas. */
export function drawField(canvas: HTMLCanvasElement, grid: Grid, options: FieldOptions): void {
  const { width, height, colours, levels, stroke = kStroke } = options;
  const context = prepare(canvas, options);
  const scratch = scratchOf(canvas, grid.width, grid.height);
  if (!context || !scratch) return;
  const holes = fillPixels(scratch.pixels, grid.values, options);
  scratch.context.putImageData(scratch.image, 0, 0);
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  context.drawImage(scratch.context.canvas, 0, 0, width, height);
  if (holes > 0) hatchHoles(context, grid, options);
  context.lineWidth = stroke;
  context.lineCap = "round"; // so that segments join
  context.strokeStyle = colours.ink;
  if (!levels) return;
  for (const level of levels.at) strokeLines(context, levels.trace(grid, level, width, height));
}

/** Writes one ramp pixel a cell and returns how many cells have no value. */
export function fillPixels(
  pixels: Uint32Array,
  values: Float32Array,
  options: Pick<FieldOptions, "colours" | "scale" | "gain" | "discrete">,
): number {
  const { colours, scale, gain = colours.fieldGain, discrete = false } = options;
  let holes = 0;
  for (let i = 0; i < values.length; i++) {
    const t = (values[i] - scale.centre) / scale.limit;
    const shade = discrete ? 0.7 * Math.sign(t) : Math.min(1, Math.max(-1, t));
    const index = Number.isFinite(t) ? rampIndex(shade * gain) : kNoValue;
    if (index === kNoValue) holes++;
    pixels[i] = colours.ramp[index];
  }
  return holes;
}

function hatchHoles(
  context: CanvasRenderingContext2D,
  grid: Grid,
  { width, height, colours }: FieldOptions,
): void {
  const [w, h] = [width / grid.width, height / grid.height];
  context.save();
  context.beginPath();
  grid.values.forEach((value, i) => {
    if (!Number.isFinite(value)) context.rect((i % grid.width) * w, Math.floor(i / grid.width) * h, w, h);
  });
  context.clip();
  hatchBox(context, { x: 0, y: 0, width, height }, colours);
  context.restore();
}

function strokeLines(context: CanvasRenderingContext2D, lines: readonly Segment[]): void {
  context.beginPath();
  for (const [x1, y1, x2, y2] of lines) {
    context.moveTo(x1, y1);
    context.lineTo(x2, y2);
  }
  context.stroke();
}
