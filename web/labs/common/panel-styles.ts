// What panels under a lab look alike in: a rule above, a row of heads, prose and small print. Fetched with a panel.

import { css } from "lit";
import { controlStyles } from "../../view/controls/control.ts";

export const panelStyles = [
  controlStyles,
  css`
    :host {
      display: block;
      margin-top: var(--s-3);
      padding-top: var(--s-3);
      border-top: 1px solid var(--hair);
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-1) var(--s-4);
      margin-bottom: var(--s-3);
      color: var(--ink-2);
    }
    h3,
    h4 {
      margin: 0;
      font: var(--w-bold) var(--t-ui) / 1.3 var(--sans);
      color: var(--ink);
    }
    h4 {
      margin-top: var(--s-3);
      font-weight: var(--w-regular);
      color: var(--muted);
    }
    .end {
      margin-inline-start: auto;
    }
    button {
      min-height: 28px;
      min-width: 28px;
      padding: 0 8px;
      border-radius: var(--r-2);
    }
    button:hover {
      background: var(--ink-wash);
    }
    button:disabled {
      opacity: 0.38;
      cursor: default;
    }
    .word {
      padding: 0 2px;
      border-radius: 0;
      text-decoration: underline dotted;
      text-underline-offset: 4px;
    }
    .prose {
      margin: 0;
      font: 400 var(--t-body) / var(--lh-text) var(--sans);
      color: var(--ink-2);
      text-wrap: pretty;
    }
    :host(:lang(zh)) .prose {
      line-height: 1.75;
    }
    .prose b {
      color: var(--ink);
      font-weight: var(--w-bold);
    }
    .small {
      margin: var(--s-2) 0 0;
      font: 400 var(--t-small) / 1.5 var(--sans);
      color: var(--muted);
      text-wrap: pretty;
    }
    .m {
      font-family: var(--math);
      font-size: 1.08em;
    }
    .sr {
      position: absolute;
      width: 1px;
      height: 1px;
      margin: -1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
    @media (pointer: coarse) {
      button,
      select {
        min-height: 44px;
        min-width: 44px;
      }
    }
  `,
];
