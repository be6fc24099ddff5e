// What all controls share: the language, how a value is told to the page, and the few styles of a button that
// looks like ink on paper. A control knows nothing of a model; it says what was asked for and shows what it is given.

import { css, LitElement, type PropertyDeclaration, type PropertyDeclarations } from "lit";
import { type ViewWords, viewWords } from "../words.ts";

/** Two kinds of property: a state that the styles see, and a value no attribute can hold. */
export const kFlag: PropertyDeclaration = { type: Boolean, reflect: true };
export const kData: PropertyDeclaration = { attribute: false };

/** Base of every `dh-…` element. `lang` chooses the words ("en" or "zh"). */
export abstract class Control extends LitElement {
  static override properties: PropertyDeclarations = {
    lang: { reflect: true },
  };
  static override shadowRootOptions: ShadowRootInit = { mode: "open", delegatesFocus: true };
  override lang = "en";

  protected get words(): ViewWords {
    return viewWords(this.lang);
  }

  /** Sends `detail.value` up through every shadow root. */
  protected tell(name: `dh-${string}`, value: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail: { value }, bubbles: true, composed: true }));
  }
}

/** Reset, focus ring, icon, and the two ways a control is off. */
export const controlStyles = css`
  :host {
    font: 400 var(--t-ui, 13px) / var(--lh-ui, 1.3) var(--sans, system-ui, sans-serif);
    font-variant-numeric: tabular-nums;
    color: var(--ink);
    -webkit-tap-highlight-color: transparent;
  }
  :host([hidden]) {
    display: none !important;
  }
  * {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    padding: 0;
    margin: 0;
    cursor: pointer;
    touch-action: manipulation;
  }
  :focus {
    outline: none;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  [aria-disabled="true"] {
    cursor: default;
  }
  .ic {
    display: block;
    flex: none;
    width: 16px;
    height: 16px;
    stroke: currentColor;
    fill: none;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .ic .f {
    fill: currentColor;
    stroke: none;
  }
  .ic .pos {
    fill: var(--pos);
    stroke: none;
  }
  .ic .neg {
    fill: var(--neg);
    stroke: none;
  }
  .turning {
    animation: turn 900ms linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .turning {
      animation: none;
    }
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;

/** A raised sentence beside a control, shown while the control has focus or the pointer: why it is off, what it is. */
export const tipStyles = css`
  .tip {
    position: absolute;
    z-index: var(--z-tag);
    bottom: calc(100% + 8px);
    left: 50%;
    translate: -50% 0;
    width: max-content;
    max-width: 240px;
    padding: 6px 10px;
    border-radius: var(--r-2);
    background: var(--raised);
    color: var(--ink);
    box-shadow:
      var(--shadow-pop),
      0 0 0 1px var(--hair);
    font: 400 var(--t-small) / 1.45 var(--sans);
    text-align: left;
    text-wrap: pretty;
    white-space: normal;
    pointer-events: none;
    visibility: hidden;
    opacity: 0;
    transition: opacity var(--d-show);
  }
  button:focus-visible + .tip,
  button:hover + .tip {
    visibility: visible;
    opacity: 1;
  }
`;
