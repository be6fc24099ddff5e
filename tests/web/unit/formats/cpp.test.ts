// The C++ program goes on where the page stopped: compiled without a warning, its next ten losses are ours within 1e-4.
// Skipped, and counted so, where there is no g++.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { toSafetensors } from "../../../../web/formats/bundle.ts";
import { toCpp } from "../../../../web/formats/code/cpp.ts";
import { assertSame, folder, kModels, lossesIn, nextLosses, walked } from "./support.ts";

const compiler = spawnSync("g++", ["--version"]).status === 0;

test("the C++ program's next ten losses are ours", { skip: !compiler && "no g++" }, (t) => {
  for (let i = 0; i < kModels; i += 3) {
    const one = walked(i, 9 + i, { standardize: i % 4 === 0 });
    const here = folder(t);
    writeFileSync(path.join(here, "model.safetensors"), toSafetensors(one.model));
    writeFileSync(path.join(here, "model.cpp"), toCpp(one.model));
    const flags = ["-std=c++17", "-O1", "-ffp-contract=off", "-Wall", "-Wextra", "-Werror"];
    const made = spawnSync("g++", [...flags, "model.cpp", "-o", "model"], { cwd: here, encoding: "utf8" });
    assert.equal(made.status, 0, made.stderr);
    const run = spawnSync("./model", [], { cwd: here, encoding: "utf8" });
    assert.equal(run.status, 0, run.stderr);
    assertSame(lossesIn(run.stdout), nextLosses(one), `model ${i} ${JSON.stringify(one.model.spec)}`);
  }
});
