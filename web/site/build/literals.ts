// Makes the templates in css`…`, html`…` and svg`…` small for readers, who should not load our indentation. Nothing a
// reader can see changes: HTML keeps a space where text may have one, CSS keeps its strings as they are.
// Runs in Node as a Vite plugin; nothing here reaches the browser.

import { type Plugin, parseSync, Visitor } from "vite";

/** Stands for an expression while a template's pieces are looked at together. No sheet or markup holds it. */
const kHole = "\u0001";

const minifiers = {
  html: (markup: string): string => markup.replace(/\s*\n\s*/g, " "),
  svg: (markup: string): string => minifiers.html(markup),
  css: smallCss,
};

/** Outside of strings: no comments, and white space only where it tells names apart. */
export function smallCss(sheet: string): string {
  return sheet
    .split(/("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/)
    .map((part, i) => (i % 2 === 1 ? part : withoutSpace(part)))
    .join("")
    .replace(/^ | $/g, "");
}

function withoutSpace(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/\s+/g, " ")
    .replace(/ ?([{};,>]) ?/g, "$1")
    .replace(/: /g, ":")
    .replace(/;}/g, "}");
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The same module with small templates. `code` is JavaScript; throws on a template that the rules would cut apart. */
export function smallLiterals(code: string, file: string): string {
  const edits: Edit[] = [];
  const visitor = new Visitor({
    TaggedTemplateExpression({ tag, quasi }) {
      if (tag.type !== "Identifier" || !Object.hasOwn(minifiers, tag.name)) return;
      const minify = minifiers[tag.name as keyof typeof minifiers];
      const pieces = minify(quasi.quasis.map((piece) => piece.value.raw).join(kHole)).split(kHole);
      if (pieces.length !== quasi.quasis.length) throw new Error(`${file}: a template lost an expression`);
      quasi.quasis.forEach(({ start, end }, i) => {
        edits.push({ start, end, text: pieces[i] ?? "" });
      });
    },
  });
  visitor.visit(parseSync(file, code, { lang: "js" }).program);
  edits.sort((a, b) => a.start - b.start);
  let at = 0;
  let out = "";
  for (const { start, end, text } of edits) {
    out += code.slice(at, start) + text;
    at = end;
  }
  return out + code.slice(at);
}

export const shrinkLiterals: Plugin = {
  name: "shrink-literals",
  apply: "build",
  transform: {
    filter: { id: /\/web\/.*\.ts$/, code: /\b(css|html|svg)`/ },
    handler: (code, id) => ({ code: smallLiterals(code, id), map: null }),
  },
};
