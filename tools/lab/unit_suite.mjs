// Runs the TypeScript unit tests (tests/web/unit, or the files given) in Node: each test file
// is bundled with esbuild into build/tests, then handed to `node --test`.
// Usage: node tools/lab/unit_suite.mjs [--from FOLDER] [NAME]; NAME picks files by path or tests by title.

import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";
import { pageImports } from "./page_imports.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const words = process.argv.slice(2);
const folder = words[0] === "--from" ? words.splice(0, 2)[1] : "tests/web/unit";
const source = path.join(root, folder);
// A folder of its own for each run, so that two at a time don't clear each other's.
const out = path.join(root, `build/tests/unit-${process.pid}`);
process.on("exit", () => rmSync(out, { recursive: true, force: true }));
const wanted = words[0] ?? "";

const all = existsSync(source)
  ? readdirSync(source, { recursive: true }).filter((name) => name.endsWith(".test.ts"))
  : [];
const byFile = all.filter((name) => name.includes(wanted));
const files = byFile.length > 0 ? byFile : all;
if (files.length === 0) {
  console.log("0 passed, 0 failed");
  process.exit(0);
}

await build({
  entryPoints: files.map((name) => path.join(source, name)),
  outdir: out,
  outbase: source,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  sourcemap: "inline",
  tsconfig: path.join(root, "tsconfig.base.json"),
  plugins: [pageImports],
  logLevel: "warning",
});
const built = files.map((name) => path.join(out, name.replace(/\.ts$/, ".mjs")));
const reporter = path.join(root, "tools/lab/quiet_reporter.mjs");
const args = ["--enable-source-maps", "--test", `--test-reporter=${reporter}`];
if (wanted && byFile.length === 0) args.push(`--test-name-pattern=${wanted}`);
const run = spawnSync(process.execPath, [...args, ...built], { stdio: "inherit", cwd: root });
process.exitCode = run.status ?? 1;
