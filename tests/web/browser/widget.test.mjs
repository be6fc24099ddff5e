// The widget in strangers' pages: from another origin, under a strict policy, in a page whose styles mean no good, many at
// a time, in a scrolled article. What it fetches is counted.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { startServer } from "../../../tools/serve.mjs";
import { stages } from "./support.mjs";

const widget = path.join(import.meta.dirname, "../../../build/widget");
const folder = mkdtempSync(path.join(tmpdir(), "downhill-host-"));
let server;
const asked = [];

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
    "hostile.html": page(
      `<downhill-lab lab="line" controls></downhill-lab>`,
      '<link rel="stylesheet" href="hostile.css">',
    ),
    "hostile.css": hostile,
    "plain.html": page(`<downhill-lab lab="line" controls></downhill-lab>`),
    "further.html": page('<downhill-lab lab="network" controls loading="eager"></downhill-lab>'),
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

const host = () => {
  const origin = new URL(server.url).origin;
  return {
    root: folder,
    from: server.url,
    csp: `default-src 'self'; script-src 'self' 'wasm-unsafe-eval' ${origin}; connect-src 'self' ${origin}; worker-src blob:; style-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'`,
  };
};
const open = (stage, t, name, options = {}) => {
  asked.length = 0;
  return stage.page(t, name, { host: host(), ...options });
};
/** The labs' own elements behind all widgets of the page. */
const inside = (look) =>
  `(() => { const all = [...document.querySelectorAll("downhill-lab")].map((one) => one.inner); return (${look})(all); })()`;
const evaluate = (opened, look) => opened.page.evaluate(inside(look));
async function until(opened, look) {
  const give = performance.now() + 60_000;
  for (;;) {
    if (await evaluate(opened, look)) return;
    if (performance.now() > give) assert.fail(`still waiting for ${look}`);
    await opened.page.evaluate(() => new Promise((done) => setTimeout(done, 50)));
  }
}
const stand = "(all) => all.every((lab) => lab?.snapshot)";
const gzipped = (pattern) =>
  [
    ...new Set(asked.filter(([name, status]) => status === 200 && pattern.test(name)).map(([name]) => name)),
  ].reduce((sum, name) => sum + gzipSync(readFileSync(path.join(widget, name)), { level: 9 }).length, 0);

