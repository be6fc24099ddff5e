// Packages that only some tests or benchmarks need: a folder with a package.json and its lock file, installed by npm ci
// into a folder of .tools, again only when one of the two has changed.
//   node tools/lab/locked_folder.mjs FROM TO     both from the project's root

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");

/** Whether there was something to do; `say` is called before it is waited for. Errors: what npm said, when it fails. */
export function installLocked(from, to, say = () => {}) {
  const home = path.join(root, to);
  const wanted = ["package.json", "package-lock.json"].map((name) => path.join(root, from, name));
  const mark = createHash("sha1");
  for (const file of wanted) mark.update(readFileSync(file));
  const [now, stamp] = [mark.digest("hex"), path.join(home, "installed")];
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === now) return false;
  say();
  rmSync(stamp, { force: true });
  mkdirSync(home, { recursive: true });
  for (const file of wanted) cpSync(file, path.join(home, path.basename(file)));
  // No package here needs its install scripts. Mirrors hiccup: tried twice before it counts as failed.
  const ci = () =>
    spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline"], {
      cwd: home,
      encoding: "utf8",
    });
  let run = ci();
  if (run.status !== 0) run = ci();
  if (run.status !== 0) throw new Error(`the packages of ${from} could not be installed:\n${run.stderr}`);
  writeFileSync(stamp, now);
  return true;
}

if (process.argv[1] === import.meta.filename) {
  const [from, to] = process.argv.slice(2);
  if (!installLocked(from, to)) console.log(`${to} is there`);
}
