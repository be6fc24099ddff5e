// The columns of the table and what became of each: how it was read, what stands in its gaps, and the weight of every input
// made of it as a bar. A column that is not learnt from stands below, one touch away.

import { html, nothing, type TemplateResult } from "lit";
import type { ColumnReport, Kind, TableFacts } from "../../shared/table.ts";
import { count, fixed, weight } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import { bar } from "./bar.ts";
import { biasOf, inUnit, isSingle, type Strength, strengths } from "./maths.ts";
import { change } from "./recipe.ts";
import { choosing } from "./sentence.ts";
import { type TitanicWords, titanicWords } from "./words.ts";

export function columnsPicture(context: Context): TemplateResult {
  const { lang, snapshot } = context;
  const words = titanicWords(lang);
  const facts = snapshot?.facts;
  const single = snapshot === null || isSingle(snapshot);
  const towards = single && facts?.task === "classes" ? towardsOf(context) : null;
  const all = snapshot && facts ? strengths(snapshot, facts, towards?.at) : [];
  const longest = Math.max(1e-9, ...all.map(({ value }) => Math.abs(value)).filter(Number.isFinite));
  return html`<div class="head"><h2>${words.columnsHead}</h2><span class="end">${towards && facts ? towardsChoice(context, facts, towards) : words.columnsHint(single)}</span></div>
    ${
      facts === undefined
        ? html`<p class="prose">${words.starting}</p>`
        : html`<div class="cols" role="list">${learnt(facts).map((column) => row(context, facts, column, all, longest))}</div>
    ${biasRow(context, facts, single ? (towards?.at ?? 0) : null)} ${unused(context, facts)}`
    }`;
}

/** Of several classes: whose weights are shown. */
interface Towards {
  at: number;
}
const towardsOf = ({ memory }: Context): Towards => memory<Towards>("towards", () => ({ at: 0 }));

function towardsChoice(context: Context, { recipe }: TableFacts, towards: Towards): TemplateResult {
  const words = titanicWords(context.lang);
  const classes = recipe.classes ?? [];
  if (towards.at >= classes.length) towards.at = 0;
  const choice = choosing(context.lang, {
    label: words.pullLabel,
    value: classes[towards.at] ?? "",
    options: classes.map((value) => ({ value, label: value })),
    pick: (value) => {
      towards.at = Math.max(0, classes.indexOf(value));
      context.dispatch({ type: "ui", changes: {} });
    },
  });
  return html`${words.pull}${choice}`;
}

/** In the order in which the model has them. */
const learnt = ({ report, inputs }: TableFacts): readonly ColumnReport[] => {
  const names = [...new Set(inputs.map(({ column }) => column))];
  return names.flatMap((name) => report.columns.filter((column) => column.name === name));
};

function row(
  context: Context,
  facts: TableFacts,
  column: ColumnReport,
  all: readonly Strength[],
  longest: number,
): TemplateResult {
  const words = titanicWords(context.lang);
  const own = all.filter(({ input }) => input.column === column.name);
  const notes = notesOf(column, words);
  const [first] = own;
  const alone = own.length === 1 && first?.input.kind !== "level";
  return html`<div class="col" role="listitem">
    <div class="line"><b class="name" title=${column.name}>${column.name}</b> ${kindChoice(context, facts, column.name, column.kind)}
      ${alone && first ? valueBar(first, longest) : nothing}</div>
    ${notes === "" ? nothing : html`<p class="why">${notes}</p>`}
    ${alone ? nothing : own.map((one) => html`<div class="line sub"><span class="name">${inputName(one, words)}</span>${valueBar(one, longest)}</div>`)}
  </div>`;
}

const valueBar = ({ value }: Strength, longest: number): TemplateResult =>
  html`${bar(value, longest)}<span class="num">${written(value)}</span>`;

const written = (value: number): string =>
  Math.abs(value) < 1000 ? fixed(value, Math.abs(value) < 10 ? 3 : 1) : inUnit(value);

const inputName = ({ input }: Strength, words: TitanicWords): string =>
  input.kind === "missing"
    ? words.missingIs
    : input.kind === "level"
      ? words.levelIs(input.level)
      : input.column;

function notesOf({ filled, odd, kind, levels, inputs }: ColumnReport, words: TitanicWords): string {
  return [
    kind === "category" && (levels.length === 2 || inputs < levels.length) && levels.length <= 6
      ? words.codeIs(levels)
      : "",
    filled ? words.filled(count(filled.count), filled.how, filled.with) : "",
    odd > 0 ? words.odd(count(odd)) : "",
  ]
    .filter((text) => text !== "")
    .join(" · ");
}

function kindChoice(context: Context, { choices }: TableFacts, name: string, kind: Kind): TemplateResult {
  const words = titanicWords(context.lang);
  const kinds = choices.find((one) => one.name === name)?.kinds ?? [kind];
  return choosing(context.lang, {
    label: words.kindLabel(name),
    value: kind,
    options: kinds.map((value) => ({ value, label: words.kinds[value] })),
    pick: (value) => change((to) => to.chooseKind(context, name, value as Kind)),
  });
}

function biasRow(
  { snapshot, lang }: Context,
  facts: TableFacts,
  towards: number | null,
): TemplateResult | typeof nothing {
  if (snapshot === null || towards === null) return nothing;
  return html`<div class="col line bias"><span class="name">${titanicWords(lang).bias}</span><span class="num">${biasText(biasOf(snapshot, facts, towards))}</span></div>`;
}

const biasText = (value: number): string => (Math.abs(value) < 1000 ? weight(value) : inUnit(value));

/** A column that is left out, and could be learnt from, is taken in by its kind. */
function unused(context: Context, facts: TableFacts): TemplateResult {
  const words = titanicWords(context.lang);
  const { report, choices, recipe } = facts;
  const names = report.columns.filter(({ role }) => role === "unused").map(({ name }) => name);
  const dropped = report.dropped > 0 ? count(report.dropped) : null;
  const one = (name: string): TemplateResult => {
    const kinds = choices.find((choice) => choice.name === name)?.kinds ?? [];
    return html`<span class="left">${name}${kinds.length > 1 ? html` ${kindChoice(context, facts, name, "text")}` : nothing}</span>`;
  };
  const leak = recipe.target === "survived" && names.includes("boat");
  return html`<p class="why kept">${words.rowsKept(count(report.rows), dropped)}</p>
    ${names.length === 0 ? nothing : html`<div class="unused"><span>${words.unused}</span> ${names.slice(0, 40).map(one)}</div>`}
    ${leak ? html`<p class="why">${words.leakRemark}</p>` : nothing}`;
}
