// D1's four cases in a browser: the doctor appears where it should, tells the right story with the walk's own numbers,
// and one click leads to a walk that converges. Runs that only look bad are not called diverged.

import assert from "node:assert/strict";
import test from "node:test";
import { stages } from "./support.mjs";

/** Opens a lab with these settings and walks at full speed until `stop`. */
async function walked(stage, t, lab, settings, stop) {
  const page = await stage.page(t, `${lab}/`);
  await page.ready();
  await page.lab((element, all) => element.setState({ settings: { ...all, speed: 1000 } }), settings);
  await page.until(
    (element, rate) => Math.abs(element.snapshot.learningRate - rate) < 1e-6 * rate,
    settings.learningRate,
  );
  await page.clickOn("dh-play");
  await page.until(stop);
  return page;
}

const diverged = (lab) => lab.snapshot.diverged !== undefined && !lab.snapshot.running;

/** The last steps told end where the walk stopped, one after the other, and their numbers are on the page. */
async function tellsLastSteps(page) {
  const told = await page.lab((lab) => lab.snapshot.diverged);
  assert.ok(told.last.length >= 2 && told.last.length <= 11);
  assert.equal(told.last.at(-1).step, told.step);
  for (const [i, one] of told.last.slice(1).entries()) assert.equal(one.step, told.last[i].step + 1);
  const kept = await page.lab((lab) => lab.snapshot.parameters.map(({ name, data }) => [name, [...data]]));
  const value = new Map(kept).get(told.weight.name)[told.weight.index];
  if (told.reason === "growing")
    assert.equal(told.last.at(-1).value, value, "the weight named is the page's");
  const text = await page.reads(".doctor", /\|1 − αλ\| = \|1 − /);
  for (const { step } of told.last)
    assert.ok(text.includes(` ${step}`) || text.includes(`${step}`), `step ${step}`);
  return { told, text };
}

/** Takes the way out and walks on; the loss ends below where it began. */
async function cured(page, least) {
  await page.clickOn(".trouble dh-button");
  await page.until((lab) => lab.snapshot.diverged === undefined);
  const [before, step] = await page.lab((lab) => [lab.snapshot.train.loss, lab.snapshot.step]);
  await page.clickOn("dh-play");
  await page.until((lab, from) => lab.snapshot.step > from + 1500 || lab.snapshot.diverged, step);
  const [after, again] = await page.lab((lab) => [lab.snapshot.train.loss, lab.snapshot.diverged]);
  assert.equal(again ?? null, null, "the cure holds");
  assert.ok(after < least(before), `loss ${before}, then ${after}`);
}

for (const stage of stages()) {
  test(
    stage.title("Line at 1.5 times the stable rate: the factor is told, the cure arrives"),
    stage.when,
    async (t) => {
      const page = await walked(stage, t, "line", { learningRate: 0.39364446 }, diverged);
      const { told } = await tellsLastSteps(page);
      const { maxStableRate, loss } = await page.lab((lab) => lab.snapshot.exact);
      assert.ok(Math.abs(2 / told.steepest - maxStableRate) < 0.01 * maxStableRate, "λ is the Hessian's");
      await page.reads(".doctor", /= 2\.00\. Below 2 \/ λ = 0\.262/);
      await cured(page, () => loss + 1e-4);
    },
  );

  test(
    stage.title("an overlapping Boundary at 1,000: the bound is told, the cure settles"),
    stage.when,
    async (t) => {
      const page = await walked(stage, t, "boundary", { dataset: "overlap", learningRate: 1000 }, diverged);
      await tellsLastSteps(page);
      await page.reads(".doctor", /λmax\(XᵀX\) \/ 4n/);
      const { loss } = await page.lab((lab) => lab.snapshot.exact);
      await cured(page, () => loss + 1e-3);
    },
  );

  test(
    stage.title("a relu network with mean squared error at 100: an estimate is told, the cure learns"),
    stage.when,
    async (t) => {
      const relu = { units: 8, activation: "relu" };
      const settings = { dataset: "plane", task: "regress", loss: "meanSquaredError", hidden: [relu, relu] };
      const page = await walked(stage, t, "network", { ...settings, learningRate: 100 }, diverged);
      const { told } = await tellsLastSteps(page);
      assert.ok(told.steepest > 0.1 && told.steepest < 1000, `λ ${told.steepest}`);
      await page.reads(".doctor", /λ is an estimate/);
      await cured(page, (before) => 0.1 * before);
    },
  );

  test(
    stage.title("a separable Boundary and a stuck tanh network are not called diverged"),
    stage.when,
    async (t) => {
      const far = (lab) => lab.snapshot.step > 3000 || lab.snapshot.diverged !== undefined;
      const apart = await walked(stage, t, "boundary", { dataset: "apart", learningRate: 10 }, far);
      assert.equal((await apart.lab((lab) => lab.snapshot.diverged)) ?? null, null);
      assert.equal(await apart.box(".trouble"), null);
      const stuck = await walked(
        stage,
        t,
        "network",
        { loss: "meanSquaredError", learningRate: 1000 },
        (lab) => lab.snapshot.saturated,
      );
      assert.equal((await stuck.lab((lab) => lab.snapshot.diverged)) ?? null, null);
      const text = await stuck.reads(".trouble", /Every number is finite/);
      assert.doesNotMatch(text, /overshoots|passed the largest/);
      const before = await stuck.lab((lab) => lab.snapshot.train.loss);
      await stuck.clickOn(".trouble dh-button");
      await stuck.until((lab) => lab.snapshot.saturated === undefined && !lab.snapshot.running);
      await stuck.lab((lab) => lab.step(1000));
      await stuck.until((lab) => lab.snapshot.step >= 1000);
      assert.ok((await stuck.lab((lab) => lab.snapshot.train.loss)) < before);
    },
  );
}
