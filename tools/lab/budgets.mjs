// Size budgets, measured as a reader's browser would: each built page is opened in Chromium
// over our own server, and what it really fetched (its worker's fetches too) is gzipped and summed.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { startServer } from "../serve.mjs";

const root = path.resolve(import.meta.dirname, "../..");
const site = path.join(root, "build/site");
const budgets = { engine: 150_000, page: 80_000, article: 140_000 }; // an article has several labs in sight
const quietMs = 1_000;

const gzipped = (file) => gzipSync(readFileSync(file), { level: 9 }).length;
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const isGlue = (name) => /\/downhill-glue-[^/]*\.js$/.test(name);

function report(what, bytes, limit) {
  const over = bytes > limit;
  console.log(`${over ? "OVER  " : "ok    "}${what}: ${kB(bytes)} gzip of ${kB(limit)}`);
  return over;
}

// Loads a page until nothing new has been asked for during a quiet second.
async function fetchedBy(browser, server, log, page) {
  log.clear();
  const tab = await browser.newPage();
  await tab.goto(new URL(page, server.url).href, { waitUntil: "load" });
  for (let seen = -1; seen !== log.size; ) {
    seen = log.size;
    await new Promise((resolve) => setTimeout(resolve, quietMs));
  }
  await tab.close();
  return [...log];
}

const release = path.join(root, "build/wasm-release");
let over = false;
// A reader loads one of the two binaries, and the glue that fits both.
for (const [what, folder] of [
  ["wasm + glue", release],
  ["wasm + glue, turbo", path.join(release, "turbo")],
]) {
  const bytes = gzipped(path.join(folder, "downhill.wasm")) + gzipped(path.join(folder, "downhill.mjs"));
  over = report(what, bytes, budgets.engine) || over;
}

const pages = readdirSync(site, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(path.join(site, entry.name, "index.html")))
  .map((entry) => `${entry.name}/`);
const log = new Set();
const server = await startServer({
  root: site,
  onRequest: (name, status) => status === 200 && log.add(name),
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"],
});
try {
  for (const page of ["", ...pages]) {
    const files = (await fetchedBy(browser, server, log, page)).map((name) => path.join(site, name));
    const code = files.filter((name) => /\.(m?js|css)$/.test(name) && !isGlue(name));
    const sum = code.reduce((total, name) => total + gzipped(name), 0);
    over =
      report(
        `/${page} (${code.length} files of JS and CSS)`,
        sum,
        page === "article/" ? budgets.article : budgets.page,
      ) || over;
  }
} finally {
  await browser.close();
  await server.close();
}
process.exitCode = over ? 1 : 0;
