// What stands over each column of the network: inputs, neurons and activation of hidden layers, the output. Where there
// is room a hidden layer can also grow and shrink by a click.

import { html, nothing, type TemplateResult } from "lit";
import { icon } from "../../view/controls/icons.ts";
import { place } from "../../view/pictures/directives.ts";
import type { NetworkLayout } from "../../view/pictures/network-layout.ts";
import type { Context } from "../common/lab.ts";
import { activationValue, unitsValue } from "./sentence.ts";
import { outputActivation, withLayer } from "./spec.ts";
import { networkWords } from "./words.ts";

/** Distances between columns, px: from which there is room for + and −, and for a head in one line. */
const kRoomForSteps = 116;
const kRoomForLine = 88;

export function heads(context: Context, layout: NetworkLayout): TemplateResult {
  const { lang, layout: width, state } = context;
  const words = networkWords(lang);
  const pitch = (layout.x[1] ?? layout.width) - (layout.x[0] ?? 0);
  const last = layout.units.length - 1;
  const activation = outputActivation(state.settings);
  const names = pitch < kRoomForLine ? words.short : words.activations;
  const inputs = width === "phone" || pitch < kRoomForLine ? words.inputsShort : words.inputs;
  return html`<div class="heads ${pitch < kRoomForLine ? "tight" : ""}">
    ${layout.x.map((x, layer) => {
      const left = Math.min(x, layout.width - 44);
      if (layer === 0) return html`<div class="above" ${place(left, 0)}><b>${inputs}</b></div>`;
      if (layer < last && layer <= state.settings.hidden.length)
        return html`<div class="above" ${place(left, 0)}>${hidden(context, layer - 1, pitch)}</div>`;
      const room = layout.width - x;
      return layer < last
        ? nothing
        : html`<div class="above ${room < 70 ? "end" : ""}" ${place(room < 70 ? layout.width : left, 0)}>
            <span>${room < 70 ? html`<b>${words.output}</b>` : html`<b>1</b> <span>${names[activation]}</span>`}</span></div>`;
    })}
  </div>`;
}

function hidden(context: Context, layer: number, pitch: number): TemplateResult {
  return html`${unitsValue(context, layer)}${activationValue(context, layer, {
    light: true,
    short: pitch < kRoomForLine,
  })}${pitch < kRoomForSteps ? nothing : html`<span class="grow">${grow(context, layer, -1)}${grow(context, layer, 1)}</span>`}`;
}

function grow({ lang, state, dispatch }: Context, layer: number, by: 1 | -1): TemplateResult {
  const words = networkWords(lang);
  const { hidden: layers } = state.settings;
  const units = (layers[layer]?.units ?? 1) + by;
  const name = by > 0 ? words.moreUnits(String(layer + 1)) : words.fewerUnits(String(layer + 1));
  return html`<button
    class="tiny"
    aria-label=${name}
    title=${name}
    ?disabled=${units < 1 || units > 16}
    @click=${() => dispatch({ type: "set", changes: { hidden: withLayer(layers, layer, { units }) } })}
  >
    ${icon(by > 0 ? "plus" : "minus")}
  </button>`;
}
