// The table lab: who survived the Titanic, told from what was known of each passenger, and the same for any table that the
// reader brings. The model is one sigmoid unit, or a few hidden neurons before it; the table is the worker's.

import { html, nothing, type TemplateResult } from "lit";
import "../../view/controls/button.ts";
import { withWords } from "../../view/dictionary.ts";
import { later } from "../../view/later.ts";
import { count, loss } from "../../view/pictures/numbers.ts";
import type { Context, Lab } from "../common/lab.ts";
import type { LabState } from "../common/store.ts";
import { timeRow } from "../common/time/chart.ts";
import { isSticky, transport } from "../common/transport.ts";
import { doctorsBand, trouble } from "../common/trouble.ts";
import { rateNow } from "../common/values.ts";
import { commonWords } from "../common/words.ts";
import {
  answersHead,
  answersPicture,
  countsTable,
  curves,
  figures,
  partsTable,
  rightText,
} from "./answers.ts";
import { accuracyPicture, lossPicture } from "./charts.ts";
import { columnsPicture } from "./columns.ts";
import { drop, near } from "./drop.ts";
import { recipeOf, titanicPresets } from "./presets.ts";
import { recipeNow } from "./recipe.ts";
import { withRows } from "./rows.ts";
import { sentence } from "./sentence.ts";
import { titanicStyles } from "./styles.ts";
import { titanicWords } from "./words.ts";

export const titanic: Lab = {
  id: "titanic",
  presets: titanicPresets,
  styles: titanicStyles,
  spec: ({ settings }) => ({
    layers: [
      ...settings.hidden.map(({ units, activation }) => ({ type: "dense", units, activation }) as const),
      { type: "dense", units: 1, activation: "sigmoid" },
    ],
    loss: "binaryCrossentropy",
    optimizer: { type: settings.optimizer },
    learningRate: settings.learningRate,
    regularization: { l2: settings.l2 },
    batchSize: settings.batchSize,
    seed: settings.seed,
  }),
  data: ({ settings }: LabState) => ({
    source: {
      kind: "table",
      table: settings.dataset === "points" ? "own" : "titanic",
      recipe: { ...recipeOf(settings), validation: settings.held },
    },
    role: "table",
    features: [],
    validation: settings.held,
    seed: settings.dataSeed,
  }),
  probes: ({ settings, ui }) => ({
    table: {
      part: ui.table?.part ?? "test",
      threshold: settings.threshold,
      find: ui.table?.find ?? "",
      row: ui.table?.row ?? null,
    },
  }),
  render,
  says,
};

