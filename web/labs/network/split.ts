// The bar that says how many points are learnt from and how many held back; its dividing line can be dragged, and moved
// with arrow keys by a twentieth.

import { html, type TemplateResult } from "lit";
import { place } from "../../view/pictures/directives.ts";
import { count } from "../../view/pictures/numbers.ts";
import { splitBar, splitWidths } from "../../view/pictures/split-bar.ts";
import type { Context } from "../common/lab.ts";
import { networkWords } from "./words.ts";

const kNotch = 0.05;
const kMost = 0.9;

const rounded = (share: number): number => Math.round(Math.min(kMost, Math.max(0, share)) / kNotch) * kNotch;

export function splitControl(context: Context, width: number): TemplateResult {
  const { lang, state, snapshot, dispatch } = context;
  const words = networkWords(lang);
  const learn = snapshot?.train?.rows ?? 0;
  const held = snapshot?.held?.rows ?? 0;
  const drags = context.memory("drags of the split", () => ({ n: 0 }));
  const { held: share } = state.settings;
  const set = (next: number): void => {
    const value = Number(rounded(next).toFixed(2));
    if (value !== share) dispatch({ type: "set", changes: { held: value }, gesture: `split ${drags.n}` });
  };
  const drag = (event: PointerEvent): void => {
    const grip = event.currentTarget as HTMLElement;
    if (event.type === "pointerdown" && event.button === 0) grip.setPointerCapture(event.pointerId);
    const box = grip.parentElement?.getBoundingClientRect();
    if (box && grip.hasPointerCapture(event.pointerId)) set((box.right - event.clientX) / box.width);
  };
  const key = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: kNotch, ArrowDown: kNotch, ArrowRight: -kNotch, ArrowUp: -kNotch }[event.key];
    const to = event.key === "Home" ? kMost : event.key === "End" ? 0 : by === undefined ? null : share + by;
    if (to === null) return;
    event.preventDefault();
    drags.n++;
    set(to);
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
      @pointerdown=${drag}
      @pointermove=${drag}
      @pointerup=${() => drags.n++}
      @keydown=${key}
    ></div>
  </div>`;
}
