// The links of a large network, painted on a canvas as network-links.ts would show them in SVG: a thousand paths are too
// many for a browser to restyle sixty times a second. Fetched only when there are that many.

import type { Colours } from "../colour/colours.ts";
import { rampCss } from "../colour/oklab.ts";
import { prepare, type Surface } from "./canvas.ts";
import type { NetworkLayout } from "./network-layout.ts";
import {
  countLinks,
  fades,
  type LinkLook,
  linkOpacity,
  linkPaths,
  linkWidth,
  type Weighted,
} from "./network-links.ts";

const shapesOf = new WeakMap<NetworkLayout, Path2D[][]>();

function linkShapes(layout: NetworkLayout, layer: number): readonly Path2D[] {
  const layers = shapesOf.get(layout) ?? [];
  shapesOf.set(layout, layers);
  layers[layer] ??= linkPaths(layout, layer).map((path) => new Path2D(path));
  return layers[layer];
}

/** Paints every link of a crowd, as the SVG would show it. */
export function drawLinks(
  canvas: HTMLCanvasElement,
  layout: NetworkLayout,
  columns: readonly Weighted[],
  options: Surface & { readonly colours: Colours; readonly look: LinkLook },
): void {
  const context = prepare(canvas, options);
  if (!context) return;
  const { ramp, edge } = options.colours;
  const [faded, total] = [fades(options.look), countLinks(columns)];
  const [plus, minus] = [rampCss(ramp, 1), rampCss(ramp, -1)];
  const paintLink = (shape: Path2D, w: number): void => {
    const known = Number.isFinite(w);
    context.strokeStyle = known ? (w < 0 ? minus : plus) : edge;
    context.setLineDash(known ? (w < 0 ? [5, 3] : []) : [1, 3]);
    context.lineWidth = known ? linkWidth(w) : 3;
    context.globalAlpha = known ? linkOpacity(w, faded, total) : 1;
    context.stroke(shape);
  };
  columns.forEach(({ kernel }, layer) => {
    if (layer === 0 || !kernel) return;
    linkShapes(layout, layer).forEach((shape, k) => {
      paintLink(shape, kernel[k] ?? Number.NaN);
    });
  });
  context.globalAlpha = 1;
}
