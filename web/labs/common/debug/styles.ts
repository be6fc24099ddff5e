// The band of one step, in the columns of the pictures above it (LOOK, "Grid").

import { css } from "lit";
import { controlStyles } from "../../../view/controls/control.ts";
import { shaderStyles } from "../shader/styles.ts";

export const steppingStyles = [
  controlStyles,
  shaderStyles,
  css`
    :host {
      display: block;
      margin-top: var(--s-2);
      padding-top: var(--s-3);
      border-top: 1px solid var(--hair);
    }
    section {
      display: grid;
      gap: var(--s-4) var(--s-6);
      align-items: start;
      grid-template-columns: 208px minmax(0, 1fr) 328px;
      min-height: 190px;
    }
    :host([data-layout="medium"]) section {
      grid-template-columns: 176px minmax(0, 1fr) 280px;
      column-gap: var(--s-5);
    }
    :host([data-layout="narrow"]) section {
      grid-template-columns: 176px minmax(0, 1fr);
    }
    :host([data-layout="phone"]) section {
      grid-template-columns: minmax(0, 1fr);
    }
    :host([data-layout="narrow"]) .middle,
    :host([data-layout="phone"]) .middle {
      grid-column: 1 / -1;
    }
    :host([data-layout="narrow"]) .right,
    :host([data-layout="phone"]) .right {
      grid-row: 1;
    }
    :host([data-layout="narrow"]) .right {
      grid-column: 2;
    }
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
      counter-reset: phase;
      font: 400 var(--t-ui) / 1 var(--sans);
      color: var(--muted);
    }
    :host([data-layout="phone"]) ol {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--s-3);
    }
    li {
      display: flex;
      align-items: baseline;
      gap: var(--s-2);
      min-height: 24px;
      counter-increment: phase;
    }
    li::before {
      content: counter(phase);
      width: 1ch;
    }
    li span {
      padding: 4px 6px;
    }
    li.on {
      color: var(--ink);
    }
    li.on span {
      background: var(--marker);
      box-shadow: 0 2px 0 var(--marker-line);
    }
    .small {
      margin: var(--s-2) 0 0;
      font: 400 var(--t-small) / 1.4 var(--sans);
      color: var(--muted);
    }
    .prose {
      margin: 0;
      font: 400 var(--t-body) / var(--lh-text) var(--sans);
      color: var(--ink-2);
      text-wrap: pretty;
    }
    .prose b {
      color: var(--ink);
      font-weight: var(--w-bold);
    }
    .second {
      margin-top: var(--s-2);
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-1) var(--s-4);
      margin-bottom: var(--s-3);
      font: 400 var(--t-ui) / 1.2 var(--sans);
      color: var(--ink-2);
    }
    .end {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-1);
      margin-inline-start: auto;
    }
    .pick,
    .seg,
    .paces {
      display: inline-flex;
      align-items: center;
    }
    .seg,
    .paces {
      border: 1px solid var(--edge);
      border-radius: var(--r-2);
      overflow: hidden;
    }
    button {
      min-height: 28px;
      min-width: 28px;
      padding: 0 8px;
      border: 0;
      background: none;
      color: var(--ink);
      font: inherit;
      cursor: pointer;
    }
    .quiet {
      border-radius: var(--r-2);
    }
    button:hover {
      background: var(--ink-wash);
    }
    button.on {
      background: var(--ink);
      color: var(--on-ink);
    }
    button:focus-visible,
    .formula:focus-visible {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    .seg button:focus-visible,
    .paces button:focus-visible {
      outline-offset: -2px;
    }
    .formula {
      overflow-x: auto;
      padding-bottom: var(--s-2);
    }
    math {
      width: max-content;
      margin: 0 0 var(--s-3);
      text-align: start;
    }
    mtd {
      padding: 2px 3px;
      text-align: center;
      math-style: normal; /* a table's cells would set their fractions too small to read */
    }
    .symbols mtd {
      font: 400 var(--t-form) / 1.2 var(--math);
      color: var(--ink);
    }
    .numbers mtd {
      font: 400 var(--t-ui) / 1.2 var(--mono);
      font-variant-numeric: tabular-nums;
      color: var(--ink-2);
    }
    .term {
      cursor: default;
    }
    .lit {
      background: var(--marker);
    }
    .numbers .lit {
      box-shadow: 0 2px 0 var(--marker-line);
      color: var(--ink);
    }
    .code {
      margin: 0;
      font: 400 var(--t-ui) / 1.5 var(--mono);
    }
    .code dt {
      font: 400 var(--t-small) / 1.6 var(--sans);
      color: var(--muted);
    }
    .code dd {
      margin: 0 0 var(--s-2);
    }
    pre {
      margin: 0;
      font: inherit;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    @media (pointer: coarse) {
      button {
        min-height: 44px;
        min-width: 44px;
      }
    }
  `,
];
