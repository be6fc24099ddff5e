// Styles of all pictures, for one adopted stylesheet. Token values come from the page or the element's :host;
// here are only the jobs: text sizes inside pictures, outlines, focus, the flow along links.

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
  .dh-svg:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
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
  }
  .dh-svg text:not([fill]) {
    fill: var(--muted);
  }
  :lang(zh) .dh-svg text {
    font-size: 12px;
  }
  .dh-svg text.math {
    font-family: var(--math);
    font-style: italic;
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
  .dh-cursor {
    pointer-events: none;
    overflow: visible;
    visibility: hidden;
    fill: none;
    stroke: var(--focus);
    stroke-width: 2;
  }
  .dh-plot:focus-visible > .dh-cursor {
    visibility: visible;
  }
  .dh-cursor .carrying {
    stroke-dasharray: 3 3;
  }
`;
