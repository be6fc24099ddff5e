// A lab's page names its lab's files, and no page those of another lab.

import assert from "node:assert/strict";
import test from "node:test";
import { filesOf, labAhead } from "../../../../web/site/build/ahead.ts";

const bundle = {
  "assets/page.css": { fileName: "assets/page.css" },
  "assets/line-1.js": {
    fileName: "assets/line-1.js",
    moduleIds: ["/w/labs/line/words.ts", "/w/labs/line/line.ts"],
    imports: ["assets/base-2.js", "assets/plot-3.js"],
  },
  "assets/network-4.js": { fileName: "assets/network-4.js", moduleIds: ["/w/labs/network/network.ts"] },
};

test("a lab's files are its own chunk and what that imports", () => {
  assert.deepEqual(filesOf("line", bundle), ["assets/line-1.js", "assets/base-2.js", "assets/plot-3.js"]);
  assert.deepEqual(filesOf("network", bundle), ["assets/network-4.js"]);
  assert.deepEqual(filesOf("", bundle), []);
});

test("a page asks ahead for its lab's files, but not for what it names already", () => {
  const tags = labAhead.transformIndexHtml.handler('<script src="../assets/base-2.js"></script>', {
    path: "/line/index.html",
    bundle,
  });
  assert.deepEqual(
    tags.map(({ attrs }) => attrs.href),
    ["../assets/line-1.js", "../assets/plot-3.js"],
  );
  assert.deepEqual(labAhead.transformIndexHtml.handler("", { path: "/index.html", bundle }), []);
});
