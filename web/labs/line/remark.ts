// The one remark under Line's figures: trouble first, then special data, then the bottom, then what this rate does.

import { html, type TemplateResult } from "lit";
import type { Context } from "../common/lab.ts";
import { trouble } from "../common/trouble.ts";
import { plain } from "../common/values.ts";
import { coveredPerStep, type Rates, ratesOf } from "./maths.ts";
import { rateNow } from "./sentence.ts";
import { lineWords } from "./words.ts";

/** Why no one rate is the largest stable one: steps that rescale themselves, or that see a part of the points. */
export function whyNoRate({ state }: Context): "adaptive" | "batches" | null {
  const { optimizer, batchSize } = state.settings;
  if (optimizer !== "sgd") return "adaptive";
  return batchSize !== "full" && batchSize < state.shown.length ? "batches" : null;
}

/** A step is −α∇J and nothing else. */
export const isPlain = (context: Context): boolean =>
  whyNoRate(context) === null && context.state.settings.momentum === 0;

/** Rates that hold for the walk chosen; null where there are none. */
export const ratesNow = (context: Context): Rates | null =>
  whyNoRate(context) === null ? ratesOf(context.snapshot?.exact, context.state.settings.momentum) : null;

export function remark(context: Context): TemplateResult {
  const { snapshot, state, lang } = context;
  const words = lineWords(lang);
  const rates = ratesNow(context);
  const better = rates ? wellBelow(rates) : Number((rateNow(context) / 4).toPrecision(1));
  if (snapshot?.diverged) return html`${trouble(context, { stable: rates?.stable, better })}`;
  if (state.shown.length === 0) return html`<p class="prose">${words.empty}</p>`;
  return html`<p class="prose">${snapshot === null || state.ui.guessing ? "" : about(context, rates)}</p>`;
}

function about(context: Context, rates: Rates | null): string {
  const { snapshot, state, lang } = context;
  const words = lineWords(lang);
  const exact = snapshot?.exact;
  if (exact?.note === "rank-deficient") return state.shown.length === 1 ? words.onePoint : words.alike;
  const now = snapshot?.train?.loss ?? Number.NaN;
  if (exact && now - exact.loss < 1e-6 * Math.max(1, exact.loss)) return words.arrived;
  if (rates === null) return words[whyNoRate(context) ?? "alike"];
  const shape = rates.steeper < 1.2 ? words.round : words.valley(rates.steeper.toFixed(1));
  return `${shape} ${ofRate(rateNow(context), rates, lang)}`;
}

/** A rate to go on at: the fastest, or with momentum a quarter of the largest stable one. */
const wellBelow = ({ best, stable }: Rates): number => Number((best > 0 ? best : stable / 4).toPrecision(2));

function ofRate(rate: number, rates: Rates, lang: Context["lang"]): string {
  const words = lineWords(lang);
  if (rate > rates.stable) return words.tooBig;
  if (!(rates.best > 0)) return words.swings;
  if (rate > rates.best) return words.zigzag;
  const percent = plain(Number((100 * coveredPerStep(rate, rates)).toPrecision(2)));
  return rate < rates.best / 4 ? words.small(percent) : words.good(percent);
}
