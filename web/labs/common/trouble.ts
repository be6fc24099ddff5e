// The sentence a walk in trouble gets, and the one way out of it: diverged, saturated, flat. Labs put it where the
// reader looks; it says what happened, why, and what to try, in that order.

import { html, nothing, type TemplateResult } from "lit";
import type { Divergence, History } from "../../shared/protocol.ts";
import "../../view/controls/button.ts";
import { count, loss } from "../../view/pictures/numbers.ts";
import type { Context } from "./lab.ts";
import { plain } from "./values.ts";
import { commonWords } from "./words.ts";

export interface Ways {
  /** The largest stable rate, where it is known. */
  readonly stable?: number | undefined;
  /** The rate that works, for the way out. */
  readonly better: number;
}

/** Nothing where all is well. */
export function trouble(context: Context, ways: Ways): TemplateResult | typeof nothing {
  const { snapshot, lang } = context;
  if (snapshot === null) return nothing;
  const words = commonWords(lang);
  if (snapshot.diverged) return diverged(context, snapshot.diverged, ways);
  if (snapshot.saturated !== undefined)
    return html`<p class="note">${words.saturated(snapshot.saturated)}</p>`;
  const flat = flatFor(snapshot.history);
  return flat === 0 ? nothing : html`<p class="note">${words.flat(count(flat))}</p>`;
}

function diverged(
  context: Context,
  { step, firstLoss, lastLoss, bestStep }: Divergence,
  ways: Ways,
): TemplateResult {
  const { lang, snapshot, dispatch } = context;
  const words = commonWords(lang);
  const rate = plain(snapshot?.learningRate ?? 0);
  const stable = ways.stable === undefined ? null : ways.stable.toFixed(3);
  const said =
    firstLoss === null || lastLoss === null
      ? words.ranOut(count(step))
      : words.fromTo(words.steps(step), loss(firstLoss), loss(lastLoss), rate, stable);
  return html`<div class="trouble" role="status">
    <p><b>${words.overshoots}</b> ${said}</p>
    <dh-button
      word
      lang=${lang}
      label=${words.back(count(bestStep), plain(ways.better))}
      @click=${() => dispatch({ type: "recover", to: "best", learningRate: ways.better })}
    ></dh-button>
  </div>`;
}

const kFlatAtLeast = 2000; // steps
const kFlatChange = 1e-3; // of the loss

/** For how many steps the loss has hardly changed, rounded down to thousands; 0 where it has, or is nearly 0. */
export function flatFor({ step, loss: losses }: History): number {
  const last = step.length - 1;
  const [end, now] = [step[last], losses[last]];
  if (end === undefined || now === undefined || now < 1e-3) return 0;
  let first = last;
  while (first > 0 && Math.abs((losses[first - 1] ?? 0) - now) <= kFlatChange * now) first--;
  const length = end - (step[first] ?? end);
  return length < kFlatAtLeast ? 0 : Math.floor(length / 1000) * 1000;
}
