// How a value in a sentence looks: the dotted line, its states. Styles only.

import { css } from "lit";

export const valueStyles = css`
  :host {
    display: inline;
    font: inherit;
    letter-spacing: inherit;
    white-space: nowrap;
  }
  .v {
    position: relative;
    display: inline;
    font: inherit;
    letter-spacing: inherit;
    font-weight: var(--w-medium);
    color: var(--ink);
    border-bottom: 1.5px dotted var(--edge);
    padding: 0 1px;
    cursor: pointer;
    touch-action: pan-y;
    user-select: none;
    -webkit-user-select: none;
    transition: background-color var(--d-tap);
  }
  .v[role="spinbutton"] {
    cursor: ew-resize;
  }
  :host([light]) .v {
    font-weight: 400;
  }
  .v:hover {
    background: var(--ink-wash);
    border-bottom-style: solid;
  }
  .v:focus-visible {
    border-radius: var(--r-1);
  }
  .v.active {
    background: var(--ink);
    color: var(--on-ink);
    border-bottom-color: transparent;
    border-radius: var(--r-1);
    padding: 0 4px;
  }
  .v.wrong {
    color: var(--danger);
    border-bottom: 1.5px solid var(--danger);
    background: none;
  }
  :host([disabled]) .v {
    color: var(--muted);
    font-weight: 400;
    border-bottom-color: transparent;
    background: none;
    cursor: default;
  }
  .note {
    margin-left: 6px;
    color: var(--muted);
    font-size: var(--t-small);
    font-weight: 400;
    letter-spacing: normal;
  }
  .bad {
    color: var(--danger);
  }
  @media (pointer: coarse) {
    .v::after {
      content: "";
      position: absolute;
      inset: -9px -6px;
    }
  }
`;
