// Small templates say what the written ones say. The oracle for style sheets is another minifier: made as small as it
// can, our sheet and the written one must be the same text.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { transformSync } from "esbuild";
import { smallCss, smallLiterals } from "../../../../web/site/build/literals.ts";

const web = path.resolve("web");
const modules = readdirSync(web, { recursive: true, encoding: "utf8" }).filter((name) =>
  /^(view|labs|element)\/.*\.ts$/.test(name),
);

/** The other minifier keeps some spaces in values of custom properties, which mean nothing to CSS. */
const smallest = (css: string): string =>
  transformSync(css, { loader: "css", minify: true }).code.replace(/(--[\w-]+:|,) /g, "$1");

test("every style sheet of the labs means what it meant", () => {
  let sheets = 0;
  for (const name of modules)
    for (const [, sheet = ""] of readFileSync(path.join(web, name), "utf8").matchAll(/\bcss`([^`]*)`/g)) {
      const written = sheet.replace(/\$\{[^}]*\}/g, "");
      const small = smallCss(written);
      assert.ok(small.length < written.length, `${name} got no smaller`);
      assert.equal(smallest(small), smallest(written), name);
      sheets++;
    }
  assert.ok(sheets > 20, `only ${sheets} sheets were found`);
});

test("strings and the spaces of selectors and sums stay", () => {
  assert.equal(
    smallCss(`a :hover > b, c {\n  content: "a ; /* b */ {";\n  width: calc(1px + 2px); /* why */\n}\n`),
    `a :hover>b,c{content:"a ; /* b */ {";width:calc(1px + 2px)}`,
  );
});

// Templates as text: $ stands for an expression.
const kHole = "$" + "{x}";
const holes = (text: string): string => text.replaceAll("$", () => kHole);

test("markup keeps one space where a line ended, and its expressions", () => {
  assert.equal(
    smallLiterals(
      holes("a = html`<p\n  class=$\n>two  spaces\n  $ $</p>`; // 下\nsvg`<g>\n\n</g>`;"),
      "a.ts",
    ),
    holes("a = html`<p class=$ >two  spaces $ $</p>`; // 下\nsvg`<g> </g>`;"),
  );
});

test("a template inside a template is made small too", () => {
  const inner = "$" + "{c ? html`<i>\n</i>` : 0}";
  const small = "$" + "{c ? html`<i> </i>` : 0}";
  assert.equal(smallLiterals(`html\`<b>\n  ${inner}\n</b>\``, "a.ts"), `html\`<b> ${small} </b>\``);
});

test("a sheet's expressions stay where they stood, and other templates are left alone", () => {
  assert.equal(
    smallLiterals(
      holes("css`\n  $\n  .b {\n    width: $px;\n    $\n  }\n`; text`a\n  b`; `c\n  d`;"),
      "a.ts",
    ),
    holes("css`$ .b{width:$px;$}`; text`a\n  b`; `c\n  d`;"),
  );
});
