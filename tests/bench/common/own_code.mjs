// The application's own TypeScript for a bench that runs in Node: some files of web/ bundled into one module, with the
// strict engine of build/wasm-release. What only a page can fetch (workers, files by URL, shaders) is an empty string in it.

import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = path.join(import.meta.dirname, "../../..");

const engine = {
  name: "engine",
  setup({ onResolve, onLoad }) {
    const wasm = path.join(root, "build/wasm-release/downhill.mjs");
    onResolve({ filter: /^downhill-wasm$/ }, () => ({ path: wasm, external: true }));
    onResolve({ filter: /^downhill-turbo-url$/ }, () => ({ path: "turbo", namespace: "none" }));
    onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "export const turboUrl = undefined;" }));
    onResolve({ filter: /\?((worker&)?url|raw)$/ }, ({ path: name }) => ({ path: name, namespace: "url" }));
    onLoad({ filter: /.*/, namespace: "url" }, () => ({ contents: "", loader: "text" }));
  },
};

/** All that `files` export (paths in web/ without their .ts), in one module. `name` tells benches that run at once apart. */
export async function ownCode(name, files) {
  const folder = path.join(root, `build/tests/${name}-${process.pid}`);
  const outfile = path.join(folder, "own.mjs");
  mkdirSync(folder, { recursive: true });
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const contents = files.map((file) => `export * from "./web/${file}.ts";`).join("\n");
  await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    plugins: [engine],
  });
  return import(pathToFileURL(outfile).href);
}
