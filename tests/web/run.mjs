// The browser suites: every tests/web/browser/*.test.mjs, one after the other (two cores, and a browser takes both).
//   node tests/web/run.mjs [NAME]   only files whose name contains NAME
// Quiet when green; ends with the line of counts that ./lab test adds up.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";

const here = import.meta.dirname;
const folder = path.join(here, "browser");
const wanted = process.argv[2] ?? "";
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".test.mjs") && name.includes(wanted))
  .map((name) => path.join(folder, name));
if (files.length === 0) {
  console.error(`no browser suite's name contains "${wanted}"`);
  process.exit(2);
}
const reporter = path.join(here, "../../tools/lab/quiet_reporter.mjs");
const run = spawnSync(
  process.execPath,
  ["--test", "--test-concurrency=1", `--test-reporter=${reporter}`, ...files],
  { stdio: "inherit" },
);
process.exit(run.status ?? 1);
