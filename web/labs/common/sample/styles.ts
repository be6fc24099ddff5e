// The microscope's own: three columns, numbers in the mono face, the weight looked at under the marker.

import { css } from "lit";
import { panelStyles } from "../panel-styles.ts";

export const sampleStyles = [
  ...panelStyles,
  css`
    .pick {
      display: inline-flex;
      align-items: center;
    }
    .columns {
      display: grid;
      gap: var(--s-4) var(--s-6);
      grid-template-columns: 208px minmax(0, 1fr) minmax(0, 480px);
      align-items: start;
    }
    :host([data-layout="medium"]) .columns {
      grid-template-columns: 176px minmax(0, 1fr);
    }
    :host([data-layout="medium"]) .right {
      grid-column: 1 / -1;
    }
    :host([data-layout="narrow"]) .columns,
    :host([data-layout="phone"]) .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    table {
      border-collapse: collapse;
      width: 100%;
    }
    th {
      padding: 3px 0;
      font-weight: var(--w-regular);
      color: var(--muted);
      text-align: start;
    }
    td,
    .num {
      font-family: var(--mono);
      letter-spacing: -0.01em;
    }
    td,
    .pulls thead th:not(:first-child) {
      padding: 3px 0 3px var(--s-3);
      text-align: end;
      white-space: nowrap;
    }
    .pulls thead th {
      vertical-align: bottom;
      white-space: normal;
      font-size: var(--t-small);
    }
    .pulls tbody th {
      color: var(--ink);
    }
    .pulls .by {
      color: var(--ink);
      font-weight: var(--w-medium);
    }
    .on th,
    .on .by {
      background: var(--marker);
      box-shadow: 0 2px 0 var(--marker-line);
    }
    :host([data-layout="phone"]) .pulls :is(th, td):nth-child(2) {
      display: none;
    }
    :host([data-layout="phone"]) td {
      padding-inline-start: var(--s-2);
    }
    :host(:is([data-layout="narrow"], [data-layout="phone"])) .facts {
      max-width: 320px;
    }
    .scroll {
      overflow-x: auto;
      max-height: 320px;
      margin-top: var(--s-2);
    }
    .line {
      margin: var(--s-1) 0 0;
      font: 400 var(--t-ui) / 1.7 var(--sans);
      color: var(--ink-2);
      overflow-wrap: anywhere;
    }
    .line b {
      color: var(--ink);
      font-weight: var(--w-medium);
    }
    sub,
    sup {
      font-size: 0.7em;
      line-height: 0;
    }
    .said b {
      background: var(--marker);
      padding: 0 2px;
    }
    .unit,
    .ways {
      margin-inline-end: var(--s-4);
      color: var(--muted);
    }
    .ways .on {
      color: var(--ink);
      box-shadow: inset 0 -2px 0 var(--ink);
      border-radius: 0;
    }
    select {
      font: inherit;
      min-height: 28px;
      padding: 0 var(--s-1);
      color: var(--ink);
      background: var(--paper);
      border: 1px solid var(--edge);
      border-radius: var(--r-2);
    }
  `,
];
