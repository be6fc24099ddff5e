// The strip of colours under a result: what its two ends and its middle mean, each end with its shape.

import { html, svg, type TemplateResult } from "lit";
import type { Colours } from "../colour/colours.ts";
import { paint } from "./directives.ts";
import { drawField } from "./field.ts";

export interface RampLegendOptions {
  readonly width: number;
  readonly dpr?: number;
  readonly colours: Colours;
  /** "sure: 0", "line at 0.5", "sure: 1". */
  readonly words: { readonly low: string; readonly middle: string; readonly high: string };
  /** The strength the field above is painted with; the token's where left out. */
  readonly gain?: number;
  readonly discrete?: boolean;
}

const kSteps = Float32Array.from({ length: 128 }, (_, i) => (2 * (i + 0.5)) / 128 - 1);

/** A small disc (class 1, +) or diamond (class 0, −) to stand in a line of text. */
export function shape(positive: boolean, radius = 4): TemplateResult {
  const d = radius + 1;
  const side = 2 * d;
  const diamond = svg`<path d="M${d} ${d - radius * 1.2}L${d + radius * 1.2} ${d}L${d} ${d + radius * 1.2}L${d - radius * 1.2} ${d}Z" fill="var(--neg)"/>`;
  return html`<svg class="dh-shape" width=${side} height=${side} aria-hidden="true">
    ${positive ? svg`<circle cx=${d} cy=${d} r=${radius * 0.96} fill="var(--pos)"/>` : diamond}
  </svg>`;
}

/** The strip with its three words. */
export function rampLegend(options: RampLegendOptions): TemplateResult {
  const { width, dpr = 1, colours, words, gain = colours.fieldGain, discrete = false } = options;
  const draw = (canvas: HTMLCanvasElement) =>
    drawField(
      canvas,
      { values: kSteps, width: kSteps.length, height: 1 },
      { width, height: 8, dpr, colours, gain, discrete, scale: { centre: 0, limit: 1 } },
    );
  return html`<div class="dh-ramp">
    <canvas class="dh-canvas" aria-hidden="true" ${paint(draw, [width, dpr, colours, gain, discrete])}></canvas>
    <p><span>${shape(false)} ${words.low}</span><span class="ink">${words.middle}</span><span>${words.high} ${shape(true)}</span></p>
  </div>`;
}
