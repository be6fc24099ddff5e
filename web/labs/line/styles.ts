// Line's columns. From 1136 px: points, walk, figures as 480 / 440 / 232; below that figures go under the walk; on a
// phone everything is one column.

import { css } from "lit";
import { labStyles } from "../common/styles.ts";

export const lineStyles = [
  ...labStyles,
  css`
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
    [data-layout="medium"] .side,
    [data-layout="narrow"] .side {
      display: contents;
    }
    [data-layout="medium"] .step,
    [data-layout="narrow"] .step {
      order: 1;
    }
    [data-layout="narrow"] .columns {
      column-gap: var(--s-5);
    }
    [data-layout="phone"] .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    dh-tools {
      margin-top: var(--s-2);
    }
    .tries dh-button.on {
      font-weight: var(--w-medium);
    }
    .tries {
      margin-top: var(--s-1);
    }
    /* The longest remark fits, so that nothing below moves when it changes. */
    .remark {
      min-height: 118px;
    }
    [data-layout="wide"] .remark {
      min-height: 152px;
    }
    .rate {
      margin-top: var(--s-4);
    }
    /* In the room that the marks' names leave below the track. */
    .why {
      margin: -20px 0 0 28px;
      font-size: var(--t-small);
      line-height: 16px;
      color: var(--muted);
    }
    .memory {
      margin-top: var(--s-3);
      min-height: 4.5em; /* so that nothing moves when it says more */
      line-height: 1.5;
    }
    .figures {
      table-layout: fixed;
      margin: 0 0 var(--s-3);
    }
    .figures th:first-child {
      width: 64px;
    }
    [data-layout="wide"] .figures {
      margin-top: var(--s-3);
    }
    .figures .m {
      font-size: 15px;
    }
    .chart {
      flex: 1 1 200px;
      min-width: 120px;
      max-width: 360px;
      display: flex;
      align-items: center;
      gap: var(--s-3);
      margin-inline-start: var(--s-5);
      color: var(--muted);
    }
  `,
];
