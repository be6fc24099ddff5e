// The Boundary lab: one sigmoid unit, three numbers, tells two kinds of points apart by a soft line. Newton's method
// stands beside the walk as the answer it is going to, where there is one.

import { html, nothing, type TemplateResult } from "lit";
import { presetIds } from "../../shared/presets.ts";
import "../../view/controls/button.ts";
import "../../view/controls/rate.ts";
import "../../view/controls/tools.ts";
import type { PointTool, RateNames } from "../../view/controls/index.ts";
import { count, fixed, loss } from "../../view/pictures/numbers.ts";
import { shape } from "../../view/pictures/ramp-legend.ts";
import { dataOf } from "../common/data.ts";
import { stepBand } from "../common/debug/later.ts";
import type { Context, Lab } from "../common/lab.ts";
import { panels } from "../common/panels.ts";
import type { LabState } from "../common/store.ts";
import { timeRow } from "../common/time/chart.ts";
import { isSticky, transport } from "../common/transport.ts";
import { doctorsBand } from "../common/trouble.ts";
import { plain, rateNow, setter } from "../common/values.ts";
import { commonWords } from "../common/words.ts";
import { countsTable, rightText, tallyText } from "./counts.ts";
import { figures } from "./figures.ts";
import { alongPicture, exactBorder, lossPicture, planePicture } from "./pictures.ts";
import { presets } from "./presets.ts";
import { plainRates, remark } from "./remark.ts";
import { sentence } from "./sentence.ts";
import { boundaryStyles } from "./styles.ts";
import { boundaryWords } from "./words.ts";

const kTrail = 8;
const kTools: readonly PointTool[] = ["pos", "neg", "move", "erase"];

export const boundary: Lab = {
  id: "boundary",
  presets,
  styles: boundaryStyles,
  spec: ({ settings }) => ({
    layers: [{ type: "dense", units: 1, activation: "sigmoid" }],
    loss: "binaryCrossentropy",
    optimizer: {
      type: settings.optimizer,
      ...(settings.optimizer === "sgd" && { momentum: settings.momentum }),
    },
    learningRate: settings.learningRate,
    regularization: { l2: settings.l2 },
    batchSize: settings.batchSize,
    seed: settings.seed,
  }),
  data: (state: LabState) => dataOf("boundary", presets, state),
  probes: ({ settings, ui }, layout) => {
    const cells = layout === "phone" || layout === "narrow" ? 72 : 96;
    const remembers = settings.optimizer !== "sgd" || settings.momentum > 0;
    return {
      field: { width: cells, height: cells },
      predictions: true,
      exact: true,
      trail: kTrail,
      ...(ui.hill?.axes.kind === "pair" && remembers && { ahead: true }),
    };
  },
  poster: async () => (await import("./poster.ts")).poster,
  render,
  says,
};

interface Sizes {
  readonly plane: number;
  readonly along: number;
  readonly height: number;
}

/** Sides of the square plane and of the picture beside it. Wide, the tools stand between the two. */
function sizes({ width, layout }: Context): Sizes {
  if (layout === "wide") {
    const unit = (width - 64) / (480 + 440 + 232);
    const height = Math.floor(420 * unit);
    return { plane: height, along: Math.floor(440 * unit), height };
  }
  if (layout === "phone") return { plane: width, along: width, height: Math.min(360, width) };
  const half = Math.floor((width - (layout === "narrow" ? 24 : 32)) / 2);
  return { plane: half, along: half, height: half };
}

function render(context: Context): TemplateResult {
  const { state, lang, touch, layout } = context;
  const words = boundaryWords(lang);
  const { plane, along, height } = sizes(context);
  return html`${sentence(context)}
    <div class="columns" @keydown=${(event: KeyboardEvent) => chooseKind(context, event)}>
      <section class="plane">
        <div class="head"><h2>${words.pointsHead}</h2><span>${touch || layout === "phone" ? words.pointsHintTouch : words.pointsHint}</span></div>
        <div class="board">${planePicture(context, plane)}${tools(context)}</div>
        ${tries(context)}
      </section>
      <section class="along">
        <div class="head"><h2>${words.sideHead}</h2><span class="end">${words.sideHint}</span></div>
        ${alongPicture(context, along, height)} ${legend(context)} ${rateSlider(context)}
      </section>
      <section class="side">
        <div class="told">
          <div class="head"><h2>${words.countsHead}</h2><span class="end">${rightText(context)}</span></div>
          ${countsTable(context)}
        </div>
        <div class="numbers">${figures(context)}</div>
        <div class="remark">${remark(context)}</div>
      </section>
    </div>
    ${doctorsBand(context, bound(context))}
    ${isSticky(context) ? timeRow(context) : nothing}
    ${transport(context, {
      reason: state.shown.length === 0 ? words.needPoint : "",
      units: ["op", "phase", "1", "10", "100"],
      counts: lossCount(context),
      ...(isSticky(context) && { strip: lossPicture(context, context.width, 56, "strip") }),
    })}
    ${isSticky(context) ? nothing : html`<div class="walked">${lossPicture(context, context.width, layout === "wide" ? 136 : 128, "full")}</div>`}
    ${isSticky(context) ? nothing : timeRow(context)}
    ${stepBand(context)} ${panels(context)}`;
}

