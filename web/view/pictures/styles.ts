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
  .dh-network {
    position: relative;
    width: max-content;
  }
  .dh-network > canvas {
    position: absolute;
    inset: 0;
  }
  .dh-network > svg {
    position: relative;
    z-index: var(--z-links);
    touch-action: manipulation;
  }
  .dh-network .links .plus {
    stroke: var(--ramp-8);
  }
  .dh-network .links .minus {
    stroke: var(--ramp-0);
    stroke-dasharray: 5 3;
  }
  .dh-network .links .none {
    stroke: var(--edge);
    stroke-dasharray: 1 3;
  }
  .dh-network .over {
    cursor: pointer;
  }
  .dh-network .names {
    pointer-events: none;
  }
  .dh-network .tile {
    outline: none;
  }
  .dh-network .tile .frame {
    stroke: var(--edge);
  }
  .dh-network .tile.over .frame {
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  .dh-network .tile .mark {
    stroke: var(--marker-line);
    stroke-width: 1.5;
    paint-order: stroke;
  }
  .dh-network .tile.lit .frame {
    stroke: var(--ink);
    stroke-width: 1.5;
  }
  .dh-network .tile:focus-visible .frame {
    stroke: var(--focus);
    stroke-width: 3;
  }
  .dh-network .bias {
    stroke: var(--paper);
    stroke-width: 4;
    paint-order: stroke;
  }
  .dh-network .focus-holder {
    outline: none;
  }
  .dh-svg text .upright {
    font-style: normal;
  }
  .dh-network .forward .links .minus,
  .dh-network .backward .links .minus {
    animation: dh-flow var(--d-flow) linear infinite;
  }
  .dh-network .backward .links .minus {
    animation-direction: reverse;
  }
  @keyframes dh-flow {
    to {
      stroke-dashoffset: -8;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .dh-network .links .minus {
      animation: none !important;
    }
  }
  .dh-tag {
    position: absolute;
    left: 0;
    top: 0;
    z-index: var(--z-tag);
    box-sizing: border-box;
    width: 128px;
    min-height: 54px;
    padding: 8px;
    background: var(--raised);
    border-radius: var(--r-2);
    box-shadow: var(--shadow-pop), 0 0 0 1px var(--hair);
    font-size: 12px;
    line-height: 19px;
    transition: transform var(--d-show) var(--e-out);
  }
  .dh-tag dl {
    display: grid;
    grid-template-columns: auto 1fr;
    margin: 0;
  }
  .dh-tag dt {
    color: var(--muted);
  }
  .dh-tag dt.math {
    color: var(--ink);
    font: 15px/19px var(--math);
  }
  .dh-tag dt sub {
    font-size: 0.68em;
    line-height: 0;
  }
  .dh-tag dd {
    margin: 0;
    text-align: right;
    font-family: var(--mono);
    font-variant-numeric: tabular-nums;
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
  .dh-thumbs {
    display: flex;
    justify-content: space-between;
    gap: var(--s-2);
  }
  .dh-thumbs button {
    font: inherit;
    font-size: 11px;
    color: var(--muted);
    background: none;
    border: 0;
    padding: 0;
    cursor: pointer;
    display: grid;
    justify-items: center;
    gap: 5px;
    min-width: var(--hit);
    white-space: nowrap;
  }
  .dh-thumbs button:lang(zh) {
    font-size: 12px;
  }
  .dh-thumbs canvas {
    outline: 1px solid var(--hair);
  }
  .dh-thumbs button:hover canvas {
    background: var(--ink-wash);
  }
  .dh-thumbs button[aria-checked="true"] {
    color: var(--ink);
  }
  .dh-thumbs button[aria-checked="true"] canvas {
    outline: 1.5px solid var(--ink);
  }
  .dh-thumbs button:focus-visible {
    outline: none;
  }
  .dh-thumbs button:focus-visible canvas {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .dh-split p,
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
