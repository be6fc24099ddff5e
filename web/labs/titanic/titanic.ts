// The table lab: who survived the Titanic, told from what was known of each passenger, and the same for any table that the
// reader brings. The model is one sigmoid unit, or a few hidden neurons before it; the table is the worker's.

import { html, nothing, type TemplateResult } from "lit";
import "../../view/controls/button.ts";
import type { LayerSpec, ModelSpec } from "../../shared/protocol.ts";
import type { Settings } from "../../shared/settings.ts";
import type { Recipe } from "../../shared/table.ts";
import { taskOf } from "../../shared/task.ts";
import { withWords } from "../../view/dictionary.ts";
import { type Later, later } from "../../view/later.ts";
import { count, loss } from "../../view/pictures/numbers.ts";
import { stepBand } from "../common/debug/later.ts";
import type { Context, Lab } from "../common/lab.ts";
import type { LabState } from "../common/store.ts";
import { timeRow } from "../common/time/chart.ts";
import { isSticky, transport } from "../common/transport.ts";
import { doctorsBand, trouble } from "../common/trouble.ts";
import { rateNow } from "../common/values.ts";
import { answersHead, answersPicture, countsTable, figures, partsTable, rightText } from "./answers.ts";
import { lossPicture } from "./charts.ts";
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
    ...headed(
      settings.hidden.map(({ units, activation }) => ({
        type: "dense" as const,
        units,
        activation,
        kernelInitializer: settings.initializer,
      })),
      recipeOf(settings),
      settings.initializer,
    ),
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

/** The last layer and the loss that go with what is asked. */
function headed(
  layers: readonly LayerSpec[],
  recipe: Recipe,
  kernelInitializer: Settings["initializer"],
): Pick<ModelSpec, "layers" | "loss"> {
  const [units, activation, loss] = (
    {
      one: [1, "sigmoid", "binaryCrossentropy"],
      classes: [recipe.classes?.length ?? 0, "softmax", "sparseCategoricalCrossentropy"],
      number: [1, "linear", "meanSquaredError"],
    } as const
  )[taskOf(recipe)];
  return { layers: [...layers, { type: "dense", units, activation, kernelInitializer }], loss };
}

interface Sizes {
  readonly answers: { readonly width: number; readonly height: number };
  readonly square: number;
  readonly loss: number;
  readonly accuracy: number;
}

/** The three columns are 336 / rest / 296 wide where they stand side by side. */
function sizes({ width, layout }: Context, beside: boolean): Sizes {
  const middle =
    layout === "wide" ? width - 336 - 296 - 64 : layout === "phone" ? width : Math.floor((width - 32) / 2);
  const side = layout === "wide" ? 296 : layout === "phone" ? width : Math.floor((width - 32) / 2);
  const accuracy = beside && (layout === "wide" || layout === "medium") ? 280 : width;
  return {
    answers: { width: middle, height: layout === "phone" ? 320 : 380 },
    square: Math.min(160, Math.floor((side - 12) / 2)),
    accuracy,
    loss: accuracy === width ? width : width - accuracy - 24,
  };
}

function render(context: Context): TemplateResult {
  const words = titanicWords(context.lang);
  const task = context.snapshot?.table?.task ?? "one";
  const { answers, square, loss: wide, accuracy } = sizes(context, task !== "number");
  const seen = context.snapshot?.walked ? called(context, "walked", walked) : null;
  const other = task === "one" ? undefined : called(context, task, others[task]);
  return html`<div @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${(event: DragEvent) => drop(context, event)}>${sentence(context)}
    <div class="columns">
      <section class="table">${columnsPicture(context)}</section>
      <section class="told">${answersHead(context)} ${
        other === undefined
          ? html`${answersPicture(context, answers.width, answers.height)}<p class="hint">${words.answersHint}</p>`
          : html`<div class="told-room">${other?.told(context, answers.width, answers.height)}</div>`
      }<div class="remark">${remark(context)}</div>
        <div class="print">${seen?.printout(context)}</div></section>
      <section class="side">
        ${
          other === undefined
            ? html`<div><div class="head"><h2>${words.countsHead}</h2><span class="end">${rightText(context)}</span></div>${countsTable(context)}${figures(context)}</div>
        <div>${partsTable(context)}<div class="squares">${seen?.curves(context, square)}</div></div>`
            : html`<div><div class="head">${other?.head(context)}<span class="end">${other?.verdict(context)}</span></div>${other?.side(context, 2 * square + 12)}</div>
        <div>${partsTable(context, other?.share(context))}</div>`
        }
      </section>
    </div>
    ${doctorsBand(context)}
    ${transport(context, {
      reason: "",
      units: ["op", "phase", "1", "10", "epoch"],
      counts: html`${hundred(context)}<span>${words.loss} <b>${loss(context.snapshot?.train?.loss ?? Number.NaN)}</b></span>`,
      ...(isSticky(context) && { strip: lossPicture(context, context.width, 56, "strip") }),
    })}
    <div class="walked">${isSticky(context) ? nothing : lossPicture(context, wide, 136, "full")}
      ${task === "number" ? nothing : seen?.accuracyPart(context, accuracy, 116)}</div>
    ${timeRow(context)}
    ${stepBand(withRows(context))}
    ${below(context)}</div>`;
}

const walked = later(() => withWords(import("./walked.ts")));
const others = {
  classes: later(() => withWords(import("./classes.ts"))),
  number: later(() => withWords(import("./numbers.ts"))),
};

/** What comes once it is needed; the lab is drawn again then. */
const called = <T>({ memory, dispatch }: Context, key: string, module: Later<T>): T | null =>
  module(
    memory(key, () => ({})),
    () => dispatch({ type: "ui", changes: {} }),
  );

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
  const { scaling, target } = recipeNow(context);
  const said = {
    none: target === "survived" ? words.rawRemark : "",
    standard: words.scaledRemark,
    minmax: "",
  };
  return html`<p class="prose">${said[scaling]}</p>`;
}

const belowPanels = later(() => withWords(import("./below.ts")));

/** One row, the form, the reader's own table and the ways to look closer: fetched when they come near, or are wanted. */
function below(context: Context): TemplateResult {
  const { state, snapshot, dispatch, memory } = context;
  const wanted = memory("below", () => ({ near: false }));
  const again = (): void => dispatch({ type: "ui", changes: {} });
  const come = (): void => {
    wanted.near = true;
    again();
  };
  const asked =
    wanted.near || state.ui.table?.row != null || state.ui.panel !== null || snapshot?.table?.file != null;
  const panels = asked ? belowPanels(wanted, again) : null;
  return html`<div class="below" ${near(come)}>${panels?.panels(context) ?? nothing}</div>
    ${panels?.closer(context) ?? nothing}`;
}

function says(context: Context): string {
  const { snapshot, lang } = context;
  const words = titanicWords(lang);
  if (snapshot === null) return words.starting;
  const right = snapshot.table?.task === "one" ? rightText(context) : "";
  return words.spoken(count(snapshot.step), loss(snapshot.train?.loss ?? Number.NaN), right);
}
