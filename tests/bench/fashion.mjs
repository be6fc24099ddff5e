// The whole Fashion-MNIST dropped on the digits lab (70,000 pictures, four .gz files), in Chromium on the built site: how
// long it takes, how much memory wasm, JavaScript's heaps and all other buffers hold after loading and after training,
// and how busy the page is meanwhile (X3).
//   ./lab bench fashion [EPOCHS]
// The files are Debian's (apt-get install dataset-fashion-mnist); FASHION names another folder of them. Ends with an error
// where wasm holds more than 200 MB or JavaScript more than 50. DOWNHILL_SITE names another copy of the site.

import { existsSync } from "node:fs";
import path from "node:path";
import { startServer } from "../../tools/serve.mjs";
import { openChromium } from "./common/chromium.mjs";

const kWasm = 200e6; // bytes
const kScript = 50e6;
const kFiles = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"];
const home = process.env.FASHION ?? "/usr/share/datasets/fashion-mnist";
const root = process.env.DOWNHILL_SITE ?? path.join(import.meta.dirname, "../../build/site");
const epochs = Number(process.argv[2] ?? 3);
if (!Number.isInteger(epochs) || epochs < 1 || epochs > 100)
  throw new RangeError(`EPOCHS must be a whole number from 1 to 100, got "${process.argv[2]}"`);
const files = kFiles.map((name) => path.join(home, `${name}-ubyte.gz`));
const missing = files.find((file) => !existsSync(file));
if (missing) throw new Error(`${missing} is not there: apt-get install dataset-fashion-mnist`);

const mega = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
const over = [];

/** In the worker, before its engine comes: keeps hold of wasm's memory, which nothing outside the engine shows. */
function hold() {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const was = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await was(...given);
      const { exports } = made.instance ?? made;
      globalThis.held = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
      return made;
    };
  }
}

/** Bytes of a thread's objects (JavaScript's and the browser's) and of its array buffers, wasm's memory apart. */
async function memoryOf(session) {
  await session.send("HeapProfiler.collectGarbage");
  const told = await session.send("Runtime.getHeapUsage");
  return { heap: told.usedSize + told.embedderHeapUsedSize, buffers: told.backingStorageSize };
}

/** Both threads after `what`, printed, and held against what is asked. */
async function tell(what, page, thread) {
  const [worker] = page.workers();
  const [there, here] = [await memoryOf(worker.client), await memoryOf(thread)];
  const script = there.heap + there.buffers + here.heap + here.buffers;
  const wasm = await worker.evaluate(() => globalThis.held.buffer.byteLength);
  console.log(
    `${what.padEnd(26)} wasm ${mega(wasm)}; JavaScript ${mega(script)} (page: heap ${mega(here.heap)}, buffers ${mega(here.buffers)}; worker: heap ${mega(there.heap)}, buffers ${mega(there.buffers)})`,
  );
  if (wasm > kWasm) over.push(`${what}: wasm holds ${mega(wasm)}`);
  if (script > kScript) over.push(`${what}: JavaScript holds ${mega(script)}`);
}

