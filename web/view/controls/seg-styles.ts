// How the segmented controls look: one outline, segments inside, the focus ring round the whole. Styles only.

import { css } from "lit";

export const segStyles = css`
  :host {
    display: inline-flex;
    flex: none;
  }
  .seg {
    display: inline-flex;
    height: var(--ctl);
    border-radius: var(--r-2);
    box-shadow: inset 0 0 0 1px var(--edge);
  }
  .seg:has(:focus-visible) {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .seg button {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-width: 32px;
    padding: 0 11px;
    color: var(--muted);
    white-space: nowrap;
    transition: background-color var(--d-tap);
  }
  .seg button + button {
    box-shadow: inset 1px 0 0 var(--hair);
  }
  .seg button:first-child {
    border-radius: var(--r-2) 0 0 var(--r-2);
  }
  .seg button:last-child {
    border-radius: 0 var(--r-2) var(--r-2) 0;
  }
  .seg button:focus-visible {
    outline: none;
  }
  .seg button:not(.on):is(:hover, :focus-visible) {
    background: var(--ink-wash);
  }
  .seg .on {
    background: var(--ink);
    color: var(--on-ink);
    box-shadow: none;
  }
  .seg .on:focus-visible {
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .seg .go {
    color: var(--ink);
    font-weight: var(--w-medium);
  }
  .seg .go:active {
    background: var(--sunk);
  }
  :host([disabled]) .seg {
    opacity: 0.38;
  }
  :host([disabled]) .seg button {
    cursor: default;
  }
  @media (pointer: coarse) {
    .seg button {
      min-width: var(--hit);
    }
  }
`;
