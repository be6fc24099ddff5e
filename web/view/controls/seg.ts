// A segmented switch: two to five words in one outline, one of them inverted.

import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { Control, controlStyles } from "./control.ts";
import { radioKey, tabStop } from "./radio.ts";
import { segStyles } from "./seg-styles.ts";

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

  static override styles = [controlStyles, segStyles];
}

declare global {
  interface HTMLElementTagNameMap {
    "dh-seg": DhSeg;
  }
}
