// Under the timeline, in the columns of the pictures above: a few numbers of the walk, what the network does now (or
// the number or the point that is chosen, chosen.ts), and what it gets right and wrong.

import { html, nothing, type TemplateResult } from "lit";
import type { Snapshot } from "../../shared/protocol.ts";
import "../../view/controls/button.ts";
import { withWords } from "../../view/dictionary.ts";
import { later } from "../../view/later.ts";
import { count, loss, weight } from "../../view/pictures/numbers.ts";
import { shape } from "../../view/pictures/ramp-legend.ts";
import type { Context } from "../common/lab.ts";
import { trouble } from "../common/trouble.ts";
import { plain } from "../common/values.ts";
import { lookOf } from "./look.ts";
import { rateOf } from "./spec.ts";
import { learntByHeart, oneKind, type Tally, tallyOf, variance } from "./tally.ts";
import { networkWords } from "./words.ts";

export function band(context: Context): TemplateResult {
  return html`<div class="band">
    <section class="numbers">${numbers(context)}</section>
    <section class="now">${now(context)}</section>
    <section class="sides">${sides(context)}</section>
  </div>`;
}

function numbers(context: Context): TemplateResult {
  const { snapshot, lang } = context;
  const words = networkWords(lang);
  const row = (name: string, value: string): TemplateResult =>
    html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`;
  return html`<div class="head"><h2>${words.numbersTitle}</h2></div>
    <table class="figures">
      <tbody>
        ${row(words.parameters, snapshot ? count(sizeOf(snapshot)) : "–")}
        ${row(words.rateNow, plain(rateOf(context.state.settings)))}
        ${row(words.penaltyName, loss(snapshot?.penalty ?? Number.NaN))}
        ${row(words.heldLoss, loss(snapshot?.held?.loss ?? Number.NaN))}
      </tbody>
    </table>`;
}

const sizeOf = ({ parameters }: Snapshot): number =>
  parameters.reduce((sum, { data }) => sum + data.length, 0);

/** Trouble first, then what is chosen, then the walk itself. */
function now(context: Context): TemplateResult | typeof nothing {
  const { snapshot, state } = context;
  if (snapshot === null) return nothing;
  if (state.shown.length === 0) return empty(context);
  if (snapshot.diverged) {
    return html`${trouble(context, { better: gentler(context) })}
      <p class="note">${networkWords(context.lang).beganIn(layerName(context, snapshot.diverged.layer))}</p>`;
  }
  const said = chosen(context, snapshot) ?? walk(context, snapshot);
  return html`<p class="prose">${said}</p>${trouble(context, { better: gentler(context) })}`;
}

/** What is said of a chosen number or point comes with the first choice. */
const choices = later(() => withWords(import("./chosen.ts")));

function chosen(context: Context, snapshot: Snapshot): TemplateResult | null {
  const look = lookOf(context);
  if (look.chosen === null && context.state.ui.picked === null) return null;
  const words = choices(look, () => context.dispatch({ type: "ui", changes: {} }));
  return words?.chosen(context, snapshot) ?? null;
}

/** A rate to try after one that was too large: a tenth of it, and at most half of what the hill's curvature allows. */
export function gentler({ snapshot, state }: Context): number {
  const { optimizer } = state.settings;
  const { learningRate = 0.1, diverged } = snapshot ?? {};
  const steepest = optimizer === "sgd" ? (diverged?.steepest ?? 0) : 0;
  return Number(Math.min(learningRate / 10, steepest > 0 ? 1 / steepest : Infinity).toPrecision(1));
}

/** "dense_2" as the picture has it. Another name is shown as it is. */
function layerName({ lang, state }: Context, name: string): string {
  const words = networkWords(lang);
  const place = Number(/^dense_(\d+)$/.exec(name)?.[1] ?? Number.NaN);
  if (Number.isNaN(place)) return name;
  return place > state.settings.hidden.length ? words.outputLayer : words.layer(count(place));
}

/** Why there is nothing to walk on. */
export function nothingYet({ lang, state }: Context): string {
  const words = networkWords(lang);
  return state.settings.task === "classify" ? words.needPoint : words.needHeight;
}

function empty(context: Context): TemplateResult {
  const { lang, dispatch } = context;
  const words = networkWords(lang);
  return html`<p class="prose">${nothingYet(context)}</p>
    <dh-button word lang=${lang} label=${words.takeSpiral} @click=${() => dispatch({ type: "preset", id: "spiral" })}></dh-button>`;
}

function walk(context: Context, snapshot: Snapshot): TemplateResult {
  const { state, lang } = context;
  const words = networkWords(lang);
  const { settings } = state;
  if (settings.task === "classify" && oneKind(snapshot.points, snapshot.split)) return html`${words.oneKind}`;
  const here = loss(snapshot.train?.loss ?? Number.NaN);
  const [rows, all] = [snapshot.train?.rows ?? 0, snapshot.train?.rows ?? 0];
  const batch = settings.batchSize === "full" ? rows : Math.min(rows, settings.batchSize);
  const numbersNow = count(sizeOf(snapshot));
  const next =
    batch >= all ? words.nextAll(count(all), numbersNow) : words.next(count(batch), count(all), numbersNow);
  if (snapshot.step === 0) return html`${words.start(here, loss(guessing(context) ?? Number.NaN))} ${next}`;
  const first = loss(snapshot.history.loss[0] ?? Number.NaN);
  const heart = learntByHeart(snapshot.history);
  return html`${words.soFar(count(snapshot.step), count(snapshot.epoch), first, here)}
    ${heart === null ? next : words.byHeart(count(heart))}`;
}

/** The loss of an answer that knows nothing of a point: undecided between two kinds, or always the mean height. */
export function guessing({ snapshot, state }: Context): number | null {
  if (snapshot === null || snapshot.train === null) return null;
  const { task, loss: kind } = state.settings;
  if (task === "regress") return variance(snapshot.points, snapshot.split);
  return kind === "binaryCrossentropy" ? Math.LN2 : 0.25;
}

function sides(context: Context): TemplateResult {
  const { snapshot, state, lang } = context;
  const words = networkWords(lang);
  const learn = snapshot && tallyOf(snapshot, 0);
  const held = snapshot && tallyOf(snapshot, 1);
  const title = html`<div class="head"><h2>${words.sidesTitle}</h2></div>`;
  if (!learn || learn.rows === 0) return title;
  if (state.settings.task === "regress") {
    const row = (name: string, tally: Tally | null): TemplateResult | typeof nothing =>
      tally && tally.rows > 0
        ? html`<tr><th scope="row">${name}</th><td>${weight(tally.off)}</td></tr>`
        : nothing;
    return html`<div class="head"><h2>${words.offTitle}</h2></div>
      <table class="figures"><tbody>${row(words.offLearnt, learn)}${row(words.offHeld, held)}</tbody></table>`;
  }
  const unseen = held && held.rows > 0 ? held : null;
  const cell = (
    truth: 0 | 1,
    answer: 0 | 1,
  ): TemplateResult => html`<td class=${truth === answer ? "good" : "bad"}>
    ${count(learn.said[truth][answer])}
    <small>${unseen ? words.unseen(count(unseen.said[truth][answer])) : nothing}</small>
  </td>`;
  const row = (truth: 0 | 1): TemplateResult =>
    html`<tr><th scope="row">${words.isKind} ${shape(truth === 1)}<span class="sr">${truth}</span></th>${cell(truth, 1)}${cell(truth, 0)}</tr>`;
  return html`${title}
    <table class="figures confusion">
      <thead>
        <tr><td></td><th scope="col">${words.saysKind} ${shape(true)}<span class="sr">1</span></th><th scope="col">${words.saysKind} ${shape(false)}<span class="sr">0</span></th></tr>
      </thead>
      <tbody>${row(1)}${row(0)}</tbody>
    </table>`;
}
