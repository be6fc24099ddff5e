// What the digits lab's panels look like: the matrix, galleries of small pictures, pictures side by side, ten digits to press.

import { css } from "lit";

export const closerStyles = css`
  .digit:focus-visible,
  .matrix button:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .panel {
    margin-top: var(--s-3);
    padding-top: var(--s-3);
    border-top: 1px solid var(--hair);
  }
  dh-take {
    margin: 0;
    padding: 0;
    border: 0;
  }
  .beside {
    display: grid;
    grid-template-columns: minmax(0, auto) minmax(240px, 1fr);
    gap: var(--s-4) var(--s-6);
    align-items: start;
  }
  :is([data-layout="narrow"], [data-layout="phone"]) .beside {
    grid-template-columns: minmax(0, 1fr);
  }
  .wide {
    overflow-x: auto;
  }
  .matrix {
    border-collapse: collapse;
    margin-top: var(--s-2);
  }
  .matrix caption {
    padding-inline-start: 40px;
    color: var(--muted);
    text-align: start;
  }
  .matrix th:first-child {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    width: 40px;
    background: var(--paper);
    white-space: nowrap;
  }
  .matrix [aria-pressed="true"] {
    outline: 2px solid var(--marker-line);
    outline-offset: -2px;
  }
  .matrix th {
    min-width: 20px;
    padding: 2px 4px;
    font-weight: var(--w-medium);
    color: var(--muted);
  }
  .matrix td {
    padding: 0;
    border: 1px solid var(--hair);
    width: 52px;
    height: 52px;
  }
  .matrix button {
    position: relative;
    display: block;
    width: 52px;
    height: 52px;
    padding: 3px;
    font: inherit;
    color: var(--ink);
    background: none;
    border: 0;
    cursor: pointer;
  }
  .matrix .wrong {
    background: var(--sunk);
  }
  .matrix .right .px {
    opacity: 0.45;
  }
  .matrix span:not(.sr) {
    position: absolute;
    inset-inline-end: 2px;
    bottom: 1px;
    padding: 0 2px;
    font-size: 11px;
    background: var(--paper);
  }
  .gallery {
    display: grid;
    grid-template-columns: repeat(auto-fill, 64px);
    gap: var(--s-3);
    margin: var(--s-2) 0 0;
    padding: 0;
    list-style: none;
    color: var(--muted);
  }
  .gallery.tight {
    grid-template-columns: repeat(auto-fill, 44px);
    gap: var(--s-1);
  }
  .gallery .px {
    outline: 1px solid var(--hair);
  }
  .trio {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 180px));
    gap: var(--s-4);
    margin-top: var(--s-2);
  }
  .trio figure {
    margin: 0;
  }
  .digit {
    min-width: var(--hit);
    min-height: var(--hit);
    font: inherit;
    font-size: var(--t-body);
    color: var(--ink);
    background: none;
    border: 1px solid var(--edge);
    border-radius: var(--r-2);
    cursor: pointer;
  }
  .digit[aria-pressed="true"] {
    color: var(--paper);
    background: var(--ink);
  }
  .digit:disabled {
    opacity: 0.38;
  }
  [data-layout="phone"] .matrix td,
  [data-layout="phone"] .matrix button {
    width: 44px;
    height: 44px;
  }
`;
