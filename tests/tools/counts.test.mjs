// The numbers that ./lab test adds up come from the quiet reporter: a planted test file with
// every kind of outcome must be counted right, and each failure must say how to rerun it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, test } from "node:test";

const reporter = path.resolve(import.meta.dirname, "../../tools/lab/quiet_reporter.mjs");
const folder = mkdtempSync(path.join(os.tmpdir(), "downhill-counts-"));
after(() => rmSync(folder, { recursive: true, force: true }));

function report(name, text) {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  // A child of a test run must not think that it is one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const run = spawnSync(process.execPath, ["--test", `--test-reporter=${reporter}`, file], {
    encoding: "utf8",
    env,
  });
  return { code: run.status, output: run.stdout };
}

test("passes, failures, skips and nested tests are counted once each", () => {
  const { code, output } = report(
    "mixed.test.mjs",
    `import { describe, it, test } from "node:test";
     test("fine", () => {});
     test("broken (here)", () => { throw new Error("planted"); });
     test("later", { skip: true }, () => {});
     describe("a group", () => { it("fine inside", () => {}); it("broken inside", () => { throw new Error("deep"); }); });`,
  );
  assert.equal(code, 1);
  assert.equal(output.trim().split("\n").at(-1), "2 passed, 2 failed, 1 skipped");
  assert.match(output, /planted/);
  assert.match(output, /rerun: node --test --test-name-pattern='broken \\\(here\\\)'/);
});

test("a green file says nothing but its counts", () => {
  const { code, output } = report(
    "green.test.mjs",
    'import { test } from "node:test"; test("fine", () => {});',
  );
  assert.equal(code, 0);
  assert.equal(output, "1 passed, 0 failed\n");
});

test("a file that can't be loaded is a failure", () => {
  const { code, output } = report("gone.test.mjs", 'import "./not-there.mjs";');
  assert.equal(code, 1);
  assert.equal(output.trim().split("\n").at(-1), "0 passed, 1 failed");
});
