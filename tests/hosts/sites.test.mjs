// The recipes for makers of static sites: Hexo, VitePress and Hugo build a site with the recipe as it is printed, and the
// lab on its page walks. Hugo is Debian's; where it is not installed its test is skipped, and counted so.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { stages } from "../web/browser/support.mjs";
import { build, fixture, project, recipe, text, tool, visit, walks, widget } from "./support.mjs";

const [stage] = stages("chromium");
const page = (tag) => ({
  text: `---\ntitle: A lab in a page\n---\n\nPress play.\n\n${tag}\n\nAnd on goes the text.\n`,
});

test(stage.title("Hexo's tag"), stage.when, async (t) => {
  const folder = project("hexo", {
    "_config.yml": { text: `root: /blog/\ntheme: plain\nskip_render: widget/**\n` },
    "package.json": {
      text: '{ "name": "blog", "private": true, "hexo": { "version": "" }, "dependencies": { "hexo-renderer-markdown-it": "*" } }',
    },
    "themes/plain/layout/page.njk": { from: fixture("hexo/page.njk") },
    "source/index.md": page(`{% downhill network preset="circle" %}`),
    "source/widget": { from: widget },
    "scripts/downhill.js": { from: recipe("hexo/downhill.js") },
  });
  tool(folder, "hexo/bin/hexo", "generate", "--silent");
  const made = path.join(folder, "public");
  assert.equal(text(path.join(made, "widget/frame.html")), text(path.join(widget, "frame.html")));
  await walks(await visit(stage, t, made, "", { base: "/blog/" }));
});

test(stage.title("VitePress"), stage.when, async (t) => {
  const folder = project("vitepress", {
    "package.json": { text: '{ "name": "docs", "private": true, "type": "module" }' },
    ".vitepress/config.js": { from: recipe("vitepress/config.js") },
    "index.md": { from: recipe("vitepress/page.md") },
    "public/widget": { from: widget },
  });
  tool(folder, "vitepress/bin/vitepress.js", "build");
  await walks(await visit(stage, t, path.join(folder, ".vitepress/dist")));
});

const hugo = spawnSync("hugo", ["version"]).status === 0;
test(stage.title("Hugo's shortcode"), {
  skip: stage.when.skip || (!hugo && "hugo is not installed"),
}, async (t) => {
  const folder = project(
    "hugo",
    {
      "config.toml": {
        text: 'baseURL = "https://example.org/"\ntitle = "Blog"\ndisableKinds = ["home", "taxonomy", "term", "RSS", "sitemap"]\n',
      },
      "layouts/_default/single.html": { from: fixture("hugo/single.html") },
      "layouts/shortcodes/downhill.html": { from: recipe("hugo/downhill.html") },
      "content/lab.md": page('{{< downhill lab="network" preset="circle" >}}'),
      "content/two.md": page('{{< downhill >}}\n\n{{< downhill lab="boundary" state="v=1&seed=7" >}}'),
      "static/widget": { from: widget },
    },
    null,
  );
  build(folder, "hugo", "--quiet");
  const two = text(path.join(folder, "public/two/index.html"));
  assert.equal(two.match(/<script /g).length, 1, "the script is named once a page");
  assert.match(two, /<downhill-lab lab="boundary" state="v=1&amp;seed=7" controls>/);
  await walks(await visit(stage, t, path.join(folder, "public"), "lab/"));
});
