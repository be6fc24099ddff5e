// Runs clang-tidy-19 over core and wasm, two files at a time, and remembers which texts were
// clean: a file is looked at again only when it, a header of ours that it reaches, or the rules changed.
// Usage: node tools/lab/tidy.mjs [NAME...]; NAME picks files by part of their path.

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const cache = path.join(root, ".tools/tidy");
mkdirSync(cache, { recursive: true });
process.chdir(root);

const wanted = process.argv.slice(2);
const sources = ["core", "wasm"]
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => `${folder}/${name}`))
  .filter(
    (name) => name.endsWith(".cpp") && (wanted.length === 0 || wanted.some((part) => name.includes(part))),
  );

// A file and every header of ours that it reaches, each once.
function reach(file, seen = new Set()) {
  if (seen.has(file) || !existsSync(file)) return seen;
  seen.add(file);
  for (const [, name] of readFileSync(file, "utf8").matchAll(/^\s*#\s*include\s*"([^"]+)"/gm)) {
    reach(`core/${name}`, seen);
    reach(path.posix.join(path.posix.dirname(file), name), seen);
  }
  return seen;
}

function fingerprint(file) {
  const hash = createHash("sha256")
    .update(readFileSync(".clang-tidy"))
    .update(readFileSync("tools/cmake/flags.cmake"));
  for (const part of [...reach(file)].sort()) hash.update(part).update(readFileSync(part));
  return hash.digest("hex");
}

// emcc's commands name em++; clang-tidy is told what that driver would have said to clang.
const sysroot = "/usr/share/emscripten/cache/sysroot";
const wasmArguments = [
  "--extra-arg-before=--target=wasm32-unknown-emscripten",
  `--extra-arg-before=--sysroot=${process.env.EM_SYSROOT ?? sysroot}`,
  "--extra-arg-before=-D__EMSCRIPTEN__",
  "--extra-arg-before=-isystem",
  `--extra-arg-before=${process.env.EM_SYSROOT ?? sysroot}/include/compat`,
];

function tidy(file) {
  const inWasm = file.startsWith("wasm/");
  const args = [
    "-p",
    inWasm ? "build/wasm-release" : "build/native-clang",
    "--quiet",
    ...(inWasm ? wasmArguments : []),
    file,
  ];
  return new Promise((resolve) => {
    let output = "";
    const child = spawn("clang-tidy-19", args);
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.on("error", (error) => resolve({ code: 1, output: String(error) }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

const queue = sources
  .map((file) => ({ file, stamp: path.join(cache, fingerprint(file)) }))
  .filter(({ stamp }) => !existsSync(stamp));
let failed = 0;
async function work() {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { code, output } = await tidy(next.file);
    if (code === 0) writeFileSync(next.stamp, "");
    else {
      failed += 1;
      process.stdout.write(output.replace(/^(\d+ warnings? .*|Suppressed .*|Use -header-filter.*)\n/gm, ""));
    }
  }
}
await Promise.all(Array.from({ length: Math.min(2, os.cpus().length) }, work));
process.exitCode = failed > 0 ? 1 : 0;
