// The one remark under Line's figures: trouble first, then special data, then the bottom, then what this rate does.

import { html, type TemplateResult } from "lit";
import type { Context } from "../common/lab.ts";
import { trouble } from "../common/trouble.ts";
import { plain } from "../common/values.ts";
import { coveredPerStep, type Rates, ratesOf } from "./maths.ts";
import { rateNow } from "./sentence.ts";
import { lineWords } from "./words.ts";

/** Rates that hold for the walk chosen: plain gradient descent alone has them. */
export const plainRates = ({ state, snapshot }: Context): Rates | null =>
  state.settings.optimizer === "sgd" ? ratesOf(snapshot?.exact) : null;

export function remark(context: Context): TemplateResult {
  const { snapshot, state, lang } = context;
  const words = lineWords(lang);
  const rates = plainRates(context);
  const better = rates ? Number(rates.best.toPrecision(2)) : Number((rateNow(context) / 4).toPrecision(1));
  if (snapshot?.diverged) return html`${trouble(context, { stable: rates?.stable, better })}`;
  if (state.shown.length === 0) return html`<p class="prose">${words.empty}</p>`;
  return html`<p class="prose">${snapshot === null ? "" : about(context, rates)}</p>`;
}

function about(context: Context, rates: Rates | null): string {
  const { snapshot, state, lang } = context;
  const words = lineWords(lang);
  const exact = snapshot?.exact;
  if (exact?.note === "rank-deficient") return state.shown.length === 1 ? words.onePoint : words.alike;
  const now = snapshot?.train?.loss ?? Number.NaN;
  if (exact && now - exact.loss < 1e-6 * Math.max(1, exact.loss)) return words.arrived;
  if (rates === null) return words.otherWalk;
  const shape = rates.steeper < 1.2 ? words.round : words.valley(rates.steeper.toFixed(1));
  return `${shape} ${ofRate(rateNow(context), rates, lang)}`;
}

function ofRate(rate: number, rates: Rates, lang: Context["lang"]): string {
  const words = lineWords(lang);
  if (rate > rates.stable) return words.tooBig;
  if (rate > rates.best) return words.zigzag;
  const percent = plain(Number((100 * coveredPerStep(rate, rates)).toPrecision(2)));
  return rate < rates.best / 4 ? words.small(percent) : words.good(percent);
}
