// A browser without WebGPU gets the same page: all of its markup, shadow roots included, is that of a browser that has
// it, but for what the badge says. `navigator.gpu` is taken away in the page and in its workers.

import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import test from "node:test";
import { until as digitsUntil, lab, ready, trained } from "./digits_lab.mjs";
import { stages } from "./support.mjs";

const inPage = () => {
  delete Navigator.prototype.gpu;
};

/** In a copy of the site every worker begins without. */
async function inWorkers(assets) {
  const workers = (await readdir(assets)).filter((name) => /^worker-.*\.js$/.test(name));
  assert.ok(workers.length > 0, "no workers to take it from");
  for (const name of workers) {
    const file = path.join(assets, name);
    await writeFile(file, `delete WorkerNavigator.prototype.gpu;${await readFile(file, "utf8")}`);
  }
}

/** The document as text, every shadow root in its place; what the badge and a clock say is left out. */
const markup = (page) =>
  page.page.evaluate(() => {
    const write = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.data;
      if (node.nodeType !== Node.ELEMENT_NODE) return "";
      const { localName, classList } = node;
      if (classList.contains("because")) return "<the badge>";
      // Which files were asked for ahead by now is the network's.
      if (localName === "link" && node.rel === "modulepreload") return "";
      const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`).sort();
      const inside = [
        ...(node.shadowRoot ? [...node.shadowRoot.childNodes, "<light>"] : []),
        ...node.childNodes,
      ];
      const text = inside.map((one) => (one === "<light>" ? one : write(one))).join("");
      return `<${localName}${attributes.join("")}>${text}</${localName}>\n`;
    };
    // Seconds of training are the machine's.
    return write(document.documentElement).replace(/\d+(\.\d+)? s\b( of training)?/g, "some s");
  });

/** The same once all has come that the page fetches by itself, and all that was asked of its worker is drawn. */
async function settledMarkup(page) {
  await page.page.waitForNetworkIdle({ idleTime: 1500, timeout: 60_000 });
  await page.settled();
  return markup(page);
}

/** What each page has come to when it is looked at. */
const pages = {
  "digits/": async (page) => {
    await ready(page);
    await lab(page, (digits) => {
      digits.model = { ...digits.model, hidden: [], batchSize: 64 };
      digits.epochs = 1;
    });
    await page.clickOn("dh-button[icon=dice]");
    await lab(page, (digits) => digits.setModel({ seed: 7 }));
    await digitsUntil(page, ({ state }) => state?.step === 0);
    await page.clickOn("dh-play");
    await trained(page, 1);
    await page.page.mouse.move(1, 1);
    await page.reads(".because", /graphics card|WebGPU|processor/);
    return lab(page, ({ state }) => state.device.why);
  },
  "network/": async (page) => {
    await page.ready();
    await page.lab((element) => element.step(40));
    await page.until(({ snapshot }) => snapshot.step === 40);
    await page.reads(".now", /the loss went/); // these words come with the first steps
    await page.lab((element) => element.updateComplete);
    return "";
  },
};

for (const stage of stages("webgpu"))
  for (const [where, come] of Object.entries(pages))
    test(
      stage.title(`/${where} is the same page without navigator.gpu, but for the badge`),
      stage.when,
      async (t) => {
        const having = await stage.page(t, where);
        const withIt = { why: await come(having), text: await settledMarkup(having) };
        const lacking = await stage.page(t, where, { before: inPage, spoil: inWorkers });
        const without = { why: await come(lacking), text: await settledMarkup(lacking) };
        assert.equal(await having.page.evaluate(() => "gpu" in navigator), true);
        assert.equal(await lacking.page.evaluate(() => "gpu" in navigator), false);
        if (where === "digits/") assert.deepEqual([withIt.why, without.why], ["software", "no-webgpu"]);
        assert.ok(withIt.text.length > 10_000, "something is there to compare");
        assert.deepEqual(without.text.split("\n"), withIt.text.split("\n"));
      },
    );
