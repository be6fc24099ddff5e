// The design tokens for shadow roots: the same file the pages link (tokens.css), told to stand on :host.
// Not a second list of values. Two things differ on a host: sizes are px, because an article may have any root
// font size, and the colour scheme is inherited, because the page around the element decides light or dark.

import { unsafeCSS } from "lit";
import source from "./tokens.css?inline";

const kRootFontSize = 16; // px, what 1rem is worth in tokens.css

/** Rewrites page tokens for a shadow host: :root becomes :host, rem becomes px, color-scheme is left to inherit. */
export function forHost(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(":root", ":host")
    .replace(/color-scheme:\s*light dark;?/g, "")
    .replace(/(\d*\.?\d+)rem\b/g, (_, size: string) => `${Number(size) * kRootFontSize}px`);
}

/** Adopt this first in the shadow root of `<downhill-lab>`; everything inside inherits the properties. */
export const tokens = unsafeCSS(forHost(source));
