// Short pieces of mathematics in running text and in SVG: "w_62", "x_1^2", "x_1x_2", "sin x_1".
// A letter is italic in the math face, a run of letters is a word and stands upright, _ and ^ start an index that lasts
// for the digits or the single letter after it. Not a formula setter: no fractions, no brackets that grow.

import { html, type SVGTemplateResult, svg, type TemplateResult } from "lit";

/** One run of characters set alike. */
export interface MathRun {
  readonly text: string;
  readonly role: "letter" | "upright" | "sub" | "sup";
}

/** Splits a piece into runs; any other character is upright. */
export function mathRuns(piece: string): MathRun[] {
  const pattern = /_(\d+|\p{L})|\^(\d+|\p{L})|(\p{L}{2,})|(\p{L})|([^\p{L}_^]+|[_^])/gu;
  return [...piece.matchAll(pattern)].map(([, sub, sup, word, letter, rest]): MathRun => {
    if (sub !== undefined) return { text: sub, role: "sub" };
    if (sup !== undefined) return { text: sup, role: "sup" };
    return letter === undefined
      ? { text: word ?? rest ?? "", role: "upright" }
      : { text: letter, role: "letter" };
  });
}

/** For HTML; the surrounding element sets face and size (class `math`). */
export function mathHtml(piece: string): TemplateResult[] {
  return mathRuns(piece).map(({ text, role }) => {
    if (role === "sub") return html`<sub>${text}</sub>`;
    if (role === "sup") return html`<sup>${text}</sup>`;
    return role === "letter" ? html`<i>${text}</i>` : html`<span>${text}</span>`;
  });
}

/** For SVG: tspans inside a <text class="math"> of the given size, px. An index above another stands after it. */
export function mathSvg(piece: string, size: number): SVGTemplateResult[] {
  let shift = 0;
  return mathRuns(piece).map(({ text, role }) => {
    const level = role === "sub" ? size * 0.22 : role === "sup" ? -size * 0.36 : 0;
    const dy = (level - shift).toFixed(2);
    shift = level;
    const small = role === "sub" || role === "sup";
    return svg`<tspan class=${role === "letter" ? "" : "upright"} dy=${dy} font-size=${(small ? size * 0.68 : size).toFixed(2)}>${text}</tspan>`;
  });
}
