// The Network lab: points of two kinds (or of heights), a small network of the reader's shape, and what it makes of the
// plane while it walks downhill. Data left, network in the middle, result right; time below.

import { html, nothing, type TemplateResult } from "lit";
import { count, loss } from "../../view/pictures/numbers.ts";
import { stepBand } from "../common/debug/later.ts";
import type { Context, Lab } from "../common/lab.ts";
import { panels } from "../common/panels.ts";
import { lossChart, timeRow } from "../common/time/chart.ts";
import { isSticky, transport } from "../common/transport.ts";
import { doctorsBand } from "../common/trouble.ts";
import { plain } from "../common/values.ts";
import { band, guessing, nothingYet } from "./band.ts";
import { inputsRow } from "./inputs.ts";
import { networkPicture } from "./picture.ts";
import { counts, dataColumn, onePlot, plotSettings, resultColumn } from "./plots.ts";
import { presets } from "./presets.ts";
import { sentence } from "./sentence.ts";
import { fieldCells, kTileCells, type Sizes, sizesOf } from "./sizes.ts";
import { networkData, rateOf, specOf } from "./spec.ts";
import { networkStyles } from "./styles.ts";
import { networkWords } from "./words.ts";

export const network: Lab = {
  id: "network",
  presets,
  styles: networkStyles,
  spec: ({ settings }) => specOf(settings),
  data: networkData,
  probes: ({ ui }, layout) => {
    const cells = fieldCells(layout);
    const field = { width: cells, height: cells };
    return {
      field,
      tiles: { width: kTileCells, height: kTileCells },
      predictions: true,
      ...(ui.tile && { enlarge: { ...field, ...ui.tile } }),
      ...(ui.weight && { gradients: true }),
    };
  },
  poster: async () => (await import("./poster.ts")).poster,
  render,
  says,
};

function render(context: Context): TemplateResult {
  const { layout, width } = context;
  const sizes = sizesOf(width, layout);
  return html`${sentence(context)}
    <div class="columns">
      ${
        layout === "phone"
          ? onePlot(context, sizes.data)
          : html`${dataColumn(context, sizes.data)}${layout === "narrow" ? resultColumn(context, sizes.result) : nothing}`
      }
      <section class="middle">${middleHead(context)} ${networkPicture(context, sizes)} ${inputsRow(context)}</section>
      ${layout === "wide" || layout === "medium" ? resultColumn(context, sizes.result) : nothing}
      ${layout === "phone" ? plotSettings(context, sizes.data) : nothing}
    </div>
    ${isSticky(context) ? html`${timeRow(context)}${stepBand(context, () => band(context))}${doctorsBand(context)}` : nothing} ${walkBar(context, sizes)}
    ${isSticky(context) ? nothing : html`<div class="time">${lossPicture(context, sizes, "full")}${timeRow(context)}</div>${stepBand(context, () => band(context))}${doctorsBand(context)}`}
    ${panels(context)}`;
}

/** Where the network stands alone in its row it has a head of its own; else the heads of its columns are enough. */
function middleHead(context: Context): TemplateResult | typeof nothing {
  if (!isSticky(context)) return nothing;
  const words = networkWords(context.lang);
  return html`<div class="head"><h2>${context.words.network}</h2><span class="end">${context.touch ? words.netHintTouch : words.netHint}</span></div>`;
}

function walkBar(context: Context, sizes: Sizes): TemplateResult {
  return transport(context, {
    reason: context.state.shown.length === 0 ? nothingYet(context) : "",
    units: ["op", "phase", "batch", "epoch"],
    counts: lossCounts(context),
    ...(isSticky(context) && { strip: lossPicture(context, sizes, "strip") }),
  });
}

/** The data's part of the loss; where there is room also the penalty on top of it, and how often each point was seen. */
function lossCounts({ words: view, lang, snapshot, layout }: Context): TemplateResult {
  const words = networkWords(lang);
  const penalty = snapshot?.penalty ?? 0;
  const here = html`${view.loss} <b>${loss(snapshot?.train?.loss ?? Number.NaN)}</b>`;
  if (layout !== "wide") return html`<span>${here}</span>`;
  const [before, after] = words.epoch;
  return html`<span>${here}${penalty > 0 ? words.penalty(loss(penalty)) : nothing}</span
    ><span>${before}<b>${count(snapshot?.epoch ?? 0)}</b>${after}</span>`;
}

function lossPicture(context: Context, sizes: Sizes, size: "full" | "strip"): TemplateResult {
  return lossChart(context, {
    width: context.width,
    height: sizes.chart,
    size,
    guess: guessing(context),
    name: networkWords(context.lang).thisWalk(plain(rateOf(context.state.settings))),
  });
}

function says(context: Context): string {
  const { snapshot, state, lang } = context;
  const words = networkWords(lang);
  if (snapshot?.train == null || state.shown.length === 0) return nothingYet(context);
  return words.says(count(snapshot.step), loss(snapshot.train.loss ?? Number.NaN), counts(context).join(""));
}
