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
    [data-layout="narrow"] .columns {
      column-gap: var(--s-5);
    }
    [data-layout="medium"] .side,
    [data-layout="narrow"] .side {
      grid-column: 1 / -1;
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: var(--s-4) var(--s-6);
    }
    [data-layout="phone"] .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .rate {
      margin-top: var(--s-4);
    }
    [data-layout="wide"] .figures {
      margin: var(--s-5) 0 var(--s-4);
    }
    [data-layout="phone"] .figures {
      margin: 0 0 var(--s-3);
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
