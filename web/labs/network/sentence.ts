// The settings of Network as a sentence: Learn a spiral with two hidden layers, 8 then 6 tanh neurons … Each language
// has its own, with the same values in its own order. What is set less often follows in a second sentence behind
// "more" (more.ts); on a phone the first is cut to its first clause until then.

import { html, nothing, type TemplateResult } from "lit";
import { presetOf } from "../../shared/presets.ts";
import { activations, optimizers } from "../../shared/settings.ts";
import "../../view/controls/button.ts";
import type { ListItem } from "../../view/controls/index.ts";
import { withWords } from "../../view/dictionary.ts";
import { later } from "../../view/later.ts";
import { count } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import { choiceValue, numberValue, rangeOf } from "../common/values.ts";
import { commonWords } from "../common/words.ts";
import { datasetValue } from "./datasets.ts";
import { lookOf } from "./look.ts";
import { presets } from "./presets.ts";
import type { Slots } from "./say.ts";
import { rateOf, sharedActivation, withLayer, withLayers } from "./spec.ts";
import { ownChoice, ownNumber } from "./values.ts";
import { networkWords } from "./words.ts";

/** The second sentence. Few ask for it, so its controls come when it is; a pointer on the way to it is enough. */
const second = later(() => withWords(import("./more.ts")));

export function sentence(context: Context): TemplateResult {
  const { layout, state, words } = context;
  const slots = slotsOf(context);
  const { full, short } = networkWords(context.lang).say;
  const cut = layout === "phone" && !state.ui.more;
  const hidden = (layout === "phone" ? 4 : 0) + extraCount(context);
  return html`<div class="say" @pointerover=${second.soon} @focusin=${second.soon}>
    <p>${cut ? short(slots) : full(slots)} ${state.ui.more ? nothing : moreButton(context, words.more(hidden))}</p>
    ${
      state.ui.more
        ? html`<p class="extra">${secondSentence(context)} ${moreButton(context, words.less)}</p>`
        : nothing
    }
  </div>`;
}

function secondSentence(context: Context): TemplateResult | null {
  const again = (): void => context.dispatch({ type: "ui", changes: {} });
  return second(lookOf(context), again)?.secondSentence(context) ?? null;
}

/** Whether the points are drawn by a generator, not listed. */
export const isDrawn = ({ settings, points }: Context["state"]): boolean =>
  points === null && presetOf(presets, settings.dataset)?.generator !== undefined;

/** How many values the second sentence has. */
const extraCount = ({ state }: Context): number =>
  8 + (isDrawn(state) ? 3 : 0) + (state.settings.optimizer === "sgd" ? 1 : 0);

const moreButton = ({ lang, state, dispatch }: Context, label: string): TemplateResult => html`<dh-button
  word
  class="more"
  lang=${lang}
  label=${label}
  @click=${() => dispatch({ type: "ui", changes: { more: !state.ui.more } })}
></dh-button>`;

export const choices = <T extends string>(ids: readonly T[], labels: Record<T, string>): ListItem[] =>
  ids.map((id) => ({ value: id, label: labels[id] }));

function slotsOf(context: Context): Slots {
  const { state, lang } = context;
  const { settings } = state;
  return {
    hidden: settings.hidden.length,
    dataset: datasetValue(context),
    layers: layerCount(context),
    neurons: neurons(context),
    optimizer: choiceValue(context, "optimizer", choices(optimizers, commonWords(lang).optimizers)),
    rate: numberValue(context, "learningRate", { value: rateOf(settings) }),
    batch: batchValue(context),
    l2: numberValue(context, "l2", { before: "L2 " }),
  };
}

function layerCount(context: Context): TemplateResult {
  const { hidden } = context.state.settings;
  return ownNumber(context, {
    key: "layers",
    label: commonWords(context.lang).settings.hidden,
    value: hidden.length,
    range: { min: 0, max: 6, integer: true, step: 1 },
    format: networkWords(context.lang).say.layers,
    set: (n) => ({ hidden: withLayers(context.state.settings.hidden, n) }),
  });
}

/** "8 then 6 tanh" while all share an activation, "8 tanh then 6 relu" where they don't. */
function neurons(context: Context): TemplateResult {
  const { hidden } = context.state.settings;
  const shared = sharedActivation(hidden);
  const { list, unit } = networkWords(context.lang).say;
  if (shared === null) {
    return list(hidden.map((_, i) => html`${unitsValue(context, i)}${unit} ${activationValue(context, i)}`));
  }
  const units = list(hidden.map((_, i) => html`${unitsValue(context, i)}${unit}`));
  return html`${units} ${activationValue(context, null)}`;
}

export function unitsValue(context: Context, layer: number): TemplateResult {
  const { hidden } = context.state.settings;
  return ownNumber(context, {
    key: `units ${layer}`,
    label: networkWords(context.lang).unitsOf(String(layer + 1)),
    value: hidden[layer]?.units ?? 1,
    range: { min: 1, max: 16, integer: true, step: 1 },
    set: (units) => ({ hidden: withLayer(context.state.settings.hidden, layer, { units }) }),
  });
}

/** `layer` null: all of them. */
export function activationValue(
  context: Context,
  layer: number | null,
  look: { short?: boolean; light?: boolean } = {},
): TemplateResult {
  const { lang, state, dispatch } = context;
  const words = networkWords(lang);
  const { hidden } = state.settings;
  const value = hidden[layer ?? 0]?.activation ?? "tanh";
  const names = words.activations;
  return ownChoice(context, {
    label: layer === null ? words.activationOf("") : words.activationOf(String(layer + 1)),
    value,
    items: activations.map((id) => ({
      value: id,
      label: look.short && id === value ? words.short[id] : names[id],
    })),
    ...(look.light && { light: true }),
    choose: (chosen) => {
      const activation = activations.find((id) => id === chosen);
      if (activation)
        dispatch({ type: "set", changes: { hidden: withLayer(hidden, layer, { activation }) } });
    },
  });
}

/** Points a step; as many as there are, or more, is all of them. */
function batchValue(context: Context): TemplateResult {
  const { state, snapshot, lang } = context;
  const { batchSize } = state.settings;
  const all = Math.max(1, snapshot?.train?.rows ?? 500);
  return ownNumber(context, {
    key: "batchSize",
    label: commonWords(lang).settings.batchSize,
    value: batchSize === "full" ? all : Math.min(all, batchSize),
    range: { ...rangeOf("batchSize"), max: Math.max(500, all) },
    format: (n) => (n >= all ? networkWords(lang).say.all(count(all)) : count(n)),
    set: (n) => ({ batchSize: n >= all ? "full" : n }),
  });
}
