// What can be said of the walk right now, in a sentence or two: trouble first, then what the points make possible, then
// whether the bottom is reached, then the rate.

import { html, type TemplateResult } from "lit";
import type { Exact, Snapshot } from "../../shared/protocol.ts";
import { loss } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import { trouble } from "../common/trouble.ts";
import { plain, rateNow } from "../common/values.ts";
import { borderOf, guessing, learnt, type Rates, ratesOf } from "./maths.ts";
import { type BoundaryWords, boundaryWords } from "./words.ts";

/** Rates that hold for the walk chosen: plain gradient descent on all points, without momentum. */
export function plainRates({ state, snapshot }: Context): Rates | null {
  const { optimizer, batchSize, momentum, l2 } = state.settings;
  if (snapshot === null || optimizer !== "sgd" || momentum !== 0) return null;
  const points = learnt(snapshot);
  if (batchSize !== "full" && batchSize < points.length) return null;
  return ratesOf(points, snapshot.exact, l2);
}

export function remark(context: Context): TemplateResult {
  const { snapshot, state, lang, stage } = context;
  const words = boundaryWords(lang);
  const rates = plainRates(context);
  if (snapshot?.diverged) {
    const settles = rates && Number.isFinite(rates.settles) ? rates.settles : undefined;
    const steepest = snapshot.diverged.steepest ?? 0;
    const calm = Math.min(rateNow(context) / 4, steepest > 0 ? 2 / steepest : Number.POSITIVE_INFINITY);
    const better = Number(((rates?.safe ?? calm) / 2).toPrecision(1));
    return html`${trouble(context, { stable: settles, better })}`;
  }
  if (snapshot === null) return html`<p class="prose">${stage === "failed" ? "" : words.starting}</p>`;
  if (state.shown.length === 0) return html`<p class="prose">${words.empty}</p>`;
  if (state.ui.guessing) return html``; // what it knows of the exact answer stays out of sight
  return html`<p class="prose">${aboutPoints(context, snapshot) ?? aboutWalk(context, snapshot, rates)}</p>`;
}

const kShrug = 0.93; // of the loss of guessing: above it the exact answer knows next to nothing

/** What the points make of every walk; null where they are an ordinary task. */
function aboutPoints({ state, lang }: Context, snapshot: Snapshot): string | null {
  const words = boundaryWords(lang);
  const points = learnt(snapshot);
  const [first] = points;
  const guess = guessing(points);
  const { exact } = snapshot;
  if (first && guess === null && state.settings.l2 === 0) return words.oneKind(first.label > 0 ? 1 : 0);
  if (exact === undefined || guess === null) return null;
  if (exact.note === "rank-deficient") return words.alike;
  if (exact.note === "separable")
    return `${words.separable} ${words.separableAt(loss(snapshot.train?.loss ?? Number.NaN))}`;
  return exact.loss > kShrug * guess ? words.hopeless(loss(exact.loss), loss(guess)) : null;
}

/** How far the walk is, or what its rate does. */
function aboutWalk(context: Context, snapshot: Snapshot, rates: Rates | null): string {
  const words = boundaryWords(context.lang);
  if (snapshot.exact && hasArrived(context, snapshot, snapshot.exact)) return words.arrived;
  return rates === null ? words.otherWalk : ofRate(rateNow(context), rates, words);
}

function hasArrived({ state }: Context, { train, penalty }: Snapshot, exact: Exact): boolean {
  const best = borderOf(exact.parameters);
  if (best === null || train === null) return false;
  const least = exact.loss + state.settings.l2 * (best.w1 ** 2 + best.w2 ** 2);
  return (train.loss ?? Number.NaN) + (penalty ?? 0) - least < 1e-6;
}

function ofRate(rate: number, { safe, settles, slowest }: Rates, words: BoundaryWords): string {
  if (rate > settles) return words.neverSettles;
  if (rate > safe) return words.climbing;
  return words.resting(plain(Number((100 * rate * slowest).toPrecision(2))));
}
