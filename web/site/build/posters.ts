// The labs' posters as files, for pages where neither scripts nor frames may run. Runs in Node while the widget is built.

import type { Plugin } from "vite";
import { kSide, shapesOf } from "../../element/widget/shapes.ts";
import { colourOf } from "./tokens.ts";

const labs = ["line", "boundary", "network", "titanic", "digits"] as const;

const looks = [
  ["rect", "fill", "paper"],
  [".pos", "fill", "pos"],
  [".neg", "fill", "neg"],
  [".axis", "stroke", "hair"],
  [".line", "stroke", "ink"],
] as const;
const rules = (theme: 0 | 1): string =>
  looks.map(([what, how, token]) => `${what}{${how}:${colourOf(token)[theme]}}`).join("");

export function posterFile(lab: (typeof labs)[number]): string {
  const shapes = shapesOf(lab).map(([name, attributes]) => {
    const text = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
    return `<${name}${text.join("")}/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${kSide} ${kSide}" width="${kSide}" height="${kSide}"><style>.line,.axis{fill:none}.line{stroke-width:1.75}${rules(0)}@media (prefers-color-scheme:dark){${rules(1)}}</style><rect width="100%" height="100%"/>${shapes.join("")}</svg>\n`;
}

export const posterFiles: Plugin = {
  name: "poster-files",
  generateBundle() {
    for (const lab of labs)
      this.emitFile({ type: "asset", fileName: `posters/${lab}.svg`, source: posterFile(lab) });
  },
};
