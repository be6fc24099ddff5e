// How many points a step looks at, as a word of the sentence; a choice, because "all" is one.

import { html, type TemplateResult } from "lit";
import "../../view/controls/value.ts";
import type { ListItem } from "../../view/controls/index.ts";
import { count } from "../../view/pictures/numbers.ts";
import type { Context } from "./lab.ts";
import { commonWords } from "./words.ts";

const kBatches = [1, 2, 5, 10, 20, 50];

/** `some`: how the language writes a number of points. */
export function batchValue({ lang, state, dispatch }: Context, some: (n: string) => string): TemplateResult {
  const words = commonWords(lang);
  const now = state.settings.batchSize;
  const sizes = typeof now === "number" && !kBatches.includes(now) ? [...kBatches, now] : kBatches;
  const options: ListItem[] = [
    { value: "full", label: words.full },
    ...sizes.toSorted((a, b) => a - b).map((n) => ({ value: String(n), label: some(count(n)) })),
  ];
  const change = ({ detail }: CustomEvent<{ value: string }>): void =>
    dispatch({
      type: "set",
      changes: { batchSize: detail.value === "full" ? "full" : Number(detail.value) },
    });
  return html`<dh-value
    lang=${lang}
    label=${words.settings.batchSize}
    .value=${String(now)}
    .options=${options}
    @dh-change=${change}
  ></dh-value>`;
}
