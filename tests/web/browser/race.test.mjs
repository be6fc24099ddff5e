// The race as a reader uses it: races that are ready to go, a goal that is dragged, lanes changed, taken out and added, a
// lane that diverges, and whether a lead was luck. Who is first is worked out again here from the losses that came.

import assert from "node:assert/strict";
import test from "node:test";
import { stages } from "./support.mjs";

const panel = "dh-race";
const over = /First there|Together at|Nobody gets down/;

async function opened(stage, t, lab, options = {}) {
  const page = await stage.page(t, `${lab}/`, options);
  await page.ready();
  await page.clickOn("dh-button[data-panel=race]");
  await page.until(
    (element) => element.shadowRoot.querySelector("dh-race")?.shadowRoot?.querySelector(".go") != null,
  );
  return page;
}

/** Runs a look at the panel's own root in the page. */
const inPanel = (page, look, ...args) =>
  page.page.evaluate(
    `(${look})(document.querySelector("downhill-lab").shadowRoot.querySelector("${panel}").shadowRoot, ...${JSON.stringify(args)})`,
  );

/** What stands on the page of each lane, by its number: its name and what became of it. */
const lanes = (page) =>
  inPanel(page, (root) =>
    [...root.querySelectorAll(".lanes li")].map((item) => ({
      name: item.querySelector(".name span").textContent,
      fate: item.querySelector(".fate").textContent.trim(),
    })),
  );

/** Lanes of the finishing list, first to last. */
const order = (page) =>
  inPanel(page, (root) => [...root.querySelectorAll(".finish li")].map((item) => Number(item.dataset.lane)));

const goalNow = (page) =>
  inPanel(page, (root) => Number(root.querySelector(".goal").getAttribute("aria-valuenow")));

/** Keeps every race that a snapshot of the page brings, from now on. */
const record = (page) =>
  page.lab((lab) => {
    globalThis.races = [];
    const look = () => {
      const race = lab.snapshot?.race;
      if (race && globalThis.races.at(-1) !== race) globalThis.races.push(race);
      requestAnimationFrame(look);
    };
    look();
  });

