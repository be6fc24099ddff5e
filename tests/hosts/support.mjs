// A project at somebody else's: a recipe of tests/examples/embed and the little that its host needs besides, in a folder
// of build/hosts, with the host's own packages (.tools/hosts). Built there by the host's own tool, then opened.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
/** The hosts' packages. */
export const packages = path.join(root, ".tools/hosts/node_modules");
/** The built ones that the hosts are given. */
export const npm = path.join(root, "build/npm");
export const widget = path.join(root, "build/widget");
export const recipe = (...name) => path.join(root, "tests/examples/embed", ...name);
export const fixture = (...name) => path.join(import.meta.dirname, ...name);

/**
 * An empty folder with `files` in it, by their names: { text } or { from }, what is copied; a folder is copied whole.
 * Returns the folder. `link`: what its node_modules is.
 */
export function project(name, files, link = packages) {
  const folder = path.join(root, "build/hosts", name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (link !== null) symlinkSync(link, path.join(folder, "node_modules"), "dir");
  add(folder, files);
  return folder;
}

export function add(folder, files) {
  for (const [file, { text, from }] of Object.entries(files)) {
    const to = path.join(folder, file);
    mkdirSync(path.dirname(to), { recursive: true });
    if (from === undefined) writeFileSync(to, text);
    else cpSync(from, to, { recursive: true });
  }
}

/** Runs a host's own tool in the project. Errors: all that it said. */
export function build(folder, command, ...words) {
  try {
    return execFileSync(command, words, { cwd: folder, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    assert.fail(`${command} ${words.join(" ")}:\n${error.stdout}\n${error.stderr}\n${error.message}`);
  }
}
/** The same for a package's tool; a shell's script or not, it is node that runs it. */
export const tool = (folder, name, ...words) =>
  build(folder, process.execPath, path.join(packages, name), ...words);

/** Opens a page of a folder as a stranger's host serves it, without a policy: they write scripts and styles into pages. */
export const visit = (stage, t, folder, where = "", options = {}) =>
  stage.page(t, where, { host: { root: folder, csp: null }, ...options });

/** Waits until `look`, run in the page, is true. (Firefox's own waitForFunction fails now and then.) */
export async function until({ page }, look) {
  const give = performance.now() + 90_000;
  while (!(await page.evaluate(look))) {
    if (performance.now() > give) assert.fail(`still waiting for ${look}`);
    await page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  }
}

/** The one lab of the page comes, is the one that was asked for, and walks a step. */
export async function walks(opened, { lab = "network", dataset = "circle" } = {}) {
  await until(opened, () => document.querySelector("downhill-lab")?.inner?.snapshot != null);
  await opened.page.evaluate(() => document.querySelector("downhill-lab").step());
  await until(opened, () => document.querySelector("downhill-lab").inner.snapshot?.step === 1);
  const seen = await opened.page.evaluate(() => {
    const one = document.querySelector("downhill-lab");
    return [
      document.querySelectorAll("downhill-lab").length,
      one.lab,
      one.inner.controls,
      one.getState().settings.dataset,
    ];
  });
  assert.deepEqual(seen, [1, lab, true, dataset]);
}

export const text = (file) => readFileSync(file, "utf8");
