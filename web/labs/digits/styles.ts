// The digits lab's columns: the pad and what becomes of it, the learning.

import { css } from "lit";
import { shaderStyles } from "../common/shader/styles.ts";
import { closerStyles } from "./closer-styles.ts";
import { layerStyles } from "./layer-styles.ts";

const own = css`
  .digits h2 {
    margin: 0;
  }
  .px {
    display: block;
    width: 100%;
    image-rendering: pixelated;
  }
  .write {
    display: grid;
    grid-template-columns: minmax(240px, 340px) minmax(150px, 240px) minmax(220px, 1fr);
    gap: var(--s-5) var(--s-6);
    align-items: start;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--s-2);
    margin-top: var(--s-2);
  }
  .frame {
    aspect-ratio: 1;
    outline: 1px solid var(--hair);
    background: var(--paper);
  }
  .sees .frame {
    position: relative;
    overflow: hidden;
  }
  .travel {
    position: absolute;
    inset: 0 auto auto 0;
    opacity: 0;
    transform-origin: 0 0;
    pointer-events: none;
  }
  .file,
  .word {
    position: relative;
    display: inline-flex;
    align-items: center;
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
  .file input {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .file:focus-within,
  .word:focus-visible,
  .cells:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .word[aria-expanded="true"] {
    background: var(--marker);
    text-decoration: underline solid var(--marker-line) 2px;
  }
  .word:disabled {
    color: var(--muted);
    cursor: default;
    text-decoration: none;
  }
  .words {
    gap: var(--s-1) var(--s-4);
  }
  .shares {
    display: grid;
    gap: 3px;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .shares li {
    display: grid;
    grid-template-columns: 16px 1fr 48px;
    align-items: center;
    gap: var(--s-2);
    min-height: 24px;
    color: var(--muted);
  }
  .shares b {
    font-weight: var(--w-medium);
  }
  .shares svg {
    width: 100%;
    height: 10px;
  }
  .shares .rail {
    fill: var(--sunk);
  }
  .shares .bar {
    fill: var(--edge);
  }
  .shares .top {
    color: var(--ink);
  }
  .shares .top .bar {
    fill: var(--ink);
  }
  .shares span {
    text-align: end;
  }
  .digits progress {
    flex: 1 1 80px;
    min-width: 60px;
    max-width: 260px;
    height: 6px;
    margin-inline-start: var(--s-3);
    appearance: none;
    border: 0;
    background: var(--sunk);
    accent-color: var(--ink);
  }
  .digits progress::-webkit-progress-bar {
    background: var(--sunk);
  }
  .digits progress::-webkit-progress-value {
    background: var(--ink);
  }
  .digits progress::-moz-progress-bar {
    background: var(--ink);
  }
  .telling {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--s-4);
    align-items: baseline;
  }
  .early {
    margin: var(--s-2) 0 0;
  }
  .device a {
    color: inherit;
  }
  .curve .kept {
    stroke: var(--marker-line);
    stroke-width: 2;
  }
  .curve .gone {
    fill: var(--paper);
    opacity: 0.6;
  }
  .told {
    margin: var(--s-3) 0 0;
    font-size: var(--t-body);
    color: var(--ink-2);
  }
  .curves {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(280px, 1fr));
    gap: var(--s-4) var(--s-6);
    margin-top: var(--s-3);
  }
  .curve {
    margin: 0;
  }
  figcaption {
    color: var(--muted);
    margin-block: 2px;
  }
  .curve svg {
    display: block;
    width: 100%;
    max-width: 520px;
  }
  .curve .grid {
    stroke: var(--hair);
  }
  .curve .tick {
    font-size: 11px;
    fill: var(--muted);
  }
  .curve .line {
    fill: none;
    stroke: var(--ink);
    stroke-width: 1.75;
    stroke-linejoin: round;
  }
  .curve .line.held {
    stroke: var(--branch-3);
    stroke-width: 1.25;
    stroke-dasharray: 5 3;
  }
  .curve .dot {
    fill: var(--ink);
  }
  .curve .dot.held {
    fill: var(--branch-3);
  }
  .curve .name {
    font-size: 11px;
    fill: var(--ink);
  }
  .curve .name.held {
    fill: var(--branch-3);
  }
  .layers,
  .closer,
  .own {
    margin-top: var(--s-5);
  }
  .own {
    padding-block: var(--s-3);
    border-top: 1px solid var(--hair);
  }
  .own.over {
    background: var(--marker);
  }
  [data-layout="narrow"] .write {
    grid-template-columns: minmax(200px, 1fr) minmax(130px, 0.6fr) minmax(190px, 1fr);
    gap: var(--s-4);
  }
  [data-layout="phone"] .write {
    grid-template-columns: 104px minmax(0, 1fr);
    gap: var(--s-3);
  }
  [data-layout="phone"] .draw {
    display: grid;
    grid-column: 1 / -1;
    grid-template-columns: minmax(0, 1fr) 72px;
    gap: 0 var(--s-3);
  }
  [data-layout="phone"] .draw :is(.head, .notice) {
    grid-column: 1 / -1;
  }
  [data-layout="phone"] .draw .row {
    flex-direction: column;
    align-items: center;
    margin: 0;
    text-align: center;
    line-height: 1.3;
  }
  [data-layout="phone"] .head h2 {
    white-space: normal;
  }
  [data-layout="phone"] .shares li {
    grid-template-columns: 12px 1fr 44px;
    min-height: 20px;
  }
  .digits progress.rest {
    visibility: hidden;
  }
  .sticky .told {
    margin: 0;
    font-size: var(--t-ui);
  }
  .sticky progress {
    position: absolute;
    inset: 0 0 auto;
    width: 100%;
    max-width: none;
    height: 3px;
    margin: 0;
  }
`;

export const digitsStyles = [own, layerStyles, closerStyles, shaderStyles];
