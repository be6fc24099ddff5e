// What stands around the network picture: heads over its columns, the row of inputs and layers under it.

import { css } from "lit";

export const partStyles = css`
  .net {
    position: relative;
  }
  .heads {
    position: relative;
    height: 28px;
  }
  .above {
    position: absolute;
    left: 0;
    top: 0;
    display: flex;
    align-items: baseline;
    gap: 6px;
    height: 28px;
    white-space: nowrap;
    color: var(--muted);
  }
  .above b {
    font-weight: var(--w-bold);
    color: var(--ink);
  }
  .above.end {
    width: 0;
    justify-content: flex-end;
  }
  .tight .above.end {
    align-items: flex-end;
  }
  .tight .above {
    top: -6px;
    flex-direction: column;
    gap: 0;
    align-items: flex-start;
    line-height: 14px;
    font-size: var(--t-micro);
  }
  .grow,
  .stepper {
    display: inline-flex;
    align-items: center;
  }
  .tiny {
    display: grid;
    place-items: center;
    width: 20px;
    height: 20px;
    padding: 0;
    border: 0;
    border-radius: var(--r-1);
    background: none;
    color: var(--muted);
    cursor: pointer;
    touch-action: manipulation;
  }
  .tiny .ic {
    width: 12px;
    height: 12px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
  }
  .tiny:hover:not(:disabled) {
    background: var(--ink-wash);
    color: var(--ink);
  }
  .tiny:disabled {
    opacity: 0.38;
    cursor: default;
  }
  .tiny:focus-visible,
  .chip:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .grow {
    align-self: center;
    height: 20px;
    margin-top: -10px;
  }
  .under {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--s-1);
    margin: var(--s-2) 0 0 -4px;
    color: var(--muted);
  }
  [data-layout="wide"] .under {
    margin-inline-start: 8px;
  }
  .chips {
    display: contents;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 30px;
    padding: 0 6px 0 4px;
    border: 0;
    border-radius: var(--r-2);
    background: none;
    color: var(--muted);
    cursor: pointer;
    touch-action: manipulation;
  }
  .chip canvas {
    display: block;
    outline: 1px solid var(--edge);
    opacity: 0.38;
  }
  .chip .math {
    font-family: var(--math);
    font-size: 15px;
    line-height: 1;
    white-space: nowrap;
  }
  .chip .math :is(sub, sup) {
    font-size: 0.68em;
    line-height: 0;
  }
  .chip:hover {
    background: var(--ink-wash);
  }
  .chip.on {
    color: var(--ink);
  }
  .chip.on canvas {
    opacity: 1;
    outline: 1.5px solid var(--ink);
  }
  .chip[aria-disabled="true"] {
    cursor: default;
  }
  .stepper {
    gap: 2px;
    margin-inline-start: auto;
    white-space: nowrap;
  }
  @media (pointer: coarse) {
    .chip {
      min-height: 44px;
    }
    .tiny {
      width: 44px;
      height: 44px;
    }
    .grow {
      display: none;
    }
  }
`;
