// Strangers' pages with widgets in them, from another origin than the widget's folder and under a strict policy, and what
// they fetch. For the tests of the widget.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before } from "node:test";
import { gzipSync } from "node:zlib";
import { startServer } from "../../../tools/serve.mjs";

const widget = path.join(import.meta.dirname, "../../../build/widget");
/** Where those pages lie. */
export const folder = mkdtempSync(path.join(tmpdir(), "downhill-host-"));
/** The server of the widget's folder, once the tests run. */
export let server;
/** What was asked of it for the page that was opened last: [path, status]. */
export const asked = [];

/** Everything a page may do to what it holds, but for throwing it out. */
const hostile = `* { letter-spacing: 9px !important; text-transform: uppercase !important; line-height: 5 !important;
  color: red !important; background: lime !important; font: 40px fantasy !important; box-sizing: content-box !important; }
  div, p, svg, canvas, button { display: inline !important; position: static !important; width: 7px !important; }
  downhill-lab { float: left; direction: rtl; text-align: right; white-space: nowrap; visibility: visible; }`;

const page = (
  body,
  head = "",
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>An article</title>
  <link rel="icon" href="data:,">${head}<script type="module" src="${server.url}downhill.js"></script></head><body>${body}</body></html>`;

before(async () => {
  server = await startServer({
    root: widget,
    csp: null,
    anyOrigin: true,
    onRequest: (name, status) => asked.push([name, status]),
  });
  const text = "<p>Some words of the article.</p>".repeat(30);
  const three = ["line", "boundary", "network"].map(
    (lab) => `<downhill-lab lab="${lab}" controls></downhill-lab>`,
  );
  const files = {
    "three.html": page(three.join("<p>and</p>")),
    "far.html": page(
      `<div class="far"></div>${text}<downhill-lab lab="network" controls><p>Nothing here.</p></downhill-lab><p id="after">after</p>`,
      '<link rel="stylesheet" href="far.css">',
    ),
    "far.css": ".far { height: 4000px }",
    "read.html": page(
      `${text}<downhill-lab lab="network" controls></downhill-lab>${text}`,
      '<meta name="viewport" content="width=device-width">',
    ),
    "hostile.html": page(
      `<downhill-lab lab="line" controls></downhill-lab>`,
      '<link rel="stylesheet" href="hostile.css">',
    ),
    "hostile.css": hostile,
    "plain.html": page(`<downhill-lab lab="line" controls></downhill-lab>`),
    "further.html": page('<downhill-lab lab="network" controls loading="eager"></downhill-lab>'),
    "boxes.html": page(
      ["line", "boundary", "network", "titanic"]
        .flatMap((lab) =>
          ["controls", ""].map(
            (controls) => `<downhill-lab lab="${lab}" ${controls} loading="eager"></downhill-lab>`,
          ),
        )
        .join(""),
    ),
    "many.html": page('<downhill-lab lab="line" controls loading="eager"></downhill-lab>'.repeat(20)),
    "click.html": page(
      `${text}<downhill-lab lab="boundary" reveal="interaction" controls></downhill-lab><p id="after">after</p>`,
    ),
    "twice.html": page(
      `<downhill-lab lab="line" controls></downhill-lab><script type="module" src="${server.url}downhill.js?again"></script>`,
    ),
    "attributes.html": page(
      '<downhill-lab lab="nonsense" preset="nowhere" seed="x" learning-rate="-4" hidden="a,b" theme="green" colour="red" controls></downhill-lab>',
    ),
  };
  copyFileSync(path.join(widget, "downhill-offline.js"), path.join(folder, "downhill-offline.js"));
  files["offline.html"] =
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><script src="downhill-offline.js"></script></head><body><downhill-lab lab="line" controls></downhill-lab></body></html>';
  for (const [name, content] of Object.entries(files)) writeFileSync(path.join(folder, name), content);
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

export const host = () => {
  const origin = new URL(server.url).origin;
  return {
    root: folder,
    from: server.url,
    csp: `default-src 'self'; script-src 'self' 'wasm-unsafe-eval' ${origin}; connect-src 'self' ${origin}; worker-src blob:; style-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'`,
  };
};
export const open = (stage, t, name, options = {}) => {
  asked.length = 0;
  return stage.page(t, name, { host: host(), ...options });
};
/** The labs' own elements behind all widgets of the page. */
const inside = (look) =>
  `(() => { const all = [...document.querySelectorAll("downhill-lab")].map((one) => one.inner); return (${look})(all); })()`;
export const evaluate = (opened, look) => opened.page.evaluate(inside(look));
/** Waits until `look` of the labs is true. */
export async function until(opened, look) {
  const give = performance.now() + 60_000;
  for (;;) {
    if (await evaluate(opened, look)) return;
    if (performance.now() > give) assert.fail(`still waiting for ${look}`);
    await opened.page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  }
}
export const stand = "(all) => all.every((lab) => lab?.snapshot)";
/** Bytes of all files asked for whose name matches. */
export const gzipped = (pattern) =>
  [
    ...new Set(asked.filter(([name, status]) => status === 200 && pattern.test(name)).map(([name]) => name)),
  ].reduce((sum, name) => sum + gzipSync(readFileSync(path.join(widget, name)), { level: 9 }).length, 0);
