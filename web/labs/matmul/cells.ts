// The product number by number: A to the left, B above, and where a row of A meets a column of B the number they make. All
// numbers of A and B can be written over; a number of the product shows its sum.

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { ref } from "lit/directives/ref.js";
import "../../view/controls/button.ts";
import { parseNumber, writeNumber } from "../../view/controls/numbers.ts";
import "../../view/controls/play.ts";
import { count, subscript } from "../../view/pictures/numbers.ts";
import { type Place, stepsOf, sumOf, termsOf, type Walked, walked } from "./product.ts";
import type { MatmulActions, MatmulView } from "./state.ts";
import { matmulWords } from "./words.ts";

const kLargest = 999;

/** Whether a walk is somewhere on its way. */
const isUnderWay = ({ small, steps }: MatmulView): boolean => steps < stepsOf(small);

/** The number whose sum is shown, and how many of its terms are added so far. */
function shown(view: MatmulView): Place & { readonly terms: number } {
  const { small, steps, looked, walking } = view;
  const walk = walked(small, steps);
  if (isUnderWay(view) && (walking || isAt(walk.place, looked.row, looked.column)))
    return { ...walk.place, terms: walk.terms };
  return { ...looked, terms: small.k };
}

const isAt = (place: Place, row: number, column: number): boolean =>
  place.row === row && place.column === column;

/** A tint by sign and size, as one of five classes. */
function tint(value: number, most: number): string {
  const share = most > 0 ? value / most : 0;
  return `t${Math.round(2 * Math.max(-1, Math.min(1, share))) + 2}`;
}

const largest = (values: readonly number[]): number => Math.max(0, ...values.map(Math.abs));

export function cells(view: MatmulView, actions: MatmulActions): TemplateResult {
  const { small, lang } = view;
  const words = matmulWords(lang);
  const { m, k, n } = small;
  const at = shown(view);
  const now = isUnderWay(view) ? at.terms - 1 : -1;
  const name = (letter: string, rows: number, columns: number): TemplateResult =>
    html`<p class="name"><i class="m">${letter}</i> ${rows} × ${columns}</p>`;
  return html`<section class="cells" aria-label=${words.cellsHead}>
    <div class="fit"><div class="scheme" ${ref(sized(m, k, n))}>
      <div class="corner">${name("A", m, k)}</div>
      <div class="top">${name("B", k, n)}${operand(view, actions, "b", (row, column) => (column === at.column ? (row === now ? "on" : "lit") : ""))}</div>
      ${operand(view, actions, "a", (row, column) => (row === at.row ? (column === now ? "on" : "lit") : ""))}
      ${product(view, actions, at)}
      <div></div>${name("C = AB", m, n)}
    </div></div>
    <div class="says">${sum(view, at)}
      <p class="prose">${words.sumSays(String(at.row + 1), String(at.column + 1), count(m * n), count(k), count(stepsOf(small)))}</p>
      ${transport(view, actions)}
    </div>
  </section>`;
}

/** Columns of the grids: the sizes are numbers that CSS reads. */
const sized =
  (m: number, k: number, n: number) =>
  (element: Element | undefined): void => {
    if (!(element instanceof HTMLElement)) return;
    for (const [name, value] of Object.entries({ m, k, n }))
      element.style.setProperty(`--${name}`, String(value));
  };

function operand(
  { small, lang }: MatmulView,
  { edit }: MatmulActions,
  matrix: "a" | "b",
  mark: (row: number, column: number) => string,
): TemplateResult {
  const words = matmulWords(lang);
  const columns = matrix === "a" ? small.k : small.n;
  const values = small[matrix];
  const most = largest(values);
  const change = (event: Event, index: number, value: number): void => {
    const input = event.currentTarget as HTMLInputElement;
    const typed = parseNumber(input.value);
    const fits = typed !== null && Math.abs(typed) <= kLargest;
    input.ariaInvalid = fits ? null : "true";
    if (fits) edit(matrix, index, typed);
    // What makes no number gives way to the last one that did.
    else if (event.type === "change") {
      input.value = writeNumber(value);
      input.ariaInvalid = null;
    }
  };
  return html`<div class="grid ${matrix}" role="group" aria-label=${words.matrix(matrix.toUpperCase())}>
    ${values.map((value, i) => {
      const [row, column] = [Math.floor(i / columns), i % columns];
      return html`<input
        class="n ${tint(value, most)} ${mark(row, column)}"
        inputmode="text"
        autocomplete="off"
        spellcheck="false"
        aria-label=${words.entry(matrix.toUpperCase(), String(row + 1), String(column + 1))}
        title=${words.range}
        .value=${live(writeNumber(value))}
        @focus=${({ currentTarget }: Event) => (currentTarget as HTMLInputElement).select()}
        @change=${(event: Event) => change(event, i, value)}
      />`;
    })}
  </div>`;
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
};

