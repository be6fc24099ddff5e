// Boundary's columns. From 1136 px: plane, curve, numbers as 480 / 440 / 232, the tools beside the plane; below that
// numbers go under the pictures; on a phone everything is one column.

import { css } from "lit";
import { sigmoidStyles } from "../../view/pictures/sigmoid.ts";
import { labStyles } from "../common/styles.ts";

export const boundaryStyles = [
  ...labStyles,
  sigmoidStyles,
  css`
    .keep {
      white-space: nowrap;
    }
    .m sub {
      font-style: normal;
      font-size: 0.68em;
      line-height: 0;
    }
    .columns {
      display: grid;
      gap: var(--s-5) var(--s-6);
      align-items: start;
    }
    [data-layout="wide"] .columns {
      grid-template-columns: 480fr 440fr 232fr;
    }
    [data-layout="medium"] .columns,
    [data-layout="narrow"] .columns {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    [data-layout="narrow"] .columns {
      column-gap: var(--s-5);
    }
    [data-layout="phone"] .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    [data-layout="wide"] .board {
      display: flex;
      gap: var(--s-3);
    }
    .board dh-tools {
      margin-top: var(--s-2);
    }
    [data-layout="wide"] .board dh-tools {
      margin-top: 0;
    }
    .tries {
      margin-top: var(--s-2);
    }
    .tries dh-button.on {
      --dh-word-weight: var(--w-bold);
    }
    .rate {
      margin-top: var(--s-4);
    }
    .side {
      display: grid;
      gap: var(--s-4) var(--s-6);
    }
    [data-layout="medium"] .side,
    [data-layout="narrow"] .side {
      grid-column: 1 / -1;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      align-items: start;
    }
    [data-layout="narrow"] .side {
      column-gap: var(--s-5);
    }
    [data-layout="medium"] .remark,
    [data-layout="narrow"] .remark {
      grid-column: 1 / -1;
    }
    /* The longest remark fits, so that nothing below moves when it changes. */
    .remark {
      min-height: 48px;
    }
    [data-layout="phone"] .remark {
      min-height: 120px;
    }
    [data-layout="wide"] .remark {
      min-height: 168px;
    }
    .figures {
      table-layout: fixed;
    }
    .figures .m {
      font-size: 15px;
    }
    .counts-table {
      width: calc(100% + 4px);
      border-collapse: separate;
      border-spacing: 2px;
      table-layout: fixed;
      margin: 0 -2px;
    }
    .counts-table th {
      font-weight: var(--w-regular);
      font-size: var(--t-small);
      color: var(--muted);
      text-align: start;
      white-space: nowrap;
    }
    .counts-table tr > :first-child {
      width: 56px;
    }
    .counts-table thead th {
      padding: 0 8px 2px;
    }
    .counts-table tbody td {
      height: 52px;
      padding: 4px 8px;
      vertical-align: middle;
      font-size: var(--t-small);
      color: var(--ink);
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
    .counts-table .verdict,
    .counts-table .more {
      display: block;
    }
    .unseen {
      margin: 4px 0 0;
      color: var(--muted);
      text-align: end;
    }
    .walked {
      margin-top: var(--s-2);
    }
  `,
];
