// The one black round button. It asks to run or to pause; whether it runs is told to it. While it can't be pressed
// it stays reachable and says why.

import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { Control, controlStyles, kFlag, tipStyles } from "./control.ts";
import { icon } from "./icons.ts";

/**
 * `<dh-play ?playing=${running} ?busy=${starting} reason=${empty ? "…" : ""}>`. Size: `--dh-play-size`, 44 px by
 * default, 48 under touch.
 *
 * @fires dh-change detail.value: true to play, false to pause.
 */
export class DhPlay extends Control {
  static override properties: PropertyDeclarations = {
    playing: kFlag,
    busy: kFlag,
    disabled: kFlag,
    reason: {},
  };
  playing = false;
  /** The engine is on its way: an open ring turns, and the name says "starting". */
  busy = false;
  disabled = false;
  /** Why it can't be pressed; shown on focus and hover. Not empty means disabled. */
  reason = "";

  override render(): TemplateResult {
    const off = this.disabled || this.reason !== "";
    const { play, pause, starting } = this.words;
    return html`<button
        class=${off ? "off" : ""}
        aria-label=${this.busy ? starting : this.playing ? pause : play}
        aria-disabled=${off || this.busy ? "true" : nothing}
        aria-busy=${this.busy ? "true" : nothing}
        aria-describedby=${this.reason ? "why" : nothing}
        @click=${() => {
          if (!off && !this.busy) this.tell("dh-change", !this.playing);
        }}
      >
        ${this.busy ? icon("ring", "turning") : icon(this.playing ? "pause" : "play")}</button
      >${this.reason ? html`<span class="tip" id="why" role="tooltip">${this.reason}</span>` : nothing}`;
  }

  static override styles = [
    controlStyles,
    tipStyles,
    css`
      :host {
        position: relative;
        display: inline-grid;
        flex: none;
        --size: var(--dh-play-size, 44px);
      }
      button {
        display: grid;
        place-items: center;
        width: var(--size);
        height: var(--size);
        border-radius: var(--r-full);
        background: var(--ink);
        color: var(--on-ink);
        transition:
          box-shadow var(--d-tap),
          scale var(--d-tap);
      }
      button:focus-visible {
        border-radius: var(--r-full);
      }
      button:hover {
        box-shadow: 0 0 0 4px var(--ink-wash);
      }
      button:active {
        scale: 0.94;
      }
      .off {
        background: color-mix(in srgb, var(--ink) 38%, var(--paper));
        box-shadow: none;
        scale: none;
      }
      @media (pointer: coarse) {
        :host {
          --size: var(--dh-play-size, 48px);
        }
        button::after {
          content: "";
          position: absolute;
          inset: min(0px, calc((var(--size) - var(--hit)) / 2));
        }
      }
    `,
  ];
}
customElements.define("dh-play", DhPlay);

declare global {
  interface HTMLElementTagNameMap {
    "dh-play": DhPlay;
  }
}
