// What every browser suite needs: the built site on a free port, Chromium and Firefox, and a page that is watched.
// A page that breaks its policy, asks another origin for anything, throws, or writes an error to the console fails the
// test that opened it (S1, S3). How a page is touched and read is in watched.mjs.
//
//   for (const stage of stages()) test(stage.title("…"), stage.when, async (t) => { const page = await stage.page(t, "line/"); … });

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import puppeteer from "puppeteer-core";
import { startServer } from "../../../tools/serve.mjs";
import { watchErrands } from "./errands.mjs";
import { Watched } from "./watched.mjs";

/** The built site; DOWNHILL_SITE names another copy of it. */
const root = process.env.DOWNHILL_SITE ?? path.join(import.meta.dirname, "../../../build/site");
/** DOWNHILL_SLOW=6: pages in Chromium get a sixth of the processor, which shows what a test takes for granted. */
const slow = Number(process.env.DOWNHILL_SLOW ?? 1);

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
      "--lang=en-US",
    ],
  },
  firefox: {
    browser: "firefox",
    executablePath: "/usr/bin/firefox-esr",
    extraPrefsFirefox: { "intl.accept_languages": "en-US" },
  },
};

/** A busy machine may take its time to open a browser or a page: nothing of a test hangs on how long. */
const kPatience = { timeout: 120_000, protocolTimeout: 180_000 }; // ms

/** A browser by the name of a stage; "webgpu" is Chromium with WebGPU in software, which it does not offer unasked. */
const browserOf = (name) => {
  if (name !== "webgpu") return browsers[name];
  const { args, ...chromium } = browsers.chromium;
  return { ...chromium, args: [...args, "--enable-unsafe-webgpu", "--use-webgpu-adapter=swiftshader"] };
};

/** The size is set by then; Firefox before 145 or so has no word for the orientation that the driver asks for too. */
export function orientationIsNotKnown(error) {
  if (!/setScreenOrientationOverride/.test(error.message)) throw error;
}

/** One stage a browser, for the tests of one file. Each opens its browser when a test first needs it. */
export function stages(...only) {
  const names = only.length > 0 ? only : Object.keys(browsers);
  const all = names.map((name) => new Stage(name));
  after(() => Promise.all(all.map((stage) => stage.close())));
  return all;
}

class Stage {
  #browser = null;
  #sites = new Map();

  constructor(name) {
    this.name = name;
    /** What `test` takes: a browser that is not installed is a skip, and counted. */
    this.when = { skip: existsSync(browserOf(name).executablePath) ? false : `${name} is not installed` };
  }

  title(text) {
    return `${this.name}: ${text}`;
  }

  async close() {
    await (await this.#browser)?.close();
    for (const { server, folder, kept } of await Promise.all(this.#sites.values())) {
      await server.close();
      if (!kept) await rm(folder, { recursive: true });
    }
  }

  /** The site's address, its end a slash, mounted under `base`, its assets spoilt. */
  async site({ base = "/", spoil = null, host = null } = {}) {
    const key = spoil ?? host?.root ?? base;
    const open = async () => {
      const folder = spoil ? await copyFor(spoil) : (host?.root ?? root);
      return {
        folder,
        kept: !spoil,
        server: await startServer({ root: folder, port: 0, base, csp: host?.csp }),
      };
    };
    if (!this.#sites.has(key)) this.#sites.set(key, open());
    return (await this.#sites.get(key)).server.url;
  }

  /**
   * A fresh page at `where` (relative to the site), watched from before its first script until the test's end, with a
   * storage of its own. Its `when` runs in the page before any script of the page.
   * options: width, height, base; lang ("en" | "zh") and theme ("light" | "dark"), null: as a first visitor; touch
   * (Chromium only); calm: prefers reduced motion (Chromium only); before: a function for the page; spoil: a function that
   * is given the folder of a copy's assets and damages them; expects: patterns of errors that belong to the test;
   * host: { root, csp, from }, a stranger's folder and policy in place of the site, which may ask `from` for things.
   */
  async page(t, where, options = {}) {
    const { width = 1280, height = 900, touch = false, calm = false } = options;
    this.#browser ??= puppeteer.launch({ headless: true, ...kPatience, ...browserOf(this.name) });
    const context = await (await this.#browser).createBrowserContext();
    const page = await context.newPage();
    page.setDefaultTimeout(kPatience.timeout);
    const site = await this.site(options);
    const trouble = listen(page, [site, ...(options.host?.from ? [options.host.from] : [])]);
    const expects = options.expects ?? [];
    t.after(async () => {
      const violations = await page.evaluate("globalThis.violations ?? []").catch(() => []);
      await context.close();
      const found = [...trouble, ...violations].filter((text) => !expects.some((known) => known.test(text)));
      assert.deepEqual(found, [], `trouble on ${where}`);
    });
    await page
      .setViewport({ width, height, ...(this.name === "chromium" && { hasTouch: touch, isMobile: touch }) })
      .catch(orientationIsNotKnown);
    if (slow > 1 && this.name !== "firefox") await page.emulateCPUThrottling(slow);
    if (calm) await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
    const { lang = "en", theme = "light" } = options;
    await page.evaluateOnNewDocument(watch, { lang, theme });
    await page.evaluateOnNewDocument(watchErrands);
    if (options.before) await page.evaluateOnNewDocument(options.before);
    await page.goto(new URL(where, site).href, { waitUntil: "load" });
    return new Watched(page, this.name);
  }
}

/** What goes wrong on the page, as texts, while it lives. */
function listen(page, sites) {
  const trouble = [];
  page.on("pageerror", (error) => trouble.push(`threw: ${error?.stack ?? error}`));
  page.on("console", (message) => {
    // Chromium asks for that unasked, where a page names no icon.
    if (message.location()?.url?.endsWith("/favicon.ico")) return;
    if (message.type() === "error") trouble.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (/^(https?|wss?):/.test(url) && !sites.some((site) => url.startsWith(site)))
      trouble.push(`asked another origin: ${url}`);
  });
  return trouble;
}

/** A copy of the site that `spoil` may do with as it likes. */
async function copyFor(spoil) {
  const folder = await mkdtemp(path.join(tmpdir(), "downhill-site-"));
  await cp(root, folder, { recursive: true });
  await spoil(path.join(folder, "assets"));
  return folder;
}

/** Runs in the page: wishes for language and theme, a list of violations and of promises nobody caught. */
function watch({ lang, theme }) {
  try {
    if (lang !== null) localStorage.setItem("downhill.lang", lang);
    if (theme !== null) localStorage.setItem("downhill.theme", theme);
  } catch {
    // a page without storage has its own test
  }
  globalThis.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    globalThis.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
  });
  addEventListener("unhandledrejection", (event) => {
    globalThis.violations.push(`nobody caught: ${event.reason?.stack ?? event.reason}`);
  });
}
