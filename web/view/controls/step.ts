// One step, and how far a step goes. Wide: a button and its units in one outline. Compact, for the bar of a phone:
// the button names the chosen unit and a chevron opens the others.

import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { Control, controlStyles, kData, kFlag } from "./control.ts";
import { icon } from "./icons.ts";
import { laterList } from "./later.ts";
import { radioKey, tabStop } from "./radio.ts";
import { segStyles } from "./seg-styles.ts";

export interface SegOption {
  value: string;
  label: string;
  /** Spoken instead of the label where the label is short ("1" → "1 step"). */
  name?: string;
}

const stepStyles = css`
  .units {
    display: inline-flex;
  }
  .units button:first-child {
    border-radius: 0;
    box-shadow: inset 1px 0 0 var(--hair);
  }
  .units .on,
  .units .on:first-child {
    box-shadow: none;
  }
  .seg > .go:only-of-type {
    border-radius: var(--r-2) 0 0 var(--r-2);
  }
  .narrow .go {
    padding: 0 4px 0 11px;
    font-weight: 400;
  }
  .narrow .more {
    min-width: 32px;
    padding: 0 8px 0 4px;
    box-shadow: none;
    color: var(--ink);
  }
`;

/**
 * `<dh-step .units=${[{ value: "1", label: "1", name: "1 step" }, …]} .value=${"1"}>`; `compact` for narrow bars.
 * A unit's `name` is what the compact button reads and what a screen reader hears.
 *
 * @fires dh-step detail.value: the unit to step by, now.
 * @fires dh-change detail.value: the unit chosen for the next steps.
 */
export class DhStep extends Control {
  static override properties: PropertyDeclarations = {
    units: kData,
    value: {},
    disabled: kFlag,
    compact: kFlag,
    terse: kFlag,
  };
  units: readonly SegOption[] = [];
  value = "";
  disabled = false;
  compact = false;
  /** Hides the word beside the step icon; the name stays for screen readers. */
  terse = false;
  #list = laterList(this);

  override render(): TemplateResult {
    return this.compact ? this.#narrow() : this.#wide();
  }

  get #now(): SegOption | undefined {
    return this.units.find((unit) => unit.value === this.value) ?? this.units[0];
  }

  #wide(): TemplateResult {
    const { step, stepBy, unit: unitWord } = this.words;
    const stop = tabStop(
      this.units.map((unit) => unit.value),
      this.value,
    );
    const unit = ({ value, label, name }: SegOption) => html`<button
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
    </button>`;
    return html`<div class="seg">
      ${this.#go(stepBy(this.#now?.name ?? this.#now?.label ?? ""), this.terse ? "" : step)}
      <div class="units" role="radiogroup" aria-label=${unitWord} @keydown=${this.#onKey}>${this.units.map(unit)}</div>
    </div>`;
  }

  #narrow(): TemplateResult {
    const { stepBy, unit } = this.words;
    const name = this.#now?.name ?? this.#now?.label ?? "";
    return html`<div class="seg narrow">
        ${this.#go(stepBy(name), name)}
        <button
          class="more"
          aria-label=${unit}
          aria-haspopup="listbox"
          aria-expanded=${this.#list.now?.isOpen ?? false}
          aria-disabled=${this.disabled ? "true" : nothing}
          @pointerover=${this.#list.fetch}
          @focus=${this.#list.fetch}
          @click=${this.#onMore}
        >
          ${icon("down")}
        </button>
      </div>
      ${this.#list.now?.render({
        label: unit,
        items: this.units.map(({ value, label, name }) => ({ value, label: name ?? label })),
        chosen: this.value,
        pick: (value) => this.#choose(value),
      })}`;
  }

  #onMore = (event: MouseEvent): void => {
    const trigger = event.currentTarget as HTMLElement;
    if (!this.disabled) this.#list.use((list) => list.toggle(trigger));
  };

  #go = (name: string, text: string): TemplateResult => html`<button
    class="go"
    aria-label=${name}
    aria-disabled=${this.disabled ? "true" : nothing}
    @click=${() => {
      if (!this.disabled && this.#now) this.tell("dh-step", this.#now.value);
    }}
  >
    ${icon("step")}${text ? html`<span>${text}</span>` : nothing}
  </button>`;

  #choose(value: string | null): void {
    if (value !== null && value !== this.value && !this.disabled) this.tell("dh-change", value);
  }

  #onKey = (event: KeyboardEvent): void => this.#choose(radioKey(event, event.currentTarget as HTMLElement));

  static override styles = [controlStyles, segStyles, stepStyles];
}
customElements.define("dh-step", DhStep);

declare global {
  interface HTMLElementTagNameMap {
    "dh-step": DhStep;
  }
}
