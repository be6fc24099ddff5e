// N1 and S1 for the package: in Chromium and in Firefox, on a page and in a worker, under the strict policy, the
// scenarios end with the golden bits; nothing breaks the policy and nothing is asked of another origin. Turbo loads
// where the browser can run it.

import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";
import puppeteer from "puppeteer-core";
import { startServer } from "../../tools/serve.mjs";
import { golden } from "./support.mjs";

const here = import.meta.dirname;
const expected = Object.fromEntries(golden("scenarios.json").map(({ name, hash }) => [name, hash]));

const browsers = {
  chromium: {
    executablePath: "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  },
  firefox: { browser: "firefox", executablePath: "/usr/bin/firefox-esr" },
};

/** A folder with the page, the package and the scenarios, as a static host would have them. */
function site() {
  const root = mkdtempSync(path.join(tmpdir(), "downhill-package-"));
  mkdirSync(path.join(root, "npm"));
  cpSync(path.join(here, "page"), root, { recursive: true });
  cpSync(path.join(here, "scenario.mjs"), path.join(root, "scenario.mjs"));
  cpSync(path.join(here, "../golden/scenarios.json"), path.join(root, "scenarios.json"));
  cpSync(path.join(here, "../../build/npm"), path.join(root, "npm"), { recursive: true });
  return root;
}

/** Runs in the page: its result, as soon as there is one. Firefox's own waitForFunction fails now and then. */
function come() {
  return new Promise((done, fail) => {
    const give = performance.now() + 60_000;
    const look = () => {
      if (globalThis.result !== undefined) done(globalThis.result);
      else if (performance.now() > give) fail(new Error("the page gave no result within a minute"));
      else setTimeout(look, 50);
    };
    look();
  });
}

for (const [name, options] of Object.entries(browsers)) {
  const skip = existsSync(options.executablePath) ? false : `${options.executablePath} is not installed`;
  test(`${name}: the golden bits on the page and in a worker, turbo or its note, under the strict policy`, {
    skip,
  }, async (t) => {
    const root = site();
    const server = await startServer({ root });
    const browser = await puppeteer.launch({ headless: true, timeout: 120_000, ...options });
    t.after(async () => {
      await browser.close();
      await server.close();
      rmSync(root, { recursive: true });
    });
    const page = await browser.newPage();
    const foreign = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(server.url)) foreign.push(request.url());
    });
    await page.goto(server.url, { timeout: 120_000 });
    const { turbo, ...result } = await page.evaluate(come);
    const variant = turbo?.possible ? "turbo" : "strict";
    assert.deepEqual(turbo, { possible: turbo?.possible, variant, explained: !turbo?.possible });
    assert.deepEqual(result, { page: expected, worker: expected, violations: [] });
    assert.deepEqual(foreign, []);
  });
}
