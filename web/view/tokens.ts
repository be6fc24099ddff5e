// The design tokens for shadow roots: the same file the pages link (tokens.css), told to stand on :host.
// Not a second list of values. Two things differ on a host: sizes are px, because an article may have any root
// font size, and the colour scheme is inherited, because the page around the element decides light or dark.

import { unsafeCSS } from "lit";
import { forHost } from "./host-tokens.ts";
import source from "./tokens.css?inline";

/** Adopt this first in the shadow root of `<downhill-lab>`; everything inside inherits the properties. */
export const tokens = unsafeCSS(forHost(source));
