// `<dh-link>`: what is on the screen as a link, and as code for other pages. While it is open the worker is asked what was
// changed after which step.

import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { type Link, writeLink } from "../../../shared/link.ts";
import type { WalkLog } from "../../../shared/log.ts";
import { radioKey, tabStop } from "../../../view/controls/radio.ts";
import { count } from "../../../view/pictures/numbers.ts";
import type { Context } from "../lab.ts";
import { type LinkKind, linkOf } from "../link/replay.ts";
import { type EmbedKind, embedCode, embedKinds } from "./embed.ts";
import { placeNow } from "./place.ts";
import { linkStyles } from "./styles.ts";
import { type TakeWords, takeWords } from "./words.ts";

const kinds: readonly LinkKind[] = ["walk", "weights", "start"];

export class DhLink extends LitElement {
  static override styles = linkStyles;
  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    kind: { state: true },
    embed: { state: true },
    copied: { state: true },
  };

  context!: Context;
  private kind: LinkKind = "walk";
  private embed: EmbedKind = "tag";
  /** What was copied last, until something else is chosen. */
  private copied = "";

  override connectedCallback(): void {
    super.connectedCallback();
    const { context } = this;
    queueMicrotask(() => context.dispatch({ type: "ui", changes: { log: true } }));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    const { context } = this;
    // The lab is being drawn now.
    queueMicrotask(() => context.dispatch({ type: "ui", changes: { log: false } }));
  }

  protected override render(): TemplateResult {
    const words = takeWords(this.context.lang);
    const link = this.#link(this.kind);
    return html`<div class="part">
        <div class="row"><h4 id="what">${words.linkTo}</h4>${this.#seg(
          "what",
          kinds,
          this.kind,
          words.kinds,
          (kind) => {
            this.kind = kind as LinkKind;
          },
        )}</div>
        <p class="prose">${link ? this.#about(words, link) : this.#whyNot(words)}</p>
        ${link ? this.#copyable("link", this.#url(link), words.copyLink, words) : nothing}
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
        ${link ? this.#copyable("code", embedCode(this.embed, this.context.lab, link, placeNow()), words.copyCode, words) : nothing}
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

  #link(kind: LinkKind): Link | null {
    const { context } = this;
    const { lab, state, snapshot } = context;
    const kept = context.memory("log", (): { log: WalkLog | null } => ({ log: null }));
    kept.log = snapshot?.log ?? kept.log;
    return linkOf(lab, state, snapshot, kept.log, kind);
  }

  #url(link: Link): string {
    const { lab } = this.context;
    return `${placeNow().lab(lab.id)}#${writeLink(lab, link)}`;
  }

  #about(words: TakeWords, link: Link): string {
    const { walk, weights } = link;
    if (walk) return words.aboutWalk(count(walk.step), count(walk.edits.length));
    return weights ? words.aboutWeights(count(weights.length)) : words.aboutStart;
  }

  #whyNot(words: TakeWords): string {
    const { settings, points } = this.context.state;
    return settings.dataset === "points" && points === null ? words.noFile : words.noWalk;
  }
}

customElements.define("dh-link", DhLink);
