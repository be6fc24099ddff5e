// How links and code look: a row of choices, a line that says what comes along, the text with its button.

import { css } from "lit";
import { panelStyles } from "../panel-styles.ts";

export const linkStyles = [
  panelStyles,
  css`
    :host {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: var(--s-4) var(--s-6);
      margin: 0;
      padding: 0;
      border: 0;
      container-type: inline-size;
    }
    .part {
      display: grid;
      gap: var(--s-2);
      align-content: start;
      min-width: 0;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-1) var(--s-3);
    }
    h4 {
      margin: 0;
    }
    .seg {
      display: inline-flex;
      flex-wrap: wrap;
      gap: var(--s-1);
    }
    .seg button {
      color: var(--muted);
    }
    .seg .on {
      color: var(--ink);
      font-weight: var(--w-medium);
      background: var(--sunk);
    }
    .copy {
      display: flex;
      align-items: start;
      gap: var(--s-2);
      min-width: 0;
    }
    pre {
      flex: 1;
      min-width: 0;
      max-height: 7.5em;
      margin: 0;
      padding: var(--s-2);
      overflow: auto;
      font: 400 var(--t-small) / 1.5 var(--mono);
      color: var(--ink-2);
      background: var(--sunk);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .edge {
      flex: none;
      color: var(--ink);
      box-shadow: inset 0 0 0 1px var(--edge);
    }
    @media (max-width: 767px) {
      :host {
        grid-template-columns: 1fr;
      }
      .copy {
        flex-direction: column;
      }
      pre {
        align-self: stretch;
        flex: none;
      }
    }
  `,
];