/** λmax of the Hessian wherever the walk may be: λmax(XᵀX) / 4n and the penalty's 2λ. */
function bound({ snapshot }: Context): number | null {
  const safe = snapshot?.exact?.maxStableRate;
  return safe === undefined ? null : 2 / safe;
}

/** 1 and 0 choose what a click adds, wherever the keyboard is in the pictures. */
function chooseKind({ dispatch }: Context, event: KeyboardEvent): void {
  const inText = event.composedPath()[0] instanceof HTMLInputElement;
  if (inText || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const tool = event.key === "1" ? "pos" : event.key === "0" ? "neg" : null;
  if (tool !== null) dispatch({ type: "ui", changes: { tool } });
}

function lossCount({ words, snapshot }: Context): TemplateResult {
  const penalty = snapshot?.penalty ?? 0;
  return html`<span>${words.loss} <b>${loss(snapshot?.train?.loss ?? Number.NaN)}</b>${
    penalty > 0 ? html` ${words.lossPlusPenalty(loss(penalty))}` : nothing
  }</span>`;
}

function tools({ state, lang, layout, dispatch }: Context): TemplateResult {
  return html`<dh-tools
    lang=${lang}
    ?vertical=${layout === "wide"}
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

function tries({ state, lang, dispatch }: Context): TemplateResult {
  const names = commonWords(lang).datasets;
  const isOn = (id: string): boolean => state.points === null && state.settings.dataset === id;
  return html`<div class="tries">
    <span>${boundaryWords(lang).tryWord}</span>
    ${presetIds("boundary").map(
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

/** What the strip of colours under the curve means. */
function legend({ lang, state }: Context): TemplateResult {
  const words = boundaryWords(lang);
  return html`<div class="dh-ramp"><p>
    <span>${shape(false)} ${words.sure0}</span><span class="ink">${words.lineAt(fixed(state.settings.threshold, 2))}</span><span>${words.sure1} ${shape(true)}</span>
  </p></div>`;
}

const kRateTop = 1000; // the table's

/** The rate on a log scale: the safe rate and the one that still settles may lie a hundredfold apart. */
function rateSlider(context: Context): TemplateResult {
  const { input, change } = setter(context, "learningRate");
  const words = boundaryWords(context.lang);
  const rates = plainRates(context);
  const [safe, settles] = [rates?.safe ?? Number.NaN, rates?.settles ?? Number.NaN];
  const rate = rateNow(context);
  const side = rate > settles ? "never" : rate > safe ? "climbs" : "safe";
  const names: RateNames = {
    best: words.safe(plain(Number(safe.toPrecision(3)))),
    stable: words.settles(plain(Number(settles.toPrecision(3)))),
    beyond: words.never,
    spoken: rates === null ? plain(rate) : words.spoken(plain(rate), side),
  };
  const top = Number.isFinite(settles) ? Math.min(kRateTop, 8 * settles) : 100;
  return html`<dh-rate
    class="rate"
    lang=${context.lang}
    scale="log"
    min="0.01"
    max=${top}
    .value=${rate}
    .best=${safe}
    .stable=${settles}
    .names=${names}
    @dh-input=${input}
    @dh-change=${change}
  ></dh-rate>`;
}

function says(context: Context): string {
  const { snapshot, state, lang } = context;
  const words = boundaryWords(lang);
  if (snapshot === null || state.shown.length === 0) return words.empty;
  const exact = exactBorder(snapshot) === null ? null : loss(snapshot.exact?.loss ?? Number.NaN);
  return words.spokenNow(
    count(snapshot.step),
    tallyText(context),
    loss(snapshot.train?.loss ?? Number.NaN),
    exact,
  );
}
