// A quiet button: an icon and a word, no box until it is touched (Rewind, New start). `edge` draws an outline,
// `compact` keeps the icon and speaks the word to screen readers only.

import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { Control, controlStyles, kFlag, tipStyles } from "./control.ts";
import { type IconName, icon } from "./icons.ts";

/**
 * `<dh-button icon="rewind" label="Rewind" ?busy=${walkingBack} busy-label="Rewinding" @click=${…}>`.
 *
 * @fires click the native one; stopped while disabled or busy.
 */
export class DhButton extends Control {
  static override properties: PropertyDeclarations = {
    label: {},
    icon: {},
    busy: kFlag,
    busyLabel: { attribute: "busy-label" },
    disabled: kFlag,
    reason: {},
    edge: kFlag,
    compact: kFlag,
    word: kFlag,
  };
  label = "";
  icon: IconName | "" = "";
  busy = false;
  busyLabel = "";
  disabled = false;
  /** Why it can't be pressed; not empty means disabled. */
  reason = "";
  edge = false;
  compact = false;
  /** A word under a dotted line that does something: the way out of trouble, "try" words. */
  word = false;

  override render(): TemplateResult {
    const off = this.disabled || this.reason !== "";
    const text = this.busy && this.busyLabel ? this.busyLabel : this.label;
    const tip = this.reason || (this.compact ? text : "");
    return html`<button
        class=${off ? "off" : ""}
        aria-label=${this.compact ? text : nothing}
        aria-disabled=${off || this.busy ? "true" : nothing}
        aria-busy=${this.busy ? "true" : nothing}
        aria-describedby=${this.reason ? "tip" : nothing}
        @click=${(event: Event) => {
          if (off || this.busy) event.stopImmediatePropagation();
        }}
      >
        ${this.busy ? icon("ring", "turning") : this.icon ? icon(this.icon) : nothing}${
          this.compact ? nothing : html`<span>${text}</span>`
        }</button
      >${tip ? html`<span class="tip" id="tip" role="tooltip">${tip}</span>` : nothing}`;
  }

  static override styles = [
    controlStyles,
    tipStyles,
    css`
      :host {
        position: relative;
        display: inline-flex;
        flex: none;
      }
      button {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        height: var(--ctl);
        padding: 0 10px;
        border-radius: var(--r-2);
        color: var(--ink-2);
        white-space: nowrap;
        transition: background-color var(--d-tap);
      }
      :host([edge]) button {
        box-shadow: inset 0 0 0 1px var(--edge);
      }
      :host([compact]) button {
        width: var(--ctl);
        padding: 0;
        justify-content: center;
      }
      button:hover {
        background: var(--ink-wash);
      }
      button:active {
        background: var(--sunk);
        color: var(--ink);
      }
      .off {
        opacity: 0.38;
        background: none !important;
      }
      :host([word]) {
        font-size: inherit;
      }
      :host([word]) button {
        height: auto;
        padding: 0 1px;
        border-radius: 0;
        border-bottom: 1.5px dotted var(--edge);
        font-weight: var(--dh-word-weight, var(--w-medium));
        color: var(--ink);
        position: relative;
      }
      :host([word]) button:hover {
        border-bottom-style: solid;
      }
      @media (pointer: coarse) {
        :host([word]) button::after {
          content: "";
          position: absolute;
          inset: -13px -6px;
        }
      }
    `,
  ];
}
customElements.define("dh-button", DhButton);

declare global {
  interface HTMLElementTagNameMap {
    "dh-button": DhButton;
  }
}
