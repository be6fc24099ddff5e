// The model as files: ways in groups, the files of the one that is chosen, its code, and the place where things come back.

import { css } from "lit";
import { panelStyles } from "../panel-styles.ts";

export const outStyles = [
  ...panelStyles,
  css`
    :host {
      margin: 0;
    }
    section > h4 {
      margin: 0 0 var(--s-2);
      color: var(--ink);
      font-weight: var(--w-bold);
    }
    .groups {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-2) var(--s-5);
      margin: var(--s-3) 0;
    }
    .group {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px var(--s-1);
    }
    .group > span {
      flex-basis: 100%;
      font: 400 var(--t-small) / 1.5 var(--sans);
      color: var(--muted);
    }
    .group button {
      border: 1px solid var(--edge);
    }
    button.on,
    .go {
      background: var(--ink);
      color: var(--on-ink);
      border-color: var(--ink);
    }
    button.on:hover,
    .go:hover {
      background: var(--ink-2);
    }
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--s-4);
    }
    :host([data-layout="wide"]) .columns,
    :host([data-layout="medium"]) .columns {
      grid-template-columns: minmax(0, 2fr) minmax(0, 1fr);
    }
    .files {
      margin: var(--s-3) 0 0;
      padding: 0;
      list-style: none;
    }
    .files li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-1) var(--s-3);
      padding: var(--s-1) 0;
      border-bottom: 1px solid var(--hair);
    }
    .files .name {
      flex: 1 1 12em;
      overflow-wrap: anywhere;
      font: 400 var(--t-ui) / 1.4 var(--mono);
    }
    .files .size {
      color: var(--muted);
      font: 400 var(--t-small) / 1.4 var(--sans);
      font-variant-numeric: tabular-nums;
    }
    .code {
      position: relative;
      margin-top: var(--s-3);
    }
    pre {
      margin: 0;
      max-height: 20em;
      overflow: auto;
      padding: var(--s-3);
      border: 1px solid var(--hair);
      border-radius: var(--r-2);
      background: var(--sunk);
      font: 400 12px / 1.5 var(--mono);
      color: var(--ink);
      tab-size: 4;
    }
    pre:focus-visible {
      outline: 2px solid var(--ink);
      outline-offset: 2px;
    }
    .code .copy {
      position: absolute;
      top: var(--s-2);
      inset-inline-end: var(--s-4);
      background: var(--paper);
      border: 1px solid var(--edge);
    }
    .bring {
      padding: var(--s-3);
      border: 1px dashed var(--edge);
      border-radius: var(--r-2);
      align-self: start;
    }
    .bring.over {
      background: var(--ink-wash);
    }
    .bring h4 {
      margin: 0 0 var(--s-1);
      color: var(--ink);
      font-weight: var(--w-bold);
    }
    .pick {
      display: inline-flex;
      align-items: center;
      margin-top: var(--s-2);
      min-height: 28px;
      padding: 0 10px;
      border: 1px solid var(--edge);
      border-radius: var(--r-2);
      cursor: pointer;
    }
    .pick:focus-within {
      outline: 2px solid var(--ink);
      outline-offset: 2px;
    }
    .pick input {
      position: absolute;
      width: 1px;
      height: 1px;
      opacity: 0;
    }
    .status:empty {
      display: none;
    }
    .refused {
      color: var(--danger);
    }
    @media (pointer: coarse) {
      .pick {
        min-height: 44px;
      }
    }
  `,
];
