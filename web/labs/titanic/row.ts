// One row looked at closely: found by its text or by a click on its dot; its cells, its answer, and what each column adds
// to its score. And the form that asks the same of a row that is typed in.

import { html, nothing, type TemplateResult } from "lit";
import type { Asked, RowTold, TableFacts } from "../../shared/table.ts";
import { adopt } from "../../view/pictures/adopt.ts";
import { fixed, weight } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import type { TableUi } from "../common/state.ts";
import { kindWords } from "./answers.ts";
import { bar } from "./bar.ts";
import { belowStyles } from "./below-styles.ts";
import { belowWords } from "./below-words.ts";
import { additions, inUnit } from "./maths.ts";
import { titanicWords } from "./words.ts";

const change = ({ state, dispatch }: Context, table: TableUi): void =>
  dispatch({ type: "ui", changes: { table: { ...state.ui.table, ...table } } });

const percent = (share: number): string => (Number.isFinite(share) ? `${fixed(100 * share, 0)} %` : "–");

export function rowPanel(context: Context): TemplateResult {
  const words = belowWords(context.lang);
  const told = context.snapshot?.table;
  const row = told?.row;
  return html`<section class="one-row" aria-labelledby="one-row" ${adopt(belowStyles)}>
    <div class="head"><h2 id="one-row">${words.rowHead(isTitanic(context))}</h2></div>
    ${search(context)}
    ${row && row.row !== null ? lookedAt(context, row) : html`<p class="prose">${words.rowEmpty}</p>`}
  </section>`;
}

function search(context: Context): TemplateResult {
  const words = belowWords(context.lang);
  const { find = "", row } = context.state.ui.table ?? {};
  const found = context.snapshot?.table?.found ?? [];
  const type = (event: Event): void => change(context, { find: (event.target as HTMLInputElement).value });
  return html`<input class="field" type="search" aria-label=${words.searchLabel} placeholder=${words.searchHint} .value=${find} @input=${type} />
    ${
      find.trim() === ""
        ? nothing
        : html`<div class="found" role="group" aria-label=${words.searchLabel}>
      ${found.length === 0 ? html`<p class="why">${words.noneFound}</p>` : nothing}
      ${found.map((one) => html`<button class="quiet ${one.row === row ? "on" : ""}" @click=${() => change(context, { row: one.row, find: "" })}>${one.text}</button>`)}
    </div>`
    }`;
}

function lookedAt(context: Context, row: RowTold): TemplateResult {
  const words = belowWords(context.lang);
  const cells = row.cells.filter(({ text }) => text !== "");
  return html`<p class="answer"><b>${saidOf(context, row)}</b></p>
    ${sharesOf(context, row)}
    <p class="why">${words.rowTruth(truthOf(context, row), row.part === null ? words.leftOut : titanicWords(context.lang).parts[row.part])}</p>
    <dl class="cells">${cells.map(({ name, text }) => html`<div><dt>${name}</dt><dd>${text}</dd></div>`)}</dl>
    ${added(context, row)}`;
}

const isTitanic = ({ state }: Context): boolean => state.settings.dataset !== "points";

/** The answer in words. */
function saidOf(context: Context, row: RowTold): string {
  const words = belowWords(context.lang);
  const { task, recipe } = context.snapshot?.facts ?? {};
  if (task === "number") {
    const number = inUnit(row.answer);
    const paid = isTitanic(context) && recipe?.target === "fare" && row.row === null;
    return paid ? words.paid(number) : words.number(recipe?.target ?? "", number);
  }
  const name = row.shares ? (recipe?.classes?.[best(row.shares)] ?? "") : kindWords(context)[1];
  return words.rowAnswer(percent(row.answer), name);
}

function truthOf(context: Context, { truth }: RowTold): string {
  const { task, recipe } = context.snapshot?.facts ?? {};
  if (truth === null) return "–";
  if (task === "number") return inUnit(truth);
  if (task === "classes") return recipe?.classes?.[truth] ?? "–";
  return kindWords(context)[truth > 0 ? 1 : 0];
}

