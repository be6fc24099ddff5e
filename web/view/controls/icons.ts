// Icons, drawn on a 16 px square with a 1.5 px stroke. `f` is filled, `pos` and `neg` take the class colours.
// An icon never carries the only name of a control: the control has words or a label.

import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";

const kShapes = {
  play: svg`<path class="f" d="M4.6 2.7v10.6a.5.5 0 0 0 .76.43l8.5-5.3a.5.5 0 0 0 0-.86l-8.5-5.3a.5.5 0 0 0-.76.43z"/>`,
  pause: svg`<path class="f" d="M3.6 2.6h3v10.8h-3zM9.4 2.6h3v10.8h-3z"/>`,
  ring: svg`<path d="M8 2.2A5.8 5.8 0 1 1 2.2 8"/>`,
  rewind: svg`<path d="M2.6 3v10M13.4 3.3 6.2 8l7.2 4.7z"/>`,
  step: svg`<path d="M13.4 3v10M2.6 3.3 9.8 8l-7.2 4.7z"/>`,
  back: svg`<path d="M11.9 3.3 4.7 8l7.2 4.7z"/>`,
  dice: svg`<rect x="2.5" y="2.5" width="11" height="11" rx="2"/><circle class="f" cx="5.7" cy="5.7" r="1"/><circle class="f" cx="10.3" cy="5.7" r="1"/><circle class="f" cx="5.7" cy="10.3" r="1"/><circle class="f" cx="10.3" cy="10.3" r="1"/>`,
  move: svg`<path d="M8 2v12M2 8h12M6.2 3.8 8 2l1.8 1.8M6.2 12.2 8 14l1.8-1.8M3.8 6.2 2 8l1.8 1.8M12.2 6.2 14 8l-1.8 1.8"/>`,
  erase: svg`<path d="M6 13.5h7.5M9 3.2l4 3.9-6.1 6.4H5.2L3 11.3V9.5z M6.1 6.3l4 3.9"/>`,
  undo: svg`<path d="M6.2 3.4 3 6.6l3.2 3.2M3 6.6h6.6a3.45 3.45 0 0 1 0 6.9H6.2"/>`,
  redo: svg`<path d="M9.8 3.4 13 6.6 9.8 9.8M13 6.6H6.4a3.45 3.45 0 0 0 0 6.9h3.4"/>`,
  clear: svg`<path d="M3 4.5h10M6.5 4.5v-2h3v2M4.3 4.5l.6 9h6.2l.6-9"/>`,
  down: svg`<path d="M4.5 6.3 8 9.8l3.5-3.5"/>`,
  tick: svg`<path d="M3.2 8.4 6.6 11.8 12.8 4.6"/>`,
  plus: svg`<path d="M8 3.5v9M3.5 8h9"/>`,
  minus: svg`<path d="M3.5 8h9"/>`,
  pos: svg`<circle class="pos" cx="8" cy="8" r="5.6"/>`,
  neg: svg`<path class="neg" d="M8 1.2 14.8 8 8 14.8 1.2 8z"/>`,
  dot: svg`<circle class="f" cx="8" cy="8" r="5.2"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof kShapes;

/** An icon as decoration. `extra` adds a class, e.g. "turning". */
export const icon = (name: IconName, extra = ""): TemplateResult =>
  html`<svg class="ic ${extra}" viewBox="0 0 16 16" aria-hidden="true">${kShapes[name]}</svg>`;