for (const stage of stages()) {
  test(
    stage.title("three labs from another origin walk under a strict policy, in one worker"),
    stage.when,
    async (t) => {
      const opened = await open(stage, t, "three.html", { height: 3000 });
      await until(opened, stand);
      await opened.page.evaluate(() => {
        for (const lab of document.querySelectorAll("downhill-lab")) lab.step(5);
      });
      await until(opened, "(all) => all.every((lab) => lab.snapshot.step === 5)");
      const names = asked.map(([name]) => name);
      for (const file of [/lanes-/, /\.wasm$/])
        assert.equal(names.filter((name) => file.test(name)).length, 1, `${file}`);
      assert.deepEqual(
        asked.filter(([, status]) => status !== 200 && status !== 304),
        [],
      );
    },
  );

  test(
    stage.title(
      "far from the reader a lab is a poster of less than 15 kB; near, up to its first step, less than 230 kB; nothing moves",
    ),
    stage.when,
    async (t) => {
      const opened = await open(stage, t, "far.html");
      await opened.page.evaluate(() => {
        globalThis.shifts = 0;
        try {
          new PerformanceObserver((list) => {
            for (const one of list.getEntries()) globalThis.shifts += one.value;
          }).observe({ type: "layout-shift", buffered: true });
        } catch {}
      });
      assert.ok(
        await opened.page.evaluate(
          () => document.querySelector("downhill-lab").shadowRoot.querySelector("svg circle") !== null,
        ),
      );
      const far = gzipped(/\.js$/);
      assert.ok(far > 1000 && far <= 15_000, `${far} bytes before the reader comes near`);
      const before = await opened.page.evaluate(() => document.querySelector("#after").offsetTop);
      await opened.page.evaluate(() =>
        document.querySelector("downhill-lab").scrollIntoView({ block: "center", behavior: "instant" }),
      );
      await until(opened, stand);
      await opened.page.waitForNetworkIdle();
      const all = gzipped(/./);
      assert.equal(await opened.page.evaluate(() => globalThis.shifts), 0); // Firefox does not measure it
      assert.equal(await opened.page.evaluate(() => document.querySelector("#after").offsetTop), before);
      await opened.page.evaluate(() => document.querySelector("downhill-lab").step());
      await until(opened, "([lab]) => lab.snapshot.step === 1");
      await opened.page.waitForNetworkIdle();
      const later = gzipped(/./) - all; // what there is to say and to show once a step has been walked
      t.diagnostic(`poster ${far}, network up to its first step ${all}, after it ${later} bytes`);
      assert.ok(all <= 230_000, `${all} bytes up to the first step`);
      assert.ok(later <= 8_000, `${later} bytes after the first step`);
      assert.equal(await opened.page.evaluate(() => document.querySelector("#after").offsetTop), before);
    },
  );

  test(stage.title("each further lab brings less than 60 kB"), stage.when, async (t) => {
    const opened = await open(stage, t, "further.html");
    await until(opened, stand);
    await opened.page.waitForNetworkIdle();
    for (const lab of ["line", "boundary", "titanic", "digits"]) {
      const before = gzipped(/./);
      await opened.page.evaluate((lab) => {
        const one = Object.assign(document.createElement("downhill-lab"), {
          lab,
          loading: "eager",
          controls: true,
        });
        document.body.append(one);
        one.scrollIntoView({ behavior: "instant" });
      }, lab);
      await until(opened, "(all) => all.at(-1)?.stage === 'ready'");
      await opened.page.waitForNetworkIdle();
      const own = gzipped(/./) - before;
      t.diagnostic(`${lab} ${own} bytes`);
      assert.ok(own > 0 && own <= 60_000, `${lab} brings ${own} bytes`);
    }
  });

  test(stage.title("a page's styles don't reach in"), stage.when, async (t) => {
    const look = `([lab]) => {
      const words = lab.shadowRoot.querySelector(".say");
      const { color, letterSpacing, textTransform, fontSize, direction } = getComputedStyle(words);
      const { width, height } = lab.getBoundingClientRect();
      return [color, letterSpacing, textTransform, fontSize, direction, Math.round(width / 40), Math.round(height / 40)];
    }`;
    const [plain, hurt] = [await open(stage, t, "plain.html"), await open(stage, t, "hostile.html")];
    await until(plain, stand);
    await until(hurt, stand);
    const [a, b] = [await evaluate(plain, look), await evaluate(hurt, look)];
    assert.deepEqual(b.slice(0, 5), a.slice(0, 5));
  });

  test(
    stage.title("twenty labs: one worker, one module; one that leaves takes none along"),
    stage.when,
    async (t) => {
      const opened = await open(stage, t, "many.html");
      await until(opened, "(all) => all.length === 20 && all.every((lab) => lab?.stage === 'ready')");
      const names = asked.map(([name]) => name);
      for (const file of [/lanes-/, /\.wasm$/, /core-/])
        assert.equal(names.filter((name) => file.test(name)).length, 1, `${file}`);
      await opened.page.evaluate(() => document.querySelector("downhill-lab").remove());
      await opened.page.evaluate(() => document.querySelector("downhill-lab").scrollIntoView());
      await opened.page.evaluate(() => document.querySelector("downhill-lab").step(7));
      await until(opened, "([lab]) => lab.snapshot?.step === 7");
    },
  );

  test(
    stage.title("a lab that waits for a click asks for nothing, then comes without moving what is above it"),
    stage.when,
    async (t) => {
      const opened = await open(stage, t, "click.html");
      await opened.page.evaluate(() =>
        document.querySelector("downhill-lab").scrollIntoView({ block: "center", behavior: "instant" }),
      );
      await opened.page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      assert.equal(asked.filter(([name]) => /core-|\.wasm/.test(name)).length, 0);
      await opened.clickOn("[part=start]");
      await until(opened, stand);
      const y = await opened.page.evaluate(() => scrollY);
      const { left, top, width } = await opened.page.evaluate(() =>
        document.querySelector("downhill-lab").getBoundingClientRect().toJSON(),
      );
      await opened.page.mouse.move(left + width / 3, Math.max(top, 0) + 200);
      await opened.page.mouse.wheel({ deltaY: 240 });
      await opened.page
        .waitForFunction((from) => scrollY > from, {}, y)
        .catch(() => assert.fail("the wheel does not scroll the article"));
    },
  );

  test(
    stage.title(
      "a second copy of the script is harmless; attributes that make no sense fall back and are reflected",
    ),
    stage.when,
    async (t) => {
      const twice = await open(stage, t, "twice.html");
      await until(twice, stand);
      const opened = await open(stage, t, "attributes.html");
      await until(opened, stand);
      const seen = await opened.page.evaluate(() => {
        const lab = document.querySelector("downhill-lab");
        const before = [lab.lab, lab.seed ?? null, lab.learningRate ?? null, lab.theme, lab.loading];
        lab.lab = "boundary";
        lab.seed = 7;
        return [...before, lab.getAttribute("lab"), lab.getAttribute("seed")];
      });
      assert.deepEqual(seen, ["line", null, null, "auto", "lazy", "boundary", "7"]);
      await until(opened, "([lab]) => lab?.lab === 'boundary' && lab.getState().settings?.seed === 7");
      await opened.page.evaluate(() => {
        const lab = document.querySelector("downhill-lab");
        lab.preset = "xor";
        lab.setAttribute("state", "v=1&dataset=points&points=cAAAAAAAAA&learningRate=0.3");
      });
      await until(opened, "([lab]) => lab.getState().settings.learningRate === 0.3");
    },
  );

  test(stage.title("the recipe's page, and the frame that tells its height"), stage.when, async (t) => {
    const options = { host: { ...host(), csp: null } };
    const opened = await stage.page(t, `${server.url}recipes/html/index.html`, options);
    await until(opened, stand);
    assert.equal(await evaluate(opened, "([lab]) => lab.points.length"), 9);
    await opened.page.goto(`${server.url}recipes/html/frame.html`);
    const framed = `document.querySelector("iframe")`;
    const give = performance.now() + 60_000;
    while (
      !(await opened.page.evaluate(
        `Number(${framed}.height) !== 1180 && ${framed}.contentDocument.querySelector("downhill-lab")?.inner?.snapshot?.points.length === 18`,
      ))
    )
      if (performance.now() > give) assert.fail("the frame never stood or never told its height");
  });

  test(stage.title("one file from a disk"), stage.when, async (t) => {
    const opened = await open(stage, t, "plain.html");
    await opened.page.goto(`file://${folder}/offline.html`);
    await until(opened, stand);
    await opened.page.evaluate(() => document.querySelector("downhill-lab").step(3));
    await until(opened, "([lab]) => lab.snapshot.step === 3");
  });
}
