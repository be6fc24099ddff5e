// Styles of the pictures that only the Network lab shows: the network with the flow along its links, thumbnails of data,
// the bar of the split. The floating tag's come with the tag (network-tag.ts).

import { css } from "lit";

export const networkSheet = css`
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
  .dh-split p {
    display: flex;
    justify-content: space-between;
    gap: var(--s-3);
    margin: 5px 0 0;
    font-size: 12px;
    color: var(--muted);
  }
`;
