// "Take it with you" in the digits lab: the same panel as under the other labs, told of this one. Fetched when a reader asks
// for it.

import { html, type TemplateResult } from "lit";
import { codeFor } from "../../common/take/embed.ts";
import "../../common/take/element.ts";
import type { LinkSource } from "../../common/take/source.ts";
import { writeDigits } from "../link.ts";
import type { DigitsView } from "../state.ts";
import { DigitsSource, type Kept, type TakeOptions } from "./source.ts";

export class TakePanel {
  readonly #options: TakeOptions;
  readonly #kept: Kept = { way: "pytorch", taken: null, id: 0, asked: "" };

  constructor(options: TakeOptions) {
    this.#options = options;
  }

  render(view: DigitsView): TemplateResult {
    const source = new DigitsSource(view, this.#kept, this.#options);
    return html`<dh-take lang=${view.lang} data-layout=${view.layout} .source=${source} .link=${linksOf(view)} .close=${this.#options.close}></dh-take>`;
  }
}

/** A network of pictures is too large for a link: its settings fit. */
function linksOf({ lang, model, epochs, patience }: DigitsView): LinkSource {
  const text = writeDigits({ model, epochs, patience });
  const attributes = text === "v=1" ? [] : ([["state", text]] as const);
  return {
    lang,
    lab: "digits",
    kinds: ["start"],
    to: () => ({
      text,
      about: (words) => words.aboutSettings,
      code: (kind, place) => codeFor(kind, { id: "digits", attributes, text }, place),
    }),
    watch: () => {},
  };
}
