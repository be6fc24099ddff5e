// Before anything is measured: the peers' libraries (npm ci of tests/bench/peers into .tools/bench, by content of its
// lock file), a word on what Debian's packages would add, and the folder of bytes that every peer of a task reads.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { installLocked } from "../../../tools/lab/locked_folder.mjs";
import { initialWeights } from "./tasks.mjs";

const root = path.resolve(import.meta.dirname, "../../..");
const home = path.join(root, ".tools/bench");

/** Errors: what npm said, when it fails. */
export function installPeers(say) {
  installLocked("tests/bench/peers", ".tools/bench", () =>
    say("Installing the peers' libraries into .tools/bench (npm ci, about 360 MB on disk) ..."),
  );
}

/** Null when PyTorch can run at its best; else the words that say what is missing. */
export function torchMissing() {
  const python = spawnSync("/usr/bin/python3", ["-c", "import torch"], { encoding: "utf8" });
  const blas =
    existsSync("/usr/lib/x86_64-linux-gnu/openblas-pthread") ||
    existsSync("/usr/lib/aarch64-linux-gnu/openblas-pthread");
  if (python.status === 0 && blas) return null;
  return "not installed: apt-get install python3-torch libopenblas0-pthread";
}

/** Writes build/bench/<name>; gives the folder. */
export function writeTask(name, task) {
  const folder = path.join(root, "build/bench", name);
  mkdirSync(folder, { recursive: true });
  const { data, ...plain } = task;
  const { features, targets } = data(path.join(home, "node_modules"));
  const write = (file, floats) => writeFileSync(path.join(folder, `${file}.f32`), floats);
  write("features", features);
  write("targets", targets);
  write("weights", initialWeights(task));
  writeFileSync(path.join(folder, "task.json"), JSON.stringify(plain));
  return folder;
}
