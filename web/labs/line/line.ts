// The Line lab: two numbers, w and b, walk downhill to fit ŷ = wx + b to points. Least squares stands beside the walk
// as the answer it is going to.

import { html, nothing, type TemplateResult } from "lit";
import { count, loss, weight } from "../../view/pictures/numbers.ts";
import { dataOf } from "../common/data.ts";
import { stepBand } from "../common/debug/later.ts";
import type { Context, Lab } from "../common/lab.ts";
import { panels } from "../common/panels.ts";
import { timeRow } from "../common/time/chart.ts";
import { isSticky, transport } from "../common/transport.ts";
import { doctorsBand } from "../common/trouble.ts";
import { rateSlider, tools, tries } from "./controls.ts";
import { lineOf } from "./maths.ts";
import {
  figures,
  isAside,
  lossPicture,
  memoryNote,
  pointsPicture,
  stepPicture,
  turnHill,
  walkPicture,
} from "./pictures.ts";
import { presets } from "./presets.ts";
import { ratesNow, remark } from "./remark.ts";
import { sentence } from "./sentence.ts";
import { lineStyles } from "./styles.ts";
import { lineWords } from "./words.ts";

const kTrail = 1024;

export const line: Lab = {
  id: "line",
  presets,
  poster: async () => (await import("./poster.ts")).poster,
  styles: lineStyles,
  spec: ({ settings }) => ({
    layers: [{ type: "dense", units: 1 }],
    loss: "meanSquaredError",
    optimizer: {
      type: settings.optimizer,
      ...(settings.optimizer === "sgd" && { momentum: settings.momentum }),
    },
    learningRate: settings.learningRate,
    regularization: { l2: settings.l2 },
    batchSize: settings.batchSize,
    seed: settings.seed,
  }),
  data: (state) => dataOf("line", presets, state),
  probes: ({ settings, ui }) => ({
    exact: true,
    trail: kTrail,
    ...((settings.optimizer !== "sgd" || settings.momentum > 0) && !ui.guessing && { ahead: true }),
  }),
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
      <section class="points">
        <div class="head"><h2>${words.pointsHead}</h2><span>${touch ? words.pointsHintTouch : words.pointsHint}</span></div>
        ${pointsPicture(context, points, height)} ${tools(context)} ${tries(context)}
      </section>
      <section class="walk">
        <div class="head"><h2>${words.hillHead}</h2><span>${isAside(context) ? words.hillTurn : words.hillHint}</span
          ><dh-button word class="end aside" lang=${lang} label=${isAside(context) ? words.hillAbove : words.hillAside} @click=${() => turnHill(context)}></dh-button></div>
        ${walkPicture(context, walk, height)} ${rateSlider(context)} ${memoryNote(context)}
      </section>
      <section class="side">
        <div class="step">${sidePicture(context, side)}</div>
        <div class="numbers">${figures(context)}<div class="remark">${remark(context)}</div></div>
      </section>
    </div>
    ${doctorsBand(context)}
    ${isSticky(context) ? timeRow(context) : nothing}
    ${transport(context, {
      reason: state.shown.length === 0 ? words.needPoint : "",
      units: ["op", "phase", "1", "10", "100"],
      counts: lossCount(context),
      ...(context.layout === "wide" && {
        middle: html`<div class="chart"><span>${context.words.loss}</span>${lossPicture(context, 220, 48, "small")}</div>`,
      }),
      ...(isSticky(context) && { strip: lossPicture(context, context.width, 52, "strip") }),
    })}
    ${isSticky(context) ? nothing : html`${branched(context)}${timeRow(context)}`}
    ${stepBand(context)} ${panels(context, "hill")}`;
}

/** The small chart has no room for more than one way. */
const branched = (context: Context): TemplateResult | typeof nothing =>
  context.snapshot?.branches?.length ? lossPicture(context, context.width, 128, "full") : nothing;

const lossCount = ({ words, snapshot }: Context): TemplateResult =>
  html`<span>${words.loss} <b>${loss(snapshot?.train?.loss ?? Number.NaN)}</b></span>`;

/** One step seen from here; for walks that are no plain steps, the loss so far. */
function sidePicture(context: Context, width: number): TemplateResult {
  const words = lineWords(context.lang);
  const height = context.layout === "wide" ? 190 : 220;
  const step = stepPicture(context, ratesNow(context), width, height);
  const [name, hint] = step ? [words.stepHead, words.stepHint] : [words.lossHead, words.lossHint];
  return html`<div class="head"><h2>${name}</h2><span class="end">${hint}</span></div>
    ${step ?? lossPicture(context, width, height, "strip")}`;
}

function says(context: Context): string {
  const { snapshot, state, lang } = context;
  const words = lineWords(lang);
  const now = snapshot && lineOf(snapshot.parameters);
  if (!snapshot || !now || state.shown.length === 0) return words.empty;
  const [here, least] = [snapshot.train?.loss ?? Number.NaN, snapshot.exact?.loss ?? Number.NaN];
  return words.says(count(snapshot.step), weight(now.w), weight(now.b), loss(here), loss(least));
}
