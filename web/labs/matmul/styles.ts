// The page about products: the scheme of three matrices with its sum beside it, three walks side by side, bars.

import { css } from "lit";
import { shaderStyles } from "../common/shader/styles.ts";
import { cellStyles } from "./cell-styles.ts";

const own = css`
  .matmul section {
    margin-top: var(--s-6);
    padding-top: var(--s-4);
    border-top: 1px solid var(--hair);
  }
  .matmul .cells {
    margin-top: var(--s-4);
  }
  .matmul .tries {
    margin: 0;
  }
  .matmul .head h2 {
    font-size: 17px;
  }
  .matmul .prose.lead {
    max-width: 72ch;
  }
  .word {
    min-height: var(--ctl);
    padding: 0 2px;
    font: inherit;
    color: var(--ink);
    background: none;
    border: 0;
    cursor: pointer;
    text-decoration: underline dotted var(--edge) 1.5px;
    text-underline-offset: 4px;
  }
  .word:hover {
    text-decoration-style: solid;
  }
  .word[aria-pressed="true"] {
    background: var(--marker);
    text-decoration: underline solid var(--marker-line) 2px;
  }
  .word:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .tries .told {
    flex-basis: 100%;
    min-height: 1.3em;
    color: var(--ink-2);
  }
  .row {
    margin-top: var(--s-3);
    flex-wrap: wrap;
  }
  .row dh-play {
    margin-inline: var(--s-1);
  }
  .count {
    margin-inline-start: var(--s-2);
    color: var(--muted);
  }
  .ways {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--s-5) var(--s-6);
    margin-top: var(--s-4);
  }
  .way .head .end {
    color: var(--muted);
  }
  .picture {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 6px;
    margin-bottom: var(--s-3);
  }
  .picture .told {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    align-items: flex-end;
    padding: var(--s-2);
    text-align: end;
    color: var(--muted);
  }
  .picture .told b {
    font-size: var(--t-head);
    font-weight: var(--w-regular);
    line-height: 1.1;
    color: var(--ink);
  }
  .heat {
    position: relative;
    aspect-ratio: 1;
    outline: 1px solid var(--edge);
    background: var(--paper);
  }
  .heat::after {
    content: "";
    position: absolute;
    inset: 0;
    background:
      linear-gradient(to right, var(--hair) 1px, transparent 1px) 0 0 / 6.25% 100%,
      linear-gradient(to bottom, var(--hair) 1px, transparent 1px) 0 0 / 100% 6.25%;
    opacity: 0.6;
    pointer-events: none;
  }
  .px {
    display: block;
    width: 100%;
    height: 100%;
    image-rendering: pixelated;
  }
  .mark {
    position: absolute;
    z-index: 1;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
    pointer-events: none;
  }
  .mark[hidden] {
    display: none;
  }
  .mark rect {
    fill: none;
    stroke: var(--marker-line);
    stroke-width: 2.5;
    vector-effect: non-scaling-stroke;
  }
  .speed .say {
    padding: var(--s-2) 0 0;
  }
  .go {
    display: flex;
    align-items: center;
    gap: var(--s-3);
  }
  .bars {
    display: grid;
    gap: var(--s-3);
    margin: var(--s-4) 0;
    padding: 0;
    list-style: none;
  }
  .bars li {
    display: grid;
    grid-template-columns: 264px minmax(0, 1fr) 232px;
    gap: var(--s-1) var(--s-4);
    align-items: center;
    min-height: 40px;
  }
  .who,
  .figure {
    display: block;
    color: var(--muted);
  }
  .who b,
  .figure b {
    color: var(--ink);
    font-weight: var(--w-medium);
  }
  .who span,
  .figure span {
    display: block;
    font-size: var(--t-small);
  }
  .figure .why {
    font-size: var(--t-ui);
    text-wrap: pretty;
  }
  .bars svg {
    display: block;
    width: 100%;
    height: 16px;
  }
  .rail {
    fill: var(--sunk);
  }
  .fill {
    fill: var(--ink);
  }
  .verdict {
    max-width: 72ch;
    min-height: 3.1em;
  }
  .speed > .note {
    max-width: 88ch;
    line-height: var(--lh-text);
  }
  [data-layout="narrow"] .ways,
  [data-layout="phone"] .ways {
    grid-template-columns: minmax(0, 1fr);
  }
  :is([data-layout="narrow"], [data-layout="phone"]) .way {
    display: grid;
    grid-template-columns: 300px minmax(0, 1fr);
    grid-template-rows: auto auto 1fr;
    column-gap: var(--s-5);
  }
  :is([data-layout="narrow"], [data-layout="phone"]) .way .head {
    grid-column: 1 / -1;
  }
  :is([data-layout="narrow"], [data-layout="phone"]) .way .picture {
    grid-row: 2 / span 2;
    align-content: start;
  }
  /* All three are in sight at once. */
  [data-layout="phone"] .way {
    grid-template-columns: 144px minmax(0, 1fr);
    column-gap: var(--s-3);
  }
  [data-layout="phone"] .ways {
    gap: var(--s-3);
  }
  [data-layout="phone"] .picture {
    gap: 4px;
    margin: 0;
  }
  [data-layout="phone"] .picture .told {
    padding: 0 2px 2px 0;
    font-size: var(--t-small);
    line-height: 1.2;
  }
  [data-layout="phone"] .picture .told b {
    font-size: var(--t-say);
  }
  [data-layout="phone"] .way .prose {
    font-size: var(--t-ui);
  }
  [data-layout="narrow"] .bars li {
    grid-template-columns: 176px minmax(0, 1fr) 200px;
  }
  [data-layout="phone"] .bars li {
    grid-template-columns: minmax(0, 1fr);
  }
`;

export const matmulStyles = [cellStyles, own, shaderStyles];
