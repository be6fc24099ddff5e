// Takes the README's pictures from the built site, so that they never show what isn't there:
//   ./lab build && node tools/pictures/make.mjs [FILE...]
// What is in them is told in shots.mjs.

import path from "node:path";
import puppeteer from "puppeteer-core";
import { startServer } from "../serve.mjs";
import { found, shots } from "./shots.mjs";

const here = import.meta.dirname;
const kMargin = 12; // px around the parts
const wanted = process.argv.slice(2);

/** A window of 1280 px in the light theme, without motion. */
async function open(browser, url, height) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height });
  await page.emulateMediaFeatures([
    { name: "prefers-color-scheme", value: "light" },
    { name: "prefers-reduced-motion", value: "reduce" },
  ]);
  await page.goto(url);
  await page.waitForFunction(
    () =>
      document.querySelector("downhill-lab")?.snapshot ??
      document.querySelector("downhill-matmul")?.shadowRoot?.querySelector(".sum"),
  );
  return page;
}

/** Around all parts, in the page's px. */
async function around(page, parts) {
  const boxes = [];
  for (const part of parts) {
    const handle = await found(page, part);
    await handle.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const box = await handle.boundingBox();
    const { x, y } = await page.evaluate(() => ({ x: scrollX, y: scrollY }));
    boxes.push({
      left: box.x + x,
      top: box.y + y,
      right: box.x + x + box.width,
      bottom: box.y + y + box.height,
    });
  }
  const x = Math.max(0, Math.min(...boxes.map(({ left }) => left)) - kMargin);
  const y = Math.min(...boxes.map(({ top }) => top)) - kMargin;
  const right = Math.min(1280, Math.max(...boxes.map((box) => box.right)) + kMargin);
  return { x, y, width: right - x, height: Math.max(...boxes.map(({ bottom }) => bottom)) + kMargin - y };
}

const server = await startServer({ root: path.join(here, "../../build/site") });
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--lang=en-US",
  ],
});
try {
  for (const { file, page: where, act, of, height = 1400 } of shots) {
    if (wanted.length > 0 && !wanted.includes(file)) continue;
    const page = await open(browser, new URL(where, server.url).href, height);
    await act(page);
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await page.screenshot({ path: path.join(here, file), ...(of && { clip: await around(page, of) }) });
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
