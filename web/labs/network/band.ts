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
import { plain } from "../common/values.ts";
import { lookOf } from "./look.ts";
import { rateOf } from "./spec.ts";
import { type Tally, tallyOf, variance } from "./tally.ts";
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

/** What is chosen first, then the walk itself. */
function now(context: Context): TemplateResult | typeof nothing {
  const { snapshot, state } = context;
  if (snapshot === null) return nothing;
  if (state.shown.length === 0) return empty(context);
  const here = isFresh(context) ? null : going(lookOf(context), () => again(context));
  const said = chosen(context, snapshot) ?? here?.soFar(context, snapshot) ?? opening(context, snapshot);
  return html`${snapshot.diverged ? nothing : html`<p class="prose">${said}</p>`}${here?.inTrouble(context, snapshot)}`;
}

/** A preset's first step is still to come: then nothing can be amiss. */
const isFresh = ({ snapshot, state }: Context): boolean => snapshot?.step === 0 && state.points === null;

const again = ({ dispatch }: Context): void => dispatch({ type: "ui", changes: {} });

/** What is said of a walk comes with its first step. */
const going = later(() => withWords(import("./going.ts")));

/** What is said of a chosen number or point comes with the first choice. */
const choices = later(() => withWords(import("./chosen.ts")));

function chosen(context: Context, snapshot: Snapshot): TemplateResult | null {
  const look = lookOf(context);
  if (look.chosen === null && context.state.ui.picked === null) return null;
  return choices(look, () => again(context))?.chosen(context, snapshot) ?? null;
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

function opening(context: Context, snapshot: Snapshot): TemplateResult {
  const here = loss(snapshot.train?.loss ?? Number.NaN);
  const guess = loss(guessing(context) ?? Number.NaN);
  const words = networkWords(context.lang);
  return html`${snapshot.step === 0 ? words.start(here, guess) : nothing} ${next(context, snapshot)}`;
}

/** What the next step will do. */
export function next({ state, lang }: Context, snapshot: Snapshot): string {
  const words = networkWords(lang);
  const all = snapshot.train?.rows ?? 0;
  const { batchSize } = state.settings;
  const batch = batchSize === "full" ? all : Math.min(all, batchSize);
  const numbers = count(sizeOf(snapshot));
  return batch >= all ? words.nextAll(count(all), numbers) : words.next(count(batch), count(all), numbers);
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
