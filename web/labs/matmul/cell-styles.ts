// The scheme of two small matrices and their product, and the sum of one of its numbers. Cells shrink with the width, so
// that both operands stay beside and above the product on a phone, too.

import { css } from "lit";

export const cellStyles = css`
  .cells {
    display: grid;
    grid-template-columns: minmax(0, 616px) minmax(0, 1fr);
    gap: var(--s-5) var(--s-6);
    align-items: start;
  }
  .fit {
    container-type: inline-size;
  }
  .scheme {
    --gap: 20px;
    --cell: min(64px, calc((100cqi - var(--gap)) / (var(--k) + var(--n))));
    --high: clamp(38px, var(--cell), 48px);
    display: grid;
    grid-template-columns: calc(var(--cell) * var(--k)) calc(var(--cell) * var(--n));
    gap: var(--s-2) var(--gap);
    width: max-content;
  }
  @media (pointer: coarse) {
    .scheme {
      --high: 44px;
    }
  }
  .corner {
    align-self: end;
  }
  .name {
    margin: 0 0 4px;
    color: var(--muted);
    white-space: nowrap;
  }
  .scheme > .name {
    margin: 0;
  }
  .grid {
    display: grid;
    outline: 1px solid var(--edge);
  }
  .grid.a {
    grid-template-columns: repeat(var(--k), var(--cell));
  }
  .grid:is(.b, .c) {
    grid-template-columns: repeat(var(--n), var(--cell));
  }
  .n {
    box-sizing: border-box;
    width: 100%;
    min-width: 0;
    height: var(--high);
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 0;
    box-shadow: inset -1px -1px 0 var(--hair);
    background: var(--paper);
    color: var(--ink);
    font: 400 var(--t-body) / 1 var(--sans);
    font-variant-numeric: tabular-nums;
    text-align: center;
  }
  button.n {
    cursor: pointer;
    touch-action: manipulation;
    font-weight: var(--w-medium);
  }
  input.n {
    cursor: text;
    text-decoration: underline dotted var(--edge) 1px;
    text-underline-offset: 4px;
  }
  .n.t0 {
    background: var(--ramp-2);
  }
  .n.t1 {
    background: var(--ramp-3);
  }
  .n.t3 {
    background: var(--ramp-5);
  }
  .n.t4 {
    background: var(--ramp-6);
  }
  .n.lit,
  .n.on {
    background: var(--marker);
  }
  .n.on,
  .n.here {
    position: relative;
    z-index: 1;
    outline: 2px solid var(--marker-line);
    outline-offset: -2px;
  }
  .n.here {
    background: var(--marker);
  }
  .n:focus-visible {
    position: relative;
    z-index: 2;
    outline: 2px solid var(--focus);
    outline-offset: -1px;
  }
  .n[aria-invalid="true"] {
    color: var(--danger);
  }
  .none {
    color: var(--muted);
  }
  .sum {
    display: flex;
    flex-wrap: wrap;
    gap: var(--s-2) var(--s-2);
    min-height: 84px;
    margin: 0 0 var(--s-3);
    align-content: flex-start;
    font-size: var(--t-say);
  }
  .sum > span {
    display: inline-grid;
    justify-items: center;
    row-gap: 4px;
    padding: 2px 4px;
  }
  .sum > .sign {
    padding-inline: 0;
    color: var(--muted);
  }
  .sum > span > span:last-child {
    font-size: var(--t-body);
    color: var(--ink-2);
  }
  .sum .now {
    font-weight: var(--w-bold);
    color: var(--ink) !important;
  }
  .sum .on {
    background: var(--marker);
    box-shadow: 0 2px 0 var(--marker-line);
  }
  .sum .later,
  .sum .later > span:last-child {
    color: var(--muted);
  }
  .sum .m {
    font-size: 1.1em;
    margin-inline-end: 1px;
  }
  .sum .m:not(:first-child) {
    margin-inline-start: 4px;
  }
  [data-layout="medium"] .cells {
    grid-template-columns: minmax(0, 480px) minmax(0, 1fr);
  }
  [data-layout="narrow"] .cells,
  [data-layout="phone"] .cells {
    grid-template-columns: minmax(0, 1fr);
  }
  [data-layout="phone"] .sum {
    min-height: 148px;
  }
`;
