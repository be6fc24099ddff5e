// The page about products: two small matrices to multiply by hand, the same product in tiles, and how fast three ways of it
// are here. Pure: state in, template out.

import { html, type TemplateResult } from "lit";
import "../../view/controls/value.ts";
import { cells } from "./cells.ts";
import { exampleIds, kMostSide, type Sizes } from "./product.ts";
import { speed } from "./speed.ts";
import type { MatmulActions, MatmulView } from "./state.ts";
import { tiles } from "./tiles.ts";
import { matmulWords } from "./words.ts";

export function render(view: MatmulView, actions: MatmulActions): TemplateResult {
  return html`<div class="lab matmul" data-layout=${view.layout}>
    ${sentence(view, actions)} ${cells(view, actions)} ${tiles(view, actions)} ${speed(view, actions)}
  </div>`;
}

function sentence(
  { lang, small, example }: MatmulView,
  { resize, example: choose }: MatmulActions,
): TemplateResult {
  const words = matmulWords(lang);
  const side = (of: keyof Sizes, label: string): TemplateResult => html`<dh-value
    lang=${lang}
    label=${label}
    .value=${small[of]}
    .range=${{ min: 1, max: kMostSide, integer: true }}
    @dh-change=${({ detail }: CustomEvent<{ value: number }>) => resize({ [of]: Number(detail.value) })}
  ></dh-value>`;
  return html`<p class="say">${words.say(side("m", words.sides.m), side("k", words.sides.k), side("n", words.sides.n))}</p>
    <div class="tries" role="group" aria-label=${words.examplesLabel}>
      ${words.examplesLabel}
      ${exampleIds.map(
        (id) =>
          html`<button class="word" aria-pressed=${example === id} @click=${() => choose(id)}>${words.examples[id]}</button>`,
      )}
      <span class="told">${example ? words.exampleSays[example] : ""}</span>
    </div>`;
}
