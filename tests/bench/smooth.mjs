// How smooth the Network lab is while it trains as fast as it can (X3), in Chromium on the built site: what the main
// thread is busy with, how even the frames come, and how long a click takes until it is drawn. A measurement, not a
// gate: it prints figures and the two limits. Words after it open a panel each before it walks (`none`, `sample`, `hill`,
// ... or `all` for all in turn); `race` has one going on meanwhile. DOWNHILL_SITE names another copy of the site.

import path from "node:path";
import { startServer } from "../../tools/serve.mjs";
import { openChromium } from "./common/chromium.mjs";

const kSeconds = 10;
const kClicks = 40;
const root = process.env.DOWNHILL_SITE ?? path.join(import.meta.dirname, "../../build/site");

const site = await startServer({ root });
const browser = await openChromium();
try {
  for (const panel of await wanted(process.argv.slice(2))) await measure(panel);
} finally {
  await browser.close();
  await site.close();
}

/** The lab at rest, in a window high enough for it and a panel. */
async function opened() {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 1500 });
  await page.goto(`${site.url}network/`);
  await page.waitForFunction('document.querySelector("downhill-lab").snapshot?.tiles?.length > 0', {
    polling: 50,
  });
  return page;
}

/** `none` and every panel that the lab offers, for "all". */
async function wanted(names) {
  if (names.length === 0) return ["none"];
  if (!names.includes("all")) return names;
  const page = await opened();
  const offered = await page.evaluate(() =>
    [...document.querySelector("downhill-lab").shadowRoot.querySelectorAll("[data-panel]")].map(
      ({ dataset }) => dataset.panel,
    ),
  );
  await page.close();
  return ["none", ...offered];
}

async function measure(panel) {
  const page = await opened();
  if (panel !== "none") await open(page, panel);
  if (panel === "race") await race(page);
  await page.evaluate(watch);
  await page.evaluate(() => {
    const lab = document.querySelector("downhill-lab");
    lab.setState({ settings: { speed: 1000 } });
    lab.play();
  });
  const tasks = await mainThreadTasks(page, () => clicks(page));
  report(panel, tasks, await page.evaluate("globalThis.seen"));
  await page.close();
}

/** In the page: gaps between frames, long tasks, and events that took 16 ms or more from input to paint. */
function watch() {
  const seen = { gaps: [], long: [], paints: [], steps: 0 };
  globalThis.seen = seen;
  let last = performance.now();
  const frame = (now) => {
    seen.gaps.push(now - last);
    seen.steps = document.querySelector("downhill-lab").snapshot?.step ?? 0;
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) =>
    seen.long.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({
    type: "longtask",
  });
  // From a pointer's release to the second frame after it: by then what it did has been painted.
  addEventListener(
    "pointerup",
    ({ timeStamp }) =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() => seen.paints.push(performance.now() - timeStamp)),
      ),
    true,
  );
}

/** Opens a panel and waits until its element has drawn something. */
async function open(page, panel) {
  await page.evaluate(
    (id) => document.querySelector("downhill-lab").shadowRoot.querySelector(`[data-panel="${id}"]`).click(),
    panel,
  );
  await page.waitForFunction(
    () =>
      [...document.querySelector("downhill-lab").shadowRoot.querySelectorAll(".lab > *")].some(
        (part) => part.localName.startsWith("dh-") && part.shadowRoot?.querySelector("section") != null,
      ),
    { polling: 50 },
  );
}

/** Five lanes, 5,000 steps from sixteen starts: long enough to go on until the measurement ends. */
async function race(page) {
  const panel = 'document.querySelector("downhill-lab").shadowRoot.querySelector("dh-race").renderRoot';
  await page.evaluate(`((root) => {
    const steps = root.querySelector("select.steps");
    steps.value = "5000";
    steps.dispatchEvent(new Event("change"));
    root.querySelector(".go").click();
  })(${panel})`);
  await page.waitForFunction(`${panel}.querySelector(".luck:enabled") != null`, { polling: 50 });
  await page.evaluate(`${panel}.querySelector(".luck").click()`);
}

/** Points clicked into the data plot, one every quarter of a second. */
async function clicks(page) {
  const box = await page.evaluate(() => {
    const plot = document.querySelector("downhill-lab").shadowRoot.querySelector(".data .dh-plot");
    const { left, top, width, height } = plot.getBoundingClientRect();
    return { left, top, width, height };
  });
  for (let i = 0; i < kClicks; i++) {
    const [x, y] = [0.1 + 0.8 * ((i * 0.618) % 1), 0.1 + 0.8 * ((i * 0.382) % 1)];
    await page.mouse.click(box.left + x * box.width, box.top + y * box.height);
    await new Promise((done) => setTimeout(done, (1000 * kSeconds) / kClicks));
  }
}

/** ms of every task of the page's main thread while `act` runs, from Chromium's own trace. */
async function mainThreadTasks(page, act) {
  await page.tracing.start({
    categories: ["toplevel", "disabled-by-default-devtools.timeline", "__metadata"],
  });
  await act();
  const { traceEvents } = JSON.parse(Buffer.from(await page.tracing.stop()).toString());
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const own = traceEvents.filter(
    ({ name, ph, pid, tid }) => name === "RunTask" && ph === "X" && main.has(`${pid} ${tid}`),
  );
  return own.map(({ dur }) => dur / 1000);
}

function report(panel, tasks, { gaps, long, paints, steps }) {
  const line = (name, values, limit = "") => {
    const sorted = values.toSorted((a, b) => a - b);
    const at = (share) =>
      (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
    console.log(
      `${name.padEnd(30)} n ${String(values.length).padStart(6)}   p50 ${at(0.5)}   p99 ${at(0.99)}   max ${at(1)} ms${limit}`,
    );
  };
  console.log(`Network lab, full speed, open: ${panel}; ${steps} steps walked`);
  line("main thread: all tasks", tasks, "   (p99 at most 50)");
  line(
    "main thread: tasks over 1 ms",
    tasks.filter((ms) => ms >= 1),
  );
  line("main thread: long tasks", long);
  line("gaps between frames", gaps);
  line("click to second frame after", paints, "   (at most 100)");
}
