// The labs' posters as files, for pages where neither scripts nor frames may run: an SVG that follows the reader's theme, and a
// PNG of twice the size for each theme, where not even that may stand. Runs in Node while the widget is built.

import type { Plugin } from "vite";
import { kSide, shapesOf } from "../../element/widget/shapes.ts";
import { type Look, painted, png } from "./paint.ts";
import { colourOf } from "./tokens.ts";

const labs = ["line", "boundary", "network", "titanic", "digits"] as const;

const looks = [
  ["rect", "fill", "paper"],
  [".pos", "fill", "pos"],
  [".neg", "fill", "neg"],
  [".axis", "stroke", "hair"],
  [".line", "stroke", "ink"],
] as const;
const kLine = 1.75;
const kHair = 1;
const kScale = 2;

const rules = (theme: 0 | 1): string =>
  looks.map(([what, how, token]) => `${what}{${how}:${colourOf(token)[theme]}}`).join("");

export function posterFile(lab: (typeof labs)[number]): string {
  const shapes = shapesOf(lab).map(([name, attributes]) => {
    const text = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
    return `<${name}${text.join("")}/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${kSide} ${kSide}" width="${kSide}" height="${kSide}"><style>.line,.axis{fill:none}.line{stroke-width:${kLine}}${rules(0)}@media (prefers-color-scheme:dark){${rules(1)}}</style><rect width="100%" height="100%"/>${shapes.join("")}</svg>\n`;
}

/** `theme`: 0 light, 1 dark. */
export function posterPng(lab: (typeof labs)[number], theme: 0 | 1): Buffer {
  const colour = (token: string): string => colourOf(token)[theme];
  const lookOf = (kind: string): Look => {
    const [, how, token] = looks.find(([what]) => what === `.${kind}`) ?? looks[0];
    return { colour: colour(token), ...(how === "stroke" && { width: kind === "line" ? kLine : kHair }) };
  };
  return png(painted(shapesOf(lab), kSide, kScale, colour("paper"), lookOf), kSide * kScale);
}

export const posterFiles: Plugin = {
  name: "poster-files",
  generateBundle() {
    const emit = (name: string, source: string | Uint8Array): void => {
      this.emitFile({ type: "asset", fileName: `posters/${name}`, source });
    };
    for (const lab of labs) {
      emit(`${lab}.svg`, posterFile(lab));
      emit(`${lab}.png`, posterPng(lab, 0));
      emit(`${lab}-dark.png`, posterPng(lab, 1));
    }
  },
};
