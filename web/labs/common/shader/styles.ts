// The line that opens a shader's text.

import { css } from "lit";

export const shaderStyles = css`
  .shader {
    margin-top: var(--s-3);
  }
  .shader summary {
    display: inline-block;
    padding: 6px 1px;
    color: var(--ink);
    cursor: pointer;
    list-style: none;
    text-decoration: underline dotted var(--edge) 1.5px;
    text-underline-offset: 4px;
  }
  .shader summary::-webkit-details-marker {
    display: none;
  }
  .shader summary:hover {
    text-decoration-style: solid;
  }
  .shader summary:focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
  }
  .shader[open] summary {
    margin-bottom: var(--s-1);
    background: var(--marker);
    text-decoration: underline solid var(--marker-line) 2px;
  }
  @media (pointer: coarse) {
    .shader summary {
      padding-block: 13px;
    }
  }
`;
