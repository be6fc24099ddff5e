// On our own pages the tokens stand on :root already, in page.css, and every shadow root inherits them. What an element
// has to say again there is only what differs on a host: the sizes, which are px inside and rem outside. Elsewhere
// (the widget in a stranger's page) the whole file goes along. Runs in Node while the site is built.

import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

/** The declarations of a sheet that are told in rem. */
export function inRem(css: string): string {
  const all = css.replace(/\/\*[\s\S]*?\*\//g, "").matchAll(/--[\w-]+:[^;{}]*\drem\b[^;{}]*;/g);
  return `:root{${[...all].join("")}}`;
}

export const inheritTokens: Plugin = {
  name: "inherit-tokens",
  enforce: "pre",
  load: {
    filter: { id: /\/view\/tokens\.css\?inline$/ },
    handler: () => inRem(readFileSync(path.resolve(import.meta.dirname, "../../view/tokens.css"), "utf8")),
  },
};
