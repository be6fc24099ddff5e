// What is said of a walk that diverged: from which loss to which, why, and a button back to its best place at a gentler
// rate. Fetched when it happens (trouble.ts).

import { html, type TemplateResult } from "lit";
import type { Divergence } from "../../shared/protocol.ts";
import "../../view/controls/button.ts";
import { count, loss } from "../../view/pictures/numbers.ts";
import type { Context } from "./lab.ts";
import type { Ways } from "./trouble.ts";
import { plain } from "./values.ts";
import { commonWords } from "./words.ts";

export function diverged(
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
