// The doctor: what the last steps of a diverged walk looked like, why they grew, with the walk's own numbers, and from
// which rate on they would not have. Saturated walks get a story of their own. Fetched when a walk is in trouble; the
// sentence and the way out stand before it arrives (trouble.ts).

import { html, nothing, type TemplateResult } from "lit";
import type { Divergence, Snapshot } from "../../../shared/protocol.ts";
import "../../../view/controls/button.ts";
import { mathHtml } from "../../../view/pictures/math-text.ts";
import { count, fixed, loss, scientific } from "../../../view/pictures/numbers.ts";
import { columnWeight } from "../column-names.ts";
import type { Context } from "../lab.ts";
import { plain } from "../values.ts";
import { type DoctorWords, doctorWords } from "./words.ts";

/** Why, and the last steps side by side; on a phone one below the other. `bound`: λmax anywhere, where there is one. */
export function diagnosis(context: Context, diverged: Divergence, bound: number | null): TemplateResult {
  const words = doctorWords(context.lang);
  return html`<section class="doctor">
    <div class="head"><h2>${words.lastSteps}</h2></div>
    ${diverged.last.length > 1 ? lastSteps(context, diverged, words) : nothing}
    <p class="prose">${why(context, diverged, bound, words)}</p>
  </section>`;
}

function lastSteps(context: Context, told: Divergence, words: DoctorWords): TemplateResult {
  const rows = rowsOf(context, told, words);
  if (context.layout === "phone") {
    return html`<table class="figures"><thead><tr>${rows.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${told.last.map((_, i) => html`<tr>${rows.map(({ cells }) => html`<td>${cells[i]}</td>`)}</tr>`)}</tbody></table>`;
  }
  return html`<table class="figures">
    <tbody>${rows.map(({ name, cells }) => html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table>`;
}

interface Row {
  readonly name: TemplateResult | string;
  readonly cells: readonly string[];
}

/** Steps, losses, and the number that ran away. */
function rowsOf({ snapshot, lang }: Context, { last, weight }: Divergence, words: DoctorWords): Row[] {
  const rows: Row[] = [
    { name: words.step, cells: last.map(({ step }) => count(step)) },
    { name: words.loss, cells: last.map((one) => (one.loss === null ? words.noValue : loss(one.loss))) },
  ];
  if (weight === null || snapshot === null) return rows;
  const column = columnWeight(snapshot, weight, lang);
  const [letter, layer] = nameOf(snapshot, weight);
  const name =
    column ??
    html`<span class="m">${mathHtml(letter)}</span>${layer === null ? nothing : html` ${words.ofLayer(layer)}`}`;
  return [...rows, { name, cells: last.map(({ value }) => short(value)) }];
}

const short = (value: number): string => (Math.abs(value) >= 1e4 ? scientific(value) : fixed(value, 2));

/** w, w_2, b for one unit; w_62 and its layer's number in a network. */
function nameOf(
  { parameters }: Snapshot,
  { name, index }: { readonly name: string; readonly index: number },
): [name: string, layer: string | null] {
  const at = parameters.findIndex((tensor) => tensor.name === name);
  const [rows = 1, columns = 1] = parameters[at]?.shape ?? [];
  const isBias = at % 2 === 1;
  if (parameters.length === 2) return [isBias ? "b" : rows === 1 ? "w" : `w_${index + 1}`, null];
  const [from, to] = [Math.floor(index / columns) + 1, (index % columns) + 1];
  return [isBias ? `b_${index + 1}` : `w_${from}${to}`, count(Math.floor(at / 2) + 1)];
}

function why(
  { snapshot, state, lang }: Context,
  { steepest, bestStep }: Divergence,
  bound: number | null,
  words: DoctorWords,
): string {
  const { optimizer, momentum, batchSize } = state.settings;
  if (optimizer !== "sgd") return words.adaptive;
  if (steepest === null || !(steepest > 0)) return "";
  const rate = snapshot?.learningRate ?? 0;
  const network = (snapshot?.parameters.length ?? 0) > 2;
  const limit = three((2 * (1 + momentum)) / steepest);
  const factor = Math.abs(1 - rate * steepest);
  const first = words.factor(count(bestStep), three(steepest), plain(rate), loss(factor));
  const second = momentum > 0 ? words.limitWithMomentum(plain(momentum), limit) : words.limit(limit);
  const parts = batchSize !== "full" && batchSize < (snapshot?.train?.rows ?? 0) ? words.batches : "";
  const third = bound !== null ? words.bound(three(bound), three(2 / bound)) : network ? words.estimate : "";
  return [first, second, third, parts].filter((text) => text !== "").join(lang === "zh" ? "" : " ");
}

const three = (value: number): string => plain(Number(value.toPrecision(3)));

/** Why nothing is learnt although every number is finite, and the way out. */
export function saturation(context: Context, layer: string, better: number): TemplateResult {
  const { lang, snapshot, dispatch } = context;
  const words = doctorWords(lang);
  const own = snapshot?.parameters.filter(({ name }) => name.startsWith(`${layer}/`)) ?? [];
  const size = own.reduce((most, { data }) => data.reduce((m, x) => Math.max(m, Math.abs(x)), most), 0);
  return html`<p>${words.grown(layer, short(size), loss(snapshot?.train?.loss ?? Number.NaN))} ${words.stuck}</p>
    <dh-button
      word
      lang=${lang}
      label=${words.backToLowest(plain(better))}
      @click=${() => dispatch({ type: "recover", to: "best", learningRate: better })}
    ></dh-button>`;
}
