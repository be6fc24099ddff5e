// The settings of the table lab as a sentence: what is told from what, how the table is made ready, how the walk goes.

import { html, nothing, type TemplateResult } from "lit";
import type { HiddenLayer } from "../../shared/settings.ts";
import { optimizers } from "../../shared/settings.ts";
import type { Encoding, Missing, Scaling } from "../../shared/table.ts";
import { taskOf } from "../../shared/task.ts";
import "../../view/controls/button.ts";
import "../../view/controls/value.ts";
import type { ListItem } from "../../view/controls/index.ts";
import { count } from "../../view/pictures/numbers.ts";
import { batchValue } from "../common/batch.ts";
import type { Context } from "../common/lab.ts";
import { choiceValue, numberValue, rateNow } from "../common/values.ts";
import { commonWords } from "../common/words.ts";
import { titanicPresets } from "./presets.ts";
import { change, kEach, kNumber, levelsOf, recipeNow } from "./recipe.ts";
import { titanicWords } from "./words.ts";

export function sentence(context: Context): TemplateResult {
  const words = titanicWords(context.lang);
  return html`<p class="say">${task(context)}${ready(context)}${walk(context)}${words.stop}</p>${recipes(context)}`;
}

interface Choosing {
  readonly label: string;
  readonly value: string;
  readonly options: readonly ListItem[];
  pick(value: string): void;
}

/** A choice that is no setting of its own. */
export const choosing = (
  lang: string,
  { label, value, options, pick }: Choosing,
): TemplateResult => html`<dh-value
  lang=${lang}
  label=${label}
  .value=${value}
  .options=${options}
  @dh-change=${({ detail }: CustomEvent<{ value: string }>) => pick(detail.value)}
></dh-value>`;

const plain = (values: readonly string[]): ListItem[] => values.map((value) => ({ value, label: value }));

function task(context: Context): TemplateResult {
  const { lang, snapshot } = context;
  const words = titanicWords(lang);
  const recipe = recipeNow(context);
  const facts = snapshot?.facts;
  const targets =
    facts?.choices.filter(({ levels, kinds }) => levels.length > 0 || kinds.includes("number")) ?? [];
  const target = choosing(lang, {
    label: words.labels.target,
    value: recipe.target,
    options: plain(targets.length > 0 ? targets.map(({ name }) => name) : [recipe.target]),
    pick: (name) => facts && change((to) => to.chooseTarget(context, facts, name)),
  });
  const [before, between] = words.tell[taskOf(recipe)];
  return html`${before}${target}${between}${answers(context)}${words.fromColumns(count(recipe.inputs.length))}`;
}

/** One value against the rest, all of them told apart, or how much it is. */
function answers(context: Context): TemplateResult {
  const { lang, snapshot } = context;
  const words = titanicWords(lang);
  const recipe = recipeNow(context);
  const { facts } = snapshot ?? {};
  const one = recipe.positive === null ? [] : [recipe.positive];
  const levels = facts ? levelsOf(facts, recipe.target) : one;
  const isNumber = facts?.choices.find(({ name }) => name === recipe.target)?.kinds.includes("number");
  const task = taskOf(recipe);
  const options = [
    ...plain(levels.length > 0 ? levels : one),
    ...(levels.length > 2 || task === "classes"
      ? [{ value: kEach, label: words.each(count(levels.length)) }]
      : []),
    ...((isNumber && levels.length !== 2) || task === "number"
      ? [{ value: kNumber, label: words.asNumber }]
      : []),
  ];
  return choosing(lang, {
    label: words.labels.positive,
    value: task === "one" ? (recipe.positive ?? "") : task === "classes" ? kEach : kNumber,
    options,
    pick: (value) => change((to) => to.chooseAnswer(context, value, levels)),
  });
}

function ready(context: Context): TemplateResult {
  const { lang } = context;
  const words = titanicWords(lang);
  const recipe = recipeNow(context);
  const one = <Id extends "missing" | "encoding" | "scaling">(
    id: Id,
    names: Readonly<Record<string, string>>,
  ): TemplateResult =>
    choosing(lang, {
      label: words.labels[id],
      value: recipe[id],
      options: Object.entries(names).map(([value, label]) => ({ value, label })),
      pick: (value) =>
        change((to) => to.changeRecipe(context, { [id]: value as Missing & Encoding & Scaling })),
    });
  return html`${words.gaps}${one("missing", words.missing)}${words.categories}${one("encoding", words.encodings)}${words.scaledBy}${one("scaling", words.scalings)}`;
}

function walk(context: Context): TemplateResult {
  const { lang } = context;
  const words = titanicWords(lang);
  const names = commonWords(lang).optimizers;
  const ways = optimizers.map((id) => ({ value: id, label: names[id] }));
  return html`${words.walkBy}${choiceValue(context, "optimizer", ways)}${words.atRate}${numberValue(context, "learningRate", { value: rateNow(context) })}${words.lookAt}${batchValue(context, words.some)}${words.aStep}${words.behind}${hidden(context)}${words.penalty}${numberValue(context, "l2")}`;
}

const kHidden: readonly (readonly number[])[] = [[], [4], [8], [16], [16, 8]];

function hidden({ lang, state, dispatch }: Context): TemplateResult {
  const words = titanicWords(lang);
  const now = state.settings.hidden.map(({ units }) => units);
  const sizes = kHidden.some((one) => one.join() === now.join()) ? kHidden : [...kHidden, now];
  const layers = (units: readonly number[]): HiddenLayer[] =>
    units.map((n) => ({ units: n, activation: "tanh" }));
  return choosing(lang, {
    label: words.labels.hidden,
    value: now.join(),
    options: sizes.map((units) => ({ value: units.join(), label: words.hidden(units) })),
    pick: (value) => {
      const units = value === "" ? [] : value.split(",").map(Number);
      dispatch({ type: "set", changes: { hidden: layers(units) } });
    },
  });
}

function recipes({ lang, state, dispatch }: Context): TemplateResult {
  const words = titanicWords(lang);
  const own = state.settings.dataset === "points";
  const isOn = (id: string): boolean => state.settings.dataset === id && state.settings.recipe === null;
  return html`<div class="tries recipes">
    <span>${words.presetsHead}</span>
    ${Object.keys(titanicPresets).map(
      (id) => html`<dh-button
        word
        lang=${lang}
        data-preset=${id}
        class=${isOn(id) ? "on" : ""}
        label=${words.presets[id as keyof typeof words.presets]}
        @click=${() => dispatch({ type: "preset", id })}
      ></dh-button>`,
    )}
    ${own ? html`<span class="on">${words.ownTable}</span>` : nothing}
  </div>`;
}