const best = (shares: Float32Array): number => shares.indexOf(Math.max(...shares));
const kMostShares = 4;

/** The other classes it may be, likeliest first. */
function sharesOf({ snapshot }: Context, { shares }: RowTold): TemplateResult | typeof nothing {
  const classes = snapshot?.facts?.recipe.classes ?? [];
  if (shares === null || shares.length !== classes.length) return nothing;
  const rest = classes
    .map((name, i) => ({ name, share: shares[i] ?? Number.NaN, i }))
    .filter(({ i }) => i !== best(shares))
    .toSorted((a, b) => b.share - a.share);
  return html`<p class="why">${rest.slice(0, kMostShares).map(({ name, share }, i) => `${i > 0 ? " · " : ""}${percent(share)} ${name}`)}</p>`;
}

/** Longest first. */
function added(context: Context, row: RowTold): TemplateResult | typeof nothing {
  const { snapshot, lang } = context;
  const words = belowWords(lang);
  const facts = snapshot?.facts;
  if (snapshot === null || facts === undefined || row.without.length !== facts.asked.length) return nothing;
  const bars = additions(snapshot, facts, row)
    .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, 12);
  const number = facts.task === "number";
  const hint = number ? words.addsToNumber(facts.recipe.target) : words.addsHint;
  const written = (value: number): string =>
    `${value > 0 ? "+" : ""}${number ? inUnit(value) : fixed(value, 2)}`;
  const longest = Math.max(1e-9, ...bars.map(({ value }) => Math.abs(value)).filter(Number.isFinite));
  const text = (name: string): string => row.cells.find((cell) => cell.name === name)?.text ?? "";
  return html`<div class="head small"><h3>${words.addsHead}</h3><span>${hint}</span></div>
    <div class="cols" role="list">${bars.map(
      ({
        name,
        value,
      }) => html`<div class="line" role="listitem" aria-label=${words.addsLabel(name, weight(value))}>
        <span class="name">${name} <i>${text(name)}</i></span>${bar(value, longest)}<span class="num">${written(value)}</span>
      </div>`,
    )}</div>`;
}

export function typedPanel(context: Context): TemplateResult {
  const { lang, snapshot } = context;
  const words = belowWords(lang);
  const facts = snapshot?.facts;
  const row = snapshot?.table?.row;
  return html`<section class="typed" aria-labelledby="typed">
    <div class="head"><h2 id="typed">${words.typedHead(isTitanic(context))}</h2><span>${words.typedHint}</span></div>
    ${facts === undefined ? nothing : form(context, facts)}
    ${row && row.row === null ? html`<p class="answer" role="status"><b>${saidOf(context, row)}</b></p>${sharesOf(context, row)} ${added(context, row)}` : nothing}
  </section>`;
}

const kMostAsked = 24;

function form(context: Context, facts: TableFacts): TemplateResult {
  const now = context.state.ui.table?.row;
  const texts =
    Array.isArray(now) && now.length === facts.asked.length
      ? (now as readonly string[])
      : facts.asked.map(() => "");
  const set = (place: number) => (event: Event) => {
    const { value } = event.target as HTMLInputElement | HTMLSelectElement;
    change(context, { row: texts.map((text, i) => (i === place ? value : text)) });
  };
  return html`<div class="form">${facts.asked.slice(0, kMostAsked).map((asked, i) => ask(context, asked, texts[i] ?? "", set(i)))}</div>`;
}

function ask(
  { lang }: Context,
  { name, levels, usual }: Asked,
  text: string,
  set: (event: Event) => void,
): TemplateResult {
  const words = belowWords(lang);
  return html`<label><span>${name}</span>${
    levels.length === 0
      ? html`<input class="field" inputmode="decimal" placeholder=${words.usual(usual)} .value=${text} @input=${set} />`
      : html`<select class="field" @change=${set}><option value="" ?selected=${text === ""}>${words.usual(usual)}</option>
          ${levels.map((level) => html`<option value=${level} ?selected=${text === level}>${level}</option>`)}</select>`
  }</label>`;
}
