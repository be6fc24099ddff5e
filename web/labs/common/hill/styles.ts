// The panel of the hill in the columns of the pictures above it (LOOK, "Grid").

import { css } from "lit";
import { controlStyles } from "../../../view/controls/control.ts";
import { pictureStyles } from "../../../view/pictures/styles.ts";

export const hillPanelStyles = [
  controlStyles,
  pictureStyles,
  css`
    :host {
      display: block;
      margin-top: var(--s-3);
      padding-top: var(--s-3);
      border-top: 1px solid var(--hair);
    }
    section {
      display: grid;
      gap: var(--s-4) var(--s-6);
      align-items: start;
      grid-template-columns: 208px minmax(0, 1fr) 232px;
    }
    :host([data-layout="medium"]) section {
      grid-template-columns: 208px minmax(0, 1fr);
    }
    :host([data-layout="medium"]) .right,
    :host([data-layout="narrow"]) section,
    :host([data-layout="phone"]) section {
      grid-column: 1 / -1;
      grid-template-columns: minmax(0, 1fr);
    }
    .head,
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: var(--s-1) var(--s-3);
    }
    .head {
      justify-content: space-between;
    }
    h2 {
      margin: 0;
      font-size: inherit;
      font-weight: var(--w-bold);
    }
    .row {
      margin-top: var(--s-3);
    }
    .small {
      margin: var(--s-2) 0 4px;
      color: var(--muted);
    }
    .prose {
      margin: var(--s-3) 0 var(--s-2);
      font-size: var(--t-body);
      line-height: var(--lh-text);
      color: var(--ink-2);
      text-wrap: pretty;
    }
    .seg {
      display: inline-flex;
      flex-wrap: wrap;
      border: 1px solid var(--edge);
      border-radius: var(--r-2);
      overflow: hidden;
    }
    button {
      min-height: 28px;
      padding: 0 8px;
      color: var(--ink);
      border-radius: var(--r-2);
    }
    .seg button {
      border-radius: 0;
      text-align: start;
    }
    :host([data-layout="wide"]) .seg,
    :host([data-layout="medium"]) .seg {
      display: grid;
      width: max-content;
    }
    .row .quiet:first-child {
      margin-inline-start: -8px;
    }
    button:hover {
      background: var(--ink-wash);
    }
    button:disabled {
      opacity: 0.38;
    }
    button.on {
      background: var(--ink);
      color: var(--on-ink);
    }
    .seg button:focus-visible {
      outline-offset: -2px;
    }
    label {
      color: var(--muted);
    }
    select {
      font: inherit;
      color: var(--ink);
      background: var(--paper);
      border: 1px solid var(--edge);
      border-radius: var(--r-2);
      min-height: 28px;
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
      cursor: crosshair;
    }
    .empty {
      display: grid;
      place-content: center;
      margin: 0;
      min-height: 240px;
      padding: var(--s-4);
      background: var(--sunk);
      color: var(--muted);
      text-align: center;
      text-wrap: balance;
    }
    .figures {
      width: 100%;
      border-collapse: collapse;
    }
    .figures th {
      padding: 4px 0;
      font-weight: var(--w-regular);
      color: var(--muted);
      text-align: start;
    }
    .figures td {
      font: var(--w-medium) var(--t-ui) / 1.2 var(--mono);
      text-align: end;
    }
    .sr {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    @media (pointer: coarse) {
      button,
      select {
        min-height: 44px;
      }
    }
  `,
];
