// The element's own box: tokens, the text it inherits nothing of, and the notice above a lab. Labs bring their own.

import { css } from "lit";
import { tokens } from "../view/tokens.ts";

export const hostStyles = [
  tokens,
  css`
    :host {
      display: block;
      position: relative;
      color: var(--ink);
      background: var(--paper);
      font: 400 var(--t-ui) / var(--lh-ui) var(--sans);
      font-variant-numeric: tabular-nums;
      text-align: start;
    }
    :host([theme="light"]) {
      color-scheme: light;
    }
    :host([theme="dark"]) {
      color-scheme: dark;
    }
    :host([hidden=""]) {
      display: none;
    }
    :host(:not([controls])) .lab :is(.transport, .say, .tries, dh-tools, dh-rate) {
      display: none;
    }
    .lab[data-waiting] {
      visibility: hidden;
    }
    .notice {
      margin: 0;
      padding: var(--s-3) 0;
      font-size: var(--t-body);
      line-height: var(--lh-text);
      color: var(--ink-2);
    }
    .notice[role="alert"] {
      color: var(--danger);
    }
    .retry {
      font: inherit;
      font-weight: var(--w-medium);
      color: var(--ink);
      background: none;
      border: 0;
      border-bottom: 1.5px dotted var(--edge);
      padding: 0 1px;
      margin-inline-start: var(--s-2);
      min-height: 28px;
      cursor: pointer;
    }
    .retry:focus-visible {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
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
  `,
];