interface Sizes {
  readonly answers: { readonly width: number; readonly height: number };
  readonly square: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** The three columns are 336 / rest / 296 wide where they stand side by side. */
function sizes({ width, layout }: Context): Sizes {
  const middle =
    layout === "wide" ? width - 336 - 296 - 64 : layout === "phone" ? width : Math.floor((width - 32) / 2);
  const side = layout === "wide" ? 296 : layout === "phone" ? width : Math.floor((width - 32) / 2);
  const accuracy = layout === "wide" || layout === "medium" ? 280 : width;
  return {
    answers: { width: middle, height: layout === "phone" ? 320 : 380 },
    square: Math.min(160, Math.floor((side - 12) / 2)),
    accuracy,
    loss: accuracy === width ? width : width - accuracy - 24,
  };
}

function render(context: Context): TemplateResult {
  const words = titanicWords(context.lang);
  const { answers, square, loss: wide, accuracy } = sizes(context);
  return html`<div @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${(event: DragEvent) => drop(context, event)}>${sentence(context)}
    <div class="columns">
      <section class="table">${columnsPicture(context)}</section>
      <section class="told">${answersHead(context)} ${answersPicture(context, answers.width, answers.height)}
        <p class="hint">${words.answersHint}</p><div class="remark">${remark(context)}</div></section>
      <section class="side">
        <div><div class="head"><h2>${words.countsHead}</h2><span class="end">${rightText(context)}</span></div>${countsTable(context)}${figures(context)}</div>
        <div>${curves(context, square)}${partsTable(context)}</div>
      </section>
    </div>
    ${doctorsBand(context)}
    ${transport(context, {
      reason: "",
      units: ["1", "10", "100", "epoch"],
      counts: html`${hundred(context)}<span>${words.loss} <b>${loss(context.snapshot?.train?.loss ?? Number.NaN)}</b></span>`,
      ...(isSticky(context) && { strip: lossPicture(context, context.width, 56, "strip") }),
    })}
    <div class="walked">${isSticky(context) ? nothing : lossPicture(context, wide, 136, "full")}
      <figure class="share"><figcaption>${words.accuracyHead}</figcaption>${accuracyPicture(context, accuracy, 116)}</figure></div>
    ${timeRow(context)}
    ${below(context)}
    ${closer(context)}</div>`;
}

/** As long as the tutorial walks. */
function hundred({ lang, stage, dispatch }: Context): TemplateResult {
  return html`<dh-button
    word
    lang=${lang}
    class="hundred"
    ?disabled=${stage !== "ready"}
    label=${titanicWords(lang).hundred}
    @click=${() => dispatch({ type: "step", count: 100, unit: "epoch" })}
  ></dh-button>`;
}

function remark(context: Context): TemplateResult {
  const { snapshot, lang, stage } = context;
  const words = titanicWords(lang);
  if (snapshot === null) return html`<p class="prose">${stage === "failed" ? "" : words.starting}</p>`;
  if (snapshot.diverged)
    return html`${trouble(context, { better: Number((rateNow(context) / 10).toPrecision(1)) })}`;
  const scaled = recipeNow(context).scaling !== "none";
  return html`<p class="prose">${context.state.settings.dataset === "points" && !scaled ? "" : scaled ? words.scaledRemark : words.rawRemark}</p>`;
}

const belowPanels = later(() => withWords(import("./below.ts")));

/** One row, the form and the reader's own table: fetched when they come near, or when a row is chosen. */
function below(context: Context): TemplateResult {
  const { state, snapshot, dispatch, memory } = context;
  const wanted = memory("below", () => ({ near: false }));
  const again = (): void => dispatch({ type: "ui", changes: {} });
  const come = (): void => {
    wanted.near = true;
    again();
  };
  const asked = wanted.near || state.ui.table?.row != null || snapshot?.table?.file != null;
  const panels = asked ? belowPanels(wanted, again) : null;
  return html`<div class="below" ${near(come)}>${panels?.panels(context) ?? nothing}</div>`;
}

const wider = {
  hill: later(() => withWords(import("../common/hill/panel.ts"))),
  take: later(() => withWords(import("../common/take/band.ts"))),
};

/** The hill under the walk, and what can be taken away. */
function closer(context: Context): TemplateResult {
  const { lang, state, dispatch, memory } = context;
  const words = titanicWords(lang);
  const now = state.ui.panel;
  const again = (): void => dispatch({ type: "ui", changes: {} });
  const open = (panel: "hill" | "take" | null) => (): void => dispatch({ type: "ui", changes: { panel } });
  const button = (id: keyof typeof wider, label: string): TemplateResult => html`<dh-button word lang=${lang}
    data-panel=${id} label=${label} @pointerover=${wider[id].soon} @focusin=${wider[id].soon}
    @click=${open(now === id ? null : id)}></dh-button>`;
  const id = now === "hill" || now === "take" ? now : null;
  const panel =
    id &&
    wider[id](
      memory(`panel ${id}`, () => ({})),
      again,
    );
  return html`<div class="tries closer">${button("hill", now === "hill" ? words.hillClose : words.hillOpen)}
      ${button("take", commonWords(lang).panels.take)}</div>
    ${panel?.panel(id === "hill" ? withRows(context) : context) ?? nothing}`;
}

function says(context: Context): string {
  const { snapshot, lang } = context;
  const words = titanicWords(lang);
  if (snapshot === null) return words.starting;
  return words.spoken(count(snapshot.step), loss(snapshot.train?.loss ?? Number.NaN), rightText(context));
}