function product(view: MatmulView, { look }: MatmulActions, at: Place): TemplateResult {
  const { small, lang, walking } = view;
  const words = matmulWords(lang);
  const { m, n } = small;
  const walk = walked(small, view.steps);
  const all = Array.from({ length: m * n }, (_, i) => ({ row: Math.floor(i / n), column: i % n }));
  const sums = all.map((place) => sumOf(termsOf(small, place)));
  const most = largest(sums);
  const onKey = (event: KeyboardEvent, { row, column }: Place): void => {
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    const to = { row: row + move[0], column: column + move[1] };
    if (to.row < 0 || to.row >= m || to.column < 0 || to.column >= n) return;
    look(to);
    const buttons = (event.currentTarget as Element).parentElement?.querySelectorAll("button");
    buttons?.[to.row * n + to.column]?.focus();
  };
  return html`<div class="grid c" role="group" aria-label=${words.matrix("C")} aria-description=${words.productKeys}>
    ${all.map((place, i) => {
      const here = isAt(at, place.row, place.column);
      const text = shownNumber(view, walk, i, sums[i] ?? 0);
      return html`<button
        class="n ${text === "" ? "" : tint(sums[i] ?? 0, most)} ${here ? "here" : ""}"
        tabindex=${here ? 0 : -1}
        aria-label=${words.entryIs("C", String(place.row + 1), String(place.column + 1), text || words.notYet)}
        @pointerenter=${() => !walking && look(place)}
        @focus=${() => !walking && look(place)}
        @click=${() => look(place)}
        @keydown=${(event: KeyboardEvent) => onKey(event, place)}
      >${text === "" ? html`<span class="none">·</span>` : text}</button>`;
    })}
  </div>`;
}

/** A number that is not made yet is empty, one under way shows what it has come to. */
function shownNumber(
  { small, steps }: MatmulView,
  { done, place, terms }: Walked,
  index: number,
  sum: number,
): string {
  if (index < done || steps >= stepsOf(small)) return writeNumber(sum);
  const isNow = steps > 0 && index === place.row * small.n + place.column;
  return isNow ? writeNumber(sumOf(termsOf(small, place), terms)) : "";
}

const factor = (value: number): string => (value < 0 ? `(${writeNumber(value)})` : writeNumber(value));

/** The letters and below them the numbers, a column a term. */
function sum(view: MatmulView, at: Place & { readonly terms: number }): TemplateResult {
  const { small, walking } = view;
  const terms = termsOf(small, at);
  const under = isUnderWay(view);
  const index = (row: number, column: number): string => subscript(row + 1) + subscript(column + 1);
  const made = under ? sumOf(terms, at.terms) : sumOf(terms);
  return html`<p class="sum" aria-live=${walking ? "off" : "polite"}>
    <span class="term"><span><i class="m">c</i>${index(at.row, at.column)}</span><span class="now">${writeNumber(made)}</span></span>
    <span class="sign"><span>=</span><span>=</span></span>
    ${terms.map(([x, y], l) => {
      const mark = under ? (l === at.terms - 1 ? "on" : l >= at.terms ? "later" : "") : "";
      return html`${l > 0 ? html`<span class="sign"><span>+</span><span>+</span></span>` : nothing}<span class="term ${mark}"
        ><span><i class="m">a</i>${index(at.row, l)}<i class="m">b</i>${index(l, at.column)}</span><span>${factor(x)} · ${factor(y)}</span></span>`;
    })}
  </p>`;
}

function transport(view: MatmulView, actions: MatmulActions): TemplateResult {
  const { lang, small, steps, walking } = view;
  const words = matmulWords(lang);
  const all = stepsOf(small);
  return html`<div class="bar row" role="group" aria-label=${words.walk}>
    <dh-button lang=${lang} icon="rewind" compact label=${words.rewind} ?disabled=${steps === 0} @click=${actions.rewind}></dh-button>
    <dh-play lang=${lang} ?playing=${walking} @dh-change=${({ detail }: CustomEvent<{ value: boolean }>) => actions.walk(detail.value)}></dh-play>
    <dh-button lang=${lang} edge icon="step" label=${words.step} @click=${actions.step}></dh-button>
    <span class="count">${words.walked(count(steps), count(all))}</span>
  </div>`;
}
