// The 45° hatch that says "no value": grey with lines in the edge colour, never a ramp colour.
// Fills whatever path is current on a 2-D context; the grey below it is the ramp's own last entry.

import type { Colours } from "./colours.ts";

const kPitch = 6; // px between hatch lines, measured along x

/** Lines from lower left to upper right over the box, clipped to the context's current clip. */
export function hatchBox(
  context: CanvasRenderingContext2D,
  box: { x: number; y: number; width: number; height: number },
  colours: Colours,
): void {
  const { x, y, width, height } = box;
  const first = Math.floor((x + y) / kPitch) * kPitch;
  context.beginPath();
  for (let sum = first; sum <= x + width + y + height; sum += kPitch) {
    context.moveTo(sum - y, y);
    context.lineTo(sum - y - height, y + height);
  }
  context.lineWidth = 1;
  context.strokeStyle = colours.edge;
  context.stroke();
}
