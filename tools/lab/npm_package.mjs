// Packs build/npm, the package "downhill": the engine facade and the formats as a module each, what both need in a third, the
// wasm glue and both binaries beside them, types, licence. It depends on nothing at run time.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const root = path.resolve(import.meta.dirname, "../..");
const at = (...parts) => path.join(root, ...parts);
const out = at("build/npm.next");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const binaries = {
  "downhill.wasm": at("build/wasm-release/downhill.wasm"),
  "downhill-turbo.wasm": at("build/wasm-release/turbo/downhill.wasm"),
};
const glue = at("build/wasm-release/downhill.mjs");
// Emscripten shortens the names that glue and binary share; only equal glue proves that they agree.
if (!readFileSync(glue).equals(readFileSync(at("build/wasm-release/turbo/downhill.mjs"))))
  throw new Error("strict and turbo were linked with different glue, so one downhill.mjs can't load both");

const wasmBeside = {
  name: "wasm-beside",
  setup({ onResolve, onLoad }) {
    // The glue stays a file of its own: it finds downhill.wasm beside itself.
    onResolve({ filter: /^downhill-wasm$/ }, () => ({ path: "./downhill.mjs", external: true }));
    onResolve({ filter: /^downhill-turbo-url$/ }, ({ path: name }) => ({ path: name, namespace: "beside" }));
    // In the words that bundlers look for, so that they carry the file along.
    onLoad({ filter: /.*/, namespace: "beside" }, () => ({
      contents: 'export const turboUrl = () => new URL("./downhill-turbo.wasm", import.meta.url);',
    }));
  },
};

await build({
  entryPoints: { index: at("web/engine/index.ts"), formats: at("web/formats/index.ts") },
  outdir: out,
  bundle: true,
  // One DownhillError for both, so that instanceof holds.
  splitting: true,
  chunkNames: "shared-[hash]",
  format: "esm",
  platform: "neutral",
  target: "es2022",
  external: ["node:*"],
  plugins: [wasmBeside],
  logLevel: "warning",
});

// Node's own module is asked for in Node alone: bundlers for browsers are not to look for it, and those that take no word
// for it (esbuild) see no name.
const [before, after, ...more] = readFileSync(glue, "utf8").split('import("module")');
if (after === undefined || more.length > 0)
  throw new Error("the glue asks for Node's modules in another way");
writeFileSync(
  path.join(out, "downhill.mjs"),
  `${before}import(/* webpackIgnore: true */ /* @vite-ignore */ ["module"].join(""))${after}`,
);
for (const [name, file] of Object.entries(binaries)) cpSync(file, path.join(out, name));
cpSync(at("LICENSE"), path.join(out, "LICENSE"));
cpSync(at("tools/npm/README.md"), path.join(out, "README.md"));

// tsc writes a .d.ts per source file; each then names its neighbours as .js, as published types do.
const types = path.join(out, "types");
execFileSync(at("node_modules/.bin/tsc"), ["-p", at("tsconfig.types.json"), "--outDir", types], {
  stdio: "inherit",
});
for (const name of readdirSync(types, { recursive: true })) {
  if (!name.endsWith(".d.ts")) continue;
  const file = path.join(types, name);
  writeFileSync(file, readFileSync(file, "utf8").replace(/(from\s+|import\()"(\.[^"]+)\.ts"/g, '$1"$2.js"'));
}
for (const room of ["engine", "formats"])
  if (!existsSync(path.join(types, room, "index.d.ts")))
    throw new Error(`tsc wrote no types/${room}/index.d.ts`);

const version = JSON.parse(readFileSync(at("package.json"), "utf8")).version;
const manifest = {
  name: "downhill",
  version,
  description:
    "A small, bit-reproducible neural-network engine in WebAssembly, every value open to inspection.",
  license: "MIT",
  type: "module",
  engines: { node: ">=20" },
  main: "./index.js",
  types: "./types/engine/index.d.ts",
  exports: {
    ".": { types: "./types/engine/index.d.ts", default: "./index.js" },
    "./formats": { types: "./types/formats/index.d.ts", default: "./formats.js" },
    ...Object.fromEntries(Object.keys(binaries).map((name) => [`./${name}`, `./${name}`])),
    "./package.json": "./package.json",
  },
  files: ["*.js", "downhill.mjs", ...Object.keys(binaries), "types"],
  sideEffects: false,
};
writeFileSync(path.join(out, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);

rmSync(at("build/npm"), { recursive: true, force: true });
cpSync(out, at("build/npm"), { recursive: true });
rmSync(out, { recursive: true, force: true });
