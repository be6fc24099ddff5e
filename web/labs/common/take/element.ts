// `<dh-take>`: everything that leaves a lab, under one heading: links and tags for other pages, the model
// as files and programs, and the way back in.

import { css, html, LitElement, type PropertyDeclarations, type TemplateResult } from "lit";
import type { Context } from "../lab.ts";
import { panelStyles } from "../panel-styles.ts";
import "../out/element.ts";
import "./link.ts";
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
  static override properties: PropertyDeclarations = { context: { attribute: false } };

  context!: Context;

  protected override render(): TemplateResult {
    const { context } = this;
    const words = takeWords(context.lang);
    return html`<section aria-label=${words.title} @keydown=${this.#onKey}>
      <div class="bar"><h3>${words.title}</h3>
        <span class="end"><button class="quiet close" @click=${this.#close}>${words.close}</button></span></div>
      <dh-link lang=${context.lang} .context=${context}></dh-link>
      <dh-out lang=${context.lang} data-layout=${context.layout} .context=${context}></dh-out>
    </section>`;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") this.#close();
  };

  readonly #close = (): void => this.context.dispatch({ type: "ui", changes: { panel: null } });
}

customElements.define("dh-take", DhTake);
