// Builds the gallery of pictures into build/gallery, to be opened from there: node tests/web/gallery/build.mjs
import { copyFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(here, "../../../build/gallery");

/** `?inline` means the file's text, as it does in the site's build. */
const inline = {
  name: "inline",
  setup: (esbuild) => {
    esbuild.onResolve({ filter: /\?inline$/ }, ({ path: asked, resolveDir }) => ({
      path: path.resolve(resolveDir, asked.replace(/\?inline$/, "")),
      namespace: "inline",
    }));
    esbuild.onLoad({ filter: /.*/, namespace: "inline" }, async ({ path: file }) => ({
      contents: await readFile(file, "utf8"),
      loader: "text",
    }));
  },
};

await mkdir(out, { recursive: true });
await build({
  entryPoints: [path.join(here, "gallery.ts")],
  bundle: true,
  format: "iife",
  target: "es2022",
  outfile: path.join(out, "gallery.js"),
  plugins: [inline],
  logLevel: "warning",
});
await copyFile(path.join(here, "index.html"), path.join(out, "index.html"));
console.log(path.join(out, "index.html"));
