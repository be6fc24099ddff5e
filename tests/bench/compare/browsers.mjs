// What needs a browser: our engine as a peer in a page of Chromium or Firefox under the strict policy, and how long the
// Network lab takes from the start of its navigation to its first trained step.

import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startServer } from "../../../tools/serve.mjs";
import { median } from "./statistics.mjs";

const here = import.meta.dirname;
const root = path.resolve(here, "../../..");

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

/** Null, or the words that say why a browser can't be used. */
export const browserMissing = (name) =>
  existsSync(browsers[name].executablePath) ? null : `${browsers[name].executablePath} is not installed`;

async function launch(name) {
  const { default: puppeteer } = await import("puppeteer-core");
  return puppeteer.launch({ headless: true, ...browsers[name] });
}

/** Runs in the page; Firefox's own waitForFunction fails now and then. */
function come() {
  return new Promise((done, fail) => {
    const give = performance.now() + 60_000;
    const look = () => {
      if (globalThis.peer !== undefined) done(globalThis.peer.error ?? null);
      else if (performance.now() > give) fail(new Error("the page was not ready within a minute"));
      else setTimeout(look, 20);
    };
    look();
  });
}

/** The same face as a peer process: version, ask, stop. */
export async function startBrowserPeer(name, folder) {
  const site = mkdtempSync(path.join(tmpdir(), "downhill-bench-"));
  cpSync(path.join(here, "page"), site, { recursive: true });
  cpSync(path.join(here, "layers.mjs"), path.join(site, "layers.mjs"));
  cpSync(path.join(here, "peers/downhill.mjs"), path.join(site, "peers/downhill.mjs"));
  cpSync(path.join(root, "build/npm"), path.join(site, "npm"), { recursive: true });
  cpSync(folder, path.join(site, "task"), { recursive: true });
  const server = await startServer({ root: site });
  let browser = null;
  const stop = async () => {
    await browser?.close();
    await server.close();
    rmSync(site, { recursive: true });
  };
  try {
    browser = await launch(name);
    const page = await browser.newPage();
    await page.goto(server.url);
    const error = await page.evaluate(come);
    if (error !== null) throw new Error(error);
    const version = (await browser.version()).replace(/^HeadlessChrome/i, "Chromium");
    return { version, ask: (message) => page.evaluate((m) => globalThis.peer.ask(m), message), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Before the page's own scripts: plays as soon as the lab is ready, and notes the first trained step it tells of, which
 * then stands on the page. (The first picture is told of as step 0.)
 */
function watchStart() {
  document.addEventListener("downhill-ready", ({ target }) => target.play(), { once: true });
  // The clock's zero is the start of the navigation.
  document.addEventListener("downhill-step", ({ detail }) => {
    if (detail.step > 0) globalThis.firstStep ??= performance.now();
  });
}

function firstStep() {
  return new Promise((done, fail) => {
    const give = performance.now() + 30_000;
    const look = () => {
      if (globalThis.firstStep !== undefined) done(globalThis.firstStep);
      else if (performance.now() > give) fail(new Error("no step within half a minute"));
      else setTimeout(look, 5);
    };
    look();
  });
}

/** Loads of each page before one counts: a browser compiles ahead what it has met more than once. */
const kSettling = 3;

/**
 * ms from navigation to the first trained step of each lab's page in Chromium on this machine: the median of `loads`
 * loads, pages in turn, of a browser that has loaded each of them before. With `keep` it may keep files named by a hash, as
 * a site's host would let it; without, all files cross 127.0.0.1 each time. `{ network: { first, median, least, greatest, loads } }`
 */
export async function startUp(loads, labs = ["network"], { keep = true } = {}) {
  const server = await startServer({ root: path.join(root, "build/site"), keep });
  const browser = await launch("chromium");
  try {
    const times = new Map(labs.map((lab) => [lab, []]));
    for (let i = 0; i < kSettling + loads; i++)
      for (const lab of labs) times.get(lab).push(await oneLoad(browser, `${server.url}${lab}/`));
    return Object.fromEntries([...times].map(([lab, all]) => [lab, summary(all[0], all.slice(kSettling))]));
  } finally {
    await browser.close();
    await server.close();
  }
}

async function oneLoad(browser, url) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.evaluateOnNewDocument(watchStart);
  await page.goto(url);
  const time = await page.evaluate(firstStep);
  await page.close();
  return time;
}

const summary = (first, warm) => ({
  first,
  median: median(warm),
  least: Math.min(...warm),
  greatest: Math.max(...warm),
  loads: warm.length,
});
