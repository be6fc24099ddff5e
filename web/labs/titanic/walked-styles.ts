// How the print-out looks, and the squares' captions.

import { css } from "lit";

export const walkedStyles = css`
  .pair {
    display: flex;
    gap: var(--s-3);
  }
  .square text,
  .accuracy text {
    font: var(--t-micro) var(--sans);
    fill: var(--muted);
  }
  .printed {
    display: flex;
    flex-direction: column-reverse;
    height: 100%;
    overflow: auto;
  }
  .printed:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .printed > * {
    margin: 0 0 auto;
  }
  .printed pre {
    white-space: pre-wrap;
    font: var(--t-micro) / 1.7 var(--mono);
    font-variant-numeric: tabular-nums;
  }
`;
