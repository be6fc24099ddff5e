// Where several classes are told apart: who is taken for whom, and how well each is known. Fetched with the first table
// of more than two kinds. A threshold asks yes or no, so there is none here, nor what rests on it.

import { html, nothing, type TemplateResult } from "lit";
import type { ClassesTold, TableTold } from "../../shared/table.ts";
import { adopt } from "../../view/pictures/adopt.ts";
import { count, fixed } from "../../view/pictures/numbers.ts";
import { shape } from "../../view/pictures/ramp-legend.ts";
import type { Context } from "../common/lab.ts";
import type { Share } from "./answers.ts";
import { rightOf } from "./maths.ts";
import { tasksStyles } from "./tasks-styles.ts";
import { tasksWords } from "./tasks-words.ts";
import { titanicWords } from "./words.ts";

/** A cell of the counts that is looked into. */
interface Chosen {
  cell: readonly [truth: number, said: number] | null;
}

const chosenOf = ({ memory }: Context): Chosen => memory<Chosen>("cell of classes", () => ({ cell: null }));
const classesOf = ({ snapshot }: Context): readonly string[] => snapshot?.facts?.recipe.classes ?? [];

/** Truths down, answers across; a cell opens its rows. */
export function told(context: Context): TemplateResult {
  const words = tasksWords(context.lang);
  const classes = classesOf(context);
  const table = context.snapshot?.table;
  const counts = table?.classes;
  if (!table || !counts) return html`<p class="prose empty" ${adopt(tasksStyles)}>${words.nothing}</p>`;
  const heads = classes.map((name) => html`<th scope="col" title=${name}>${name}</th>`);
  const row = (name: string, truth: number): TemplateResult =>
    html`<tr><th scope="row" title=${name}>${name}</th>${classes.map((_, said) => cell(context, counts, [truth, said]))}</tr>`;
  return html`<div class="taken" ${adopt(tasksStyles)} role="region" aria-label=${words.takenLabel} tabindex="0">
      <table class="counts-table classes ${classes.length > 6 ? "many" : ""}" aria-label=${words.takenLabel}>
        <thead><tr><td>${words.corner}</td>${heads}</tr></thead>
        <tbody>${classes.map(row)}</tbody>
      </table></div>
    ${rowsOf(context, table)}`;
}

function cell(
  context: Context,
  { confusion }: ClassesTold,
  [truth, said]: readonly [number, number],
): TemplateResult {
  const words = tasksWords(context.lang);
  const classes = classesOf(context);
  const n = confusion[truth * classes.length + said] ?? 0;
  const chosen = chosenOf(context);
  const isOn = chosen.cell?.[0] === truth && chosen.cell[1] === said;
  const right = truth === said;
  const open = (): void => {
    chosen.cell = isOn ? null : [truth, said];
    context.dispatch({ type: "ui", changes: {} });
  };
  const label = words.cell(count(n), classes[truth] ?? "", classes[said] ?? "");
  return html`<td class="${right ? "pos" : "neg"} ${n === 0 ? "none" : ""}"><button class="cell ${isOn ? "on" : ""}" aria-pressed=${isOn} aria-label=${label} ?disabled=${n === 0} @click=${open}><b>${count(n)}</b>${n === 0 || classes.length > 6 ? nothing : html` ${shape(right, 5)}`}</button></td>`;
}

const kMostRows = 12;

/** Rows of the chosen cell, as far as they are among those the snapshot tells. */
function rowsOf(context: Context, { dots }: TableTold): TemplateResult {
  const words = tasksWords(context.lang);
  const { cell: at } = chosenOf(context);
  if (at === null) return html`<p class="hint">${words.takenHint}</p>`;
  const rows = [...dots.row].filter((_, i) => dots.label[i] === at[0] && dots.answer[i] === at[1]);
  const classes = classesOf(context);
  const look = (row: number): void =>
    context.dispatch({ type: "ui", changes: { table: { ...context.state.ui.table, row } } });
  return html`<div class="rows" role="group" aria-label=${words.cell(count(rows.length), classes[at[0]] ?? "", classes[at[1]] ?? "")}>
    <span>${words.rowsOf(classes[at[0]] ?? "", classes[at[1]] ?? "")}</span>
    ${rows.slice(0, kMostRows).map((row) => html`<button class="quiet ${row === context.state.ui.table?.row ? "on" : ""}" @click=${() => look(row)}>${words.row(count(row + 1))}</button>`)}
  </div>`;
}

export const head = (context: Context): TemplateResult => html`<h2>${tasksWords(context.lang).eachHead}</h2>`;

/** A line a class: of those said, true; of the true, said; both in one; rows. */
export function side(context: Context): TemplateResult {
  const words = tasksWords(context.lang);
  const told = context.snapshot?.table?.classes;
  const classes = classesOf(context);
  const share = (value: number | null | undefined): string => fixed(value ?? Number.NaN, 2);
  return html`<div class="each"><table class="figures" aria-label=${words.eachHead}>
      <thead><tr><td></td><th scope="col">${words.precision}</th><th scope="col">${words.recall}</th><th scope="col">F1</th></tr></thead>
      <tbody>${classes.map(
        (name, i) =>
          html`<tr><th scope="row" title=${name}>${name}</th><td>${share(told?.precision[i])}</td><td>${share(told?.recall[i])}</td><td>${share(told?.f1[i])}</td></tr>`,
      )}</tbody>
    </table></div>
    <p class="why">${words.eachHint}</p>
    <p class="why">${words.noThreshold}</p>`;
}

export const share = ({ lang, snapshot }: Context): Share => ({
  name: titanicWords(lang).share,
  of: (part) => fixed(snapshot?.table?.scores[part]?.accuracy ?? Number.NaN, 3),
});

export function verdict({ lang, snapshot }: Context): string {
  const told = snapshot?.table?.classes;
  if (!told) return "";
  const { right, rows } = rightOf(told);
  return titanicWords(lang).right(count(right), count(rows));
}
