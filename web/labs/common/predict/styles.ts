// The guess's own: words on the left, the chart beside them where there is one.

import { css } from "lit";
import { panelStyles } from "../panel-styles.ts";

export const predictStyles = [
  ...panelStyles,
  css`
    .columns {
      display: grid;
      gap: var(--s-4) var(--s-6);
      grid-template-columns: minmax(0, 1fr) auto;
      align-items: start;
    }
    :host([data-layout="narrow"]) .columns,
    :host([data-layout="phone"]) .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-2) var(--s-4);
      margin: var(--s-3) 0 0;
      color: var(--muted);
    }
    .go {
      padding: 0 var(--s-3);
      background: var(--ink);
      color: var(--on-ink);
    }
    .go:hover:not(:disabled) {
      background: var(--ink-2);
    }
    .word {
      color: var(--ink);
    }
    .ways .on {
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
    .chart {
      display: block;
      cursor: crosshair;
      touch-action: none;
      user-select: none;
      -webkit-user-select: none;
    }
    .chart text {
      font: 400 11px var(--sans);
      fill: var(--muted);
    }
    .handle {
      cursor: ns-resize;
    }
  `,
];
