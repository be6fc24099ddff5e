// What there is to see once a step has been walked: the squares, the share right over time, and the walk printed as a
// tutorial would print it. Fetched with the first step, with its words and styles.

import { html, nothing, svg, type TemplateResult } from "lit";
import type { Printed } from "../../shared/table.ts";
import { adopt } from "../../view/pictures/adopt.ts";
import { count, fixed, loss } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import { walkedStyles } from "./walked-styles.ts";
import { type WalkedWords, walkedWords } from "./walked-words.ts";

export { curves } from "./squares.ts";

/** It stays at its newest line while it grows, unless the reader has scrolled. */
export function printout({ snapshot, lang }: Context): TemplateResult {
  const words = walkedWords(lang);
  const lines = snapshot?.table?.printed ?? [];
  return html`<div class="printed" ${adopt(walkedStyles)} tabindex="0" role="region" aria-label=${words.printedHead}>
    ${lines.length === 0 ? html`<p class="why">${words.printedSoon}</p>` : html`<pre>${lines.map((line) => `${printedLine(line, words)}\n`)}</pre>`}
  </div>`;
}

function printedLine(line: Printed, words: WalkedWords): string {
  const parts = [
    [words.loss, line.loss === null ? null : loss(line.loss)],
    [words.accuracy, share(line.accuracy)],
    [words.heldLoss, line.heldLoss === null ? null : loss(line.heldLoss)],
    [words.heldAccuracy, share(line.heldAccuracy)],
  ];
  const told = parts.flatMap(([name, value]) => (value === null ? [] : [`${name} ${value}`]));
  return [words.epoch(count(line.epoch).padStart(4)), ...told].join("  ");
}

const share = (value: number | null): string | null => (value === null ? null : fixed(value, 3));

const kFrame = { left: 34, right: 8, top: 8, bottom: 22 };

/** Share right by step, from the worst that was to 1; nothing where answers are numbers. */
export function accuracyPart(
  context: Context,
  width: number,
  height: number,
): TemplateResult | typeof nothing {
  const words = walkedWords(context.lang);
  return html`<figure class="share"><figcaption>${words.accuracyHead}</figcaption>${accuracyPicture(context, width, height)}</figure>`;
}

function accuracyPicture({ snapshot, lang }: Context, width: number, height: number): TemplateResult {
  const words = walkedWords(lang);
  const told = snapshot?.table;
  const steps = snapshot?.history.step ?? [];
  const n = Math.min(steps.length, told?.accuracy.length ?? 0);
  const last = Math.max(1, steps[n - 1] ?? 1);
  const all = told
    ? [...told.accuracy.slice(0, n), ...told.heldAccuracy.slice(0, n)].filter(Number.isFinite)
    : [];
  const low = Math.min(0.5, Math.floor(10 * Math.min(1, ...all)) / 10);
  const x = (step: number): number => kFrame.left + (step / last) * (width - kFrame.left - kFrame.right);
  const y = (share: number): number =>
    kFrame.top + ((1 - share) / (1 - low)) * (height - kFrame.top - kFrame.bottom);
  const path = (values: Float64Array): string =>
    Array.from({ length: n }, (_, i) => [steps[i] ?? 0, values[i] ?? Number.NaN] as const)
      .filter(([, value]) => Number.isFinite(value))
      .map(([step, value]) => `${x(step).toFixed(1)} ${y(value).toFixed(1)}`)
      .join("L");
  const [train, held] = told ? [path(told.accuracy), path(told.heldAccuracy)] : ["", ""];
  const label = words.accuracyLabel(
    fixed(told?.accuracy[n - 1] ?? Number.NaN, 2),
    fixed(told?.heldAccuracy[n - 1] ?? Number.NaN, 2),
  );
  const lines = [low, (1 + low) / 2, 1];
  return html`<svg class="dh-svg accuracy" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img" aria-label=${label}>
    ${lines.map((share) => svg`<path d="M${kFrame.left} ${y(share)}H${width - kFrame.right}" stroke="var(--hair)"/><text x=${kFrame.left - 6} y=${y(share) + 4} text-anchor="end">${fixed(share, 2)}</text>`)}
    ${train === "" ? nothing : svg`<path d="M${train}" fill="none" stroke="var(--ink)" stroke-width="1.75"/>`}
    ${held === "" ? nothing : svg`<path d="M${held}" fill="none" stroke="var(--ink)" stroke-opacity="0.45"/>`}
    <text x=${width - kFrame.right} y=${height - 6} text-anchor="end">${count(last)}</text>
  </svg>`;
}
