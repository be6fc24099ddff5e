// The package through bundlers that are at hand: what they write still finds the wasm, and runs.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { build as esbuild } from "esbuild";
import { build as vite } from "vite";

const built = path.resolve(import.meta.dirname, "../../build/npm");
let folder;

before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "downhill-bundled-"));
  mkdirSync(path.join(folder, "node_modules"));
  cpSync(built, path.join(folder, "node_modules/downhill"), { recursive: true });
  writeFileSync(
    path.join(folder, "main.mjs"),
    `import { loadEngine } from "downhill";
     const engine = await loadEngine();
     console.log(engine.generate({ type: "xor", rows: 8, noise: 0, seed: 1 }).rows);`,
  );
  writeFileSync(path.join(folder, "index.html"), '<script type="module" src="./main.mjs"></script>');
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("esbuild: one file, which runs with the wasm beside it", async () => {
  const outfile = path.join(folder, "out/main.mjs");
  await esbuild({
    entryPoints: [path.join(folder, "main.mjs")],
    absWorkingDir: folder,
    outfile,
    bundle: true,
    format: "esm",
    platform: "neutral",
    external: ["node:*", "module"],
    logLevel: "error",
  });
  cpSync(path.join(built, "downhill.wasm"), path.join(folder, "out/downhill.wasm"));
  assert.equal(execFileSync(process.execPath, [outfile], { encoding: "utf8" }).trim(), "8");
});

test("Vite: takes both binaries along and names them as it has written them", async () => {
  await vite({
    configFile: false,
    root: folder,
    base: "./",
    logLevel: "silent",
    build: { target: "es2022", assetsInlineLimit: 0 },
  });
  const assets = readdirSync(path.join(folder, "dist/assets"));
  const wasm = assets.filter((name) => name.endsWith(".wasm"));
  assert.equal(wasm.length, 2, assets.join(", "));
  const code = assets
    .filter((name) => name.endsWith(".js"))
    .map((name) => readFileSync(path.join(folder, "dist/assets", name), "utf8"));
  for (const name of wasm)
    assert.ok(
      code.some((text) => text.includes(name)),
      name,
    );
});
