// A signed bar: right of the middle in blue, left of it in orange with a striped end, so that the sign is seen without colour.

import { html, svg, type TemplateResult } from "lit";

const kHalf = 60;

/** `longest` fills one half. */
export function bar(value: number, longest: number): TemplateResult {
  const share = Number.isFinite(value) ? Math.min(1, Math.abs(value) / longest) : 0;
  const width = share * (kHalf - 1);
  const positive = value >= 0;
  const x = positive ? kHalf : kHalf - width;
  const mark = positive
    ? svg`<circle cx=${kHalf + width} cy="7" r="3.5" fill="var(--pos)"/>`
    : svg`<path d="M${kHalf - width} 2.4l4.6 4.6-4.6 4.6-4.6-4.6z" fill="var(--neg)"/>`;
  return html`<svg class="bar-picture" viewBox="-5 0 ${2 * kHalf + 10} 14" preserveAspectRatio="none" aria-hidden="true">
    <path d="M${kHalf} 0V14" stroke="var(--edge)"/>
    <rect x=${x} y="4" width=${width} height="6" fill=${positive ? "var(--pos)" : "var(--neg)"}/>
    ${share > 0 ? mark : ""}
  </svg>`;
}
