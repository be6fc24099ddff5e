// The settings of Boundary as a sentence: Tell ● from ◆ by ŷ = σ(0.84 x₁ − 1.20 x₂ + 0.13), saying ● from 0.50… The three
// numbers are the walk's own, live; setting one puts the line there. Rare settings unfold; once set they stay in sight.

import { html, nothing, type TemplateResult } from "lit";
import { presetOf } from "../../shared/presets.ts";
import { optimizers } from "../../shared/settings.ts";
import "../../view/controls/button.ts";
import "../../view/controls/value.ts";
import type { ListItem } from "../../view/controls/index.ts";
import { mathHtml } from "../../view/pictures/math-text.ts";
import { count, fixed } from "../../view/pictures/numbers.ts";
import { shape } from "../../view/pictures/ramp-legend.ts";
import { batchValue } from "../common/batch.ts";
import type { Context } from "../common/lab.ts";
import { choiceValue, numberValue, rateNow } from "../common/values.ts";
import { commonWords } from "../common/words.ts";
import { borderOf } from "./maths.ts";
import { presets } from "./presets.ts";
import { type BoundaryWords, boundaryWords } from "./words.ts";

export function sentence(context: Context): TemplateResult {
  const words = boundaryWords(context.lang);
  const { shown, folded } = clauses(context, words);
  return html`<p class="say">${task(context, words)}${shown}${words.stop}${fold(context, folded)}</p>`;
}

const kJoin = "\u2060"; // no break between a shape and what follows it

/** What is to be told apart, how, and from which answer on ● is said. */
function task(context: Context, words: BoundaryWords): TemplateResult {
  const [disc, diamond] = [shape(true, 6), shape(false, 6)];
  const formula = weights(context, words);
  const threshold = numberValue(context, "threshold", { format: (value) => fixed(value, 2) });
  return context.lang === "zh"
    ? html`${words.tell}${formula}${words.by}${disc}${words.from}${diamond}${words.saying}${threshold}${words.fromUp}${disc}${kJoin}`
    : html`${words.tell}${disc}${words.from}${diamond}${words.by}${formula}${words.saying}${disc}${words.fromUp}${threshold}${words.up}`;
}

interface Clause {
  readonly text: TemplateResult;
  /** Told only when asked for. */
  readonly rare: boolean;
}

/** The rest of the sentence, clause by clause; a phone folds all but the first two. */
function clauses(context: Context, words: BoundaryWords): { shown: TemplateResult[]; folded: number } {
  const { state, layout } = context;
  const { optimizer, momentum, l2, held } = state.settings;
  const phone = layout === "phone";
  const atRate = phone && !state.ui.more ? words.atRateAlone : words.atRate;
  const all: Clause[] = [
    { text: html`${words.learnFrom}${howMany(context, words)}`, rare: phone },
    { text: html`${words.walkBy}${walkBy(context)}${words.walkEnd}`, rare: phone },
    {
      text: html`${atRate}${numberValue(context, "learningRate", { value: rateNow(context) })}`,
      rare: false,
    },
    { text: html`${words.lookAt}${batchValue(context, words.some)}${words.aStep}`, rare: phone },
    ...(optimizer === "sgd"
      ? [{ text: html`${words.momentum}${numberValue(context, "momentum")}`, rare: momentum === 0 }]
      : []),
    { text: html`${words.penalty}${numberValue(context, "l2")}${words.penaltyEnd}`, rare: l2 === 0 },
    { text: html`${words.held}${numberValue(context, "held")}${words.heldEnd}`, rare: held === 0 },
  ];
  const told = all.filter(({ rare }) => state.ui.more || !rare);
  return { shown: told.map(({ text }) => text), folded: all.filter(({ rare }) => rare).length };
}

function fold({ lang, state, words, dispatch }: Context, folded: number): TemplateResult | typeof nothing {
  if (folded === 0) return nothing;
  return html` <dh-button
      word
      lang=${lang}
      class="fold"
      label=${state.ui.more ? words.less : words.more(folded)}
      @click=${() => dispatch({ type: "ui", changes: { more: !state.ui.more } })}
    ></dh-button>`;
}

function howMany(context: Context, words: BoundaryWords): TemplateResult {
  const { settings, points } = context.state;
  if (points !== null || presetOf(presets, settings.dataset)?.generator === undefined)
    return html`${words.points(count(context.state.shown.length))}`;
  const rows = numberValue(context, "rows", { suffix: words.pointsSuffix });
  return html`${rows}${words.noise}${numberValue(context, "noise")}${words.noiseEnd}`;
}

function walkBy(context: Context): TemplateResult {
  const names = commonWords(context.lang).optimizers;
  const options: ListItem[] = optimizers.map((id) => ({ value: id, label: names[id] }));
  return choiceValue(context, "optimizer", options);
}

/**
 * ŷ = σ(…) with the walk's three numbers, broken between terms only. A figure space stands where there is no minus, so
 * that nothing moves when the sign changes.
 */
function weights(context: Context, words: BoundaryWords): TemplateResult {
  const now = context.snapshot && borderOf(context.snapshot.parameters);
  const first = (value: number): string => `${value < 0 ? "−" : "\u2007"}${fixed(Math.abs(value), 2)}`;
  const next = (value: number): string => `${value < 0 ? "−" : "+"} ${fixed(Math.abs(value), 2)}`;
  const x = (name: string): TemplateResult => html` <span class="m">${mathHtml(name)}</span>`;
  const one = weight(context, words, 0, now?.w1 ?? 0, first);
  const two = weight(context, words, 1, now?.w2 ?? 0, next);
  const three = weight(context, words, 2, now?.b ?? 0, next);
  return html`<span class="keep"><span class="m">ŷ</span> = σ(${one}${x("x_1")}</span> <span class="keep">${two}${x("x_2")}</span> <span class="keep">${three})</span>`;
}

const kNames = ["w₁", "w₂", "b"] as const;

function weight(
  { lang, snapshot, dispatch }: Context,
  words: BoundaryWords,
  place: 0 | 1 | 2,
  value: number,
  format: (value: number) => string,
): TemplateResult {
  const tensor = snapshot?.parameters[place === 2 ? 1 : 0];
  const set = ({ detail }: CustomEvent<{ value: number }>): void => {
    if (tensor === undefined) return;
    const index = place === 2 ? 0 : place;
    dispatch({ type: "weights", changes: [{ name: tensor.name, index, value: detail.value }] });
  };
  return html`<dh-value
    lang=${lang}
    label=${words.weights(kNames[place])}
    .value=${value}
    .range=${{ min: -1000, max: 1000, step: 0.1 }}
    .format=${format}
    ?disabled=${tensor === undefined}
    @dh-input=${set}
    @dh-change=${set}
  ></dh-value>`;
}
