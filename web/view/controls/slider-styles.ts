// How the sliders look: the native range input, invisible but for its thumb, over whatever track lies under it.
// Styles only.

import { css } from "lit";

export const sliderStyles = css`
  :host {
    display: inline-block;
    width: 96px;
  }
  .box {
    --thumb: 16px;
    --x: calc(var(--thumb) / 2 + var(--at, 0) * (100% - var(--thumb)));
    position: relative;
    height: var(--ctl);
  }
  .track {
    position: absolute;
    inset: calc(50% - 1px) 0 auto;
    height: 2px;
    background: var(--edge);
  }
  input {
    -webkit-appearance: none;
    appearance: none;
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    background: none;
    cursor: pointer;
    touch-action: pan-y;
  }
  input:focus-visible {
    outline: none;
  }
  input::-webkit-slider-runnable-track {
    height: var(--thumb);
  }
  input::-webkit-slider-thumb {
    -webkit-appearance: none;
    width: var(--thumb);
    height: var(--thumb);
    border-radius: var(--r-full);
    background: var(--ink);
    box-shadow: 0 0 0 3px var(--paper);
    transition:
      box-shadow var(--d-tap),
      scale var(--d-tap);
  }
  input::-moz-range-thumb {
    width: var(--thumb);
    height: var(--thumb);
    border: 0;
    border-radius: var(--r-full);
    background: var(--ink);
    box-shadow: 0 0 0 3px var(--paper);
  }
  input:hover::-webkit-slider-thumb {
    box-shadow:
      0 0 0 3px var(--paper),
      0 0 0 8px var(--ink-wash);
  }
  input:hover::-moz-range-thumb {
    box-shadow:
      0 0 0 3px var(--paper),
      0 0 0 8px var(--ink-wash);
  }
  input:active::-webkit-slider-thumb {
    scale: 1.15;
  }
  input:active::-moz-range-thumb {
    scale: 1.15;
  }
  input:focus-visible::-webkit-slider-thumb {
    outline: 2px solid var(--focus);
    outline-offset: 3px;
  }
  input:focus-visible::-moz-range-thumb {
    outline: 2px solid var(--focus);
    outline-offset: 3px;
  }
  .tag {
    position: absolute;
    z-index: var(--z-tag);
    bottom: calc(50% + 16px);
    left: var(--x);
    translate: -50% 0;
    padding: 2px 8px;
    border-radius: var(--r-2);
    background: var(--raised);
    box-shadow:
      var(--shadow-pop),
      0 0 0 1px var(--hair);
    font-size: var(--t-small);
    white-space: nowrap;
    pointer-events: none;
    visibility: hidden;
  }
  input:active ~ .tag,
  input:focus-visible ~ .tag {
    visibility: visible;
  }
  :host([disabled]) .box {
    opacity: 0.38;
  }
  :host([disabled]) input {
    cursor: default;
  }
  :host([invalid]) .track {
    background: var(--danger);
  }
  :host([invalid]) input::-webkit-slider-thumb {
    background: var(--danger);
  }
  :host([invalid]) input::-moz-range-thumb {
    background: var(--danger);
  }
`;
