// The sentence a walk in trouble gets, and the one way out of it: what happened, why, and what to try, in that order.

import { html, type TemplateResult } from "lit";
import type { Divergence, Snapshot } from "../../shared/protocol.ts";
import "../../view/controls/button.ts";
import { count, loss } from "../../view/pictures/numbers.ts";
import { saturation } from "./doctor/doctor.ts";
import type { Context } from "./lab.ts";
import type { Ways } from "./trouble.ts";
import { troubleWords } from "./trouble-words.ts";
import { plain } from "./values.ts";
import { commonWords } from "./words.ts";

export { diagnosis } from "./doctor/doctor.ts";

/** `flat`: for how many steps the loss has hardly changed. */
export function troubleSentence(
  context: Context,
  snapshot: Snapshot,
  ways: Ways,
  flat: number,
): TemplateResult {
  const words = troubleWords(context.lang);
  if (snapshot.diverged) return diverged(context, snapshot.diverged, ways);
  if (snapshot.saturated === undefined) return html`<p class="note">${words.flat(count(flat))}</p>`;
  return html`<div class="trouble"><p>${words.saturated(snapshot.saturated)}</p>
    ${saturation(context, snapshot.saturated, ways.better)}</div>`;
}

function diverged(
  context: Context,
  { step, firstLoss, lastLoss, bestStep }: Divergence,
  ways: Ways,
): TemplateResult {
  const { lang, snapshot, dispatch } = context;
  const words = troubleWords(lang);
  const rate = plain(snapshot?.learningRate ?? 0);
  const stable = ways.stable === undefined ? null : ways.stable.toFixed(3);
  const said =
    firstLoss === null || lastLoss === null
      ? words.ranOut(count(step))
      : words.fromTo(commonWords(lang).steps(step), loss(firstLoss), loss(lastLoss), rate, stable);
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
