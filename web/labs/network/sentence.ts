// The settings of Network as a sentence: Learn a spiral with two hidden layers, 8 then 6 tanh neurons … Each language
// has its own, with the same values in its own order. What is set less often follows in a second sentence behind
// "more"; on a phone the first is cut to its first clause until then.

import { html, nothing, type TemplateResult } from "lit";
import { presetOf } from "../../shared/presets.ts";
import { activations, initializers, losses, optimizers, schedules } from "../../shared/settings.ts";
import "../../view/controls/button.ts";
import type { ListItem } from "../../view/controls/index.ts";
import { count } from "../../view/pictures/numbers.ts";
import type { Lang } from "../../view/words.ts";
import type { Context } from "../common/lab.ts";
import { choiceValue, numberValue, rangeOf } from "../common/values.ts";
import { commonWords } from "../common/words.ts";
import { datasetValue, taskValue } from "./datasets.ts";
import { rateOf, sharedActivation, withLayer, withLayers } from "./spec.ts";
import { ownChoice, ownNumber } from "./values.ts";
import { networkWords } from "./words.ts";

type Part = TemplateResult | string | typeof nothing;

/** All values of the two sentences, each a control, for a language to put its words around. */
interface Slots {
  readonly context: Context;
  readonly dataset: Part;
  readonly layers: Part;
  /** "8 then 6 tanh": neurons and activations, one or all. */
  readonly neurons: Part;
  readonly optimizer: Part;
  readonly rate: Part;
  readonly batch: Part;
  readonly l2: Part;
  /** null where the points are not drawn but listed. */
  readonly drawn: { readonly rows: Part; readonly noise: Part; readonly draw: Part } | null;
  readonly points: string;
  readonly held: Part;
  readonly task: Part;
  readonly loss: Part;
  /** null with optimizers that bring their own. */
  readonly momentum: Part | null;
  readonly schedule: Part;
  readonly dropout: Part;
  readonly l1: Part;
  readonly initializer: Part;
  readonly seed: Part;
}

interface Sentence {
  readonly full: (slots: Slots) => TemplateResult;
  /** The first clause, for phones. */
  readonly short: (slots: Slots) => TemplateResult;
  readonly more: (slots: Slots) => TemplateResult;
  /** A count of layers in words. */
  readonly layers: (n: number) => string;
  readonly all: (rows: string) => string;
  /** Puts neurons of several layers together. */
  readonly list: (parts: readonly Part[]) => TemplateResult;
}

const kCounts = ["no", "one", "two", "three", "four", "five", "six"];
const hiddenOf = ({ context }: Slots): number => context.state.settings.hidden.length;

const en: Sentence = {
  full: (s) => {
    const n = hiddenOf(s);
    const layers = n === 1 ? " hidden layer of " : n === 0 ? " hidden layer" : " hidden layers, ";
    return html`Learn ${s.dataset} with ${s.layers}${layers}${n === 0 ? nothing : html`${s.neurons} neurons`}. Walk by
      ${s.optimizer} at rate ${s.rate}, looking at ${s.batch} points a step, with weights held back by ${s.l2}.`;
  },
  short: (s) =>
    html`Learn ${s.dataset} with ${hiddenOf(s) === 0 ? html`${s.layers} hidden layer` : html`${s.neurons} neurons`} at
      rate ${s.rate}.`,
  more: (s) =>
    html`${
      s.drawn === null
        ? html`The data is ${s.points}, `
        : html`The data is ${s.drawn.rows} points with noise ${s.drawn.noise}, draw ${s.drawn.draw}, `
    }${s.held} of them held back. The network is to ${s.task}; its loss is ${s.loss}. ${
      s.momentum === null ? "Rate " : html`Momentum ${s.momentum}, rate `
    }${s.schedule}, dropout ${s.dropout}, ${s.l1}; weights start from ${s.initializer}, draw ${s.seed}.`,
  layers: (n) => kCounts[n] ?? count(n),
  all: (rows) => `all ${rows}`,
  list: (parts) => joined(parts, ", ", " then "),
};

const zh: Sentence = {
  full: (s) =>
    html`用${s.layers}隐藏层${hiddenOf(s) === 0 ? nothing : html`（${s.neurons} 神经元）`}学会${s.dataset}。每步看
      ${s.batch} 个点，用${s.optimizer}以步长 ${s.rate} 下山，并用 ${s.l2} 拉住权重。`,
  short: (s) =>
    html`用${hiddenOf(s) === 0 ? html`${s.layers}隐藏层` : html` ${s.neurons} 神经元`}学会${s.dataset}，步长 ${s.rate}。`,
  more: (s) =>
    html`${
      s.drawn === null
        ? html`数据是${s.points}，`
        : html`数据有 ${s.drawn.rows} 个点，噪声 ${s.drawn.noise}，第 ${s.drawn.draw} 组，`
    }其中 ${s.held} 留着考。网络要${s.task}，损失用${s.loss}。${
      s.momentum === null ? nothing : html`动量 ${s.momentum}，`
    }步长${s.schedule}，随机丢弃 ${s.dropout}，${s.l1}。权重按 ${s.initializer} 抽，第 ${s.seed} 次。`,
  layers: (n) => (n === 0 ? "零层" : `${"一两三四五六"[n - 1] ?? n}层`),
  all: (rows) => `全部 ${rows}`,
  list: (parts) => joined(parts, "、", "和 "),
};

const sentences: Record<Lang, Sentence> = { en, zh };

function joined(parts: readonly Part[], between: string, last: string): TemplateResult {
  return html`${parts.map((part, i) => html`${i === 0 ? nothing : i === parts.length - 1 ? last : between}${part}`)}`;
}

export function sentence(context: Context): TemplateResult {
  const { lang, layout, state, words } = context;
  const slots = slotsOf(context);
  const { full, short, more } = sentences[lang];
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
    context,
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
    points: lang === "zh" ? ` ${count(state.shown.length)} 个点` : `${count(state.shown.length)} points`,
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
    format: sentences[context.lang].layers,
    set: (n) => ({ hidden: withLayers(context.state.settings.hidden, n) }),
  });
}

/** "8 then 6 tanh" while all share an activation, "8 tanh then 6 relu" where they don't. */
function neurons(context: Context): TemplateResult {
  const { hidden } = context.state.settings;
  const { list } = sentences[context.lang];
  const shared = sharedActivation(hidden);
  const unit = context.lang === "zh" ? " 个" : "";
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
    format: (n) => (n >= all ? sentences[lang].all(count(all)) : count(n)),
    set: (n) => ({ batchSize: n >= all ? "full" : n }),
  });
}

function heldValue(context: Context): TemplateResult {
  return ownNumber(context, {
    key: "held",
    label: commonWords(context.lang).settings.held,
    value: Math.round(context.state.settings.held * 1000) / 10,
    range: { min: 0, max: 90, step: 5 },
    suffix: context.lang === "zh" ? "%" : " %",
    set: (percent) => ({ held: percent / 100 }),
  });
}
