// How the panels under the walk look: fields, what was found, a row's cells, the form, a file on its way.

import { css } from "lit";

export const belowStyles = css`
  [data-layout="wide"] .below {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) 296px;
  }
  [data-layout="medium"] .below,
  [data-layout="narrow"] .below {
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }
  .one-row .line,
  .typed .line {
    grid-template-columns: minmax(0, 1fr) 110px 56px;
  }
  .field {
    width: 100%;
    min-height: var(--ctl);
    padding: 4px 8px;
    font: inherit;
    color: var(--ink);
    background: var(--paper);
    border: 1px solid var(--edge);
    border-radius: var(--r-2);
  }
  .field::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  .field:focus-visible,
  .pick input:focus-visible + span,
  .found button:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .found {
    display: grid;
    justify-items: start;
    margin-top: var(--s-1);
  }
  .found button {
    max-width: 100%;
    min-height: 28px;
    padding: 2px 6px;
    font: inherit;
    color: inherit;
    text-align: start;
    background: none;
    border: 0;
    border-radius: var(--r-1);
    cursor: pointer;
  }
  .found button:hover {
    background: var(--ink-wash);
  }
  .one-row > .prose,
  .cells {
    margin-top: var(--s-2);
  }
  .answer {
    margin: var(--s-3) 0 0;
    font-size: var(--t-say);
  }
  .cells {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 2px var(--s-4);
    margin-bottom: var(--s-3);
    font-size: var(--t-small);
  }
  .cells div {
    display: flex;
    gap: var(--s-2);
    min-width: 0;
  }
  .cells dt {
    color: var(--muted);
  }
  .cells dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .typed .head.small {
    margin-top: var(--s-3);
  }
  .head.small {
    flex-wrap: wrap;
  }
  .head h3 {
    margin: 0;
    font-size: inherit;
    color: var(--ink);
  }
  .form {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--s-2) var(--s-3);
  }
  .form span {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: var(--t-small);
    color: var(--muted);
  }
  .file .prose.wrong {
    color: var(--danger);
  }
  .file textarea {
    margin: var(--s-3) 0 var(--s-1);
    resize: vertical;
    font: var(--t-small) var(--mono);
  }
  .file progress {
    width: 100%;
    accent-color: var(--ink);
  }
  .pick {
    position: relative;
    display: inline-block;
    margin-top: var(--s-3);
  }
  .pick input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }
  .pick span {
    display: inline-flex;
    align-items: center;
    min-height: var(--ctl);
    padding: 0 var(--s-4);
    border: 1px solid var(--edge);
    border-radius: var(--r-2);
  }
  @media (pointer: coarse) {
    .field,
    .pick span,
    .found button {
      min-height: var(--hit);
    }
  }
`;
