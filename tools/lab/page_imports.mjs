// For esbuild where our code is bundled for Node: what only a bundler of pages gives meaning to. CSS and shaders come as
// their text, a worker or a file as its name, and the engine is the strict one of build/wasm-release.

import { readFile } from "node:fs/promises";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

export const pageImports = {
  name: "page-imports",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^downhill-wasm$/ }, () => ({
      path: path.join(root, "build/wasm-release/downhill.mjs"),
      external: true,
    }));
    onResolve({ filter: /^downhill-turbo-url$/ }, ({ path: name }) => ({ path: name, namespace: "none" }));
    onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "export const turboUrl = undefined;" }));
    onResolve({ filter: /\.(css(\?inline)?|wgsl\?raw)$/ }, ({ path: name, resolveDir }) => ({
      path: path.resolve(resolveDir, name.replace(/\?.*$/, "")),
      namespace: "text",
    }));
    onResolve({ filter: /\?(worker&url|url)$|^downhill-(wasm|products)-url$/ }, ({ path: name }) => ({
      path: name,
      namespace: "url",
    }));
    onLoad({ filter: /.*/, namespace: "text" }, async ({ path: file }) => ({
      contents: await readFile(file, "utf8"),
      loader: "text",
    }));
    onLoad({ filter: /.*/, namespace: "url" }, ({ path: name }) => ({ contents: name, loader: "text" }));
  },
};
