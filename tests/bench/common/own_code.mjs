// The application's own TypeScript for a bench that runs in Node: some files of web/ bundled into one module, with the
// strict engine of build/wasm-release.

import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { pageImports } from "../../../tools/lab/page_imports.mjs";

const root = path.join(import.meta.dirname, "../../..");

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
    plugins: [pageImports],
  });
  return import(pathToFileURL(outfile).href);
}
