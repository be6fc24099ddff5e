// What Line's reader can do beside the pictures: tools and ways back, data sets to try, the rate.

import { html, nothing, type TemplateResult } from "lit";
import { presetIds } from "../../shared/presets.ts";
import "../../view/controls/button.ts";
import "../../view/controls/rate.ts";
import "../../view/controls/tools.ts";
import type { PointTool } from "../../view/controls/index.ts";
import type { Context } from "../common/lab.ts";
import { setter } from "../common/values.ts";
import { commonWords } from "../common/words.ts";
import { ratesNow, whyNoRate } from "./remark.ts";
import { rateNow } from "./sentence.ts";
import { lineWords } from "./words.ts";

const kTools: readonly PointTool[] = ["point", "erase"];

export function tools({ state, lang, dispatch }: Context): TemplateResult {
  return html`<dh-tools
    lang=${lang}
    .tools=${kTools}
    .tool=${state.ui.tool}
    ?can-undo=${state.past.before.length > 0}
    ?can-redo=${state.past.after.length > 0}
    ?can-clear=${state.shown.length > 0}
    @dh-change=${({ detail }: CustomEvent<{ value: PointTool }>) => dispatch({ type: "ui", changes: { tool: detail.value } })}
    @dh-undo=${() => dispatch({ type: "undo" })}
    @dh-redo=${() => dispatch({ type: "redo" })}
    @dh-clear=${() => dispatch({ type: "clear" })}
  ></dh-tools>`;
}

export function tries({ state, lang, dispatch }: Context): TemplateResult {
  const names = commonWords(lang).datasets;
  const isOn = (id: string): boolean => state.points === null && state.settings.dataset === id;
  return html`<div class="tries">
    <span>${lineWords(lang).tryWord}</span>
    ${presetIds("line").map(
      (id) => html`<dh-button
        word
        lang=${lang}
        class=${isOn(id) ? "on" : ""}
        label=${names[id as keyof typeof names]}
        @click=${() => dispatch({ type: "preset", id })}
      ></dh-button>`,
    )}
  </div>`;
}

export function rateSlider(context: Context): TemplateResult {
  const { input, change } = setter(context, "learningRate");
  const rates = ratesNow(context);
  const why = whyNoRate(context);
  return html`<dh-rate
    class="rate"
    lang=${context.lang}
    .value=${rateNow(context)}
    .best=${rates?.best ?? Number.NaN}
    .stable=${rates?.stable ?? Number.NaN}
    @dh-input=${input}
    @dh-change=${change}
  ></dh-rate>${why === null ? nothing : html`<p class="why">${lineWords(context.lang)[why]}</p>`}`;
}
