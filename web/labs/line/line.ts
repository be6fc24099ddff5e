// The Line lab: two numbers, w and b, walk downhill to fit ŷ = wx + b to points. Least squares stands beside the walk
// as the answer it is going to.

import { html, type TemplateResult } from "lit";
import "../../view/controls/index.ts";
import { presetIds } from "../../shared/presets.ts";
import type { PointTool } from "../../view/controls/index.ts";
import { count, loss, weight } from "../../view/pictures/numbers.ts";
import { dataOf } from "../common/data.ts";
import type { Context, Lab } from "../common/lab.ts";
import { isSticky, transport } from "../common/transport.ts";
import { trouble } from "../common/trouble.ts";
import { plain, setter } from "../common/values.ts";
import { commonWords } from "../common/words.ts";
import { coveredPerStep, lineOf, type Rates, ratesOf } from "./maths.ts";
import { figures, lossPicture, pointsPicture, walkPicture } from "./pictures.ts";
import { rateNow, sentence } from "./sentence.ts";
import { lineStyles } from "./styles.ts";
import { lineWords } from "./words.ts";

const kTrail = 1024;
const kTools: readonly PointTool[] = ["point", "move", "erase"];

export const line: Lab = {
  id: "line",
  styles: lineStyles,
  spec: ({ settings }) => ({
    layers: [{ type: "dense", units: 1 }],
    loss: "meanSquaredError",
    optimizer: { type: settings.optimizer },
    learningRate: settings.learningRate,
    batchSize: "full",
    seed: settings.seed,
  }),
  data: (state) => dataOf("line", state),
  probes: () => ({ exact: true, trail: kTrail }),
  start: ({ startW, startB }) => [
    { name: "dense_1/kernel", index: 0, value: startW },
    { name: "dense_1/bias", index: 0, value: startB },
  ],
  newStart: (_settings, chance) => {
    // 61 x 101 starts on a lattice of 0.05, all well inside the picture.
    const twoPlaces = (notch: number): number => Math.round(notch * 5) / 100;
    return {
      seed: chance,
      startW: twoPlaces((chance % 61) - 30),
      startB: twoPlaces((Math.floor(chance / 61) % 101) - 50),
    };
  },
  render,
  says,
};

/** Widths of the two pictures and of the third column. */
function sizes({ width, layout }: Context): { points: number; walk: number; side: number; height: number } {
  if (layout === "wide") {
    const unit = (width - 64) / (480 + 440 + 232);
    const [points, walk, side] = [480, 440, 232].map((part) => Math.floor(part * unit)) as [
      number,
      number,
      number,
    ];
    return { points, walk, side, height: Math.floor(420 * unit) };
  }
  if (layout === "phone") return { points: width, walk: width, side: width, height: Math.min(width, 420) };
  const half = Math.floor((width - (layout === "narrow" ? 24 : 32)) / 2);
  return { points: half, walk: half, side: half, height: Math.min(half, 420) };
}

function render(context: Context): TemplateResult {
  const { state, lang, touch } = context;
  const words = lineWords(lang);
  const { points, walk, side, height } = sizes(context);
  return html`${sentence(context)}
    <div class="columns">
      <section>
        <div class="head"><h2>${words.pointsHead}</h2><span>${touch ? words.pointsHintTouch : words.pointsHint}</span></div>
        ${pointsPicture(context, points, height)} ${tries(context)}
      </section>
      <section>
        <div class="head"><h2>${words.pathHead}</h2><span class="end">${words.pathHint}</span></div>
        ${walkPicture(context, walk, height)} ${rateSlider(context)}
      </section>
      <section class="side">${sidePicture(context, side)} ${figures(context)}<div>${remark(context)}</div></section>
    </div>
    ${transport(context, {
      reason: state.shown.length === 0 ? words.needPoint : "",
      units: ["1", "10", "100"],
      counts: lossCount(context),
      ...(context.layout === "wide" && {
        middle: html`<div class="chart"><span>${context.words.loss}</span>${lossPicture(context, 220, 48, "small")}</div>`,
      }),
      ...(isSticky(context) && { strip: lossPicture(context, context.width, 52, "strip") }),
    })}`;
}

const lossCount = ({ words, snapshot }: Context): TemplateResult =>
  html`<span>${words.loss} <b>${loss(snapshot?.train?.loss ?? Number.NaN)}</b></span>`;

/** The loss over the walk; phones have it in their bar. */
function sidePicture(context: Context, width: number): TemplateResult {
  if (isSticky(context)) return html``;
  const words = lineWords(context.lang);
  return html`<div>
    <div class="head"><h2>${words.lossHead}</h2><span class="end">${words.lossHint}</span></div>
    ${lossPicture(context, width, 220, "strip")}
  </div>`;
}

function tries(context: Context): TemplateResult {
  const { state, lang, dispatch } = context;
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
    <dh-tools
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
    ></dh-tools>
  </div>`;
}

function rateSlider(context: Context): TemplateResult {
  const { input, change } = setter(context, "learningRate");
  const rates = plainRates(context);
  return html`<dh-rate
    class="rate"
    lang=${context.lang}
    .value=${rateNow(context)}
    .best=${rates?.best ?? Number.NaN}
    .stable=${rates?.stable ?? Number.NaN}
    @dh-input=${input}
    @dh-change=${change}
  ></dh-rate>`;
}

/** Rates that hold for the walk chosen: plain gradient descent alone has them. */
const plainRates = ({ state, snapshot }: Context): Rates | null =>
  state.settings.optimizer === "sgd" ? ratesOf(snapshot?.exact) : null;

/** What can be said of the walk right now: trouble first, then the bottom, then the rate. */
function remark(context: Context): TemplateResult {
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

function says(context: Context): string {
  const { snapshot, state, lang } = context;
  const words = lineWords(lang);
  const now = snapshot && lineOf(snapshot.parameters);
  if (!snapshot || !now || state.shown.length === 0) return words.empty;
  const [here, least] = [snapshot.train?.loss ?? Number.NaN, snapshot.exact?.loss ?? Number.NaN];
  return words.says(count(snapshot.step), weight(now.w), weight(now.b), loss(here), loss(least));
}
