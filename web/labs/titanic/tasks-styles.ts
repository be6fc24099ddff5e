// How numbers and classes look where they are told.

import { css } from "lit";

export const tasksStyles = css`
  .against,
  .spread {
    display: block;
  }
  .against {
    cursor: pointer;
  }
  .against text,
  .spread text {
    font: var(--t-micro) var(--sans);
    fill: var(--muted);
  }
  .against .axis {
    fill: var(--ink-2);
  }
  .against .dot {
    stroke: var(--paper);
    stroke-width: 0.75;
  }
  .taken,
  .each {
    overflow-x: auto;
  }
  .taken:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .counts-table.classes th {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--ink);
  }
  .counts-table.classes tbody td {
    height: 44px;
    padding: 0;
  }
  .counts-table.many {
    min-width: 560px;
  }
  .cell {
    width: 100%;
    height: 100%;
    min-height: 44px;
    padding: 2px 6px;
    font: inherit;
    color: inherit;
    background: none;
    border: 0;
    cursor: pointer;
  }
  .cell:disabled {
    cursor: default;
  }
  .cell.on {
    outline: 2px solid var(--ink);
    outline-offset: -2px;
  }
  .cell:focus-visible,
  .rows button:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: -2px;
  }
  .rows {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--s-2);
    align-items: center;
    margin-top: var(--s-2);
    font-size: var(--t-small);
    color: var(--muted);
  }
  .rows button {
    min-height: 28px;
    padding: 2px 6px;
    font: inherit;
    color: var(--ink);
    background: none;
    border: 0;
    text-decoration: underline dotted;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  .rows button.on {
    font-weight: var(--w-bold);
  }
  @media (pointer: coarse) {
    .rows button {
      min-height: var(--hit);
    }
  }
`;
