// A segmented switch: two to five words in one outline, one of them inverted.

import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { Control, controlStyles } from "./control.ts";
import { radioKey, tabStop } from "./radio.ts";

export interface SegOption {
  value: string;
  label: string;
  /** Spoken instead of the label where the label is short ("1" → "1 step"). */
  name?: string;
}

/**
 * `<dh-seg label="Task" .options=${[{ value: "a", label: "A" }]} .value=${"a"}>`.
 *
 * @fires dh-change detail.value: the value chosen.
 */
@customElement("dh-seg")
export class DhSeg extends Control {
  @property() label = "";
  @property({ attribute: false }) options: readonly SegOption[] = [];
  @property() value = "";
  @property({ type: Boolean, reflect: true }) disabled = false;

  override render(): TemplateResult {
    const stop = tabStop(
      this.options.map((option) => option.value),
      this.value,
    );
    return html`<div class="seg" role="radiogroup" aria-label=${this.label} @keydown=${this.#onKey}>
      ${this.options.map(
        ({ value, label, name }) => html`<button
          role="radio"
          data-value=${value}
          class=${value === this.value ? "on" : ""}
          aria-checked=${value === this.value}
          aria-label=${name ?? nothing}
          aria-disabled=${this.disabled ? "true" : nothing}
          tabindex=${value === stop ? 0 : -1}
          @click=${() => this.#choose(value)}
        >
          ${label}
        </button>`,
      )}
    </div>`;
  }

  #choose(value: string | null): void {
    if (value !== null && value !== this.value && !this.disabled) this.tell("dh-change", value);
  }

  #onKey = (event: KeyboardEvent): void => this.#choose(radioKey(event, event.currentTarget as HTMLElement));

  static override get styles() {
    return [controlStyles, segStyles];
  }
}

/** One outline, segments inside; the focus ring goes round the whole. */
export const segStyles = css`
  :host {
    display: inline-flex;
    flex: none;
  }
  .seg {
    display: inline-flex;
    height: var(--ctl);
    border-radius: var(--r-2);
    box-shadow: inset 0 0 0 1px var(--edge);
  }
  .seg:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .seg button {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-width: 32px;
    padding: 0 11px;
    color: var(--muted);
    white-space: nowrap;
    transition: background-color var(--d-tap);
  }
  .seg button + button {
    box-shadow: inset 1px 0 0 var(--hair);
  }
  .seg button:first-child {
    border-radius: var(--r-2) 0 0 var(--r-2);
  }
  .seg button:last-child {
    border-radius: 0 var(--r-2) var(--r-2) 0;
  }
  .seg button:focus-visible {
    outline: none;
  }
  .seg button:not(.on):is(:hover, :focus-visible) {
    background: var(--ink-wash);
  }
  .seg .on {
    background: var(--ink);
    color: var(--on-ink);
    box-shadow: none;
  }
  .seg .on:focus-visible {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .seg .go {
    color: var(--ink);
    font-weight: var(--w-medium);
  }
  .seg .go:active {
    background: var(--sunk);
  }
  :host([disabled]) .seg {
    opacity: 0.38;
  }
  :host([disabled]) .seg button {
    cursor: default;
  }
  @media (pointer: coarse) {
    .seg button {
      min-width: var(--hit);
    }
  }
`;

declare global {
  interface HTMLElementTagNameMap {
    "dh-seg": DhSeg;
  }
}
