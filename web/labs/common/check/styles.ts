// The gradient check in the columns of the pictures above it (LOOK, "Grid").

import { css } from "lit";
import { panelStyles } from "../panel-styles.ts";

export const checkStyles = [
  panelStyles,
  css`
    .columns {
      display: grid;
      gap: var(--s-3) var(--s-6);
      align-items: start;
      grid-template-columns: 208px minmax(0, 1fr) 328px;
    }
    :host([data-layout="medium"]) .columns {
      grid-template-columns: 176px minmax(0, 1fr) 280px;
      column-gap: var(--s-5);
    }
    :host([data-layout="narrow"]) .columns {
      grid-template-columns: 176px minmax(0, 1fr);
    }
    :host([data-layout="narrow"]) .right {
      grid-column: 2;
    }
    :host([data-layout="phone"]) .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .said,
    .columns > .small {
      grid-column: 1 / -1;
    }
    .left {
      display: grid;
      gap: var(--s-4);
      justify-items: start;
    }
    .room {
      min-height: 180px;
    }
    label,
    .epsilon {
      display: grid;
      gap: var(--s-1);
      width: 100%;
      max-width: 328px;
      color: var(--muted);
      font-size: var(--t-small);
    }
    .epsilon {
      grid-template-columns: 1fr auto;
    }
    .epsilon output {
      font: 400 var(--t-ui) / 1.3 var(--mono);
      color: var(--ink);
    }
    dh-slider {
      grid-column: 1 / -1;
      width: 100%;
    }
    select {
      min-height: var(--ctl);
      padding: 0 var(--s-2);
      border: 1px solid var(--edge);
      border-radius: var(--r-2);
      background: var(--paper);
      color: var(--ink);
      font: 400 var(--t-body) / 1.2 var(--sans);
    }
    .prose {
      max-width: 72ch;
    }
    .said {
      min-height: 2lh;
      color: var(--ink);
    }
    .middle .prose {
      margin-bottom: var(--s-3);
    }
    table {
      border-collapse: collapse;
    }
    th {
      padding: 3px var(--s-5) 3px 0;
      font-weight: var(--w-regular);
      text-align: start;
      color: var(--ink-2);
    }
    th small {
      color: var(--muted);
      font-size: var(--t-small);
    }
    th i,
    .m {
      font-family: var(--math);
      font-size: var(--t-body);
    }
    td {
      padding: 3px 0;
      font: 400 var(--t-ui) / 1.4 var(--mono);
      white-space: nowrap;
    }
    tr[data-row="difference"] > * {
      padding-bottom: var(--s-3);
    }
    .gone {
      color: var(--muted);
    }
    tr[data-row="up"] td,
    tr[data-row="down"] td {
      font-weight: var(--w-bold);
    }
    tr .gone {
      font-weight: var(--w-regular);
    }
    .lit {
      background: var(--marker);
      box-shadow: 0 2px 0 var(--marker-line);
    }
    svg {
      display: block;
      width: 100%;
      max-width: 420px;
      cursor: ew-resize;
      touch-action: pan-y;
    }
    .tick {
      font: 400 11px / 1 var(--sans);
      fill: var(--muted);
    }
    .grid {
      stroke: var(--hair);
    }
    .guide {
      fill: none;
      stroke: var(--edge);
      stroke-dasharray: 1 4;
      stroke-linecap: round;
    }
    .curve {
      fill: none;
      stroke: var(--ink);
      stroke-width: 1.25;
    }
    .dot {
      fill: var(--ink);
    }
    .zero {
      fill: var(--paper);
      stroke: var(--ink);
    }
    line.now {
      stroke: var(--marker-line);
    }
    circle.now {
      fill: var(--marker);
      stroke: var(--ink);
      stroke-width: 1.5;
    }
    .seg {
      display: inline-flex;
      border: 1px solid var(--edge);
      border-radius: var(--r-2);
      overflow: hidden;
    }
    .seg button {
      border-radius: 0;
    }
    .quiet {
      border-radius: var(--r-2);
    }
    button.on {
      background: var(--ink);
      color: var(--on-ink);
    }
    .seg button:focus-visible {
      outline-offset: -2px;
    }
    .puzzle {
      display: grid;
      gap: var(--s-3);
    }
    .pick {
      display: inline-flex;
      align-items: center;
      gap: var(--s-1);
      margin: 0;
      color: var(--ink-2);
    }
    .again {
      text-decoration: underline dotted var(--edge);
      text-underline-offset: 3px;
    }
    .lines {
      display: grid;
      max-width: 960px;
      border-top: 1px solid var(--hair);
    }
    .line {
      display: grid;
      grid-template-columns: minmax(0, 4fr) minmax(0, 6fr) minmax(0, 6fr);
      gap: 0 var(--s-4);
      align-items: baseline;
      min-height: 34px;
      padding: 4px var(--s-2);
      border-radius: 0;
      border-bottom: 1px solid var(--hair);
      text-align: start;
    }
    :host([data-layout="phone"]) .line {
      grid-template-columns: minmax(0, 1fr);
    }
    .lines .said {
      max-width: none;
      min-height: 0;
      padding: var(--s-2) var(--s-2) var(--s-3);
      border-bottom: 1px solid var(--hair);
    }
    .line:focus-visible {
      outline-offset: -2px;
    }
    .m {
      font-size: 1.0625rem;
    }
    .m span {
      font-style: normal;
    }
    .m sub,
    .m sup {
      font-size: 0.7em;
      line-height: 0;
    }
    .way {
      grid-column: 2 / -1;
      color: var(--muted);
    }
    :host([data-layout="phone"]) .way {
      grid-column: 1;
    }
    .light {
      color: var(--ink-2);
    }
    .differs {
      color: var(--ink);
      font-weight: var(--w-medium);
    }
    .both {
      font: 400 var(--t-small) / 1.4 var(--mono);
      color: var(--muted);
    }
    .line.found {
      background: var(--marker);
      box-shadow: inset 0 -2px 0 var(--marker-line);
      color: var(--ink);
    }
    .line.found * {
      color: inherit;
    }
    .line.cleared {
      background: var(--ink-wash);
    }
  `,
];
