// The race's own: lanes side by side, then losses, ways and the finishing list in columns.

import { css } from "lit";
import { pictureStyles } from "../../../view/pictures/styles.ts";
import { panelStyles } from "../panel-styles.ts";

export const raceStyles = [
  ...panelStyles,
  pictureStyles,
  css`
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .seg {
      display: inline-flex;
      flex-wrap: wrap;
      border: 1px solid var(--edge);
      border-radius: var(--r-2);
      overflow: hidden;
    }
    .seg button {
      border-radius: 0;
    }
    .seg button:focus-visible {
      outline-offset: -2px;
    }
    button.on,
    .go {
      background: var(--ink);
      color: var(--on-ink);
    }
    .go {
      min-width: 8em; /* what it says changes under the pointer */
      padding: 0 var(--s-3);
    }
    button.on:hover,
    .go:hover {
      background: var(--ink-2);
    }
    .lanes {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-4);
      margin-top: var(--s-3);
    }
    .lanes li {
      display: grid;
      grid-template-rows: 1fr auto auto;
      gap: var(--s-1);
      width: min-content;
    }
    .lanes.bare li {
      width: 168px;
    }
    .lanes .name {
      align-self: end;
      padding: 2px 0;
      text-align: start;
      border-radius: 0;
      line-height: 1.3;
    }
    .lanes .name span {
      text-decoration: underline dotted;
      text-underline-offset: 4px;
    }
    .swatch {
      vertical-align: -1px;
      margin-inline-end: 4px;
    }
    .fate {
      font: 400 var(--t-small) / 1.4 var(--sans);
      font-variant-numeric: tabular-nums;
      color: var(--muted);
    }
    .lanes .fate {
      min-height: 1.4em;
    }
    .out .fate {
      color: var(--danger);
    }
    .editor,
    .acts {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-2) var(--s-4);
      margin: var(--s-3) 0 0;
      color: var(--muted);
    }
    .editor {
      padding: var(--s-2) 0;
      border-block: 1px solid var(--hair);
    }
    .editor b {
      color: var(--ink);
      font-weight: var(--w-bold);
    }
    .acts .word,
    .editor .word {
      color: var(--ink);
    }
    .stale {
      color: var(--warn);
    }
    select,
    input {
      font: inherit;
      min-height: 28px;
      padding: 0 var(--s-1);
      color: var(--ink);
      background: var(--paper);
      border: 1px solid var(--edge);
      border-radius: var(--r-2);
    }
    .verdict {
      margin-top: var(--s-4);
      min-height: 1.55em;
    }
    .columns {
      display: grid;
      gap: var(--s-4) var(--s-6);
      grid-template-columns: minmax(0, 1fr) 300px;
      align-items: start;
    }
    .columns.three {
      grid-template-columns: minmax(0, 1fr) 336px 300px;
    }
    :host(:not([data-layout="wide"])) .columns {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    :host(:not([data-layout="wide"])) .losses {
      grid-column: 1 / -1;
    }
    :host([data-layout="phone"]) .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .head {
      margin: var(--s-2) 0 var(--s-1);
      color: var(--ink-2);
    }
    .map {
      display: grid;
      width: max-content;
    }
    .map > * {
      grid-area: 1 / 1;
    }
    .map canvas {
      background: var(--sunk);
    }
    .dh-svg.sunk.clear {
      background: none;
    }
    .goal {
      cursor: ns-resize;
      touch-action: none;
      outline: none;
    }
    .goal:focus-visible path {
      stroke: var(--focus);
      stroke-width: 2;
    }
    .dh-svg text.badge {
      fill: var(--paper);
      font-weight: 600;
    }
    .finish li {
      display: grid;
      grid-template-columns: 1.5em 28px minmax(0, 1fr) auto;
      align-items: baseline;
      gap: 0 var(--s-1);
      padding: 4px 0;
      border-bottom: 1px solid var(--hair);
    }
    .finish .place {
      font-weight: var(--w-bold);
    }
    .who {
      overflow-wrap: anywhere;
    }
    .starts {
      width: 100%;
      border-collapse: collapse;
      font-size: var(--t-small);
    }
    .starts th,
    .starts td {
      padding: 4px 0;
    }
    .starts th {
      font-weight: var(--w-regular);
      text-align: start;
      white-space: nowrap;
    }
    .worth {
      margin-top: var(--s-2);
    }
    .starts .name {
      display: none;
    }
    .starts thead th {
      color: var(--muted);
    }
    .starts .num {
      text-align: end;
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    @media (pointer: coarse) {
      input {
        min-height: 44px;
      }
    }
  `,
];
