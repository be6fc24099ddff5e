// What every browser suite needs: the built site on a free port, Chromium and Firefox, and a page that is watched.
// A page that breaks its policy, asks another origin for anything, or throws, fails the test that opened it (S1, S3).

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import puppeteer from "puppeteer-core";
import { startServer } from "../../../tools/serve.mjs";

const root = path.join(import.meta.dirname, "../../../build/site");

export const browsers = {
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

/** A server, a browser, and pages on it; all closed when the test file is done. */
class Stage {
  constructor(name) {
    this.name = name;
    this.site = null;
    this.browser = null;
  }

  async open(base = "/") {
    this.site = await startServer({ root, port: 0, base });
    this.browser = await puppeteer.launch({ headless: true, ...browsers[this.name], protocolTimeout: 120_000 });
  }

  async close() {
    await this.browser?.close();
    await this.site?.close();
  }

  /**
   * A fresh page at `where` (relative to the site), watched. `before` runs in the page before any script of its own.
   * options: width, height, lang ("en" | "zh"), theme ("light" | "dark"), touch.
   */
  async page(where, options = {}, before = null) {
    const { width = 1280, height = 900, lang = "en", theme = "light", touch = false } = options;
    const page = await this.browser.newPage();
    await page.setViewport({ width, height, ...(this.name === "chromium" && { hasTouch: touch, isMobile: touch }) });
    const trouble = [];
    page.on("pageerror", (error) => trouble.push(`threw: ${error}`));
    page.on("request", (request) => {
      const url = request.url();
      if (/^https?:/.test(url) && !url.startsWith(this.site.url)) trouble.push(`asked another origin: ${url}`);
    });
    await page.evaluateOnNewDocument(watch, { lang, theme });
    if (before) await page.evaluateOnNewDocument(before);
    await page.goto(new URL(where, this.site.url).href, { waitUntil: "load" });
    return new Watched(page, trouble);
  }
}

/** Runs in the page: wishes for language and theme, a list of violations, no animation by default. */
function watch({ lang, theme }) {
  try {
    localStorage.setItem("downhill.lang", lang);
    localStorage.setItem("downhill.theme", theme);
  } catch {
    // a page without storage has its own test
  }
  globalThis.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    globalThis.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
  });
}

export class Watched {
  constructor(page, trouble) {
    this.page = page;
    this.trouble = trouble;
  }

  /** Waits until `probe(lab, ...args)`, run in the page with the <downhill-lab> element, is true. */
  async until(probe, ...args) {
    try {
      await this.page.waitForFunction(
        `(${String(probe)})(document.querySelector("downhill-lab"), ...${JSON.stringify(args)})`,
        { timeout: 60_000, polling: 50 },
      );
    } catch (error) {
      const now = await this.lab((lab) => ({
        step: lab?.snapshot?.step,
        train: lab?.snapshot?.train,
        held: lab?.snapshot?.held,
        diverged: lab?.snapshot?.diverged,
      }));
      throw new Error(`still waiting for ${probe}: ${JSON.stringify(now)}`, { cause: error });
    }
  }

  /** The value of `look(lab, ...args)`. */
  lab(look, ...args) {
    return this.page.evaluate(
      `(${String(look)})(document.querySelector("downhill-lab"), ...${JSON.stringify(args)})`,
    );
  }

  ready() {
    return this.until((lab) => lab?.snapshot != null);
  }

  /** The box of the first element in the lab's shadow tree that matches. */
  box(selector) {
    return this.lab((lab, wanted) => {
      const find = (node) => {
        const found = node.querySelector(wanted);
        if (found) return found;
        for (const child of node.querySelectorAll("*")) {
          const inside = child.shadowRoot && find(child.shadowRoot);
          if (inside) return inside;
        }
        return null;
      };
      const element = find(lab.shadowRoot);
      if (!element) return null;
      element.scrollIntoView({ block: "nearest", behavior: "instant" });
      const { left, top, width, height } = element.getBoundingClientRect();
      return { left, top, width, height };
    }, selector);
  }

  /** A click with the mouse at data coordinates of a plot over [-3, 3] x [-3, 3]. */
  async clickAt(box, x, y) {
    await this.page.mouse.click(...place(box, x, y));
  }

  async dragTo(box, from, to) {
    await this.page.mouse.move(...place(box, ...from));
    await this.page.mouse.down();
    await this.page.mouse.move(...place(box, (from[0] + to[0]) / 2, (from[1] + to[1]) / 2));
    await this.page.mouse.move(...place(box, ...to));
    await this.page.mouse.up();
  }

  async clickOn(selector) {
    const box = await this.box(selector);
    assert.ok(box, `no ${selector} in the lab`);
    await this.page.mouse.click(box.left + box.width / 2, box.top + box.height / 2);
  }

  /** Closes the page after asserting that nothing went wrong on it. */
  async done() {
    const violations = await this.page.evaluate(() => globalThis.violations);
    await this.page.close();
    assert.deepEqual([...this.trouble, ...violations], []);
  }
}

/** Page pixels of a data position in a plot's box. */
export function place({ left, top, width, height }, x, y) {
  return [left + ((x + 3) / 6) * width, top + ((3 - y) / 6) * height];
}

/**
 * One test in each browser: `run(stage)`. A browser that is not installed is a skip, and counted.
 * options.only: the name of the one browser that can do it.
 */
export function inBrowsers(title, run, options = {}) {
  for (const name of options.only ? [options.only] : Object.keys(browsers)) {
    const skip = existsSync(browsers[name].executablePath) ? false : `${name} is not installed`;
    test(`${name}: ${title}`, { skip }, async () => {
      const stage = new Stage(name);
      try {
        await stage.open(options.base);
        await run(stage);
      } finally {
        await stage.close();
      }
    });
  }
}

/** Least squares of y = w x + b through points, and the condition number of the loss's Hessian, in closed form. */
export function leastSquares(points) {
  const n = points.length;
  const mean = (value) => points.reduce((sum, point) => sum + value(point), 0) / n;
  const [mx, my, mxx, mxy] = [mean((p) => p.x), mean((p) => p.y), mean((p) => p.x ** 2), mean((p) => p.x * p.y)];
  const w = (mxy - mx * my) / (mxx - mx ** 2);
  // Eigenvalues of 2 [[mean x², mean x], [mean x, 1]].
  const [middle, spread] = [mxx + 1, Math.hypot(mxx - 1, 2 * mx)];
  return { w, b: my - w * mx, condition: (middle + spread) / (middle - spread), lambdaMax: middle + spread };
}
