// What the first sentence of Network's settings is made of, for a language to put its words around (words.en.ts,
// words.zh.ts): every value is a control made by sentence.ts.

import { html, nothing, type TemplateResult } from "lit";

export type Part = TemplateResult | string | typeof nothing;

/** The values of the sentence, each a control, for a language to put its words around. */
export interface Slots {
  /** How many hidden layers there are. */
  readonly hidden: number;
  readonly dataset: Part;
  readonly layers: Part;
  /** "8 then 6 tanh": neurons and activations, one or all. */
  readonly neurons: Part;
  readonly optimizer: Part;
  readonly rate: Part;
  readonly batch: Part;
  readonly l2: Part;
}

export interface Sentence {
  readonly full: (slots: Slots) => TemplateResult;
  /** The first clause, for phones. */
  readonly short: (slots: Slots) => TemplateResult;
  /** A count of layers in words. */
  readonly layers: (n: number) => string;
  readonly all: (rows: string) => string;
  /** What follows a number of neurons. */
  readonly unit: string;
  /** Puts neurons of several layers together. */
  readonly list: (parts: readonly Part[]) => TemplateResult;
}

/** Several parts as a list in running text. */
export function joined(parts: readonly Part[], between: string, last: string): TemplateResult {
  return html`${parts.map((part, i) => html`${i === 0 ? nothing : i === parts.length - 1 ? last : between}${part}`)}`;
}
