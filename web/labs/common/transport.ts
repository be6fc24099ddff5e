// The bar under every lab: rewind, play, step and its unit, speed, counts, new start. Wide, it is a ruled row; narrow
// and on phones it sticks to the bottom, under a strip of the loss.

import { html, nothing, type TemplateResult } from "lit";
import "../../view/controls/button.ts";
import "../../view/controls/play.ts";
import "../../view/controls/slider.ts";
import "../../view/controls/step.ts";
import type { SegOption } from "../../view/controls/index.ts";
import { count } from "../../view/pictures/numbers.ts";
import type { Context } from "./lab.ts";
import { backPlace } from "./time/chart.ts";
import { setter } from "./values.ts";
import { commonWords } from "./words.ts";

export interface TransportOptions {
  /** Why Play can't be pressed; "" where it can. */
  readonly reason: string;
  /** Step units, values of the setting `stepUnit`. */
  readonly units: readonly string[];
  /** Between speed and counts in the wide bar, e.g. a small loss chart. */
  readonly middle?: TemplateResult;
  /** What counts say beside the step. */
  readonly counts?: TemplateResult;
  /** Over the buttons of the sticky bar. */
  readonly strip?: TemplateResult;
}

/** Whether the bar sticks to the bottom. */
export const isSticky = ({ layout }: Context): boolean => layout === "narrow" || layout === "phone";

export function transport(context: Context, options: TransportOptions): TemplateResult {
  return isSticky(context) ? stickyBar(context, options) : wideBar(context, options);
}

function wideBar(context: Context, options: TransportOptions): TemplateResult {
  const { words } = context;
  return html`<div class="bar transport" role="group">
    ${rewind(context, false)} ${play(context, options)} ${backPlace(context)}${step(context, options, false)}
    <div class="pace"><span aria-hidden="true">${words.slow}</span>${speed(context)}<span aria-hidden="true">${words.fast}</span></div>
    ${options.middle ?? nothing}
    <div class="counts">${options.counts ?? nothing}${stepCount(context)}</div>
    ${newStart(context, false)}
  </div>`;
}

function stickyBar(context: Context, options: TransportOptions): TemplateResult {
  return html`<div class="sticky transport" role="group">
    ${options.strip ?? nothing}
    <div class="bar">
      ${rewind(context, true)} ${newStart(context, true)} ${play(context, options)} ${context.layout === "narrow" ? backPlace(context) : nothing}${step(context, options, true)}
      ${context.layout === "narrow" ? html`<div class="pace">${speed(context)}</div>` : nothing}
      <div class="counts">${context.layout === "narrow" ? (options.counts ?? nothing) : nothing}${stepCount(context)}</div>
    </div>
  </div>`;
}

/** "step 1,180", or on a phone the number under the word. */
function stepCount({ words, lang, layout, snapshot }: Context): TemplateResult {
  const number = html`<b>${count(snapshot?.step ?? 0)}</b>`;
  if (layout === "phone") return html`<span>${words.stepCount} ${number}</span>`;
  const { stepBefore, stepAfter } = commonWords(lang);
  return html`<span>${stepBefore}${number}${stepAfter}</span>`;
}

const rewind = (
  { words, lang, state, snapshot, dispatch }: Context,
  compact: boolean,
): TemplateResult => html`<dh-button
  lang=${lang}
  icon="rewind"
  label=${words.rewind}
  busy-label=${words.rewinding}
  ?busy=${state.rewinding}
  ?compact=${compact}
  ?disabled=${(snapshot?.step ?? 0) === 0}
  @click=${() => dispatch({ type: "rewind", walking: true })}
></dh-button>`;

const newStart = ({ words, lang, dispatch }: Context, compact: boolean): TemplateResult => html`<dh-button
  lang=${lang}
  icon="dice"
  label=${words.newStart}
  ?compact=${compact}
  @click=${() => dispatch({ type: "newStart", chance: chance() })}
></dh-button>`;

const play = (
  { lang, state, stage, dispatch }: Context,
  { reason }: TransportOptions,
): TemplateResult => html`<dh-play
  lang=${lang}
  ?playing=${state.running}
  ?busy=${stage === "starting"}
  ?disabled=${stage === "failed"}
  reason=${stage === "ready" ? reason : ""}
  @dh-change=${({ detail }: CustomEvent<{ value: boolean }>) => dispatch({ type: detail.value ? "play" : "pause" })}
></dh-play>`;

function step(context: Context, { units, reason }: TransportOptions, compact: boolean): TemplateResult {
  const { lang, state, stage } = context;
  return html`<dh-step
    lang=${lang}
    .units=${units.map((unit) => unitOption(context, unit))}
    value=${state.settings.stepUnit}
    ?compact=${compact}
    ?disabled=${stage !== "ready" || reason !== ""}
    @dh-step=${({ detail }: CustomEvent<{ value: string }>) => stepBy(context, detail.value)}
    @dh-change=${setter(context, "stepUnit").change}
  ></dh-step>`;
}

function unitOption({ lang, words }: Context, unit: string): SegOption {
  const { steps, epochOne, batchOne, opShort, opOne, phaseShort, phaseOne } = commonWords(lang);
  if (unit === "epoch") return { value: unit, label: words.epoch, name: epochOne };
  if (unit === "op") return { value: unit, label: opShort, name: opOne };
  if (unit === "phase") return { value: unit, label: phaseShort, name: phaseOne };
  if (unit === "batch") return { value: unit, label: words.batch, name: batchOne };
  return { value: unit, label: unit, name: steps(Number(unit)) };
}

function stepBy({ dispatch }: Context, unit: string): void {
  if (unit === "epoch" || unit === "op" || unit === "phase") dispatch({ type: "step", count: 1, unit });
  else dispatch({ type: "step", count: unit === "batch" ? 1 : Number(unit), unit: "step" });
}

function speed(context: Context): TemplateResult {
  const { input, change } = setter(context, "speed");
  const { words, lang, state } = context;
  return html`<dh-slider
    lang=${lang}
    label=${words.speed}
    min="1"
    max="1000"
    scale="log"
    .value=${state.settings.speed}
    .format=${(value: number) => (value >= 1000 ? words.fast : `${Math.round(value)} / s`)}
    @dh-input=${input}
    @dh-change=${change}
  ></dh-slider>`;
}

/** A fresh whole number below 2^32, for what may differ every time. */
export function chance(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}
