// `<dh-link>`: what is on the screen as a link, and as code for other pages.

import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { radioKey, tabStop } from "../../../view/controls/radio.ts";
import { type EmbedKind, embedKinds } from "./embed.ts";
import { placeNow } from "./place.ts";
import type { LinkKind, LinkSource } from "./source.ts";
import { linkStyles } from "./styles.ts";
import { type TakeWords, takeWords } from "./words.ts";

export class DhLink extends LitElement {
  static override styles = linkStyles;
  static override properties: PropertyDeclarations = {
    source: { attribute: false },
    kind: { state: true },
    embed: { state: true },
    copied: { state: true },
  };

  source!: LinkSource;
  /** null: the first there is. */
  private kind: LinkKind | null = null;
  private embed: EmbedKind = "tag";
  /** What was copied last, until something else is chosen. */
  private copied = "";

  override connectedCallback(): void {
    super.connectedCallback();
    this.source.watch(true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.source.watch(false);
  }

  protected override render(): TemplateResult {
    const { lang, kinds, lab } = this.source;
    const words = takeWords(lang);
    const kind = this.kind ?? kinds[0] ?? "start";
    const link = this.source.to(kind);
    const isLink = typeof link !== "function";
    return html`<div class="part">
        <div class="row"><h4 id="what">${words.linkTo}</h4>${
          kinds.length === 1
            ? html`<span>${words.kinds[kind]}</span>`
            : this.#seg("what", kinds, kind, words.kinds, (chosen) => {
                this.kind = chosen as LinkKind;
              })
        }</div>
        <p class="prose">${isLink ? link.about(words) : link(words)}</p>
        ${isLink ? this.#copyable("link", `${placeNow().lab(lab)}#${link.text}`, words.copyLink, words) : nothing}
      </div>
      <div class="part">
        <div class="row"><h4 id="how">${words.embedAs}</h4>${this.#seg(
          "how",
          embedKinds,
          this.embed,
          words.embeds,
          (kind) => {
            this.embed = kind as EmbedKind;
          },
        )}</div>
        <p class="prose">${words.embedHints[this.embed]}</p>
        ${isLink ? this.#copyable("code", link.code(this.embed, placeNow()), words.copyCode, words) : nothing}
      </div>
      <p class="sr" role="status">${this.copied ? words.copied : ""}</p>`;
  }

  #seg(
    name: string,
    values: readonly string[],
    now: string,
    labels: Readonly<Record<string, string>>,
    choose: (value: string) => void,
  ): TemplateResult {
    const take = (value: string): void => {
      this.copied = "";
      choose(value);
    };
    const onKey = (event: KeyboardEvent): void => {
      const value = radioKey(event, event.currentTarget as HTMLElement);
      if (value !== null) take(value);
    };
    return html`<span class="seg" role="radiogroup" aria-labelledby=${name} @keydown=${onKey}>${values.map(
      (
        value,
      ) => html`<button role="radio" data-value=${value} aria-checked=${value === now} class=${value === now ? "on" : ""}
        tabindex=${value === tabStop(values, now) ? 0 : -1} @click=${() => take(value)}>${labels[value]}</button>`,
    )}</span>`;
  }

  #copyable(name: string, text: string, label: string, words: TakeWords): TemplateResult {
    const done = this.copied === text;
    return html`<div class="copy ${name}">
      <pre tabindex="0" role="textbox" aria-readonly="true" aria-label=${words.names[name === "link" ? "link" : "code"]}>${text}</pre>
      <button class="edge" data-copy=${name} @click=${() => void this.#copy(name, text)}>${done ? words.copied : label}</button>
    </div>`;
  }

  async #copy(name: string, text: string): Promise<void> {
    const { own } = placeNow();
    if (name === "link" && own) history.replaceState(history.state, "", text);
    try {
      await navigator.clipboard.writeText(text);
      this.copied = text;
    } catch {
      // Not allowed here: the text is marked, so that a key or a finger can take it.
      const box = this.renderRoot.querySelector(`.${name} pre`);
      if (box) getSelection()?.selectAllChildren(box);
    }
  }
}

customElements.define("dh-link", DhLink);
