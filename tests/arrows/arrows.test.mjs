// Reads every #include and import of core, wasm and web, and fails on an arrow between rooms
// that the table (rules.mjs) does not have. The scanner itself is tested on planted text.

import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { arrows, buildTime, doors, packages } from "./rules.mjs";
import { namesIn, read, resolveName, roomOf, sourcesUnder } from "./scan.mjs";

const root = path.resolve(import.meta.dirname, "../..");

/** The complaints about one file, as sentences. */
function complaints(file, text) {
  const room = roomOf(file);
  if (room === null || !(room in arrows)) return [`${file}: no room of the table ("${room}")`];
  return namesIn(file, text).flatMap((name) => {
    const target = resolveName(file, name);
    if (target === null) return [];
    if (target.package !== undefined) {
      const known = Object.keys(packages).find(
        (key) => target.package === key || target.package.startsWith(/[/:]$/.test(key) ? key : `${key}/`),
      );
      if (known && packages[known].includes(room)) return [];
      return [`${file}: ${room} may not name the package ${target.package}`];
    }
    const to = roomOf(target.path);
    if (to === room || arrows[room].includes(to)) return [];
    const door = doors[target.path];
    if (door !== undefined && arrows[room].includes(door)) return [];
    return [`${file}: ${room} may not see ${to ?? target.path} (${name})`];
  });
}

test("no room names another that the table does not let it see", () => {
  const files = sourcesUnder(root, ["core", "wasm", "web"]).filter(
    (file) => !buildTime.some((folder) => file.startsWith(folder)),
  );
  assert.ok(files.length > 0, "found no source file to read");
  const found = files.flatMap((file) => complaints(file, read(root, file)));
  assert.deepEqual(found, [], `\n${found.join("\n")}\n`);
});

test("a kernel that includes the graph is caught, and one that includes base is not", () => {
  assert.equal(complaints("core/kernels/x.cpp", '#include "graph/op.hpp"\n').length, 1);
  assert.deepEqual(complaints("core/kernels/x.cpp", '#include "base/shape.hpp"\n#include <span>\n'), []);
  assert.equal(complaints("core/graph/x.cpp", "#include <xsimd/xsimd.hpp>\n").length, 1);
  assert.deepEqual(complaints("core/kernels/x.cpp", '// #include "graph/op.hpp"\n'), []);
});

test("every form of import is seen", () => {
  const forms = [
    'import { a } from "../worker/worker.ts";',
    'import type { A } from "../worker/worker.ts";',
    'import {\n  a,\n  b,\n} from "../worker/worker.ts";',
    'export * from "../worker/worker.ts";',
    'import "../worker/worker.ts";',
    'const m = await import("../worker/worker.ts");',
    'new Worker(new URL("../worker/worker.ts", import.meta.url));',
    'import url from "../worker/worker.ts?worker&url";',
  ];
  for (const text of forms) assert.equal(complaints("web/view/x.ts", text).length, 1, text);
});

test("the element reaches the worker by its client alone", () => {
  assert.deepEqual(complaints("web/element/x.ts", 'import { c } from "../worker/client.ts";'), []);
  assert.equal(complaints("web/element/x.ts", 'import { c } from "../worker/worker.ts";').length, 1);
  assert.equal(complaints("web/labs/line/x.ts", 'import { c } from "../../worker/client.ts";').length, 1);
  assert.equal(complaints("web/view/x.ts", 'import { l } from "../engine/index.ts";').length, 1);
});

test("a package is nobody's unless the table says whose", () => {
  assert.equal(complaints("web/view/x.ts", 'import _ from "lodash";').length, 1);
  assert.equal(complaints("web/engine/x.ts", 'import { html } from "lit";').length, 1);
  assert.deepEqual(
    complaints(
      "web/view/x.ts",
      'import { html } from "lit";\nimport { live } from "lit/directives/live.js";',
    ),
    [],
  );
});
