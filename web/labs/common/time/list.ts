// `<dh-ways>`: the ways that were left, one a row: its line as on the chart, what was set there and what is set here, and
// how far it came. A click goes back to it. It also knows the key for a step back.

import { css, html, LitElement, nothing, type PropertyDeclarations, svg, type TemplateResult } from "lit";
import type { Branch } from "../../../shared/protocol.ts";
import { controlStyles } from "../../../view/controls/control.ts";
import { icon } from "../../../view/controls/icons.ts";
import { count, loss } from "../../../view/pictures/numbers.ts";
import type { Context } from "../lab.ts";
import { stepBack } from "./back.ts";
import { differences, written } from "./differences.ts";
import { lookOf, waysOf } from "./looks.ts";
import { wayWords } from "./words.ts";

export class DhWays extends LitElement {
  static override properties: PropertyDeclarations = {
    context: { attribute: false },
    branches: { attribute: false },
    said: { state: true },
  };
  context!: Context;
  /** Of the context's snapshot. */
  branches: readonly Branch[] = [];
  private said = "";
  #host: Element | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    const root = this.getRootNode();
    this.#host = root instanceof ShadowRoot ? root.host : this;
    this.#host.addEventListener("keydown", this.#onKey as EventListener);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#host?.removeEventListener("keydown", this.#onKey as EventListener);
  }

  /** B goes a step back, anywhere in the lab but in text fields. */
  readonly #onKey = (event: KeyboardEvent): void => {
    const inText = event.composedPath()[0] instanceof HTMLInputElement;
    if (inText || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key.toLowerCase() !== "b") return;
    event.preventDefault();
    stepBack(this.context);
  };

  protected override render(): TemplateResult | typeof nothing {
    if (this.branches.length === 0) return nothing;
    const words = wayWords(this.context.lang);
    return html`<section aria-label=${words.title}>
      <p class="head"><b>${words.title}</b> ${words.hint}</p>
      <ul>${waysOf(this.context).map((way, i) => this.#row(way, i))}</ul>
      <p class="sr" aria-live="polite">${this.said}</p>
    </section>`;
  }

  #row(way: Branch, place: number): TemplateResult {
    const { context } = this;
    const words = wayWords(context.lang);
    const what = this.#what(way);
    const take = (): void => {
      this.said = words.taken(what);
      context.dispatch({ type: "takeBranch", branch: way });
    };
    const drop = (): void => {
      this.said = words.dropped;
      context.dispatch({ type: "dropBranch", id: way.id });
    };
    const { stroke, dash, width } = lookOf(place);
    const line = svg`<svg width="28" height="8" aria-hidden="true"><path d="M0 4H28" stroke=${stroke} stroke-width=${width + 0.25} stroke-dasharray=${dash}/></svg>`;
    return html`<li>
      <button class="take" @click=${take}>${line}<span class="sr">${words.take}</span><b>${what}</b>
        <span>${words.left(count(way.from))}</span><span>${words.end(loss(way.curve.loss.at(-1) ?? Number.NaN), count(way.walked))}</span></button>
      <button class="drop" aria-label=${words.drop(what)} @click=${drop}>${icon("clear")}</button>
    </li>`;
  }

  #what({ settings, points }: Branch): string {
    const { state, lang } = this.context;
    const all = settings === null ? [] : differences({ settings, points }, state, lang);
    return all.map(written).join(lang === "zh" ? "，" : ", ") || wayWords(lang).byHand;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        margin-top: var(--s-2);
        font: 400 var(--t-ui) / 1.4 var(--sans);
        color: var(--muted);
      }
      .head,
      ul {
        margin: 0;
        padding: 0;
      }
      .head b {
        color: var(--ink);
        font-weight: var(--w-bold);
        margin-inline-end: var(--s-1);
      }
      li {
        display: flex;
        align-items: stretch;
        border-bottom: 1px solid var(--hair);
      }
      button {
        border: 0;
        background: none;
        font: inherit;
        color: inherit;
        cursor: pointer;
        min-height: 32px;
      }
      button:hover {
        background: var(--ink-wash);
      }
      button:focus-visible {
        outline: 2px solid var(--focus);
        outline-offset: -2px;
      }
      .take {
        display: flex;
        flex: 1;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--s-4);
        padding: var(--s-1) 0;
        text-align: start;
        font-variant-numeric: tabular-nums;
      }
      .take b {
        color: var(--ink);
        font-weight: var(--w-medium);
      }
      svg {
        flex: none;
        overflow: visible;
      }
      .take path {
        fill: none;
      }
      .drop {
        width: 32px;
      }
      @media (pointer: coarse) {
        button {
          min-height: 44px;
        }
        .drop {
          width: 44px;
        }
      }
    `,
  ];
}
customElements.define("dh-ways", DhWays);

declare global {
  interface HTMLElementTagNameMap {
    "dh-ways": DhWays;
  }
}
