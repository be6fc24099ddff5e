// A guess before the run, used as a reader would: sketched with the mouse or with keys, walked, scored. Scores are worked
// out again here, from the sketch's own path and the weights.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { stages } from "./support.mjs";
import { place } from "./watched.mjs";

const axe = await readFile(new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const panel = "dh-predict";

const open = async (page) => {
  await page.clickOn('[data-panel="predict"]');
  await page.until(
    (lab) => lab.shadowRoot.querySelector("dh-predict")?.shadowRoot?.querySelector("section") != null,
  );
};

const score = (lab) => {
  const said = lab.shadowRoot.querySelector("dh-predict")?.shadowRoot.querySelector(".score");
  return said?.dataset.value === undefined || /of \d+\.$/.test(said.textContent.trim())
    ? null
    : Number(said.dataset.value);
};

/** Waits for the walk's end and its score. */
async function scored(page, step) {
  await page.until((lab, wanted) => lab.snapshot.step === wanted, step);
  await page.reads(panel, /At step|Up to step/);
  await page.until({ toString: () => `(lab) => (${score})(lab) !== null` });
  return page.lab(score);
}

/** The walk of 20 steps, in which all is soon told. */
async function walk(page) {
  await page.lab((lab) => {
    const select = lab.shadowRoot.querySelector("dh-predict").shadowRoot.querySelector("select");
    select.value = "20";
    select.dispatchEvent(new Event("change"));
  });
  await page.reads(panel, /Walk 20 steps/);
  await page.clickOn(`${panel} >>> .go`);
}

for (const stage of stages()) {
  test(
    stage.title("line: a dragged line stays dashed beside the walk, and its distance is told"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "line/");
      await page.ready();
      await open(page);
      await page.until((lab) => lab.snapshot.exact === undefined || lab.snapshot.exact === null);
      const before = await page.lab((lab) => lab.snapshot.points.length);
      const box = await page.box("svg.pad");
      await page.dragTo(box, [-2, -1.5], [2, 1]);
      await walk(page);
      const told = await scored(page, 20);
      const [w, b] = await page.lab((lab) => lab.snapshot.parameters.map(({ data }) => data[0]));
      let mean = 0;
      for (let i = 0; i < 600; i++) mean += Math.abs((w - 0.625) * (-3 + (i + 0.5) / 100) + b + 0.25) / 600;
      // A pixel or so of the mouse.
      assert.ok(Math.abs(told - mean) < 0.02, `${told}, by hand ${mean}`);
      assert.equal(await page.lab((lab) => lab.snapshot.points.length), before, "the sketch adds no point");
      await page.until(
        (lab) => lab.shadowRoot.querySelector(".sketch .guess") !== null && lab.snapshot.exact != null,
      );
      await page.clickOn(`${panel} >>> .again`);
      await page.until(
        (lab) => lab.snapshot.step === 0 && lab.shadowRoot.querySelector(".pad .guess") === null,
      );
    },
  );

  test(
    stage.title("line: by keyboard alone, from the ends of the line to the score"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "line/");
      await page.ready();
      await page.tabTo('[data-panel="predict"]');
      await page.press("Enter");
      await page.until((lab) => lab.shadowRoot.querySelector(".pad .handle") !== null);
      await page.tabTo(".pad .handle", true);
      for (let i = 0; i < 3; i++) await page.press("ArrowUp");
      await page.until(
        (lab) => lab.shadowRoot.querySelectorAll(".pad .handle")[1].getAttribute("aria-valuenow") === "0.3",
      );
      await page.tabTo(".acts .go");
      await page.press("Enter");
      const told = await scored(page, 100);
      assert.ok(told > 0);
    },
  );

  test(
    stage.title("network: a ring by mouse; the share of the plane called alike"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "network/");
      await page.ready();
      await open(page);
      const box = await page.box("svg.pad");
      const { mouse } = page.page;
      await mouse.move(...place(box, 1.5, 0));
      await mouse.down();
      for (let i = 0; i <= 40; i++)
        await mouse.move(...place(box, 1.5 * Math.cos(i / 6.5), 1.5 * Math.sin(i / 6.5)));
      await mouse.up();
      await walk(page);
      const told = await scored(page, 20);
      const counted = await page.lab((lab) => {
        const { field, points } = lab.snapshot;
        const inside = points.reduce(
          (sum, { x, y, label }) => sum + (Math.hypot(x, y) < 1.5 ? 2 * label - 1 : 0),
          0,
        );
        const outside = points.reduce(
          (sum, { x, y, label }) => sum + (Math.hypot(x, y) > 1.5 ? 2 * label - 1 : 0),
          0,
        );
        let alike = 0;
        field.values.forEach((p, i) => {
          const x = -3 + (((i % field.width) + 0.5) * 6) / field.width;
          const y = 3 - ((Math.floor(i / field.width) + 0.5) * 6) / field.height;
          alike += p >= 0.5 === (Math.hypot(x, y) < 1.5 ? inside : outside) >= 0 ? 1 : 0;
        });
        return alike / field.values.length;
      });
      assert.ok(Math.abs(told - counted) < 0.03, `${told}, counted ${counted}`);
    },
  );

  test(
    stage.title("boundary: the loss as a curve, drawn and measured; axe finds nothing"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "boundary/", { lang: "en", theme: "dark" });
      await page.ready();
      await open(page);
      await page.clickOn(`${panel} >>> [data-what="loss"]`);
      await page.tabTo(".chart .handle");
      for (let i = 0; i < 4; i++) await page.press("ArrowDown");
      await walk(page);
      const told = await scored(page, 20);
      const { step, loss } = await page.lab((lab) => ({
        step: [...lab.snapshot.history.step],
        loss: [...lab.snapshot.history.loss],
      }));
      // The first of four handles was lowered by 0.2 powers of ten: a tent over the first half.
      const guess = (at) => Math.log10(loss[0]) - 0.2 * Math.max(0, 1 - Math.abs(at - 5) / 5);
      const own = step.flatMap((at, i) =>
        at > 0 && at <= 20 ? [Math.abs(Math.log10(loss[i]) - guess(at))] : [],
      );
      const mean = own.reduce((sum, x) => sum + x, 0) / own.length;
      assert.ok(Math.abs(told - mean) < 1e-9, `${told}, by hand ${mean}`);
      await page.rested();
      await page.page.evaluate(axe);
      const violations = await page.page.evaluate(
        async () => (await globalThis.axe.run(document, { resultTypes: ["violations"] })).violations,
      );
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary}`),
        [],
      );
    },
  );

  test(stage.title("without points there is nothing to guess, and it says so"), stage.when, async (t) => {
    const page = await stage.page(t, "network/", { lang: "zh" });
    await page.ready();
    await page.lab((lab) => {
      lab.points = [];
    });
    await open(page);
    await page.reads(panel, /没什么可猜/);
  });
}
