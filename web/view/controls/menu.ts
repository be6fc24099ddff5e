// A word that opens a list: presets, a layer's actions. With `value` it is a choice, without it a menu of actions.

import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { Control, controlStyles, kData, kFlag } from "./control.ts";
import { type IconName, icon } from "./icons.ts";
import { laterList } from "./later.ts";
import type { ListItem } from "./list.ts";

/**
 * `<dh-menu label="Presets" .items=${[{ value: "spiral", label: "spiral" }]} value="spiral">`.
 *
 * @fires dh-change detail.value: the value of the line picked (also when it is the chosen one again).
 */
export class DhMenu extends Control {
  static override properties: PropertyDeclarations = {
    label: {},
    icon: {},
    items: kData,
    value: {},
    disabled: kFlag,
    edge: kFlag,
  };
  label = "";
  icon: IconName | "" = "";
  items: readonly ListItem[] = [];
  /** The chosen line; leave it out for actions. */
  value: string | undefined;
  disabled = false;
  edge = false;
  #list = laterList(this);

  override render(): TemplateResult {
    return html`<button
        aria-haspopup=${this.value === undefined ? "menu" : "listbox"}
        aria-expanded=${this.#list.now?.isOpen ?? false}
        aria-disabled=${this.disabled ? "true" : nothing}
        @pointerover=${this.#list.fetch}
        @focus=${this.#list.fetch}
        @click=${this.#onClick}
        @keydown=${this.#onKey}
      >
        ${this.icon ? icon(this.icon) : nothing}<span>${this.label}</span>${icon("down")}
      </button>
      ${this.#list.now?.render({
        label: this.label,
        items: this.items,
        chosen: this.value,
        pick: (value) => this.tell("dh-change", value),
      })}`;
  }

  #onClick = (event: MouseEvent): void => {
    const trigger = event.currentTarget as HTMLElement;
    if (!this.disabled) this.#list.use((list) => list.toggle(trigger));
  };

  #onKey = (event: KeyboardEvent): void => {
    if (this.disabled || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
    event.preventDefault();
    const trigger = event.currentTarget as HTMLElement;
    this.#list.use((list) => list.open(trigger, event.key === "ArrowUp" ? "last" : "chosen"));
  };

  static override styles = [
    controlStyles,
    css`
      :host {
        display: inline-flex;
        flex: none;
      }
      button[aria-haspopup] {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        height: var(--ctl);
        padding: 0 10px;
        border-radius: var(--r-2);
        white-space: nowrap;
        transition: background-color var(--d-tap);
      }
      :host([edge]) button[aria-haspopup] {
        box-shadow: inset 0 0 0 1px var(--edge);
      }
      button[aria-haspopup]:hover,
      button[aria-expanded="true"] {
        background: var(--ink-wash);
      }
      :host([disabled]) button {
        opacity: 0.38;
        background: none;
      }
    `,
  ];
}
customElements.define("dh-menu", DhMenu);

declare global {
  interface HTMLElementTagNameMap {
    "dh-menu": DhMenu;
  }
}
