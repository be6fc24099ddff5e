// Runs the native Catch2 tests of one preset and counts test cases from Catch2's own XML.
// Usage: node tools/lab/core_suite.mjs PRESET [TAGS-OR-NAME]; prints failures and the counts line.

import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";

const [preset, filter = ""] = process.argv.slice(2);
const exe = `build/${preset}/core_tests`;
const reports = "build/reports";
mkdirSync(reports, { recursive: true });
const specification = filter === "" || /^[[~"*]/.test(filter) ? filter : `*${filter}*`;

const fromXml = (text) =>
  text.replace(
    /&(quot|lt|gt|apos|amp);/g,
    (_, name) => ({ quot: '"', lt: "<", gt: ">", apos: "'", amp: "&" })[name],
  );

// What one shard reported; a test case without an OverallResult was cut off by a crash.
function readReport(file) {
  const counts = { passed: 0, skipped: 0, failedNames: [] };
  let text = "";
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return counts;
  }
  for (const part of text.split("<TestCase ").slice(1)) {
    const name = fromXml(/name="([^"]*)"/.exec(part)?.[1] ?? "?");
    const result = /<OverallResult ([^>]*)>/.exec(part)?.[1] ?? 'success="false"';
    if (/success="false"/.test(result)) counts.failedNames.push(name);
    else if (/skips="[1-9]/.test(result)) counts.skipped += 1;
    else counts.passed += 1;
  }
  return counts;
}

function runShard(index, shards) {
  const report = `${reports}/${preset}-${index}.xml`;
  rmSync(report, { force: true });
  const args = ["--reporter", "console", "--reporter", `xml::out=${report}`, "--allow-running-no-tests"];
  args.push("--shard-count", String(shards), "--shard-index", String(index));
  if (specification) args.push(specification);
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(exe, args);
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.on("error", (error) => resolve({ output: String(error), code: 1, counts: readReport(report) }));
    child.on("close", (code) => resolve({ output, code, counts: readReport(report) }));
  });
}

const shards = Math.min(2, os.cpus().length);
const results = await Promise.all(Array.from({ length: shards }, (_, index) => runShard(index, shards)));
let passed = 0;
let failed = 0;
let skipped = 0;
for (const { output, code, counts } of results) {
  passed += counts.passed;
  skipped += counts.skipped;
  // A run that ends badly without naming a test (a leak, an abort) is a failure all the same.
  failed += Math.max(counts.failedNames.length, code === 0 || code === 4 ? 0 : 1);
  if (code !== 0 && code !== 4) {
    process.stdout.write(output);
    for (const name of counts.failedNames)
      console.log(`  rerun: ${exe} '${name.replace(/([,[\]\\])/g, "\\$1")}'`);
    if (counts.failedNames.length === 0)
      console.log(`  rerun: ${exe} ${specification} (it ended with code ${code})`);
  }
}
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed > 0 ? 1 : 0;
