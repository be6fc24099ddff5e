// The table lab's columns: 336 px of columns and weights, the answers, 296 px of counts; two below 1136 px, one on phones.

import { css } from "lit";
import { sigmoidStyles } from "../../view/pictures/sigmoid.ts";
import { labStyles } from "../common/styles.ts";

export const titanicStyles = [
  ...labStyles,
  sigmoidStyles,
  css`
    .say {
      max-width: 1010px;
      padding-bottom: var(--s-2);
    }
    [data-layout="phone"] .say {
      font-size: 17px;
    }
    .recipes {
      margin: 0 0 var(--s-4);
    }
    .tries .on {
      --dh-word-weight: var(--w-bold);
      color: var(--ink);
      font-weight: var(--w-bold);
    }
    .columns {
      display: grid;
      gap: var(--s-5) var(--s-6);
      align-items: start;
    }
    [data-layout="wide"] .columns {
      grid-template-columns: 336px minmax(0, 1fr) 296px;
    }
    [data-layout="medium"] .columns,
    [data-layout="narrow"] .columns {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    [data-layout="phone"] .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .side {
      display: grid;
      gap: var(--s-4) var(--s-6);
    }
    [data-layout="medium"] .side,
    [data-layout="narrow"] .side {
      grid-column: 1 / -1;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    [data-layout="phone"] .told {
      order: -1;
    }
    .head > span:not(.end) {
      min-width: 0;
    }
    .hint,
    .why {
      margin: 0;
      font-size: var(--t-small);
      line-height: 1.45;
      color: var(--muted);
      text-wrap: pretty;
    }
    .hint {
      margin-top: var(--s-1);
    }
    .remark {
      min-height: 72px;
      margin-top: var(--s-2);
    }
    .print {
      height: 136px;
    }
    .told-room {
      min-height: 320px;
    }
    .squares {
      min-height: 178px;
    }
    .col {
      padding: 5px 0;
      border-top: 1px solid var(--hair);
    }
    .line {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto 110px 56px;
      column-gap: var(--s-2);
      align-items: center;
      min-height: 24px;
    }
    .line.sub {
      grid-template-columns: minmax(0, 1fr) 110px 56px;
    }
    .line.sub .name {
      padding-inline-start: var(--s-3);
      color: var(--ink-2);
    }
    .line.bias {
      grid-template-columns: minmax(0, 1fr) 80px;
    }
    .line .name {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      font-weight: var(--w-medium);
    }
    .line .name i {
      font-style: normal;
      font-weight: var(--w-regular);
      color: var(--muted);
    }
    .bar-picture {
      width: 110px;
      height: 14px;
    }
    .num {
      font-family: var(--mono);
      letter-spacing: -0.01em;
      text-align: end;
    }
    .kept {
      padding: var(--s-2) 0 var(--s-1);
      border-top: 1px solid var(--hair);
    }
    .unused {
      display: flex;
      flex-wrap: wrap;
      gap: 2px var(--s-3);
      padding-bottom: var(--s-1);
      font-size: var(--t-small);
      color: var(--muted);
    }
    .counts-table {
      width: calc(100% + 4px);
      margin: 0 -2px;
      border-collapse: separate;
      border-spacing: 2px;
      table-layout: fixed;
    }
    .counts-table th {
      padding: 2px 4px;
      font-size: var(--t-small);
      font-weight: var(--w-regular);
      color: var(--muted);
      text-align: start;
      vertical-align: middle;
      overflow-wrap: anywhere;
    }
    .counts-table tbody td {
      height: 48px;
      padding: 4px 8px;
      outline: 1px solid var(--hair);
      outline-offset: -1px;
    }
    .counts-table td.pos {
      background: var(--ramp-5);
    }
    .counts-table td.neg {
      background: var(--ramp-3);
    }
    .counts-table td.none {
      background: none;
      color: var(--muted);
    }
    .counts-table td b {
      font: var(--w-medium) 17px var(--mono);
    }
    .figures {
      margin-top: var(--s-3);
    }
    figure {
      margin: 0;
    }
    figcaption {
      font-size: var(--t-small);
      color: var(--muted);
    }
    .walked {
      display: flex;
      flex-wrap: wrap;
      gap: var(--s-3) var(--s-5);
      align-items: end;
      margin-top: var(--s-2);
    }
    .counts {
      align-items: center;
    }
    .below {
      display: grid;
      gap: var(--s-5) var(--s-6);
      align-items: start;
      margin-top: var(--s-6);
      padding-top: var(--s-4);
      border-top: 1px solid var(--hair);
    }
    .below {
      min-height: 320px;
    }
    @media (pointer: coarse) {
      .line {
        min-height: 32px;
      }
    }
  `,
];
