// `<dh-out>`: the model, its data and its pictures as files and programs, and how they come back; a part of what can be
// taken away (take/element.ts). One way at a time is looked at: what it is, its files, and its code where it is a program.

import {
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type PropertyValues,
  type TemplateResult,
} from "lit";
import { count, fixed } from "../../../view/pictures/numbers.ts";
import {
  type Closed,
  download,
  type GroupId,
  groups,
  type OutFile,
  sizeOf,
  type Way,
  type WayId,
} from "./files.ts";
import { Returns, returnsPart } from "./returns.ts";
import type { Source, Taken } from "./source.ts";
import { outStyles } from "./styles.ts";
import { aboutOf, type OutWords, outWords } from "./words.ts";

export class DhOut extends LitElement {
  static override styles = outStyles;
  static override properties: PropertyDeclarations = {
    source: { attribute: false },
    said: { state: true },
  };

  /** Whose model it is; another one whenever the lab is drawn. */
  source!: Source;
  /** What the copy button says of itself; "": its name. */
  private said = "";
  readonly #returns = new Returns(this, () => this.source);
  /** The way in view, made once a model. */
  #made: { readonly of: Taken; readonly id: WayId; readonly way: Way | Closed } | null = null;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.source.leave();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    this.source.follow();
  }

  protected override updated(): void {
    this.#returns.goOn();
  }

  protected override render(): TemplateResult {
    const { lang, taken } = this.source;
    const words = outWords(lang);
    return html`<section aria-label=${words.title}>
      <h4>${words.title}</h4>
      <p class="prose now" aria-live="polite">${taken ? this.#now(taken, words) : words.waiting}</p>
      <div class="groups">${(Object.keys(groups) as GroupId[]).map((id) => this.#group(id, words))}</div>
      <div class="columns">
        <div class="out">${taken ? this.#way(taken, words) : nothing}</div>
        ${returnsPart(this.#returns, lang, words)}
      </div>
    </section>`;
  }

  #now({ step, model }: Taken, words: OutWords): string {
    const numbers = model.parameters.reduce((sum, { data }) => sum + data.length, 0);
    return this.source.running ? words.running(count(step)) : words.now(count(step), count(numbers));
  }

  #group(id: GroupId, words: OutWords): TemplateResult {
    const now = this.source.way;
    const choose = (way: WayId): void => {
      this.source.way = way;
      this.said = "";
      this.requestUpdate();
    };
    return html`<div class="group" role="group" aria-label=${words.groups[id]}><span aria-hidden="true">${words.groups[id]}</span>
      ${groups[id].map(
        (
          way: WayId,
        ) => html`<button data-way=${way} aria-pressed=${way === now} class=${way === now ? "on" : ""}
          @click=${() => choose(way)}>${words.ways[way]}</button>`,
      )}</div>`;
  }

  #way(taken: Taken, words: OutWords): TemplateResult {
    const { way: id, own } = this.source;
    if (this.#made?.of !== taken || this.#made.id !== id)
      this.#made = { of: taken, id, way: this.source.files(id, taken, areaOf(this)) };
    const { way } = this.#made;
    if (typeof way === "string") return html`<p class="prose closed">${words.closed[way]}</p>`;
    return html`<p class="prose">${aboutOf(words, own, id)}</p>
      <ul class="files">${way.files.map((file) => this.#file(file, words))}</ul>
      ${way.code === undefined ? nothing : this.#code(way, words.codeOf(words.ways[id]), words)}`;
  }

  #file(file: OutFile, words: OutWords): TemplateResult {
    const bytes = sizeOf(file);
    const size = bytes < 1e6 ? `${fixed(bytes / 1e3, 1)} kB` : `${fixed(bytes / 1e6, 1)} MB`;
    return html`<li><span class="name">${file.name}</span><span class="size">${size}</span>
      <button class="go save" aria-label=${words.saveNamed(file.name, size)} @click=${() => download(file)}>${words.save}</button></li>`;
  }

  #code({ code = "" }: Way, name: string, words: OutWords): TemplateResult {
    return html`<div class="code"><button class="copy" aria-live="polite" @click=${() => this.#copy(code, words)}>${this.said || words.copy}</button>
      <pre tabindex="0" role="region" aria-label=${name}>${code}</pre></div>`;
  }

  async #copy(code: string, words: OutWords): Promise<void> {
    try {
      await navigator.clipboard.writeText(code);
      this.said = words.copied;
    } catch {
      const shown = this.renderRoot.querySelector("pre");
      if (shown) getSelection()?.selectAllChildren(shown);
      this.said = words.copyFailed;
    }
  }
}

/** What holds the pictures of the lab that this stands in. */
function areaOf(node: Element): Element | null {
  for (let root = node.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    const area = root.querySelector(".lab .columns, .lab.digits");
    if (area) return area;
  }
  return null;
}

customElements.define("dh-out", DhOut);

declare global {
  interface HTMLElementTagNameMap {
    "dh-out": DhOut;
  }
}
