// Network's columns: data, network, result as 208 / rest / 328, narrower ones as LOOK's grid table says; the split's grip
// and the band. The network's own parts are in network-styles.ts.

import { css } from "lit";
import { networkSheet } from "../../view/pictures/network-sheet.ts";
import { labStyles } from "../common/styles.ts";
import { partStyles } from "./network-styles.ts";

export const networkStyles = [
  ...labStyles,
  networkSheet,
  partStyles,
  css`
    .say p {
      margin: 0;
      max-width: 1010px;
    }
    .say .extra {
      margin-top: var(--s-2);
      font-size: var(--t-body);
      line-height: 1.8;
    }
    .say .more {
      --dh-word-weight: 400;
      font-size: var(--t-body);
      color: var(--muted);
    }
    [data-layout="phone"] .say {
      font-size: 17px;
      padding-top: var(--s-4);
    }
    .columns {
      display: grid;
      align-items: start;
    }
    [data-layout="wide"] .columns {
      grid-template-columns: 208px minmax(0, 1fr) 328px;
      column-gap: var(--s-6);
    }
    [data-layout="medium"] .columns {
      grid-template-columns: 176px minmax(0, 1fr) 280px;
      column-gap: var(--s-5);
    }
    [data-layout="narrow"] .columns {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: var(--s-5);
    }
    [data-layout="narrow"] .middle {
      grid-column: 1 / -1;
    }
    [data-layout="phone"] .columns {
      grid-template-columns: minmax(0, 1fr);
      row-gap: var(--s-5);
    }
    .columns section > dh-tools {
      margin: var(--s-2) 0 10px;
    }
    .dh-thumbs {
      display: grid;
      grid-template-columns: repeat(4, 1fr);
      gap: var(--s-2) 0;
      justify-items: center;
    }
    [data-layout="wide"] .dh-thumbs,
    [data-layout="medium"] .dh-thumbs {
      margin-inline: 0;
      grid-template-columns: repeat(4, 44px);
      justify-content: space-between;
    }
    [data-layout="medium"] dh-tools {
      flex-wrap: wrap;
    }
    [data-layout="medium"] .dh-split p {
      gap: var(--s-1);
      font-size: var(--t-micro);
      white-space: nowrap;
    }
    [data-layout="medium"] .pace > span {
      display: none;
    }
    .hand {
      display: flex;
      align-items: center;
      margin-top: var(--s-2);
    }
    .hand dh-tools {
      flex: 1;
    }
    .split {
      position: relative;
      margin-top: 14px;
    }
    .grip {
      position: absolute;
      left: 0;
      top: -8px;
      width: 44px;
      height: 22px;
      cursor: ew-resize;
      touch-action: pan-y;
    }
    .grip::after {
      content: "";
      position: absolute;
      left: 19px;
      top: 4px;
      width: 6px;
      height: 14px;
      border-radius: var(--r-1);
      background: var(--paper);
      box-shadow: inset 0 0 0 1.5px var(--ink);
      opacity: 0;
      transition: opacity var(--d-tap);
    }
    .split:hover .grip::after,
    .grip:focus-visible::after {
      opacity: 1;
    }
    .grip:focus-visible {
      outline: none;
    }
    .grip:focus-visible::after {
      outline: 2px solid var(--focus);
      outline-offset: 2px;
    }
    .dh-ramp {
      margin-top: var(--s-3);
    }
    .looks {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--s-5);
      margin-top: var(--s-1);
    }
    .time {
      padding-top: var(--s-1);
    }
    .transport.bar {
      border-block-end: 0;
      margin-top: var(--s-3);
    }
    .band {
      display: grid;
      gap: var(--s-4) var(--s-6);
      align-items: start;
      min-height: 132px;
      margin-top: var(--s-2);
      padding-top: var(--s-3);
      border-top: 1px solid var(--hair);
    }
    [data-layout="wide"] .band {
      grid-template-columns: 208px minmax(0, 1fr) 328px;
    }
    [data-layout="medium"] .band {
      grid-template-columns: 176px minmax(0, 1fr) 280px;
      column-gap: var(--s-5);
    }
    [data-layout="narrow"] .band {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    [data-layout="narrow"] .now {
      grid-column: 1 / -1;
      grid-row: 1;
    }
    [data-layout="phone"] .now {
      grid-row: 1;
    }
    [data-layout="phone"] .band {
      min-height: 0;
    }
    [data-layout="wide"] .now {
      padding-inline-start: 12px;
    }
    .band .head {
      min-height: 24px;
    }
    .band .figures th,
    .band .figures td {
      padding: 3px 0;
      white-space: nowrap;
    }
    .now .prose {
      max-width: 560px;
      min-height: 69px;
    }
    .now sub {
      font-size: 0.68em;
      line-height: 0;
      font-style: normal;
    }
    .confusion :is(td, thead th:not(:first-child)) {
      text-align: start;
      padding-inline-start: var(--s-4);
    }
    .confusion td small {
      margin-inline-start: var(--s-2);
      color: var(--muted);
      font: 400 var(--t-small) / 1 var(--sans);
      letter-spacing: normal;
    }
    .confusion .bad {
      color: var(--muted);
    }
    @media (pointer: coarse) {
      .grip {
        top: -19px;
        height: 44px;
      }
      .grip::after {
        top: 15px;
        opacity: 1;
      }
    }
  `,
];
