// How the widget looks before a lab has come, and what keeps the page's own styles out. The tokens stand on the host, so
// a page sets them there: downhill-lab { --pos: teal }.

import tokens from "downhill-tokens";

export const sheet = `${tokens}
:host { display: block; position: relative; color-scheme: inherit; contain: layout style; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
:host([hidden=""]) { display: none; }
.box { all: initial; color-scheme: inherit; direction: ltr; unicode-bidi: isolate; display: flow-root; position: relative; box-sizing: border-box; color: var(--ink);
  background: var(--paper); font: 400 var(--t-ui)/var(--lh-ui) var(--sans); }
.box > * { display: block; min-height: inherit; box-sizing: border-box; }
.poster { border: 1px solid var(--hair); padding: var(--s-4); background: var(--paper); }
:not(.poster) + .poster { position: absolute; inset: 0; pointer-events: none; }
.still { position: sticky; top: var(--s-6); display: grid; grid-template-columns: minmax(0, 360px) minmax(12em, 24em); gap: var(--s-4) var(--s-5);
  align-items: center; justify-content: center; }
.poster svg { display: block; width: 100%; }
.poster p { margin: 0 0 var(--s-4); font-size: var(--t-body); line-height: var(--lh-text); color: var(--ink-2);
  text-wrap: pretty; }
.poster .name { margin: 0 0 var(--s-2); font: var(--w-bold) var(--t-say)/1.3 var(--sans); color: var(--ink); }
.poster .soon { margin: 0; font-size: var(--t-ui); color: var(--muted); }
.poster button { font: inherit; font-weight: var(--w-medium); min-height: var(--hit); padding: 0 var(--s-5);
  color: var(--on-ink); background: var(--ink); border: 0; border-radius: var(--r-full); cursor: pointer; }
.poster button:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.poster button[aria-busy="true"] { opacity: .6; cursor: progress; }
.pos { fill: var(--pos); }
.neg { fill: var(--neg); }
.axis { stroke: var(--hair); fill: none; }
.line { stroke: var(--ink); stroke-width: var(--stroke); fill: none; }
@media (max-width: 599px) { .still { grid-template-columns: minmax(0, 1fr); } }
`;
