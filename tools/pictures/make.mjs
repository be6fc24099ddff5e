// Takes the README's pictures from the built site, so that they never show what isn't there:
//   ./lab build && node tools/pictures/make.mjs
// Real walks: the Network lab's spiral and the Line lab, each some steps after its start.

import path from "node:path";
import puppeteer from "puppeteer-core";
import { startServer } from "../serve.mjs";

const here = import.meta.dirname;
const shots = [
  { page: "network/", steps: 1180, file: "network.png", height: 860 },
  { page: "line/", steps: 3, file: "line.png", height: 800 },
];

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
  for (const { page: where, steps, file, height } of shots) {
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height });
    await page.emulateMediaFeatures([
      { name: "prefers-color-scheme", value: "light" },
      { name: "prefers-reduced-motion", value: "reduce" },
    ]);
    await page.goto(new URL(where, server.url).href);
    await page.waitForFunction(() => document.querySelector("downhill-lab")?.snapshot);
    await page.evaluate((n) => document.querySelector("downhill-lab").step(n), steps);
    await page.waitForFunction((n) => document.querySelector("downhill-lab").snapshot.step === n, {}, steps);
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
    await page.screenshot({ path: path.join(here, file) });
    await page.close();
  }
} finally {
  await browser.close();
  await server.close();
}
