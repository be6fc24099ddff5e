// The time machine as a reader uses it: back by dragging the loss chart, by button and by key; another rate from there
// makes a branch, and both ways come back to the bit.

import assert from "node:assert/strict";
import test from "node:test";
import { bitsOf, sessionInNode } from "./in_node.mjs";
import { stages } from "./support.mjs";

const walkTo = async (page, n) => {
  await page.settled();
  const from = await page.lab((lab) => lab.snapshot.step);
  await page.lab((lab, steps) => lab.step(steps), n);
  await page.until((lab, step) => lab.snapshot.step === step, from + n);
};
const goTo = async (page, step) => {
  await page.lab((lab, to) => lab.scrub(to), step);
  await page.until((lab, to) => lab.snapshot.step === to, step);
};
const setRate = async (page, learningRate) => {
  await page.lab((lab, rate) => lab.setState({ settings: { learningRate: rate } }), learningRate);
  await page.until((lab, rate) => lab.snapshot.learningRate === rate, learningRate);
};

/** So many whole numbers below `below`, always the same. */
function chances(n, below) {
  let state = 20261122;
  return Array.from({ length: n }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  });
}

for (const stage of stages()) {
  test(
    stage.title("a step back, by button and by key, shows the very weights that were there"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "network/");
      await page.ready();
      await walkTo(page, 58);
      const [at58, field58] = [await page.bits(), await page.lab((lab) => [...lab.snapshot.field.values])];
      await walkTo(page, 2);
      await page.clickOn(".back >>> button");
      await page.until((lab) => lab.snapshot.step === 59);
      await page.reads(".counts", /step 59/);
      await page.press("b");
      await page.until((lab) => lab.snapshot.step === 58);
      assert.deepEqual(await page.bits(), at58);
      assert.deepEqual(
        await page.lab((lab) => [...lab.snapshot.field.values]),
        field58,
        "the boundary went back too",
      );
      assert.equal(await page.lab((lab) => lab.snapshot.walked), 60);
    },
  );

  test(
    stage.title("any of 200 past steps of 20,000 comes back as a fresh walk in Node stops there, to the bit"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "network/");
      await page.ready();
      await walkTo(page, 20_000);
      const session = await sessionInNode(
        await page.lab(({ snapshot, getState }) => ({
          points: snapshot.points,
          split: [...snapshot.split],
          settings: getState.call(document.querySelector("downhill-lab")).settings,
        })),
      );
      const steps = chances(200, 20_000);
      const expected = new Map();
      for (const step of steps.toSorted((a, b) => a - b)) {
        session.run(step - session.step);
        expected.set(step, bitsOf(session));
      }
      session.dispose();
      for (const step of steps) {
        await goTo(page, step);
        assert.deepEqual(await page.bits(), expected.get(step), `step ${step}`);
      }
      assert.equal(await page.lab((lab) => lab.snapshot.walked), 20_000);
    },
  );

  for (const where of ["line", "boundary", "network"]) {
    test(
      stage.title(`${where}: from an earlier step with another rate a branch is kept, and is gone back to`),
      stage.when,
      async (t) => {
        const page = await stage.page(t, `${where}/`);
        await page.ready();
        await setRate(page, 0.1);
        await walkTo(page, 40);
        const first = await page.bits();
        await goTo(page, 20);
        await setRate(page, 0.05);
        await walkTo(page, 30);
        const second = await page.bits();
        await page.reads("dh-ways", /α 0\.1 → 0\.05.*parted at step 20.*at step 40/);
        await page.clickOn("dh-ways >>> .take");
        await page.until((lab) => lab.snapshot.step === 40);
        assert.deepEqual(await page.bits(), first);
        assert.equal(
          await page.lab((lab) => lab.getState().settings.learningRate),
          0.1,
          "its rate is set again",
        );
        await page.reads("dh-ways", /α 0\.05 → 0\.1.*at step 50/);
        await page.clickOn("dh-ways >>> .take");
        await page.until((lab) => lab.snapshot.step === 50);
        assert.deepEqual(await page.bits(), second);
        await page.clickOn("dh-ways >>> .drop");
        await page.until((lab) => lab.snapshot.branches.length === 0);
        assert.deepEqual(await page.bits(), second);
      },
    );
  }

  test(
    stage.title("the loss chart is dragged back, tells step and loss under the mouse, and changes its scale"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "boundary/");
      await page.ready();
      await walkTo(page, 200);
      const box = await page.box(".dh-timeline.full .scrub");
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      await page.page.mouse.move(x, y);
      const text = await page.reads(".dh-timeline .hover", /step \d+: loss 0\.\d+/);
      const step = Number(/step (\d+)/.exec(text)[1]);
      const told = await page.lab(
        (lab, at) => lab.snapshot.history.loss[lab.snapshot.history.step.indexOf(at)],
        step,
      );
      assert.ok(Math.abs(told - Number(/loss ([\d.]+)/.exec(text)[1])) <= 5e-4, text);
      await page.page.mouse.down();
      await page.page.mouse.move(x - 40, y);
      await page.page.mouse.up();
      await page.until(
        (lab) => lab.snapshot.step > 0 && lab.snapshot.step < 150 && lab.snapshot.walked === 200,
      );
      await page.reads(".time-row", /even scale/);
      await page.clickOn(".time-row dh-button >>> button");
      await page.reads(".time-row", /log scale/);
    },
  );
}
