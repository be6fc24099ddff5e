// A page's head names what the page will need before the script its first paint waits for: a lab's page its lab's files,
// and no page those of another lab.

import assert from "node:assert/strict";
import test from "node:test";
import { askAhead, filesOf } from "../../../../web/site/build/ahead.ts";

const bundle = {
  "assets/page.css": { fileName: "assets/page.css" },
  "assets/line-1.js": {
    fileName: "assets/line-1.js",
    moduleIds: ["/w/labs/line/words.ts", "/w/labs/line/line.ts"],
    imports: ["assets/base-2.js", "assets/plot-3.js"],
  },
  "assets/network-4.js": { fileName: "assets/network-4.js", moduleIds: ["/w/labs/network/network.ts"] },
  "assets/base-2.js": {
    fileName: "assets/base-2.js",
    moduleIds: ["/w/worker/client.ts"],
    code: "const a=new URL(`worker-5_x-6.js`,import.meta.url).href",
  },
  "assets/digits-7.js": {
    fileName: "assets/digits-7.js",
    moduleIds: ["/w/worker/digits/client.ts"],
    code: "const a=new URL(`worker-8.js`,import.meta.url).href",
  },
  "assets/words-9.js": { fileName: "assets/words-9.js", moduleIds: ["/w/labs/line/words.en.ts"] },
  "assets/words-10.js": { fileName: "assets/words-10.js", moduleIds: ["/w/view/words.en.ts"] },
  "assets/words-11.js": { fileName: "assets/words-11.js", moduleIds: ["/w/labs/line/words.zh.ts"] },
  "assets/words-12.js": { fileName: "assets/words-12.js", moduleIds: ["/w/labs/network/words.en.ts"] },
};

const kEarly = "assets/early-13.js";
const page = (lab: string): string => `<head>
    <!-- early -->

    <script type="module" crossorigin src="../assets/base-2.js"></script>
    <link rel="stylesheet" crossorigin href="../assets/page.css">
  </head>
  <body>${lab}</body>`;

test("a lab's files are its own chunk and what that imports", () => {
  assert.deepEqual(filesOf("line", bundle), ["assets/line-1.js", "assets/base-2.js", "assets/plot-3.js"]);
  assert.deepEqual(filesOf("network", bundle), ["assets/network-4.js"]);
  assert.deepEqual(filesOf("", bundle), []);
});

test("a lab's page asks first for all it runs, each once, and tells the early script its words and its worker", () => {
  const html = askAhead(
    page('<downhill-lab lab="line" controls></downhill-lab>'),
    "/line/index.html",
    bundle,
    kEarly,
  );
  const asked = [...html.matchAll(/(?:src|href)="\.\.\/([^"]+)"/g)].map(([, file]) => file);
  assert.deepEqual(asked, [
    kEarly,
    "assets/base-2.js",
    "assets/line-1.js",
    "assets/plot-3.js",
    "assets/page.css",
    kEarly,
    "assets/page.css",
  ]);
  assert.match(html, /<link rel="preload" as="style" crossorigin href="\.\.\/assets\/page\.css">/);
  assert.match(html, / data-en="\.\.\/assets\/words-9\.js \.\.\/assets\/words-10\.js"/);
  assert.match(html, / data-zh="\.\.\/assets\/words-11\.js"/);
  assert.match(html, / data-worker="\.\.\/assets\/worker-5_x-6\.js"><\/script>/);
  assert.match(html, /<body><downhill-lab/);
});

test("the early script is found from every page", () => {
  for (const [where, src] of [
    ["/index.html", "./assets/early-13.js"],
    ["/404.html", "./assets/early-13.js"],
    ["/article/index.html", "../assets/early-13.js"],
  ] as const)
    assert.ok(askAhead(page(""), where, bundle, kEarly).includes(`<script src="${src}"></script>`), where);
});

test("a page with no lab of its own names no lab's files and no worker", () => {
  for (const [lab, where] of [
    ["", "/index.html"],
    ['<downhill-lab lab="line"></downhill-lab>', "/article/index.html"],
  ] as const)
    assert.doesNotMatch(askAhead(page(lab), where, bundle, kEarly), /line-1|data-|worker/);
});

test("a lab's page whose worker no file names is not built", () => {
  const { "assets/base-2.js": _, ...rest } = bundle;
  assert.throws(() => askAhead(page('<downhill-lab lab="line"'), "/line/index.html", rest, kEarly), /worker/);
});
