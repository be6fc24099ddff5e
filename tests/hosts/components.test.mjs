// The recipes that are code in somebody's page: React by way of MDX, a cell of Observable's runtime, a widget of Jupyter's.
// Each is run by its host's own packages. There is no kernel here: what a notebook's Python would be told is looked at.

import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { build as bundle } from "esbuild";
import { stages } from "../web/browser/support.mjs";
import { add, build, fixture, packages, project, recipe, until, visit, walks, widget } from "./support.mjs";

const [stage] = stages("chromium");
const html = (script) => ({
  text: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A lab</title>
<script type="module" src="${script}"></script></head><body><div id="lab"></div></body></html>`,
});

test(stage.title("MDX and React: rendered on a server, taken over by the browser"), stage.when, async (t) => {
  const own = ["page.mdx", "server.jsx", "client.jsx", "build.mjs"];
  const folder = project("mdx", {
    ...Object.fromEntries(own.map((name) => [name, { from: fixture("mdx", name) }])),
    "Downhill.jsx": { from: recipe("mdx/Downhill.jsx") },
  });
  build(folder, process.execPath, "build.mjs");
  const page = build(folder, process.execPath, "server.cjs");
  assert.match(page, /<downhill-lab lab="network" controls="" preset="circle"><\/downhill-lab>/);
  add(folder, { "index.html": { text: page }, widget: { from: widget } });
  await walks(await visit(stage, t, folder));
});

test(
  stage.title("Observable: the cell runs, and runs again when what it reads has changed"),
  stage.when,
  async (t) => {
    const folder = project("observable", {
      "build.mjs": { from: fixture("observable/build.mjs") },
      "cell.js": { from: recipe("observable/cell.js") },
      "package.json": { text: '{ "type": "module" }' },
      "index.html": html("notebook.out.js"),
      widget: { from: widget },
    });
    build(folder, process.execPath, "build.mjs");
    const opened = await visit(stage, t, folder);
    await walks(opened, { dataset: "xor" });
    await opened.page.evaluate(() => globalThis.main.redefine("preset", [], () => "circle"));
    await until(opened, () => document.querySelector("downhill-lab")?.getAttribute("preset") === "circle");
    await walks(opened);
  },
);

test(
  stage.title("Jupyter: anywidget shows the lab, and its steps reach the kernel"),
  stage.when,
  async (t) => {
    const folder = project(
      "jupyter",
      { "index.html": html("notebook.js"), "files/widget": { from: widget } },
      null,
    );
    const state = build(folder, "python3", fixture("jupyter/state.py"), recipe("jupyter/downhill.py"));
    await bundle({
      entryPoints: [fixture("jupyter/notebook.mjs")],
      outfile: path.join(folder, "notebook.js"),
      bundle: true,
      format: "esm",
      target: "es2022",
      nodePaths: [packages],
      loader: { ".svg": "dataurl" },
      define: { global: "globalThis" },
      logLevel: "error",
    });
    const more = { _anywidget_id: "downhill.Downhill", lab: "network", preset: "circle" };
    add(folder, { "state.json": { text: JSON.stringify({ ...JSON.parse(state), ...more }) } });
    const opened = await visit(stage, t, folder);
    await walks(opened);
    await until(opened, () =>
      globalThis.sent.some(({ state }) => state?.step === 1 && Number.isFinite(state.loss)),
    );
    await opened.page.evaluate(() => globalThis.view.remove());
    await until(opened, () => document.querySelector("downhill-lab") === null);
  },
);
