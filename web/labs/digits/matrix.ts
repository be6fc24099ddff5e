// Who is taken for whom: a row for what a digit is, a column for what it is read as. Each cell that has any shows one of
// its digits and their number. Arrow keys move from one such cell to the next, Enter opens it.

import { html, type TemplateResult } from "lit";
import { type DigitsReport, kClasses } from "../../shared/digits.ts";
import { raster } from "../../view/pictures/raster.ts";
import { inkImage } from "./pixels.ts";
import type { DigitsView } from "./state.ts";
import { digitsWords } from "./words.ts";

export interface Cell {
  readonly actual: number;
  readonly predicted: number;
}

export interface MatrixOptions {
  readonly report: DigitsReport;
  /** A picture a cell that has any, by actual * kClasses + predicted. */
  readonly samples: ReadonlyMap<number, Uint8Array>;
  /** The one whose pictures are shown. */
  readonly opened: Cell | null;
  open(cell: Cell): void;
}

const digits = Array.from({ length: kClasses }, (_, i) => i);
const steps: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -kClasses,
  ArrowDown: kClasses,
};

/** The next cell that way that `has` something; null at the edge. */
export function nextCell(from: number, key: string, has: (cell: number) => boolean): number | null {
  const step = steps[key];
  if (step === undefined) return null;
  const along = Math.abs(step) === 1;
  for (let at = from + step; at >= 0 && at < kClasses * kClasses; at += step) {
    if (along && Math.floor(at / kClasses) !== Math.floor(from / kClasses)) return null;
    if (has(at)) return at;
  }
  return null;
}

function byKey(event: KeyboardEvent, has: (cell: number) => boolean): void {
  const table = event.currentTarget as Element;
  const cells = [...table.querySelectorAll<HTMLButtonElement>("button")];
  const button = (event.target as Element).closest("button");
  const next = nextCell(Number(button?.dataset["cell"]), event.key, has);
  if (!(event.key in steps) || button === null) return;
  event.preventDefault();
  const to = cells.find(({ dataset }) => Number(dataset["cell"]) === next);
  if (!to) return;
  // One stop for the Tab key, and that is where the reader was last.
  for (const one of cells) one.tabIndex = one === to ? 0 : -1;
  to.focus();
}

export function matrix({ lang, colours }: DigitsView, options: MatrixOptions): TemplateResult {
  const { report, samples, opened, open } = options;
  const words = digitsWords(lang);
  const shown = opened === null ? null : opened.actual * kClasses + opened.predicted;
  const stop = shown ?? Math.min(...samples.keys());
  const cell = (actual: number, predicted: number): TemplateResult => {
    const at = actual * kClasses + predicted;
    const n = report.confusion[at] ?? 0;
    const image = samples.get(at);
    if (n === 0 || !image) return html`<td></td>`;
    return html`<td class=${actual === predicted ? "right" : "wrong"}>
      <button
        data-cell=${at}
        tabindex=${at === stop ? 0 : -1}
        aria-pressed=${at === shown}
        aria-label=${words.confusionCell(String(actual), String(predicted), String(n))}
        @click=${() => open({ actual, predicted })}
      >
        ${raster(() => inkImage(image, colours.ink), [image, colours])}<span>${n}</span>
      </button>
    </td>`;
  };
  return html`<div class="wide">
    <table class="matrix" @keydown=${(event: KeyboardEvent) => byKey(event, (at) => samples.has(at))}>
      <caption>${words.confusionPredicted}</caption>
      <thead>
        <tr>
          <th scope="col">${words.confusionActual}</th>
          ${digits.map((digit) => html`<th scope="col">${digit}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${digits.map((actual) => html`<tr><th scope="row">${actual}</th>${digits.map((predicted) => cell(actual, predicted))}</tr>`)}
      </tbody>
    </table>
  </div>`;
}
