// Home: alive within one screen, the ball on the slope can be dragged back and the walk goes on from there as before,
// and the header's language, theme and ways lead where they say, also when the site lies under a path.

import assert from "node:assert/strict";
import test from "node:test";
import { stages } from "./support.mjs";

async function home(stage, t, options = {}) {
  const page = await stage.page(t, "", options);
  await page.ready();
  await page.until((lab) => lab.shown.running);
  return page;
}

const step = (page) => page.lab((lab) => lab.shown.step);

/** Stops the walk; the step it stands at. */
async function pause(page) {
  await page.clickOn("dh-play");
  await page.until((lab) => !lab.shown.running);
  return step(page);
}

async function goTo1500(page) {
  await page.tabTo(".ball");
  await page.press("Home");
  for (const at of [0, 500, 1000]) {
    await page.until((lab, now) => lab.shown.step === now, at);
    await page.press("PageUp");
  }
  await page.until((lab) => lab.shown.step === 1500);
}

for (const stage of stages()) {
  test(
    stage.title("the walk is alive, a click adds a point of the chosen kind, a drag moves it"),
    stage.when,
    async (t) => {
      const page = await home(stage, t);
      const first = await step(page);
      await page.until((lab, before) => lab.shown.step > before, first);
      const before = await page.lab((lab) => lab.shown.points.length);
      const box = await page.box(".field .dh-plot");
      await page.clickAt(box, 2.9, -2.9);
      await page.until((lab, n) => lab.shown.points.length === n, before + 1);
      await page.clickOn("[data-value=neg]");
      await page.clickAt(await page.box(".field .dh-plot"), -2.9, 2.9);
      await page.until((lab, n) => lab.shown.points.length === n, before + 2);
      const labels = await page.lab((lab) => lab.shown.points.slice(-2).map(({ label }) => label));
      assert.deepEqual(labels, [1, 0]);
      await page.dragTo(await page.box(".field .dh-plot"), [2.9, -2.9], [2, -2.6]);
      await page.until((lab) => lab.shown.points.some(({ x, y }) => Math.hypot(x - 2, y + 2.6) < 0.06));
    },
  );

  test(
    stage.title("the ball dragged back shows an earlier step; walking on repeats the same bits"),
    stage.when,
    async (t) => {
      const page = await home(stage, t);
      await pause(page);
      await goTo1500(page);
      const bits = await page.bits();
      const ball = await page.box(".ball");
      const [x, y] = [ball.left + ball.width / 2, ball.top + ball.height / 2];
      await page.page.mouse.move(x, y);
      await page.page.mouse.down();
      await page.page.mouse.move(x - 60, y);
      await page.page.mouse.move(x - 120, y);
      await page.until((lab) => lab.shown.step < 1400);
      assert.notDeepEqual(await page.bits(), bits);
      await page.page.mouse.up();
      await page.until((lab) => lab.shown.running && lab.shown.step > 1500);
      await pause(page);
      await goTo1500(page);
      assert.deepEqual(await page.bits(), bits);
    },
  );

  test(
    stage.title("by keyboard: the ball goes to the start and to the end, Play takes it on"),
    stage.when,
    async (t) => {
      const page = await home(stage, t);
      await pause(page);
      await page.tabTo(".ball");
      await page.press("Home");
      await page.until((lab) => lab.shown.step === 0);
      await page.press("PageUp");
      await page.until((lab) => lab.shown.step === 500);
      await page.tabTo("dh-play", true);
      await page.press("Enter");
      await page.until((lab) => lab.shown.running && lab.shown.step > 500);
    },
  );

  test(
    stage.title("language and theme are one press each, kept from page to page, under any path"),
    stage.when,
    async (t) => {
      const page = await home(stage, t, { base: "/some/where/", lang: null, theme: null });
      assert.match(await page.text("h1"), /Drop some points/);
      await page.clickOn("header [data-lang=zh]");
      await page.until(() => document.documentElement.lang === "zh");
      assert.doesNotMatch(await page.text("h1"), /Drop some points/);
      await page.until((lab) => lab.getAttribute("lang") === "zh");
      const ink = () => getComputedStyle(document.body).color;
      await page.clickOn("header [data-theme=light]");
      const light = await page.page.evaluate(ink);
      await page.clickOn("header [data-theme=dark]");
      assert.notEqual(await page.page.evaluate(ink), light);
      for (const id of ["line", "boundary", "network"]) {
        await follow(page, `header nav a[href$='${id}/']`);
        assert.match(page.page.url(), new RegExp(`/some/where/${id}/$`));
        await page.ready();
        const kept = await page.page.evaluate(() => [
          document.documentElement.lang,
          document.documentElement.dataset.theme,
        ]);
        assert.deepEqual(kept, ["zh", "dark"]);
      }
      await follow(page, "header a.mark");
      assert.match(page.page.url(), /\/some\/where\/$/);
      await follow(page, "nav.ways a:nth-of-type(3)");
      assert.match(page.page.url(), /network\/$/);
      await page.ready();
    },
  );
}

async function follow(page, selector) {
  await Promise.all([page.page.waitForNavigation({ waitUntil: "load" }), page.clickOn(selector)]);
}
