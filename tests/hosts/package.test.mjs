// The npm package as its users' tools see it: publint and "are the types wrong" find nothing, and an app that uses it is
// bundled by Vite, webpack, esbuild and Rollup, with no word of configuration about it, opened in Chromium, and ends with
// the bits that node ends with.

import assert from "node:assert/strict";
import { cpSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { before, test } from "node:test";
import { promisify } from "node:util";
import { build as esbuild } from "esbuild";
import { build as vite } from "vite";
import { stages } from "../web/browser/support.mjs";
import { build, fixture, npm, packages, project, tool, until, visit } from "./support.mjs";

const [stage] = stages("chromium");
const need = createRequire(path.join(packages, "from-here.cjs"));
/** What the app ends with in node, as text: its losses and weights. */
let expected;

/** A project that has installed the package and nothing else. */
function app(name) {
  const page =
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An app</title><script type="module" src="./main.mjs"></script></head><body></body></html>';
  return project(
    name,
    {
      "package.json": { text: '{ "name": "app", "private": true, "type": "module" }' },
      "node_modules/downhill": { from: npm },
      "main.mjs": { from: fixture("package/main.mjs") },
      "index.html": { text: page },
    },
    null,
  );
}
const htmlFor = (folder) => cpSync(path.join(folder, "index.html"), path.join(folder, "out/index.html"));
/** The way of bundlers that leave it to their users where binaries go. */
const binariesBeside = (folder) =>
  cpSync(path.join(npm, "downhill.wasm"), path.join(folder, "out/downhill.wasm"));

async function ends(t, folder) {
  const opened = await visit(stage, t, folder);
  await until(opened, () => globalThis.result !== undefined);
  assert.equal(await opened.page.evaluate(() => globalThis.result), expected);
}

before(() => {
  const folder = app("package-node");
  expected = build(folder, process.execPath, "main.mjs").trim();
});

test("publint finds nothing, and the types are right for every way of resolving them", () => {
  const folder = project("package-packed", {}, null);
  build(folder, "npm", "pack", npm, "--ignore-scripts");
  assert.match(tool(folder, "publint/src/cli.js", "run", npm, "--strict"), /All good!/);
  const [archive] = build(folder, "ls").trim().split("\n");
  // Binaries have no types; that `require` gives a promise's worth of ESM is what the package says of itself.
  tool(
    folder,
    "@arethetypeswrong/cli/dist/index.js",
    archive,
    "--profile",
    "esm-only",
    "--exclude-entrypoints",
    "downhill.wasm",
    "downhill-turbo.wasm",
  );
});

/** Both are carried along, under whatever names. */
const bothBinaries = (folder) =>
  assert.equal(
    readdirSync(path.join(folder, "out"), { recursive: true }).filter((name) => name.endsWith(".wasm"))
      .length,
    2,
  );

test(stage.title("Vite"), stage.when, async (t) => {
  const folder = app("package-vite");
  await vite({
    configFile: false,
    root: folder,
    base: "./",
    logLevel: "error",
    build: { outDir: "out", target: "es2022" },
  });
  bothBinaries(folder);
  await ends(t, path.join(folder, "out"));
});

test(stage.title("webpack"), stage.when, async (t) => {
  const folder = app("package-webpack");
  const webpack = need("webpack");
  const stats = await promisify(webpack)({
    mode: "production",
    context: folder,
    entry: "./main.mjs",
    output: { path: path.join(folder, "out"), filename: "main.mjs" },
    performance: false,
  });
  const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true });
  assert.deepEqual({ errors, warnings }, { errors: [], warnings: [] });
  htmlFor(folder);
  bothBinaries(folder);
  await ends(t, path.join(folder, "out"));
});

test(stage.title("esbuild, and the same in node"), stage.when, async (t) => {
  const folder = app("package-esbuild");
  const made = (platform) =>
    esbuild({
      entryPoints: [path.join(folder, "main.mjs")],
      absWorkingDir: folder,
      outdir: path.join(folder, "out"),
      outExtension: { ".js": ".mjs" },
      bundle: true,
      format: "esm",
      platform,
      logLevel: "error",
    });
  await made("node");
  binariesBeside(folder);
  assert.equal(build(folder, process.execPath, "out/main.mjs").trim(), expected);
  const { warnings } = await made("browser");
  assert.deepEqual(warnings, []);
  htmlFor(folder);
  await ends(t, path.join(folder, "out"));
});

test(stage.title("Rollup"), stage.when, async (t) => {
  const folder = app("package-rollup");
  const { rollup } = need("rollup");
  const { nodeResolve } = need("@rollup/plugin-node-resolve");
  const warnings = [];
  const bundle = await rollup({
    input: path.join(folder, "main.mjs"),
    plugins: [nodeResolve({ browser: true })],
    onwarn: ({ message }) => warnings.push(message),
  });
  await bundle.write({ dir: path.join(folder, "out"), format: "es", entryFileNames: "[name].mjs" });
  await bundle.close();
  assert.deepEqual(warnings, []);
  binariesBeside(folder);
  htmlFor(folder);
  await ends(t, path.join(folder, "out"));
});
