// The poster as an element. Drawn with the page's own means, since a strict page lets no picture in from elsewhere.

import type { WidgetLab } from "./api.ts";
import { kSide, shapesOf } from "./shapes.ts";

const kSvg = "http://www.w3.org/2000/svg";

/** `title`: what it is a picture of. */
export function posterOf(lab: WidgetLab, title: string): SVGElement {
  const svg = document.createElementNS(kSvg, "svg");
  svg.setAttribute("viewBox", `0 0 ${kSide} ${kSide}`);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", title);
  svg.setAttribute("part", "poster");
  for (const [name, attributes] of shapesOf(lab)) {
    const shape = document.createElementNS(kSvg, name);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, String(value));
    svg.append(shape);
  }
  return svg;
}
