// The digits lab's sentence: every setting of the network and its walk as a word in it.

import { html, type TemplateResult } from "lit";
import { kClasses, kPixels } from "../../shared/digits.ts";
import { kOptimizers } from "../../shared/digits-settings.ts";
import "../../view/controls/value.ts";
import type { ListItem, NumberRange } from "../../view/controls/index.ts";
import { count } from "../../view/pictures/numbers.ts";
import { type DigitsActions, type DigitsView, kPackRows, kSizes } from "./state.ts";
import { digitsWords } from "./words.ts";

type Changed = CustomEvent<{ value: number | string }>;

const optimizerNames: Readonly<Record<string, string>> = { adam: "Adam", sgd: "SGD", rmsprop: "RMSProp" };

export function sentence(view: DigitsView, { set }: DigitsActions): TemplateResult {
  const { model, lang, state } = view;
  const words = digitsWords(lang);
  const size = (hidden: readonly number[]): string => [kPixels, ...hidden, kClasses].join("–");
  const number = (label: string, value: number, range: NumberRange, change: (value: number) => void) =>
    html`<dh-value
      lang=${lang}
      label=${label}
      .value=${value}
      .range=${range}
      @dh-change=${({ detail }: Changed) => change(Number(detail.value))}
    ></dh-value>`;
  const choice = (label: string, value: string, options: ListItem[], change: (value: string) => void) =>
    html`<dh-value
      lang=${lang}
      label=${label}
      .value=${value}
      .options=${options}
      @dh-change=${({ detail }: Changed) => change(String(detail.value))}
    ></dh-value>`;
  const isKnown = kSizes.some((hidden) => hidden.join() === model.hidden.join());
  const sizes = [...kSizes, ...(isKnown ? [] : [model.hidden])].map((hidden) => ({
    value: hidden.join(),
    label: size(hidden),
  }));
  const layers = choice(words.layersLabel, model.hidden.join(), sizes, (value) =>
    set({ hidden: value === "" ? [] : value.split(",").map(Number) }),
  );
  const dropout = { min: 0, max: 0.9, step: 0.1 };
  const rate = {
    min: 0,
    above: true,
    max: 10,
    ladder: [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
  };
  return html`<p class="say">
    ${words.say({
      layers,
      dropout:
        model.hidden.length === 0
          ? null
          : number(words.dropoutLabel, model.dropout, dropout, (value) => set({ dropout: value })),
      rows: count(state?.data?.learn ?? kPackRows * 0.8),
      optimizer: choice(
        words.optimizerLabel,
        model.optimizer,
        kOptimizers.map((id) => ({ value: id, label: optimizerNames[id] ?? id })),
        (value) => {
          const optimizer = kOptimizers.find((id) => id === value);
          if (optimizer) set({ optimizer, learningRate: optimizer === "sgd" ? 0.1 : 0.001 });
        },
      ),
      rate: number(words.rateLabel, model.learningRate, rate, (value) => set({ learningRate: value })),
      batch: number(
        words.batchLabel,
        model.batchSize,
        { min: 1, max: 1024, integer: true, ladder: [8, 16, 32, 64, 128, 256] },
        (value) => set({ batchSize: value }),
      ),
    })}
  </p>`;
}
