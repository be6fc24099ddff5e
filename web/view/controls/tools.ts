// What a click on the picture does (add ●, add ◆, move, erase), and the way back: undo, redo, clear.

import { css, html, nothing, type PropertyDeclarations, type TemplateResult } from "lit";
import { Control, controlStyles, kData, kFlag, tipStyles } from "./control.ts";
import { type IconName, icon } from "./icons.ts";
import { radioKey, tabStop } from "./radio.ts";

/** `point`: one kind of point only, as in the Line lab. */
export type PointTool = "pos" | "neg" | "point" | "move" | "erase";

const kIcons: Record<PointTool, IconName> = {
  pos: "pos",
  neg: "neg",
  point: "dot",
  move: "move",
  erase: "erase",
};

/**
 * `<dh-tools .tool=${"pos"} ?can-undo=${…} ?can-redo=${…} ?can-clear=${…}>`; `.tools` says which are shown.
 *
 * @fires dh-change detail.value: the tool chosen.
 * @fires dh-undo, dh-redo, dh-clear no detail value.
 */
export class DhTools extends Control {
  static override properties: PropertyDeclarations = {
    tools: kData,
    tool: {},
    acts: kData,
    canUndo: { type: Boolean, attribute: "can-undo" },
    canRedo: { type: Boolean, attribute: "can-redo" },
    canClear: { type: Boolean, attribute: "can-clear" },
    disabled: kFlag,
    vertical: kFlag,
  };
  tools: readonly PointTool[] = ["pos", "neg", "move", "erase"];
  tool: PointTool = "pos";
  /** Which ways back are shown. */
  acts: readonly ("undo" | "redo" | "clear")[] = ["undo", "redo", "clear"];
  canUndo = false;
  canRedo = false;
  canClear = false;
  disabled = false;
  /** One above the other, for beside a picture. */
  vertical = false;

  override render(): TemplateResult {
    const { words } = this;
    const stop = tabStop(this.tools, this.tool);
    const chip = (tool: PointTool) => html`<span class="one"
      ><button
        role="radio"
        data-value=${tool}
        class="chip ${tool === this.tool ? "on" : ""}"
        aria-checked=${tool === this.tool}
        aria-label=${words[tool]}
        aria-disabled=${this.disabled ? "true" : nothing}
        tabindex=${tool === stop ? 0 : -1}
        @click=${() => this.#choose(tool)}
      >
        <span class="frame">${icon(kIcons[tool])}</span></button
      ><span class="tip" aria-hidden="true">${words[tool]}</span></span
    >`;
    const none = this.tools.length === 0;
    return html`${
      none
        ? nothing
        : html`<div class="row" role="radiogroup" aria-label=${words.tools} @keydown=${this.#onKey}>
            ${this.tools.map(chip)}
          </div>`
    }
      <div class="row back">
        ${this.acts.map((act) => this.#act(act, { undo: this.canUndo, redo: this.canRedo, clear: this.canClear }[act]))}
      </div>`;
  }

  #act(name: "undo" | "redo" | "clear", can: boolean): TemplateResult {
    const off = !can || this.disabled;
    return html`<span class="one"
      ><button
        class="chip quiet ${off ? "off" : ""}"
        aria-label=${this.words[name]}
        aria-disabled=${off ? "true" : nothing}
        @click=${() => {
          if (!off) this.tell(`dh-${name}`, undefined);
        }}
      >
        <span class="frame">${icon(name)}</span></button
      ><span class="tip" aria-hidden="true">${this.words[name]}</span></span
    >`;
  }

  #choose(tool: string | null): void {
    if (tool !== null && tool !== this.tool && !this.disabled) this.tell("dh-change", tool);
  }

  #onKey = (event: KeyboardEvent): void => this.#choose(radioKey(event, event.currentTarget as HTMLElement));

  static override styles = [
    controlStyles,
    tipStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 4px;
      }
      .row {
        display: flex;
        gap: 4px;
      }
      .back {
        margin-left: auto;
        gap: 0;
      }
      :host([vertical]),
      :host([vertical]) .row {
        flex-direction: column;
      }
      :host([vertical]) .back {
        margin: auto 0 0;
      }
      :host([vertical]) .tip {
        bottom: auto;
        top: 0;
        left: calc(100% + 8px);
        right: auto;
        translate: none;
      }
      .one {
        position: relative;
        display: inline-grid;
      }
      .chip {
        display: grid;
        place-items: center;
        width: 28px;
        height: 28px;
        border-radius: var(--r-2);
      }
      .frame {
        display: grid;
        place-items: center;
        width: 28px;
        height: 28px;
        border-radius: var(--r-2);
        transition: background-color var(--d-tap);
      }
      .chip:hover .frame {
        background: var(--ink-wash);
      }
      .on .frame {
        box-shadow: inset 0 0 0 1.5px var(--ink);
      }
      .quiet {
        color: var(--muted);
      }
      .quiet:not(.off):active .frame {
        background: var(--sunk);
        color: var(--ink);
      }
      .off {
        opacity: 0.38;
      }
      .off:hover .frame {
        background: none;
      }
      :host([disabled]) .chip {
        opacity: 0.38;
      }
      .chip:hover + .tip {
        transition-delay: 500ms;
      }
      .back .one:last-child .tip {
        left: auto;
        right: 0;
        translate: none;
      }
      .row:first-child .one:first-child .tip {
        left: 0;
        translate: none;
      }
      @media (pointer: coarse) {
        :host,
        .row {
          gap: 0;
        }
        .chip {
          width: var(--hit);
          height: var(--hit);
        }
        .frame {
          width: 36px;
          height: 36px;
        }
        .chip:hover + .tip {
          visibility: hidden;
        }
      }
    `,
  ];
}
customElements.define("dh-tools", DhTools);

declare global {
  interface HTMLElementTagNameMap {
    "dh-tools": DhTools;
  }
}
