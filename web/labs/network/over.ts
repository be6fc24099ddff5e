// A sheet of SVG over the network picture, for numbers that stand on it or travel along its links. It takes no pointer.

import { html, noChange, type SVGTemplateResult, type TemplateResult } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";

export function svgOver(width: number, height: number, inside: readonly SVGTemplateResult[]): TemplateResult {
  return html`<svg class="dh-svg open" aria-hidden="true" pointer-events="none" width=${width} height=${height} viewBox="0 0 ${width} ${height}" ${over()}>${inside}</svg>`;
}

class Over extends Directive {
  render(): unknown {
    return noChange;
  }
  override update(part: ElementPart): unknown {
    const { style } = part.element as SVGElement;
    style.position = "absolute";
    style.inset = "0 auto auto 0";
    return noChange;
  }
}

/** Lays the element over the picture. */
const over = directive(Over) as () => unknown;
