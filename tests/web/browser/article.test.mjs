// The article: three labs in a text. While nobody touches them the page does nothing at all, and a lab that its reader has
// scrolled on from does not walk unseen. (What that is in CPU time: ./lab bench idle.)

import assert from "node:assert/strict";
import { test } from "node:test";
import { stages } from "./support.mjs";

/** Runs in the page before its scripts: counts what could make it work again, frames, timers and a worker's messages. */
function count() {
  globalThis.stirred = 0;
  globalThis.nextFrame = requestAnimationFrame.bind(globalThis);
  for (const name of ["requestAnimationFrame", "setTimeout", "setInterval", "requestIdleCallback"]) {
    const own = globalThis[name]?.bind(globalThis);
    if (own === undefined) continue;
    globalThis[name] = (...words) => {
      globalThis.stirred++;
      return own(...words);
    };
  }
  globalThis.Worker = class extends Worker {
    constructor(...words) {
      super(...words);
      this.addEventListener("message", () => globalThis.stirred++);
    }
    postMessage(...words) {
      globalThis.stirred++;
      super.postMessage(...words);
    }
  };
}

/** Runs in the page: whether it comes to rest, that is, lets 40 frames go by and asks for nothing in any of them. */
async function rests() {
  const give = performance.now() + 60_000;
  for (;;) {
    const before = globalThis.stirred;
    for (let frame = 0; frame < 40; frame++) await new Promise(globalThis.nextFrame);
    if (globalThis.stirred === before) return true;
    if (performance.now() > give) return false;
  }
}

/** Runs in the page: brings every lab near, one after the other, until it stands; then back to the top. */
async function bring() {
  const give = performance.now() + 90_000;
  await customElements.whenDefined("downhill-lab");
  for (const lab of document.querySelectorAll("downhill-lab")) {
    lab.scrollIntoView({ block: "center", behavior: "instant" });
    while (lab.inner?.snapshot == null && performance.now() < give) await new Promise(globalThis.nextFrame);
  }
  scrollTo(0, 0);
  return [...document.querySelectorAll("downhill-lab")].map((lab) => lab.inner?.snapshot?.step);
}

const first = `document.querySelector("downhill-lab")`;
/** Waits until `look` of the first lab is true, in the page, and returns it. */
async function until(page, look) {
  const give = performance.now() + 60_000;
  for (;;) {
    const seen = await page.evaluate(`(${look})(${first})`);
    if (seen) return seen;
    if (performance.now() > give) assert.fail(`still waiting for ${look}`);
    await page.evaluate(() => new Promise(globalThis.nextFrame));
  }
}

for (const stage of stages()) {
  test(
    stage.title(
      "three labs that nobody starts leave the page at rest, and so does one that was scrolled on from",
    ),
    stage.when,
    async (t) => {
      const { page } = await stage.page(t, "article/", { before: count });
      assert.deepEqual(await page.evaluate(bring), [0, 0, 0]);
      assert.ok(
        await page.evaluate(rests),
        "the article at rest goes on asking for frames, timers or messages",
      );

      await page.evaluate(
        `${first}.scrollIntoView({ block: "center", behavior: "instant" }); ${first}.play();`,
      );
      await until(page, "(lab) => lab.inner.snapshot.running && lab.inner.snapshot.step > 0");
      await page.evaluate(() => scrollTo({ top: document.body.scrollHeight, behavior: "instant" }));
      await until(page, "(lab) => !lab.inner.snapshot.running");
      assert.ok(await page.evaluate(rests), "a lab out of sight keeps the page busy");
      const stood = await page.evaluate(`${first}.inner.snapshot.step`);
      await page.evaluate(`${first}.step()`);
      await until(page, `(lab) => lab.inner.snapshot.step > ${stood}`);
      assert.equal(await page.evaluate(`${first}.inner.snapshot.step`), stood + 1, "it walked unseen");
    },
  );
}
