// What the two sentences of Network's settings are made of, for a language to put its words around (words.en.ts,
// words.zh.ts): every value is a control made by sentence.ts.

import { html, nothing, type TemplateResult } from "lit";

export type Part = TemplateResult | string | typeof nothing;

/** The values of the first sentence, each a control, for a language to put its words around. */
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

/** The values of the second. */
export interface MoreSlots {
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

export interface Sentence {
  readonly full: (slots: Slots) => TemplateResult;
  /** The first clause, for phones. */
  readonly short: (slots: Slots) => TemplateResult;
  readonly more: (slots: MoreSlots) => TemplateResult;
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
