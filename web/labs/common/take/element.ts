// `<dh-take>`: everything that leaves a lab, under one heading: links and tags for other pages, the model
// as files and programs, and the way back in.

import { css, html, LitElement, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Lang } from "../../../view/dictionary.ts";
import type { Source } from "../out/source.ts";
import { panelStyles } from "../panel-styles.ts";
import "../out/element.ts";
import "./link.ts";
import type { LinkSource } from "./source.ts";
import { takeWords } from "./words.ts";

export class DhTake extends LitElement {
  static override styles = [
    panelStyles,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--s-4);
      }
      .bar {
        margin: 0;
      }
    `,
  ];
  static override properties: PropertyDeclarations = {
    source: { attribute: false },
    link: { attribute: false },
    layout: { attribute: "data-layout" },
  };

  source!: Source;
  link!: LinkSource;
  layout = "";
  /** The reader has seen enough. */
  close: () => void = () => {};

  protected override render(): TemplateResult {
    const { source, link, layout } = this;
    const { lang }: { lang: Lang } = source;
    const words = takeWords(lang);
    return html`<section aria-label=${words.title} @keydown=${this.#onKey}>
      <div class="bar"><h3>${words.title}</h3>
        <span class="end"><button class="quiet close" @click=${() => this.close()}>${words.close}</button></span></div>
      <dh-link lang=${lang} .source=${link}></dh-link>
      <dh-out lang=${lang} data-layout=${layout} .source=${source}></dh-out>
    </section>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.close();
  };
}

customElements.define("dh-take", DhTake);
