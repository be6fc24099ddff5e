// A yes or no: a small square and its words. On is an ink square with a tick.

import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { Control, controlStyles, kFlag } from "./control.ts";
import { icon } from "./icons.ts";

/**
 * `<dh-check label="show held-back points" ?checked=${shown}>`.
 *
 * @fires dh-change detail.value: boolean, what it should become.
 */
export class DhCheck extends Control {
  static override properties: PropertyDeclarations = {
    label: {},
    checked: kFlag,
    disabled: kFlag,
  };
  label = "";
  checked = false;
  disabled = false;

  override render(): TemplateResult {
    return html`<button
      role="checkbox"
      aria-checked=${this.checked}
      aria-disabled=${this.disabled ? "true" : nothing}
      @click=${() => {
        if (!this.disabled) this.tell("dh-change", !this.checked);
      }}
    >
      <span class="mark">${this.checked ? icon("tick") : nothing}</span><span>${this.label}</span>
    </button>`;
  }

  static override styles = [
    controlStyles,
    css`
      :host {
        display: inline-flex;
      }
      button {
        display: inline-flex;
        align-items: center;
        gap: 8px;
        min-height: var(--ctl);
        padding: 0 2px;
        color: var(--ink-2);
        text-align: left;
      }
      button:focus-visible {
        border-radius: var(--r-1);
      }
      .mark {
        display: grid;
        place-items: center;
        flex: none;
        width: 16px;
        height: 16px;
        border-radius: var(--r-1);
        box-shadow: inset 0 0 0 1px var(--edge);
        color: var(--on-ink);
        transition: background-color var(--d-tap);
      }
      .mark .ic {
        width: 12px;
        height: 12px;
        stroke-width: 2;
      }
      button:hover .mark {
        background: var(--ink-wash);
      }
      :host([checked]) .mark {
        background: var(--ink) !important;
        box-shadow: none;
      }
      :host([disabled]) button {
        opacity: 0.38;
      }
    `,
  ];
}
customElements.define("dh-check", DhCheck);

declare global {
  interface HTMLElementTagNameMap {
    "dh-check": DhCheck;
  }
}
