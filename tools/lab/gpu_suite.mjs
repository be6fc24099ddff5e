// Runs the tests of web/gpu (tests/gpu) in Node on Dawn, the WebGPU of Chromium, and whatever Vulkan there is: the
// machine's own, or the software one that comes with Chromium. Without any every test says that it was skipped.
// Usage: node tools/lab/gpu_suite.mjs [NAME]

import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { vulkanEnvironment } from "./vulkan.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const env = vulkanEnvironment(process.env);

// What our own kernels make of every row of the op table: the expected values.
mkdirSync(path.join(root, "build/gpu"), { recursive: true });
env.DOWNHILL_ROWS = path.join(root, "build/gpu/rows.json");
const emitted = spawnSync(path.join(root, "build/native-release/core_tests"), ["[.emit]"], { env });
if (emitted.status !== 0) {
  console.log(`core_tests could not write the op table's rows:\n${emitted.stdout}\n${emitted.stderr}`);
  process.exit(1);
}

const suite = [path.join(root, "tools/lab/unit_suite.mjs"), "--from", "tests/gpu", ...process.argv.slice(2)];
const run = spawnSync(process.execPath, suite, { stdio: "inherit", cwd: root, env });
process.exitCode = run.status ?? 1;
