// How long a CSV of 50 MB and 500,000 rows takes from the drop until it can be learnt, in Chromium on the built site, and
// how the page fares meanwhile (X3): the longest task of the main thread, and how often progress was told. A measurement,
// not a gate. `./lab build` first; DOWNHILL_SITE names another copy of the site.

import path from "node:path";
import { startServer } from "../../tools/serve.mjs";
import { openChromium } from "./common/chromium.mjs";

const kRows = 500_000;
const kMegabytes = 50;
const root = process.env.DOWNHILL_SITE ?? path.join(import.meta.dirname, "../../build/site");

const site = await startServer({ root });
const browser = await openChromium();
try {
  const page = await browser.newPage();
  await page.goto(`${site.url}titanic/`);
  await page.waitForFunction('document.querySelector("downhill-lab").snapshot?.table', { polling: 50 });
  const told = await page.evaluate(dropped, kRows, (kMegabytes * 1e6) / kRows);
  const { bytes, state, seconds, tellings, tasks } = told;
  console.log(
    `${(bytes / 1e6).toFixed(1)} MB, ${kRows} rows, ${state} after ${seconds.toFixed(2)} s (asked: at most 5)`,
  );
  console.log(`progress was told ${tellings} times`);
  console.log(
    `main thread meanwhile: ${tasks.length} tasks over 50 ms, longest ${Math.max(0, ...tasks).toFixed(0)} ms`,
  );
} finally {
  await browser.close();
  await site.close();
}

/** Runs in the page: makes the file, drops it, and watches. Rows are numbers by a plain generator and one category. */
async function dropped(rows, width) {
  const lab = document.querySelector("downhill-lab");
  let seed = 1;
  const number = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return ((seed / 2 ** 32) * 1000 - 500).toFixed(4);
  };
  const columns = Math.round((width - 8) / 9.1);
  const header = [...Array.from({ length: columns }, (_, i) => `x${i}`), "kind", "y"].join();
  const parts = [`${header}\n`];
  for (let i = 0; i < rows; i++)
    parts.push(
      `${Array.from({ length: columns }, number).join()},${["red", "green", "blue"][i % 3]},${i % 2}\n`,
    );
  const file = new File(parts, "large.csv");
  await new Promise((done) => setTimeout(done, 500));
  const tasks = [];
  const watcher = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration);
  });
  watcher.observe({ type: "longtask" });
  const data = new DataTransfer();
  data.items.add(file);
  const begin = performance.now();
  const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
  lab.shadowRoot.querySelector(".columns").dispatchEvent(event);
  const seen = new Set();
  for (;;) {
    const told = lab.snapshot.table.file;
    if (told?.state === "reading") seen.add(told.share);
    else if (told) {
      const seconds = (performance.now() - begin) / 1000;
      return { bytes: file.size, state: told.state, seconds, tellings: seen.size, tasks };
    }
    await new Promise((done) => requestAnimationFrame(done));
  }
}
