// What the article costs while nobody does anything in it. Opens /article/ in Chromium, brings its three labs near, and
// counts the CPU time of the page's thread, of its worker and of all threads of the renderer over 5 s: at rest, with one
// lab walking (so that the meter is seen to move), and after the reader has scrolled on from it.
//   ./lab bench idle [SECONDS]
// Page: the time its thread spends in tasks (TaskDuration of the DevTools protocol). Renderer: SystemInfo, in tens of
// milliseconds. Worker: its thread in /proc, Linux only.

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { startServer } from "../../tools/serve.mjs";
import { openChromium } from "./common/chromium.mjs";

const seconds = Number(process.argv[2] ?? 5);
const server = await startServer({ root: path.resolve(import.meta.dirname, "../../build/site") });
const browser = await openChromium();

const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 900 });
const [ofPage, ofBrowser] = [await page.createCDPSession(), await browser.target().createCDPSession()];
await ofPage.send("Performance.enable");

/** Milliseconds of CPU so far of the threads that have the name, in the renderers; null where that can't be known. */
function threads(renderers, name) {
  try {
    const spent = renderers.flatMap(({ id }) =>
      readdirSync(`/proc/${id}/task`).map((task) => {
        const at = `/proc/${id}/task/${task}`;
        if (!readFileSync(`${at}/comm`, "utf8").startsWith(name)) return 0;
        return Number(readFileSync(`${at}/schedstat`, "utf8").split(" ")[0]) / 1e6;
      }),
    );
    return spent.reduce((sum, one) => sum + one, 0);
  } catch {
    return null;
  }
}

async function spent() {
  const { metrics } = await ofPage.send("Performance.getMetrics");
  const { processInfo } = await ofBrowser.send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  return {
    page: 1000 * metrics.find(({ name }) => name === "TaskDuration").value,
    worker: threads(renderers, "DedicatedWorker"),
    renderer: 1000 * renderers.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
  };
}

async function over(what) {
  const before = await spent();
  await new Promise((done) => setTimeout(done, 1000 * seconds));
  const after = await spent();
  const column = (name) =>
    (after[name] === null ? "?" : `${(after[name] - before[name]).toFixed(1)} ms`).padStart(11);
  console.log(`${what.padEnd(44)}${column("page")}${column("worker")}${column("renderer")}`);
}

/** Runs in the page, in an article of three labs: each is brought near until it stands; then back to the top. */
async function bring() {
  for (const lab of document.querySelectorAll("downhill-lab")) {
    lab.scrollIntoView({ block: "center", behavior: "instant" });
    while (lab.inner?.snapshot == null) await new Promise((done) => setTimeout(done, 50));
  }
  scrollTo(0, 0);
}
const steps = () => page.evaluate(() => document.querySelector("downhill-lab").inner.snapshot.step);

try {
  await page.goto(`${server.url}article/`, { waitUntil: "load" });
  await page.waitForFunction(() => customElements.get("downhill-lab"));
  await page.evaluate(bring);
  await page.waitForNetworkIdle();
  console.log(
    `${"CPU time over".padEnd(44)}${["page", "worker", "renderer"].map((name) => name.padStart(11)).join("")}`,
  );
  await over(`${seconds} s of three labs that nobody starts`);

  await page.evaluate(() => {
    const lab = document.querySelector("downhill-lab");
    lab.scrollIntoView({ block: "center", behavior: "instant" });
    lab.play();
  });
  await page.waitForFunction(() => document.querySelector("downhill-lab").inner.snapshot.running);
  await over(`${seconds} s of one lab that walks`);

  await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
  await page.waitForFunction(() => !document.querySelector("downhill-lab").inner.snapshot.running);
  const before = await steps();
  await over(`${seconds} s after the reader has scrolled on`);
  const walked = (await steps()) - before;
  console.log(walked === 0 ? "It has stood still since." : `It has walked ${walked} steps unseen.`);
  process.exitCode = walked === 0 ? 0 : 1;
} finally {
  await browser.close();
  await server.close();
}