for (const stage of stages()) {
  test(
    stage.title(
      "Line: five ways from one start; the list follows the losses and the goal by keyboard and by drag",
    ),
    stage.when,
    async (t) => {
      const page = await opened(stage, t, "line");
      const before = await page.bits();
      await page.clickOn(`${panel} >>> .go`);
      await page.reads(`${panel} >>> .verdict`, over);
      const all = await lanes(page);
      assert.deepEqual(
        all.map(({ name }) => name.split(",")[0]),
        ["plain descent", "momentum 0.9", "Adagrad", "RMSprop", "Adam"],
      );
      const steps = all.map(({ fate }) =>
        Number(/there at step (\d+)/.exec(fate)?.[1] ?? Number.POSITIVE_INFINITY),
      );
      const first = await order(page);
      for (let i = 1; i < first.length; i++) assert.ok(steps[first[i - 1]] <= steps[first[i]], String(first));
      const ways = await inPanel(page, (root) => root.querySelectorAll(".ways path[data-lane]").length);
      assert.equal(ways, 5, "five ways on one hill");
      const goal = await goalNow(page);
      await page.tabTo(".goal");
      await page.press("PageUp");
      await page.until(
        (lab, was) =>
          Number(
            lab.shadowRoot
              .querySelector("dh-race")
              .shadowRoot.querySelector(".goal")
              .getAttribute("aria-valuenow"),
          ) > was,
        goal,
      );
      const sooner = (await lanes(page)).map(({ fate }) => Number(/step (\d+)/.exec(fate)?.[1]));
      assert.ok(
        sooner.every((step, i) => step <= steps[i]),
        `${sooner} against ${steps}`,
      );
      const { left, top, width, height } = await page.box(`${panel} >>> .goal`);
      const { mouse } = page.page;
      await mouse.move(left + width / 3, top + height / 2);
      await mouse.down();
      const chart = await inPanel(
        page,
        (root) => root.querySelector(".chart").getBoundingClientRect().bottom,
      );
      await mouse.move(left + width / 3, chart - 20);
      await mouse.up();
      await page.reads(`${panel} >>> .verdict`, /Nobody gets down to/);
      await page.reads(`${panel} >>> .lanes`, /not there, lowest/);
      assert.deepEqual(await page.bits(), before, "nothing of the walk has changed");
    },
  );

  test(
    stage.title(
      "a lane that diverges says so and breaks no other; lanes are changed, taken out and added by keyboard",
    ),
    stage.when,
    async (t) => {
      const page = await opened(stage, t, "line");
      await page.clickOn(`${panel} >>> [data-ready=rates]`);
      await page.clickOn(`${panel} >>> .go`);
      await page.reads(`${panel} >>> .verdict`, over);
      const all = await lanes(page);
      assert.equal(all.length, 4);
      assert.match(all[3].fate, /diverged at step \d+/);
      assert.ok(all.slice(0, 3).every(({ fate }) => /there/.test(fate)));
      assert.equal((await order(page)).at(-1), 3, "who diverged is last");
      await inPanel(page, (root) => root.querySelectorAll(".lanes .name")[3].focus());
      await page.press("Enter");
      await page.tabTo("input.rate");
      await page.press("Control+a");
      await page.page.keyboard.type("0.05");
      await page.press("Enter");
      await page.reads(`${panel} >>> .lanes li:nth-child(4)`, /rate 0.05.*there at step/);
      assert.equal((await lanes(page)).filter(({ fate }) => /diverged/.test(fate)).length, 0);
      await page.clickOn(`${panel} >>> .remove`);
      await page.until(
        (lab) =>
          lab.shadowRoot.querySelector("dh-race").shadowRoot.querySelectorAll(".lanes li").length === 3,
      );
      for (let i = 3; i < 8; i++) await page.clickOn(`${panel} >>> .add`);
      await page.reads(`${panel} >>> .verdict`, over);
      assert.equal((await lanes(page)).length, 8);
      assert.ok(
        await inPanel(page, (root) => root.querySelector(".add").disabled),
        "eight is all there is room for",
      );
    },
  );

  test(
    stage.title(
      "Network: same start and batches, and from sixteen starts the lead is told to hold or to be luck",
    ),
    stage.when,
    async (t) => {
      const page = await opened(stage, t, "network");
      await record(page);
      await page.clickOn("dh-play");
      await page.until((lab) => lab.snapshot.step > 0);
      await page.clickOn(`${panel} >>> .go`);
      await page.reads(`${panel} >>> .verdict`, over);
      await page.clickOn("dh-play");
      await page.until((lab) => !lab.snapshot.running);
      const held = await inPanel(page, (root) => root.querySelectorAll(".lanes canvas").length);
      assert.equal(held, 10, "a field and points for each of five");
      await page.clickOn(`${panel} >>> .luck`);
      const said = await page.reads(`${panel} >>> .worth`, /led in \d+ of 16 starts: /);
      const goal = await goalNow(page);
      // The last race told of has all that the page stands on; it is noted a frame after it was drawn.
      await page.until(() => globalThis.races.some(({ again }) => again.length === 15));
      const counted = await page.page.evaluate((j) => {
        const { runners, again } = globalThis.races.filter(({ again }) => again.length === 15).at(-1);
        const measures = runners[0].losses.length;
        const starts = [
          runners.map(({ losses }) => losses),
          ...again.map((all) => runners.map((_, i) => all.slice(i * measures, (i + 1) * measures))),
        ];
        const first = (losses) => {
          const at = losses.findIndex((loss) => loss <= j);
          return at < 0 ? Number.POSITIVE_INFINITY : at;
        };
        const steps = starts.map((all) => all.map(first));
        const lead = steps[0].indexOf(Math.min(...steps[0]));
        return {
          led: steps.filter((all) => all[lead] === Math.min(...all) && Number.isFinite(all[lead])).length,
          begun: starts.map((all) => new Set(all.map((losses) => losses[0])).size),
        };
      }, goal);
      assert.equal(Number(/led in (\d+) of 16/.exec(said)[1]), counted.led);
      assert.deepEqual(counted.begun, Array(16).fill(1), "one start for all lanes, sixteen times");
      const verdict =
        counted.led === 16 ? /the lead holds/ : counted.led >= 12 ? /more often than luck/ : /: luck/;
      assert.match(said, verdict);
    },
  );

  test(
    stage.title(
      "Boundary in Chinese: ways on one hill; a race under way is stopped, and ends with its panel",
    ),
    stage.when,
    async (t) => {
      const page = await opened(stage, t, "boundary", { lang: "zh" });
      await page.clickOn(`${panel} >>> .go`);
      await page.reads(`${panel} >>> .verdict`, /最先到达|同时到达/);
      await page.until(
        (lab) =>
          lab.shadowRoot.querySelector("dh-race").shadowRoot.querySelectorAll(".ways path[data-lane]")
            .length === 5,
      );
      await page.tabTo("select.steps");
      await page.page.evaluate(`(() => {
        const root = document.querySelector("downhill-lab").shadowRoot.querySelector("${panel}").shadowRoot;
        const steps = root.querySelector("select.steps");
        steps.value = "5000";
        steps.dispatchEvent(new Event("change"));
      })()`);
      await page.clickOn(`${panel} >>> .close`);
      await page.until((lab) => lab.shadowRoot.querySelector("dh-race") === null);
      await page.lab((lab) => {
        lab.points = [];
      });
      await page.until((lab) => lab.snapshot.points.length === 0);
      await page.clickOn("dh-button[data-panel=race]");
      await page.reads(panel, /还没有点，没什么可比的/);
    },
  );
}
