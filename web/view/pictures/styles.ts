// Styles of pictures that more than one lab shows, for one adopted stylesheet. Token values come from the page or the
// element's :host; here are only the jobs: text sizes inside pictures, outlines, focus. The network's are network-sheet.ts.

import { css } from "lit";

export const pictureStyles = css`
  .dh-plot,
  .dh-svg,
  .dh-canvas {
    outline: 1px solid var(--hair);
    position: relative;
    display: block;
  }
  .dh-plot {
    display: grid;
    width: max-content;
    user-select: none;
    -webkit-user-select: none;
    -webkit-tap-highlight-color: transparent;
  }
  .dh-plot > * {
    grid-area: 1 / 1;
    display: block;
    outline: none;
  }
  .dh-plot.live {
    cursor: crosshair;
    touch-action: pan-x pan-y pinch-zoom;
    -webkit-touch-callout: none;
  }
  .dh-plot.live[data-tool="move"] {
    cursor: move;
  }
  .dh-plot.live[data-over] {
    cursor: grab;
  }
  .dh-plot.live[data-tool="erase"] {
    cursor: cell;
  }
  .dh-plot:focus-visible,
  .dh-svg:focus-visible,
  .dh-turn:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .dh-turn {
    cursor: grab;
    touch-action: pan-y;
  }
  .dh-svg {
    overflow: hidden;
    fill: none;
  }
  .dh-svg.sunk {
    background: var(--sunk);
  }
  .dh-svg.open {
    overflow: visible;
    outline: none;
  }
  .dh-svg text {
    font-family: var(--sans);
    font-size: 11px;
    font-variant-numeric: tabular-nums;
    letter-spacing: 0;
  }
  .dh-svg text:not([fill]) {
    fill: var(--muted);
  }
  .dh-svg:lang(zh) text {
    font-size: 12px;
  }
  .dh-svg text.math {
    font-family: var(--math);
    font-style: italic;
  }
  .dh-svg text.math:not([font-size]) {
    font-size: 16px;
  }
  .dh-svg text.ink:not([fill]) {
    fill: var(--ink);
  }
  .dh-svg text.halo {
    paint-order: stroke;
    stroke: var(--paper);
    stroke-width: 4px;
    stroke-linejoin: round;
    font-size: 12px;
  }
  .dh-svg.sunk text.halo {
    stroke: var(--sunk);
  }
  .dh-svg text.strong {
    font-weight: 600;
  }
  .dh-overlay {
    pointer-events: none;
    overflow: visible;
    fill: none;
  }
  .dh-overlay .cursor {
    visibility: hidden;
    stroke: var(--focus);
    stroke-width: 2;
  }
  .dh-plot:focus-visible .cursor {
    visibility: visible;
  }
  .dh-overlay .cursor.carrying {
    stroke-dasharray: 3 3;
  }
  .dh-overlay .ghost {
    stroke: var(--ink);
    stroke-width: 1.75;
    stroke-dasharray: 3 3;
  }
  .dh-overlay .ghost.plus {
    stroke: var(--pos);
  }
  .dh-overlay .ghost.minus {
    stroke: var(--neg);
  }
  .dh-svg text .upright {
    font-style: normal;
  }
  .dh-timeline .scrub {
    cursor: grab;
    touch-action: none;
    outline: none;
  }
  .dh-timeline .scrub:active {
    cursor: grabbing;
  }
  .dh-timeline .scrub:focus-visible circle {
    stroke: var(--focus);
  }
  .dh-ramp p {
    display: flex;
    justify-content: space-between;
    gap: var(--s-3);
    margin: 5px 0 0;
    font-size: 12px;
    color: var(--muted);
  }
  .dh-ramp .ink {
    color: var(--ink);
  }
  .dh-shape {
    display: inline-block;
    vertical-align: -1px;
    overflow: visible;
  }
`;
