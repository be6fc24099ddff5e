// Lit's css`…` for our own pages. Every browser they are built for adopts constructed sheets, so what Lit carries for
// others (style elements, copied rules, long warnings) stays behind. Runs in Node while the site is built.

import type { Plugin } from "vite";

const cssTag = `
export const supportsAdoptingStyleSheets = true;
export class CSSResult {
  #sheet;
  constructor(cssText) { this.cssText = cssText; }
  get styleSheet() {
    if (!this.#sheet) (this.#sheet = new CSSStyleSheet()).replaceSync(this.cssText);
    return this.#sheet;
  }
  toString() { return this.cssText; }
}
export const unsafeCSS = (text) => new CSSResult(String(text));
export const css = (raw, ...values) => unsafeCSS(String.raw({ raw }, ...values));
export const getCompatibleStyle = (style) => style;
export const adoptStyles = (root, styles) => {
  root.adoptedStyleSheets = styles.map((style) => style.styleSheet ?? style);
};`;

export const adoptedSheets: Plugin = {
  name: "adopted-sheets",
  enforce: "pre",
  load: { filter: { id: /@lit\/reactive-element\/css-tag\.js$/ }, handler: () => cssTag },
};
