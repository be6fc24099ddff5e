// The recipes for other people's pages, as far as they run without the tools they are for: what they write is the tag the
// widget knows, with nothing let through that could break out of it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import vm from "node:vm";
import { transformSync } from "esbuild";

const folder = path.resolve(import.meta.dirname, "../examples/embed");
const text = (...name) => readFileSync(path.join(folder, ...name), "utf8");

test("Hexo's tag becomes one script and one tag, and quotes can't get out of an attribute", () => {
  const tags = new Map();
  const hexo = {
    config: { root: "/blog/" },
    extend: { tag: { register: (name, make) => tags.set(name, make) } },
  };
  vm.runInNewContext(text("hexo/downhill.js"), { hexo });
  const html = tags.get("downhill")([
    "network",
    'preset="circle"',
    "state='v=1&seed=7'",
    'onclick="x"',
    'seed=7"onload="x',
  ]);
  assert.match(
    html,
    /^<script type="module" src="\/blog\/widget\/downhill\.js"><\/script>\n<downhill-lab lab="network" preset="circle" state="v=1&amp;seed=7"/,
  );
  assert.doesNotMatch(html, / on\w+=/);
});

test("the MDX component is the tag with its attributes, and fetches the script only in a browser", () => {
  const { code } = transformSync(text("mdx/Downhill.jsx"), { loader: "jsx", jsxFactory: "h", format: "cjs" });
  const module = { exports: {} };
  const effects = [];
  const h = (name, attributes) => ({ name, ...attributes });
  new vm.Script(code).runInNewContext({
    module,
    exports: module.exports,
    h,
    require: () => ({ useEffect: (effect) => effects.push(effect) }),
  });
  assert.deepEqual(
    { ...module.exports.Downhill({ lab: "network", preset: "circle" }) },
    { name: "downhill-lab", lab: "network", controls: "", preset: "circle" },
  );
  assert.equal(effects.length, 1);
});

test("the shortcode and the table name every attribute that the widget reads from text", () => {
  const api = readFileSync(path.resolve(folder, "../../../web/element/widget/api.ts"), "utf8");
  const [, list] = /export const given = \[([^\]]+)\]/.exec(api);
  for (const [, name] of list.matchAll(/"([\w-]+)"/g))
    for (const file of ["README.md", "hugo/downhill.html", "hexo/downhill.js"])
      assert.ok(
        text(file).includes(file === "README.md" ? `\`${name}\`` : `"${name}"`),
        `${file} lacks ${name}`,
      );
});
