// The settings of Line as a sentence: Fit ŷ = wx + b to 12 points by plain gradient descent at rate 0.1, starting from…

import { html, nothing, type TemplateResult } from "lit";
import { optimizers } from "../../shared/settings.ts";
import "../../view/controls/button.ts";
import type { ListItem } from "../../view/controls/index.ts";
import { count, fixed } from "../../view/pictures/numbers.ts";
import { batchValue } from "../common/batch.ts";
import type { Context } from "../common/lab.ts";
import { choiceValue, numberValue } from "../common/values.ts";
import { commonWords } from "../common/words.ts";
import { type LineWords, lineWords } from "./words.ts";

export function sentence(context: Context): TemplateResult {
  const { layout, state } = context;
  const words = lineWords(context.lang);
  const short = layout === "phone" && !state.ui.more;
  const seldom = clauses(context, words);
  const told = seldom.filter(({ rare }) => state.ui.more || !(rare || short)).map(({ text }) => text);
  const from = html`${words.startingFrom}${start(context, "startW", "w")}${words.and}${start(context, "startB", "b")}${words.stop}`;
  const folded = seldom.filter(({ rare }) => rare || layout === "phone").length;
  return html`<p class="say">
    ${words.fit}<span class="m">ŷ = wx + b</span>${words.to}${howMany(context, words)}${short ? "" : html`${words.by}${walkBy(context)}`}${words.atRate}${rate(context)}${told}${short ? words.end : from}
    ${fold(context, folded + (layout === "phone" ? kFolded : 0))}
  </p>`;
}

const kFolded = 3; // on a phone: the way of walking, w and b

/** What is set seldom; once set it stays in sight. */
function clauses(context: Context, words: LineWords): { text: TemplateResult; rare: boolean }[] {
  const { optimizer, batchSize, momentum, l2 } = context.state.settings;
  const all = [
    {
      text: html`${words.lookAt}${batchValue(context, words.some)}${words.aStep}`,
      rare: batchSize === "full",
    },
    { text: html`${words.momentum}${numberValue(context, "momentum")}`, rare: momentum === 0 },
    { text: html`${words.penalty}${numberValue(context, "l2")}`, rare: l2 === 0 },
  ];
  return optimizer === "sgd" ? all : all.toSpliced(1, 1);
}

const fold = ({ lang, state, words, dispatch }: Context, folded: number): TemplateResult | typeof nothing =>
  folded === 0
    ? nothing
    : html`<dh-button
        word
        lang=${lang}
        label=${state.ui.more ? words.less : words.more(folded)}
        @click=${() => dispatch({ type: "ui", changes: { more: !state.ui.more } })}
      ></dh-button>`;

function start(context: Context, id: "startW" | "startB", letter: string): TemplateResult {
  const format = (value: number): string => fixed(value, 2);
  return numberValue(context, id, { format, before: html`<span class="m">${letter}</span> = ` });
}

function howMany(context: Context, words: LineWords): TemplateResult {
  const { settings, points } = context.state;
  if (points !== null || settings.dataset !== "line")
    return html`${words.points(count(context.state.shown.length))}`;
  const rows = numberValue(context, "rows", { suffix: words.pointsSuffix });
  return html`${rows}${words.withNoise}${numberValue(context, "noise")}`;
}

function walkBy(context: Context): TemplateResult {
  const names = commonWords(context.lang).optimizers;
  const options: ListItem[] = optimizers.map((id) => ({ value: id, label: names[id] }));
  return choiceValue(context, "optimizer", options);
}

const rate = (context: Context): TemplateResult =>
  numberValue(context, "learningRate", { value: rateNow(context) });

/** The rate in force: what "auto" has come to, once the worker has said so. */
export function rateNow({ state, snapshot }: Context): number {
  const { learningRate } = state.settings;
  return learningRate === "auto" ? (snapshot?.learningRate ?? 0.1) : learningRate;
}
