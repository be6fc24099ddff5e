// What the walk has come to over time: the loss, which can be dragged, and the share told right beside it.

import { html, nothing, svg, type TemplateResult } from "lit";
import { count, fixed } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import { lossChart } from "../common/time/chart.ts";
import { guessing } from "./maths.ts";
import { withRows } from "./rows.ts";
import { titanicWords } from "./words.ts";

export function lossPicture(
  context: Context,
  width: number,
  height: number,
  size: "full" | "strip",
): TemplateResult {
  const { snapshot } = context;
  return lossChart(withRows(context), {
    width,
    height,
    size,
    guess: snapshot?.table ? guessing(snapshot.table) : null,
  });
}

const kFrame = { left: 34, right: 8, top: 8, bottom: 22 };

/** Share right by step, from the worst that was to 1. */
export function accuracyPicture({ snapshot, lang }: Context, width: number, height: number): TemplateResult {
  const words = titanicWords(lang);
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
