// The files of the widget's worker: nothing that is not there yet is imported at a file's top.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importLater } from "../../../../web/site/build/worker-alone.ts";

const file = (name: string, imports: readonly string[], code: string) => ({
  fileName: `assets/${name}`,
  isEntry: name === "start.js",
  imports: imports.map((one) => `assets/${one}`),
  code,
});

test("what a later file imports is imported before it, the innermost first", () => {
  const start = file("start.js", [], "a(()=>import(`./hill.js`));b(()=>import('./race.js'))");
  const hill = file("hill.js", ["start.js", "frame.js", "race.js"], "");
  const frame = file("frame.js", ["start.js", "deep.js"], "");
  const race = file("race.js", ["start.js"], "import(`./hill.js`)");
  importLater([hill, frame, start, race, file("deep.js", [], "")]);
  assert.equal(
    start.code,
    'a(()=>import("./deep.js").then(()=>import("./frame.js").then(()=>import("./race.js").then(()=>import(`./hill.js`)))));' +
      "b(()=>import('./race.js'))",
  );
  assert.equal(race.code, 'import("./deep.js").then(()=>import("./frame.js").then(()=>import(`./hill.js`)))');
});

test("a worker that starts as two files is refused", () => {
  const glue = file("glue.js", [], "");
  assert.throws(() => importLater([file("start.js", ["glue.js"], ""), glue]), /must start as one file/);
});
