// What holds at all thresholds, as two small squares: the ROC curve with the ball of the threshold in force, and whether
// answers mean what they say.

import { html, nothing, svg, type TemplateResult } from "lit";
import { count, fixed } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import { type WalkedWords, walkedWords } from "./walked-words.ts";

/** Both small squares, side by side. */
export function curves(context: Context, side: number): TemplateResult {
  const words = walkedWords(context.lang);
  return html`<div class="pair">
    <figure><figcaption>${words.rocHead}</figcaption>${rocPicture(context, side, words)}</figure>
    <figure><figcaption>${words.calibrationHead}</figcaption>${calibrationPicture(context, side, words)}</figure>
  </div>`;
}

const kPad = 18;

function square(side: number, label: string, x: string, y: string, inside: unknown): TemplateResult {
  const to = side - 4;
  return html`<svg class="dh-svg square" width=${side} height=${side} viewBox="0 0 ${side} ${side}" role="img" aria-label=${label}>
    <path d="M${kPad} ${to - kPad}L${to} 4" stroke="var(--hair)"/>
    <path d="M${kPad}.5 4V${to - kPad + 0.5}H${to}" fill="none" stroke="var(--edge)"/>
    <text x=${to} y=${side - 5} text-anchor="end">${x}</text>
    <text x="12" y="6" text-anchor="end" transform="rotate(-90 12 6)">${y}</text>
    ${inside}
  </svg>`;
}

/** Shares to pixels. */
const place = (side: number) => {
  const to = side - 4 - kPad;
  return {
    x: (share: number) => kPad + share * (side - 4 - kPad),
    y: (share: number) => to - share * (to - 4),
  };
};

function rocPicture({ snapshot }: Context, side: number, words: WalkedWords): TemplateResult {
  const told = snapshot?.table;
  const at = place(side);
  const path = told
    ? Array.from(told.rocX, (x, i) => `${at.x(x).toFixed(1)} ${at.y(told.rocY[i] ?? 0).toFixed(1)}`).join("L")
    : "";
  const [[no = 0, falls = 0], [missed = 0, hits = 0]] = told?.counts ?? [
    [0, 0],
    [0, 0],
  ];
  const ball = told && told.auc !== null && falls + no > 0 && hits + missed > 0;
  return square(
    side,
    words.rocLabel(fixed(told?.auc ?? Number.NaN, 3)),
    words.rocX,
    words.rocY,
    svg`${path === "" ? nothing : svg`<path d="M${path}" fill="none" stroke="var(--ink)" stroke-width="1.75"/>`}
      ${ball ? svg`<circle cx=${at.x(falls / (falls + no))} cy=${at.y(hits / (hits + missed))} r="4.5" fill="var(--ink)" stroke="var(--paper)" stroke-width="1.5"/>` : nothing}`,
  );
}

function calibrationPicture({ snapshot }: Context, side: number, words: WalkedWords): TemplateResult {
  const at = place(side);
  const bins = snapshot?.table?.calibration ?? [];
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  return square(
    side,
    words.calibrationLabel,
    words.calibrationX,
    words.calibrationY,
    bins.map(
      (bin) =>
        svg`<circle cx=${at.x(bin.said)} cy=${at.y(bin.was)} r=${2 + 4 * Math.sqrt(bin.count / most)} fill="none" stroke="var(--ink)" stroke-width="1.5"><title>${count(bin.count)}</title></circle>`,
    ),
  );
}
