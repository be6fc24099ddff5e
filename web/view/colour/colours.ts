// Reads the colour tokens of the theme in force, once per theme change, for code that paints on a canvas.
// SVG and HTML need none of this: they use var(--token) directly. A custom property itself returns the literal
// light-dark(…), so every colour is read through a probe element's computed `color`.

import { buildRamp, type Triple } from "./oklab.ts";

/** Tokens as canvas-ready strings, and the ramp as a pixel table (see oklab.ts). */
export interface Colours {
  readonly ramp: Uint32Array;
  readonly fieldGain: number;
  readonly ink: string;
  readonly paper: string;
  readonly hair: string;
  readonly edge: string;
  readonly muted: string;
  readonly pos: string;
  readonly neg: string;
  readonly pointRing: string;
  readonly nan: string;
  readonly sunk: string;
}

/** Bytes of a computed colour: `rgb(…)`, `rgba(…)` or `color(srgb …)`; anything else is an error that names it. */
export function parseColour(css: string): Triple {
  const numbers = css.match(/-?[\d.]+(?:e[-+]?\d+)?/gi)?.map(Number) ?? [];
  const unit = css.startsWith("color(srgb") ? 255 : css.startsWith("rgb") ? 1 : Number.NaN;
  const [r, g, b] = numbers.map((v) => Math.round(v * unit));
  if (r === undefined || g === undefined || b === undefined || Number.isNaN(r + g + b)) {
    throw new TypeError(`a computed colour reads rgb(…) or color(srgb …), got "${css}"`);
  }
  return [r, g, b];
}

const kTokens = {
  ink: "--ink",
  paper: "--paper",
  hair: "--hair",
  edge: "--edge",
  muted: "--muted",
  pos: "--pos",
  neg: "--neg",
  pointRing: "--point-ring",
  nan: "--nan",
  sunk: "--sunk",
} as const;

/** The colours in force at `element`. It must be in the document; a shadow host's tokens are read inside its root. */
export function readColours(element: Element): Colours {
  const probe = document.createElement("span");
  probe.hidden = true;
  (element.shadowRoot ?? element).append(probe);
  try {
    const read = (token: string): Triple => {
      probe.style.color = `var(${token})`;
      return parseColour(getComputedStyle(probe).color);
    };
    const css = ([r, g, b]: Triple) => `rgb(${r}, ${g}, ${b})`;
    const stops = Array.from({ length: 9 }, (_, i) => read(`--ramp-${i}`));
    const gain = Number.parseFloat(getComputedStyle(probe).getPropertyValue("--field-gain"));
    const named = Object.entries(kTokens).map(([name, token]) => [name, css(read(token))] as const);
    return {
      ramp: buildRamp(stops, read(kTokens.nan)),
      fieldGain: Number.isFinite(gain) ? gain : 1,
      ...(Object.fromEntries(named) as Record<keyof typeof kTokens, string>),
    };
  } finally {
    probe.remove();
  }
}
