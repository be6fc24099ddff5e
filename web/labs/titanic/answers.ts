// Answers of yes or no: a part's rows on the curve of the model's answers with the threshold to drag, and counts at it.
// Heads and the table of parts are those of all tasks.

import { html, type TemplateResult } from "lit";
import type { PartName, TableTold } from "../../shared/table.ts";
import { count, fixed, loss } from "../../view/pictures/numbers.ts";
import { shape } from "../../view/pictures/ramp-legend.ts";
import { type ScoredPoint, sigmoidPlot } from "../../view/pictures/sigmoid.ts";
import { calmReach } from "../../view/pictures/sigmoid-scale.ts";
import type { Context } from "../common/lab.ts";
import { setter } from "../common/values.ts";
import { logit, precisionRecall } from "./maths.ts";
import { recipeNow } from "./recipe.ts";
import { choosing } from "./sentence.ts";
import { titanicWords } from "./words.ts";

export const kParts: readonly PartName[] = ["train", "validation", "test"];

export const partNow = ({ state }: Context): PartName => state.ui.table?.part ?? "test";

export function answersHead(context: Context): TemplateResult {
  const { lang, snapshot, state, dispatch } = context;
  const words = titanicWords(lang);
  const part = partNow(context);
  const rows = snapshot?.facts?.rows[part];
  const choice = choosing(lang, {
    label: words.labels.part,
    value: part,
    options: kParts.map((value) => ({ value, label: words.parts[value] })),
    pick: (value) =>
      dispatch({ type: "ui", changes: { table: { ...state.ui.table, part: value as PartName } } }),
  });
  return html`<div class="head"><h2>${words.answersHead}</h2>${choice}<span>${rows === undefined ? "" : words.partRows(part, count(rows))}</span></div>`;
}

export function answersPicture(context: Context, width: number, height: number): TemplateResult {
  const { lang, snapshot, state, colours, dpr, dispatch } = context;
  const words = titanicWords(lang);
  const { threshold } = state.settings;
  const told = snapshot?.table;
  const points = scored(told);
  const kept = context.memory<{ reach: number | null }>("reach of scores", () => ({ reach: null }));
  const beyond = points.map(({ z }) => Math.min(40, Math.abs(z)));
  kept.reach = calmReach(beyond, Math.abs(logit(threshold)), kept.reach);
  const { input, change } = setter(context, "threshold");
  const row = state.ui.table?.row;
  const picked = typeof row === "number" && told ? told.dots.row.indexOf(row) : -1;
  return sigmoidPlot(
    {
      points,
      threshold,
      reach: kept.reach,
      picked: picked < 0 ? null : picked,
      diverged: snapshot?.diverged !== undefined,
    },
    {
      width,
      height,
      dpr,
      colours,
      label: words.answersLabel(words.parts[told?.part ?? "test"], count(points.length)),
      words: { score: words.score, threshold: words.threshold },
      onThreshold: (value, done) =>
        (done ? change : input)(new CustomEvent("dh-change", { detail: { value } })),
      onPick: (index) => {
        const at = index === null ? undefined : told?.dots.row[index];
        if (at !== undefined) dispatch({ type: "ui", changes: { table: { ...state.ui.table, row: at } } });
      },
    },
  );
}

function scored(told: TableTold | undefined): ScoredPoint[] {
  if (told === undefined) return [];
  const { answer, label } = told.dots;
  return Array.from(answer, (p, i) => ({ z: logit(p), label: label[i] ?? 0, held: told.part !== "train" }));
}

/** What 1 and 0 mean: passengers survived or died, other tables say their own values. */
export function kindWords(context: Context): readonly [no: string, yes: string] {
  const words = titanicWords(context.lang);
  const { target, positive } = recipeNow(context);
  if (target === "survived")
    return positive === "0" ? [words.survived, words.died] : [words.died, words.survived];
  return [words.no(target, positive ?? ""), words.yes(target, positive ?? "")];
}

export function rightText({ lang, snapshot }: Context): string {
  if (!snapshot?.table) return "";
  const { right, rows } = precisionRecall(snapshot.table);
  return titanicWords(lang).right(count(right), count(rows));
}

export function countsTable(context: Context): TemplateResult {
  const words = titanicWords(context.lang);
  const kinds = kindWords(context);
  const counts = context.snapshot?.table?.counts;
  const cell = (truth: 0 | 1, said: 0 | 1): TemplateResult => {
    const n = counts?.[truth][said] ?? 0;
    return html`<td class="${said === 1 ? "pos" : "neg"} ${n === 0 ? "none" : ""}"><b>${count(n)}</b> ${shape(truth === 1, 5)}</td>`;
  };
  const row = (truth: 0 | 1): TemplateResult =>
    html`<tr><th scope="row"><span>${words.really}</span> ${shape(truth === 1, 5)} ${kinds[truth]}</th>${cell(truth, 0)}${cell(truth, 1)}</tr>`;
  return html`<table class="counts-table" aria-label=${words.countsLabel}>
    <thead><tr><td></td>${([0, 1] as const).map((said) => html`<th scope="col"><span>${words.says}</span> ${shape(said === 1, 5)} ${kinds[said]}</th>`)}</tr></thead>
    <tbody>${row(1)}${row(0)}</tbody>
  </table>`;
}

export function figures({ lang, snapshot }: Context): TemplateResult {
  const words = titanicWords(lang);
  const told = snapshot?.table;
  const { precision, recall } = told ? precisionRecall(told) : { precision: Number.NaN, recall: Number.NaN };
  const line = (name: string, value: number): TemplateResult =>
    html`<tr><th scope="row">${name}</th><td>${fixed(value, 3)}</td></tr>`;
  return html`<table class="figures">
    <tbody>${line(words.precision, precision)}${line(words.recall, recall)}${line(words.auc, told?.auc ?? Number.NaN)}</tbody>
  </table>`;
}

/** A score of each part, by its name. */
export interface Share {
  readonly name: string;
  of(part: PartName): string;
}

export function partsTable({ lang, snapshot }: Context, share?: Share): TemplateResult {
  const words = titanicWords(lang);
  const scores = snapshot?.table?.scores;
  const right = (part: PartName): string => fixed(scores?.[part]?.accuracy ?? Number.NaN, 3);
  return html`<table class="figures parts">
    <thead><tr><th scope="col">${words.partsHead}</th><th scope="col">${words.loss}</th><th scope="col">${share?.name ?? words.share}</th></tr></thead>
    <tbody>${kParts.map((part) => {
      return html`<tr><th scope="row">${words.parts[part]}</th><td>${loss(scores?.[part]?.loss ?? Number.NaN)}</td><td>${(share?.of ?? right)(part)}</td></tr>`;
    })}</tbody>
  </table>`;
}
