// On our own pages the tokens stand on :root already, in page.css, and every shadow root inherits them. What an element
// has to say again there is only what differs on a host: the sizes, which are px inside and rem outside. Elsewhere
// (the widget in a stranger's page) the whole file goes along. Runs in Node while the site is built.

import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";
import { forHost } from "../../view/host-tokens.ts";
import { smallCss } from "./literals.ts";

const sheet = (): string => readFileSync(path.resolve(import.meta.dirname, "../../view/tokens.css"), "utf8");

/** A colour of the sheet in light and in dark. */
export function colourOf(token: string): readonly [string, string] {
  const [, light, dark] =
    new RegExp(`--${token}:\\s*light-dark\\(\\s*(#\\w+),\\s*(#\\w+)`).exec(sheet()) ?? [];
  if (!light || !dark) throw new Error(`tokens.css has no colour --${token}`);
  return [light, dark];
}

/** The declarations of a sheet that are told in rem. */
export function inRem(css: string): string {
  const all = css.replace(/\/\*[\s\S]*?\*\//g, "").matchAll(/--[\w-]+:[^;{}]*\drem\b[^;{}]*;/g);
  return `:root{${[...all].join("")}}`;
}

/** The widget's: a stranger's page has no tokens, so its host has them all. */
export const hostTokens: Plugin = {
  name: "host-tokens",
  enforce: "pre",
  resolveId: (id) => (id === "downhill-tokens" ? "\0tokens" : null),
  load: {
    filter: { id: /^\0tokens$/ },
    handler: () => `export default ${JSON.stringify(smallCss(forHost(sheet())))}`,
  },
};

export const inheritTokens: Plugin = {
  name: "inherit-tokens",
  enforce: "pre",
  load: {
    filter: { id: /\/view\/tokens\.css\?inline$/ },
    handler: () => inRem(sheet()),
  },
};
