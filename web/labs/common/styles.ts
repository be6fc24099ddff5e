// What all labs look alike in: the sentence, heads of columns, prose, the transport. Columns are each lab's own.

import { css } from "lit";
import { pictureStyles } from "../../view/pictures/styles.ts";

export const labStyles = [
  pictureStyles,
  css`
    .lab,
    .lab * {
      box-sizing: border-box;
    }
    .say {
      margin: 0;
      padding: var(--s-5) 0 var(--s-4);
      font-size: var(--t-say);
      line-height: 1.6;
      letter-spacing: -0.008em;
      color: var(--ink-2);
      text-wrap: pretty;
    }
    .say:lang(zh) {
      line-height: 1.75;
      letter-spacing: 0;
    }
    .say dh-value {
      font-size: inherit;
    }
    .m {
      font-family: var(--math);
      font-style: italic;
      font-size: 1.08em;
    }
    .head {
      display: flex;
      align-items: baseline;
      gap: var(--s-2);
      min-height: 28px;
      margin: 0;
      font-size: var(--t-ui);
      font-weight: var(--w-regular);
      color: var(--muted);
    }
    .head b,
    .head h2 {
      margin: 0;
      font-size: inherit;
      font-weight: var(--w-bold);
      color: var(--ink);
      white-space: nowrap;
    }
    .head .end {
      margin-inline-start: auto;
      text-align: end;
    }
    .head .end b {
      font-weight: var(--w-medium);
    }
    .prose,
    .trouble p {
      margin: 0;
      font-size: var(--t-body);
      line-height: var(--lh-text);
      color: var(--ink-2);
      text-wrap: pretty;
    }
    .prose:lang(zh),
    .trouble p:lang(zh) {
      line-height: 1.75;
    }
    .prose b {
      color: var(--ink);
      font-weight: var(--w-bold);
    }
    .trouble b {
      color: var(--danger);
      font-weight: var(--w-bold);
    }
    .trouble p + p {
      margin-top: var(--s-2);
    }
    .doctor {
      margin-top: var(--s-4);
      overflow-x: auto;
    }
    .doctor .figures {
      width: 100%;
      margin: 0 0 var(--s-2);
    }
    .trouble dh-button {
      margin-top: var(--s-2);
    }
    .note {
      margin: var(--s-2) 0 0;
      color: var(--muted);
    }
    .tries {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--s-1) var(--s-4);
      min-height: var(--ctl);
      margin-top: var(--s-3);
      color: var(--muted);
    }
    .transport .back {
      width: var(--ctl);
    }
    .time-row {
      min-height: calc(var(--ctl) + var(--s-3));
    }
    .bar {
      display: flex;
      align-items: center;
      gap: var(--s-2);
    }
    .transport.bar {
      min-height: 56px;
      border-block: 1px solid var(--hair);
      margin-top: var(--s-4);
      padding-block: var(--s-1);
    }
    .transport dh-play {
      margin-inline: var(--s-2);
    }
    .pace {
      display: flex;
      align-items: center;
      gap: var(--s-2);
      margin-inline-start: var(--s-4);
      color: var(--muted);
    }
    .pace dh-slider {
      width: 96px;
    }
    .counts {
      display: flex;
      gap: var(--s-4);
      margin-inline-start: auto;
      color: var(--muted);
      white-space: nowrap;
    }
    .counts b {
      color: var(--ink);
      font-weight: var(--w-medium);
    }
    .sticky {
      position: sticky;
      bottom: 0;
      z-index: var(--z-bar);
      margin: var(--s-4) calc(-1 * var(--dh-margin, 0px)) 0;
      padding: var(--s-2) var(--dh-margin, 0px) max(var(--s-2), env(safe-area-inset-bottom));
      background: var(--raised);
      box-shadow: var(--shadow-bar);
    }
    [data-layout="phone"] .sticky .bar {
      justify-content: space-between;
      gap: 0;
    }
    [data-layout="phone"] .sticky .counts {
      margin: 0;
      min-width: 48px;
    }
    [data-layout="phone"] .counts span {
      display: grid;
      justify-items: end;
    }
    .figures {
      width: 100%;
      border-collapse: collapse;
      font-size: var(--t-ui);
    }
    .figures th {
      font-weight: var(--w-regular);
      color: var(--muted);
      text-align: start;
      white-space: nowrap;
    }
    .figures th,
    .figures td {
      padding: 4px 0;
    }
    .figures thead th:not(:first-child),
    .figures td {
      text-align: end;
    }
    .figures td {
      font-family: var(--mono);
      letter-spacing: -0.01em;
    }
    .sr {
      position: absolute;
      width: 1px;
      height: 1px;
      margin: -1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  `,
];
