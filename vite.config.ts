// How the static site is built: every HTML page under web/site, relative URLs, no inlined
// asset or script (the pages run under a strict CSP). Run through ./lab build, which puts
// the result into build/site; there is no development server.

import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { defineConfig, type Plugin } from "vite";
import { labAhead } from "./web/site/build/ahead.ts";
import { chunkGroups, workerGroups } from "./web/site/build/chunks.ts";
import { packDigits } from "./web/site/build/digits.ts";
import { fillPages, nameStyles } from "./web/site/build/fill.ts";
import { shrinkLiterals } from "./web/site/build/literals.ts";
import { adoptedSheets } from "./web/site/build/sheets.ts";
import { inheritTokens } from "./web/site/build/tokens.ts";

const repository = import.meta.dirname;
const siteRoot = path.join(repository, "web/site");
const wasmFolder = path.join(repository, "build/wasm-release");
// Browsers that know light-dark(): lowering it would break themes inside shadow roots.
export const browsers = ["chrome123", "firefox128", "safari17.5"];

// A page is a folder's index.html, or the 404; other HTML files are parts of pages.
function pages(): string[] {
  return readdirSync(siteRoot, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(index|404)\.html$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

// The wasm glue asks for Node's own modules, but only when it runs in Node.
export const nodeModulesAreEmpty: Plugin = {
  name: "node-modules-are-empty",
  enforce: "pre",
  resolveId: (id) => (id === "module" || id.startsWith("node:") ? "\0empty" : null),
  load: (id) => (id === "\0empty" ? "export default {}; export const createRequire = undefined;" : null),
};

// The pages ask for strict alone, so the site carries no other binary.
export const noTurbo: Plugin = {
  name: "no-turbo",
  enforce: "pre",
  resolveId: (id) => (id === "downhill-turbo-url" ? "\0no-turbo" : null),
  load: (id) => (id === "\0no-turbo" ? "export const turboUrl = undefined;" : null),
};

export const alias = [
  { find: /^downhill-wasm$/, replacement: path.join(wasmFolder, "downhill.mjs") },
  { find: /^downhill-digits-url$/, replacement: `${packDigits(repository)}?url` },
  { find: /^downhill-products-url$/, replacement: `${path.join(wasmFolder, "products.wasm")}?url` },
  { find: /^downhill-wasm-url$/, replacement: `${path.join(wasmFolder, "downhill.wasm")}?url` },
];

/** A name's hash does not compress, and a page names some sixty files: seven places are the fewest that tell them apart. */
const chunkFileNames = "assets/[name]-[hash:7].js";

export default defineConfig({
  root: siteRoot,
  base: "./",
  publicDir: existsSync(path.join(siteRoot, "public")) ? "public" : false,
  logLevel: "warn",
  appType: "mpa",
  plugins: [
    nodeModulesAreEmpty,
    noTurbo,
    fillPages,
    nameStyles,
    labAhead,
    inheritTokens,
    adoptedSheets,
    shrinkLiterals,
  ],
  resolve: { alias },
  worker: {
    format: "es",
    plugins: () => [nodeModulesAreEmpty, noTurbo],
    // The glue keeps a file of its own, so that its size is counted with the wasm it belongs to.
    rolldownOptions: {
      output: { codeSplitting: { groups: workerGroups }, chunkFileNames },
    },
  },
  build: {
    outDir: process.env["DOWNHILL_SITE_OUT"] ?? path.join(repository, "build/site"),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // A page names in its head what it needs; what comes later has few parts, and their names would weigh on all pages.
    modulePreload: false,
    target: browsers,
    cssTarget: browsers,
    reportCompressedSize: false,
    rolldownOptions: {
      input: pages(),
      output: { codeSplitting: { groups: chunkGroups }, chunkFileNames },
    },
  },
});
