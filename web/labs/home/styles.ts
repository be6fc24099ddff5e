// Styles of Home's lab. On wide pages it fills the stage behind the promise; below 900 px it is a field over a strip.

import { css } from "lit";

export const homeStyles = css`
  :host {
    display: block;
    font: 400 var(--t-ui) / var(--lh-ui) var(--sans);
    font-variant-numeric: tabular-nums;
    color: var(--ink);
  }
  .slope {
    position: relative;
  }
  .slope > svg {
    display: block;
    overflow: visible;
  }
  .ground {
    fill: var(--sunk);
  }
  .ray {
    stroke: var(--hair);
    fill: none;
  }
  .ahead {
    fill: none;
    stroke: var(--edge);
    stroke-width: 1.5;
    stroke-dasharray: 1 5;
    stroke-linecap: round;
  }
  .past {
    fill: none;
    stroke: var(--ink);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .done {
    fill: var(--ink);
  }
  .open {
    fill: var(--paper);
    stroke: var(--edge);
  }
  .tick {
    font-size: var(--t-micro);
    fill: var(--muted);
  }
  .now {
    font-size: 14px;
    font-weight: 600;
    fill: var(--ink);
  }
  .small {
    font-size: 12px;
    fill: var(--muted);
  }
  .thumb {
    position: absolute;
    left: 0;
    top: 0;
    width: 56px;
    display: grid;
    justify-items: center;
    font-size: var(--t-micro);
    color: var(--muted);
    pointer-events: none;
  }
  .thumb canvas {
    display: block;
    width: 56px;
    height: 56px;
    outline: 1px solid var(--hair);
    background: var(--paper);
  }
  .thumb.ahead canvas {
    opacity: 0.25;
  }
  .stem {
    width: 1px;
    height: 14px;
    margin-top: 1px;
    background: var(--edge);
  }
  .dot {
    width: 6px;
    height: 6px;
    margin-top: 2px;
    border-radius: var(--r-full);
    background: var(--ink);
  }
  .thumb.ahead .dot {
    background: var(--paper);
    box-shadow: inset 0 0 0 1px var(--edge);
  }
  .thumb span {
    margin-top: 8px;
    white-space: nowrap;
  }
  .ball {
    position: absolute;
    left: 0;
    top: 0;
    width: 44px;
    height: 44px;
    border-radius: var(--r-full);
    cursor: grab;
    touch-action: pan-y;
  }
  .ball::before,
  .ball::after {
    content: "";
    position: absolute;
    border-radius: var(--r-full);
  }
  .ball::before {
    inset: 3px;
    border: 1.25px solid var(--ink);
    opacity: 0.4;
  }
  .ball::after {
    inset: 12px;
    background: var(--ink);
    box-shadow: 0 0 0 2px var(--paper);
  }
  .ball:active {
    cursor: grabbing;
  }
  .ball:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 0;
  }
  /* As wide as the picture; the count goes to a line of its own where there is no room beside. */
  .field {
    width: min-content;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    margin-top: 12px;
    white-space: nowrap;
    --dh-play-size: 36px;
  }
  .row dh-tools {
    gap: 0;
    margin-left: -4px;
  }
  .count {
    margin-left: auto;
    color: var(--muted);
  }
  .count b {
    color: var(--ink);
    font-weight: var(--w-medium);
  }
  .failed {
    margin: 10px 0 0;
    padding: 10px 12px;
    border-radius: var(--r-2);
    background: var(--raised);
    box-shadow:
      var(--shadow-pop),
      0 0 0 1px var(--hair);
    color: var(--ink-2);
    line-height: 1.5;
  }
  :host([wide]) {
    position: absolute;
    inset: 0;
  }
  :host([wide]) .field {
    position: absolute;
    left: 0;
    top: 0;
    z-index: 2;
  }
  :host(:not([wide])) .field {
    margin: 0 16px 8px;
  }
  .sr {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @media (min-width: 720px) {
    :host(:not([wide])) .field {
      margin: 32px 32px 8px auto;
    }
  }
  @media (pointer: coarse) {
    .row {
      --dh-play-size: 48px;
      gap: 6px;
    }
  }
`;
