// How the data is divided: a full bar for what is learned from, a hollow one for what is held back, numbers below.

import { html, nothing, type TemplateResult } from "lit";

export interface SplitBarOptions {
  readonly width: number;
  /** "160 to learn from", "40 held back": sentences, numbers included. */
  readonly words: { readonly learn: string; readonly held: string };
}

/** Lengths in px of the two bars; a gap of 2 between them, and never a sliver that can't be seen. */
export function splitWidths(learn: number, held: number, width: number): [number, number] {
  const all = learn + held;
  if (!(all > 0) || held <= 0) return [width, 0];
  if (learn <= 0) return [0, width];
  const right = Math.min(width - 6, Math.max(4, Math.round(((width - 2) * held) / all)));
  return [width - 2 - right, right];
}

/** The bar with its two sentences. */
export function splitBar(
  counts: { readonly learn: number; readonly held: number },
  { width, words }: SplitBarOptions,
): TemplateResult {
  const [left, right] = splitWidths(counts.learn, counts.held, width);
  return html`<div class="dh-split">
    <svg class="dh-svg open" width=${width} height="6" aria-hidden="true">
      <rect width=${left} height="6" fill="var(--ink)"/>
      <rect x=${width - right + 0.5} y="0.5" width=${Math.max(0, right - 1)} height="5" fill="none" stroke=${right > 0 ? "var(--edge)" : "none"}/>
    </svg>
    <p><span>${words.learn}</span>${counts.held > 0 ? html`<span>${words.held}</span>` : nothing}</p>
  </div>`;
}
