// `<dh-shader op="matmul" lang="en">`: the files that run an op on a GPU, as they are, with a sentence that says how to read
// them. Fetched when it is asked for; its words come along in both languages.

import { css, html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { textsOf } from "../../../gpu/texts.ts";
import { controlStyles } from "../../../view/controls/control.ts";

const en = {
  says: "This is the text that a graphics card is given, compiled on the spot. It runs once for each invocation, thousands at a time; each works out which numbers are its own and writes no others. All numbers of a step lie in one list, arena; place says where.",
  none: "No program of its own: these numbers are there before a step begins.",
  file: "file",
};
const zh: typeof en = {
  says: "这就是交给显卡、当场编译的文本。每个执行单元都运行一遍，几千个同时在跑；各自算出哪些数归自己，别的一个也不写。一步的所有数都在 arena 这一列里，place 说明在哪里。",
  none: "它没有自己的程序：一步开始之前，这些数就在那里。",
  file: "文件",
};

export class DhShader extends LitElement {
  static override properties: PropertyDeclarations = { lang: {}, op: {}, chosen: { state: true } };
  override lang = "en";
  op = "";
  private chosen = "";

  protected override render(): TemplateResult {
    const words = this.lang === "zh" ? zh : en;
    const texts = textsOf(this.op);
    const shown = texts.find(({ file }) => file === this.chosen) ?? texts[0];
    if (!shown) return html`<p class="prose">${words.none}</p>`;
    return html`<p class="prose">${words.says}</p>
      <div class="files" role="group" aria-label=${words.file}>
        ${texts.map(({ file }) =>
          texts.length === 1
            ? html`<code>${file}</code>`
            : html`<button aria-pressed=${file === shown.file} @click=${() => this.#choose(file)}><code>${file}</code></button>`,
        )}
      </div>
      <pre tabindex="0" role="region" aria-label=${shown.file}><code>${shown.text.split("\n").map(lineOf)}</code></pre>`;
  }

  #choose(file: string): void {
    this.chosen = file;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        max-width: 860px;
      }
      .prose {
        margin: 0 0 var(--s-2);
        font: 400 var(--t-body) / var(--lh-text) var(--sans);
        color: var(--ink-2);
        text-wrap: pretty;
      }
      :host(:lang(zh)) .prose {
        line-height: 1.75;
      }
      .files {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-1) var(--s-3);
        margin-bottom: var(--s-1);
        color: var(--muted);
      }
      button {
        min-height: var(--ctl);
        color: var(--ink);
        border-bottom: 1.5px dotted var(--edge);
      }
      button[aria-pressed="true"] {
        background: var(--marker);
        border-bottom: 2px solid var(--marker-line);
      }
      pre {
        margin: 0;
        max-height: 420px;
        overflow: auto;
        padding: var(--s-3) var(--s-4);
        background: var(--sunk);
        font: 400 var(--t-small) / 1.55 var(--mono);
        tab-size: 2;
      }
      pre:focus-visible {
        outline-offset: 0;
      }
      .c {
        color: var(--muted);
      }
    `,
  ];
}
customElements.define("dh-shader", DhShader);

/** A line with its comment, if it has one, set back. */
function lineOf(line: string): TemplateResult {
  const at = line.indexOf("//");
  if (at < 0) return html`${line}\n`;
  return html`${at > 0 ? line.slice(0, at) : nothing}<span class="c">${line.slice(at)}</span>\n`;
}

declare global {
  interface HTMLElementTagNameMap {
    "dh-shader": DhShader;
  }
}