/** In the page: what it is busy with, and what the lab says about a load. */
function watch() {
  const seen = { tasks: [], tellings: new Set(), gap: 0 };
  globalThis.seen = seen;
  new PerformanceObserver((list) =>
    seen.tasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({ type: "longtask" });
  let last = performance.now();
  const frame = (now) => {
    seen.gap = Math.max(seen.gap, now - last);
    last = now;
    const { progress } = document.querySelector("downhill-digits");
    if (progress) seen.tellings.add(progress.done);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/** In the page: presses play and asks the worker for a picture again and again till the run ends; how long each took. */
async function trained() {
  const lab = document.querySelector("downhill-digits");
  const press = new CustomEvent("dh-change", { detail: { value: true } });
  lab.shadowRoot.querySelector("dh-play").dispatchEvent(press);
  const waits = [];
  do {
    const begin = performance.now();
    await lab.pictures([0]);
    waits.push(performance.now() - begin);
    await new Promise((done) => setTimeout(done, 50));
  } while (lab.state.running);
  return waits;
}

/** What was seen since the last time. */
const seen = (page) =>
  page.evaluate(() => {
    const { tasks, tellings, gap } = globalThis.seen;
    const told = { tasks: [...tasks], tellings: tellings.size, gap };
    tasks.length = 0;
    tellings.clear();
    globalThis.seen.gap = 0;
    return told;
  });

async function timed(what, page, act) {
  await seen(page);
  const begin = performance.now();
  await act();
  const seconds = (performance.now() - begin) / 1000;
  const { tasks, tellings, gap } = await seen(page);
  const long = tasks.length === 0 ? "none" : `${tasks.length}, longest ${Math.max(...tasks).toFixed(0)} ms`;
  console.log(
    `${what.padEnd(26)} ${seconds.toFixed(1)} s; the page's tasks over 50 ms: ${long}; widest gap between frames ${gap.toFixed(0)} ms${tellings ? `; progress told ${tellings} times` : ""}`,
  );
}

const lab = 'document.querySelector("downhill-digits")';
const until = (page, probe) =>
  page.waitForFunction(`((lab) => ${probe})(${lab})`, { timeout: 300_000, polling: 20 });
const act = (page, wish) => page.evaluate(`((lab) => { ${wish} })(${lab})`);
const setting = (label, value) =>
  `[...lab.shadowRoot.querySelectorAll("dh-value")].find((one) => one.label === "${label}").dispatchEvent(new CustomEvent("dh-change", { detail: { value: ${value} } }))`;

/** The files from disk onto the lab, as the mouse brings them. */
async function drop(page, paths) {
  const { x, y, width, height } = await (await page.$("downhill-digits")).boundingBox();
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const at = { x: x + width / 2, y: Math.min(y + height / 2, 600) };
  const target = await page.createCDPSession();
  for (const type of ["dragEnter", "dragOver", "drop"])
    await target.send("Input.dispatchDragEvent", { type, ...at, data });
  await target.detach();
}

const site = await startServer({ root });
const browser = await openChromium();
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.evaluateOnNewDocument(() => localStorage.setItem("downhill.lang", "en"));
  page.on("workercreated", (worker) => worker.evaluate(hold));
  await page.goto(`${site.url}digits/`);
  await until(page, 'lab?.stage === "ready"');
  const threads = [page, await page.createCDPSession()];
  await page.evaluate(watch);
  await tell("before", ...threads);
  const read = () => until(page, "lab.progress === null && lab.state?.data?.learn === 60000");
  await timed("drop of 31 MB", page, async () => {
    await drop(page, files);
    await read();
  });
  await tell("after loading", ...threads);
  await act(page, setting("epochs a run", epochs));
  const waits = [];
  await timed(`${epochs} epochs of 60,000`, page, async () => waits.push(...(await page.evaluate(trained))));
  const rank = (share) => waits.toSorted((x, y) => x - y)[Math.floor(share * (waits.length - 1))].toFixed(0);
  console.log(
    `${"".padEnd(26)} the worker answered ${waits.length} questions meanwhile: median ${rank(0.5)} ms, longest ${rank(1)} ms (an epoch's end)`,
  );
  const { spent, history } = await page.evaluate(`${lab}.state`);
  console.log(
    `${"".padEnd(26)} ${(spent / 1000).toFixed(1)} s in the engine; unseen told right ${JSON.stringify(Object.values(history.heldAccuracy).map((one) => +one.toFixed(3)))}`,
  );
  await tell("after training", ...threads);
  await timed("another network", page, async () => {
    await act(page, setting("layers", '"32"'));
    await until(page, "lab.model.hidden.length === 1 && lab.state.step === 0");
  });
  await tell("with another network", ...threads);
  await timed("the same files once more", page, async () => {
    await drop(page, files);
    await until(page, "lab.progress !== null");
    await read();
  });
  await tell("after a second drop", ...threads);
} finally {
  await browser.close();
  await site.close();
}
if (over.length > 0) throw new Error(over.join("; "));
