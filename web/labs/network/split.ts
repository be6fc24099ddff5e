// The bar that says how many points are learnt from and how many held back; its dividing line can be dragged, and moved
// with arrow keys by a twentieth.

import { html, type TemplateResult } from "lit";
import { gestures } from "../../view/later.ts";
import { place } from "../../view/pictures/directives.ts";
import { count } from "../../view/pictures/numbers.ts";
import { splitBar, splitWidths } from "../../view/pictures/split-bar.ts";
import type { Context } from "../common/lab.ts";
import { networkWords } from "./words.ts";

const kMost = 0.9;
const hands = gestures(() => import("./split-hands.ts"));

export function splitControl(context: Context, width: number): TemplateResult {
  const { lang, state, snapshot } = context;
  const words = networkWords(lang);
  const learn = snapshot?.train?.rows ?? 0;
  const held = snapshot?.held?.rows ?? 0;
  const { held: share } = state.settings;
  const act = (event: PointerEvent | KeyboardEvent): void => {
    const grip = event.currentTarget as HTMLElement;
    if (event.type === "pointerdown") grip.setPointerCapture((event as PointerEvent).pointerId);
    if (event.type === "keydown" && /^(Arrow|Home|End)/.test((event as KeyboardEvent).key))
      event.preventDefault();
    hands(event, ({ splitBy }) => splitBy(context, event, grip));
  };
  const [left] = splitWidths(learn, held, width);
  return html`<div class="split">
    ${splitBar({ learn, held }, { width, words: { learn: words.learn(count(learn)), held: words.held(count(held)) } })}
    <div
      class="grip"
      role="slider"
      tabindex="0"
      aria-label=${words.splitName}
      aria-valuemin="0"
      aria-valuemax=${kMost * 100}
      aria-valuenow=${Math.round(share * 100)}
      aria-valuetext=${words.held(count(held))}
      ${place(left - 21, 0)}
      @pointerdown=${act}
      @pointermove=${act}
      @pointerup=${act}
      @keydown=${act}
    ></div>
  </div>`;
}
