// The settings of Network as a sentence: Learn a spiral with two hidden layers, 8 then 6 tanh neurons … Each language
// has its own, with the same values in its own order. What is set less often follows in a second sentence behind
// "more"; on a phone the first is cut to its first clause until then.

import { html, nothing, type TemplateResult } from "lit";
import { presetOf } from "../../shared/presets.ts";
import { activations, initializers, losses, optimizers, schedules } from "../../shared/settings.ts";
import "../../view/controls/button.ts";
import type { ListItem } from "../../view/controls/index.ts";
import { count } from "../../view/pictures/numbers.ts";
import type { Context } from "../common/lab.ts";
import { choiceValue, numberValue, rangeOf } from "../common/values.ts";
import { commonWords } from "../common/words.ts";
import { datasetValue, taskValue } from "./datasets.ts";
import type { Part, Slots } from "./say.ts";
import { rateOf, sharedActivation, withLayer, withLayers } from "./spec.ts";
import { ownChoice, ownNumber } from "./values.ts";
import { networkWords } from "./words.ts";

export function sentence(context: Context): TemplateResult {
  const { lang, layout, state, words } = context;
  const slots = slotsOf(context);
  const { full, short, more } = networkWords(lang).say;
  const cut = layout === "phone" && !state.ui.more;
  const hidden = (layout === "phone" ? 4 : 0) + extraCount(slots);
  return html`<div class="say">
    <p>${cut ? short(slots) : full(slots)} ${state.ui.more ? nothing : moreButton(context, words.more(hidden))}</p>
    ${state.ui.more ? html`<p class="extra">${more(slots)} ${moreButton(context, words.less)}</p>` : nothing}
  </div>`;
}

/** How many values the second sentence has. */
const extraCount = ({ drawn, momentum }: Slots): number => 8 + (drawn ? 3 : 0) + (momentum === null ? 0 : 1);

const moreButton = ({ lang, state, dispatch }: Context, label: string): TemplateResult => html`<dh-button
  word
  class="more"
  lang=${lang}
  label=${label}
  @click=${() => dispatch({ type: "ui", changes: { more: !state.ui.more } })}
></dh-button>`;

function slotsOf(context: Context): Slots {
  const { state, lang } = context;
  const { settings, points } = state;
  const names = commonWords(lang);
  const drawn = points === null && presetOf("network", settings.dataset)?.generator !== undefined;
  const choices = <T extends string>(ids: readonly T[], labels: Record<T, string>): ListItem[] =>
    ids.map((id) => ({ value: id, label: labels[id] }));
  return {
    hidden: settings.hidden.length,
    dataset: datasetValue(context),
    layers: layerCount(context),
    neurons: neurons(context),
    optimizer: choiceValue(context, "optimizer", choices(optimizers, names.optimizers)),
    rate: numberValue(context, "learningRate", { value: rateOf(settings) }),
    batch: batchValue(context),
    l2: numberValue(context, "l2", { before: "L2 " }),
    drawn: drawn
      ? {
          rows: numberValue(context, "rows"),
          noise: numberValue(context, "noise"),
          draw: numberValue(context, "dataSeed"),
        }
      : null,
    points: networkWords(lang).points(count(state.shown.length)),
    held: heldValue(context),
    task: taskValue(context),
    loss: lossValue(context, choices(losses, names.losses)),
    momentum: settings.optimizer === "sgd" ? numberValue(context, "momentum") : null,
    schedule: choiceValue(context, "schedule", choices(schedules, names.schedules)),
    dropout: numberValue(context, "dropout"),
    l1: numberValue(context, "l1", { before: "L1 " }),
    initializer: choiceValue(context, "initializer", choices(initializers, names.initializers)),
    seed: numberValue(context, "seed", { format: count }),
  };
}

/** Only classes have a choice of loss. */
function lossValue(context: Context, items: readonly ListItem[]): Part {
  if (context.state.settings.task === "classify") return choiceValue(context, "loss", items);
  return commonWords(context.lang).losses.meanSquaredError;
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

function heldValue(context: Context): TemplateResult {
  return ownNumber(context, {
    key: "held",
    label: commonWords(context.lang).settings.held,
    value: Math.round(context.state.settings.held * 1000) / 10,
    range: { min: 0, max: 90, step: 5 },
    suffix: networkWords(context.lang).percent,
    set: (percent) => ({ held: percent / 100 }),
  });
}
