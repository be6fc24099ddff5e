// What a page does where something is missing or breaks: no WebAssembly, no workers, a file that does not arrive, no
// storage, a worker that dies (S2, W1). It says why, its text stays readable, and a second try works where it can.

import assert from "node:assert/strict";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import test from "node:test";
import { stages } from "./support.mjs";

const kNotes = /Things to try/;

/** Damages to a copy of the site, by what the names of files match. */
const each = async (folder, pattern, act) => {
  const names = (await readdir(folder)).filter((name) => pattern.test(name));
  assert.ok(names.length > 0, `the site has a file that matches ${pattern}`);
  for (const name of names) await act(path.join(folder, name));
};
const noWorkerFile = (folder) => each(folder, /^worker-.*\.js$/, (file) => rm(file));
const noEngineFile = (folder) => each(folder, /\.wasm$/, (file) => rm(file));
/** Takes WebAssembly from the worker, which has one of its own. */
const noWasm = (folder) =>
  each(folder, /^worker-.*\.js$/, async (file) => {
    await writeFile(file, `delete globalThis.WebAssembly;${await readFile(file, "utf8")}`);
  });

/** The lab's own words for why it can't start. */
async function why(page) {
  await page.until((lab) => lab?.shadowRoot?.querySelector(".notice[role=alert]") != null);
  return page.text(".notice");
}

for (const stage of stages()) {
  test(stage.title("without WebAssembly the lab says so, the text stays"), stage.when, async (t) => {
    const before = () => {
      delete globalThis.WebAssembly;
    };
    const page = await stage.page(t, "line/", { before, spoil: noWasm });
    assert.match(await why(page), /can't run WebAssembly/);
    assert.match(await page.text(), kNotes);
    const home = await stage.page(t, "", { before, spoil: noWasm });
    await home.until((lab) => lab.shadowRoot.querySelector(".failed") !== null);
    assert.match(await home.text("downhill-home"), /can't run WebAssembly.*recorded walk, standing still/);
    assert.match(await home.text(), /watch a network walk/);
  });

  test(stage.title("without workers the lab says so, the text stays"), stage.when, async (t) => {
    const page = await stage.page(t, "boundary/", {
      before: () => {
        delete globalThis.Worker;
      },
    });
    assert.match(await why(page), /could not start beside the page/);
    assert.match(await page.text(), kNotes);
  });

  for (const [name, spoil, said] of [
    ["the worker's script", noWorkerFile, /could not start beside the page/],
    ["the engine's file", noEngineFile, /did not arrive/],
  ])
    test(stage.title(`${name} does not arrive: it is said, the text stays`), stage.when, async (t) => {
      const page = await stage.page(t, "network/", { spoil, expects: [/404/, /Loading Worker/] });
      assert.match(await why(page), said);
      assert.match(await page.text(), kNotes);
      // What the lab opens with stands in for the engine's first picture.
      await page.until(
        (lab) =>
          lab.points.length === 200 && lab.shadowRoot.querySelector(".lab:not([data-waiting])") !== null,
      );
    });

  test(
    stage.title("storage that throws costs nothing but the memory of two choices"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "line/", {
        before: () => {
          const refuse = () => {
            throw new DOMException("storage is switched off", "SecurityError");
          };
          Object.defineProperty(globalThis, "localStorage", { get: refuse });
        },
      });
      await page.ready();
      await page.clickOn("header [data-lang=zh]");
      await page.until(() => document.documentElement.lang === "zh");
      await page.clickOn("header [data-theme=dark]");
      await page.until((lab) => lab.getAttribute("theme") === "dark");
      await page.clickOn("dh-play");
      await page.until((lab) => lab.snapshot.step > 2);
    },
  );

  test(
    stage.title("a worker that dies is said, and Try again starts another with the same points"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "line/", {
        before: () => {
          const { Worker } = globalThis;
          globalThis.Worker = class extends Worker {
            constructor(...how) {
              super(...how);
              globalThis.lastWorker = this;
            }
          };
        },
      });
      await page.ready();
      await page.lab((lab) => lab.addPoint({ x: 1, y: 2, label: 0 }));
      await page.until((lab) => lab.snapshot.points.length === 13);
      await page.clickOn("dh-play");
      await page.until((lab) => lab.snapshot.step > 2);
      await page.lab(() =>
        globalThis.lastWorker.onerror(new ErrorEvent("error", { message: "out of memory" })),
      );
      assert.match(await why(page), /could not start|has stopped/);
      assert.match(await page.text(), kNotes);
      await page.clickOn(".retry");
      await page.until(
        (lab) => lab.snapshot !== null && lab.snapshot.step === 0 && lab.snapshot.points.length === 13,
      );
      await page.clickOn("dh-play");
      await page.until((lab) => lab.snapshot.step > 2);
    },
  );

  test(stage.title("who wants less motion gets none: Rewind jumps, Home waits"), {
    ...stage.when,
  }, async (t) => {
    const calm = stage.name === "chromium" ? { calm: true } : { before: stillness };
    const page = await stage.page(t, "line/", calm);
    await page.ready();
    await page.lab((lab) => lab.step(300));
    await page.until((lab) => lab.snapshot.step === 300);
    await page.lab((lab) => {
      globalThis.steps = [];
      lab.addEventListener("downhill-step", ({ detail }) => globalThis.steps.push(detail.step));
    });
    await page.clickOn("dh-button[icon=rewind]");
    await page.until(
      (lab) => lab.snapshot.step === 0 && lab.snapshot.walked === 0 && globalThis.steps.includes(0),
    );
    const between = await page.lab(() => globalThis.steps.filter((step) => step > 0 && step < 300));
    assert.deepEqual(between, []);
    const home = await stage.page(t, "", calm);
    await home.ready();
    assert.equal(await home.lab((lab) => lab.shown.running), false);
    await home.clickOn("dh-play");
    await home.until((lab) => lab.shown.running);
  });
}

for (const stage of stages("chromium")) {
  test(stage.title("without JavaScript every page can be read"), stage.when, async (t) => {
    for (const [where, said] of [
      ["", /Drop some points/],
      ["line/", kNotes],
      ["network/", kNotes],
    ]) {
      const page = await stage.page(t, "404.html");
      await page.page.setJavaScriptEnabled(false);
      await page.page.goto(new URL(where, await stage.site()).href);
      assert.match(await page.text(), said);
      assert.match(await page.text(), /needs? JavaScript/);
    }
  });

  test(
    stage.title("an address deep down, beside no file of the site, is still told in one language"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "no/such/page", { expects: [/404/, /MIME type/] });
      const seen = await page.page.evaluate(() => document.body.innerText);
      assert.match(seen, /Nothing lies at this address/);
      assert.doesNotMatch(seen, /[\u4e00-\u9fff]/);
      const margin = await page.page.evaluate(() => getComputedStyle(document.body).marginTop);
      assert.equal(margin, "72px");
      const home = await stage.page(t, "nothing", { expects: [/404/] });
      assert.equal(await home.page.evaluate(() => getComputedStyle(document.body).marginTop), "0px");
    },
  );
}

/** Only in a page: every wish for less motion is granted (Firefox has no other switch here). */
function stillness() {
  const real = globalThis.matchMedia.bind(globalThis);
  globalThis.matchMedia = (query) => {
    const list = real(query);
    if (/reduced-motion/.test(query)) Object.defineProperty(list, "matches", { value: true });
    return list;
  };
}
