// The settings of Line as a sentence: Fit ŷ = wx + b to 12 points by plain gradient descent at rate 0.1, starting from…

import { html, nothing, type TemplateResult } from "lit";
import { optimizers } from "../../shared/settings.ts";
import "../../view/controls/button.ts";
import type { ListItem } from "../../view/controls/index.ts";
import { count, fixed } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import { choiceValue, numberValue } from "../common/values.ts";
import { commonWords } from "../common/words.ts";
import { type LineWords, lineWords } from "./words.ts";

export function sentence(context: Context): TemplateResult {
  const { lang, layout, state, dispatch, words: view } = context;
  const words = lineWords(lang);
  const short = layout === "phone" && !state.ui.more;
  const rest = html`${words.startingFrom}${start(context, "startW", "w")}${words.and}${start(context, "startB", "b")}${words.stop}`;
  const fold = html`<dh-button
    word
    lang=${lang}
    label=${short ? view.more(kFolded) : view.less}
    @click=${() => dispatch({ type: "ui", changes: { more: short } })}
  ></dh-button>`;
  return html`<p class="say">
    ${words.fit}<span class="m">ŷ = wx + b</span>${words.to}${howMany(context, words)}${short ? "" : html`${words.by}${walkBy(context)}`}${words.atRate}${rate(context)}${short ? words.end : rest}
    ${layout === "phone" ? fold : nothing}
  </p>`;
}

const kFolded = 3; // the way of walking, w and b

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
