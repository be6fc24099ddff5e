// A link as its readers use it: a walk with changes is copied from one page and opened in another, which comes to the
// same bits; what is no link says so; another hash in the same page is followed, too.

import assert from "node:assert/strict";
import test from "node:test";
import { stages } from "./support.mjs";

const kTake = "[data-panel=take] >>> button";
const walked = (page, step) => page.until((lab, to) => lab.snapshot?.step === to, step);
const linkOn = async (page, pattern) => (await page.reads("dh-link >>> .link pre", pattern)).trim();

for (const stage of stages()) {
  test(
    stage.title("a walk with changes made on the way comes back to the bit from its link"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "network/");
      await page.ready();
      await page.lab((lab) => lab.step(40));
      await walked(page, 40);
      await page.lab((lab) => lab.addPoint({ x: 0.123456789, y: -1.25, label: 1 }));
      await page.lab((lab) =>
        lab.setState({ settings: { learningRate: 0.3, hidden: [{ units: 5, activation: "relu" }] } }),
      );
      await page.lab((lab) => lab.step(25));
      await walked(page, 65);
      await page.clickOn(kTake);
      const link = await linkOn(page, /step=65&edits=40:/);
      assert.ok(link.startsWith(`${await stage.site()}network/#v=1&`), link);
      assert.match(await page.text("dh-link"), /same 65 steps again and the .* changes/);
      const other = await stage.page(t, link);
      await walked(other, 65);
      assert.deepEqual(await other.bits(), await page.bits());
      assert.equal(await other.lab((lab) => lab.points.length), 201);
      await other.reads(".linked", /65 steps, \d changes?, walked again/);
      await other.lab((lab) => lab.dispatch({ type: "undo" }));
      await other.until((lab) => lab.snapshot.points.length === 200);
    },
  );

  test(stage.title("weights, another hash in the same page, and what is no link"), stage.when, async (t) => {
    const page = await stage.page(t, "line/#v=1&dataset=outlier&startW=2");
    await page.until((lab) => lab.snapshot?.points.length === 9 && lab.getState().settings.startW === 2);
    await page.lab((lab) => lab.step(3));
    await walked(page, 3);
    const bits = await page.bits();
    await page.clickOn(kTake);
    await linkOn(page, /step=3/);
    await page.clickOn("dh-link >>> [data-value=weights]");
    const link = await linkOn(page, /&weights=/);
    const other = await stage.page(t, "line/#v=x&points=%");
    await other.reads(".linked", /can’t be read/);
    await other.ready();
    await other.page.evaluate((hash) => {
      location.hash = hash;
    }, new URL(link).hash);
    await other.until(
      (lab, to) => lab.snapshot.points.length === 9 && lab.snapshot.parameters[0].data[0] === to,
      await page.lab((lab) => lab.snapshot.parameters[0].data[0]),
    );
    assert.deepEqual(await other.bits(), bits);
    await other.page.evaluate(() => {
      location.hash = "#v=0";
    });
    await other.reads(".linked", /can’t be read/);
  });

  test(stage.title("more steps than a second and a half can walk wait for a word"), stage.when, async (t) => {
    const page = await stage.page(t, "network/#v=1&hidden=16tanh,16tanh,16tanh&step=900000000");
    await page.reads(".linked", /leads on to step 900,000,000; this is step [\d,]+\. Walk on/);
    const { step, running } = await page.lab((lab) => lab.snapshot);
    assert.ok(step > 0 && step < 900_000_000, `${step}`);
    assert.equal(running, false);
  });
}
