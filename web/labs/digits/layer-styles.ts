// What the hidden layers look like: a strip each, a mark on the chosen neuron, what it looks for beside them.

import { css } from "lit";

export const layerStyles = css`
  .strips {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 2fr)) 168px;
    gap: var(--s-4);
    align-items: start;
  }
  .strip .note {
    margin-top: var(--s-1);
  }
  .layers > .note {
    margin: 0 0 var(--s-2);
  }
  .cells {
    position: relative;
    outline: 1px solid var(--hair);
    touch-action: pan-y;
  }
  .cells .px {
    min-height: 16px;
  }
  .cells .mark {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    overflow: visible;
    pointer-events: none;
  }
  .mark rect {
    fill: none;
    stroke: var(--marker-line);
    stroke-width: 2;
    vector-effect: non-scaling-stroke;
  }
  [data-layout="narrow"] .strips {
    grid-template-columns: repeat(3, minmax(0, 2fr)) 112px;
  }
  [data-layout="phone"] .strips {
    grid-template-columns: minmax(0, 1fr);
  }
  [data-layout="phone"] .frame.small {
    order: -1;
    width: 112px;
  }
  [data-layout="phone"] .layers > .note {
    min-height: calc(3 * var(--lh-ui) * 1em);
  }
`;
