// The Network lab under a real mouse and real keys: it learns what its presets promise, it can be reshaped and edited
// while it walks, and its weights are the same bits in both browsers and in Node.

import assert from "node:assert/strict";
import test from "node:test";
import { bitsOf, sessionInNode } from "./in_node.mjs";
import { stages } from "./support.mjs";

const thumb = (nth) => `.dh-thumbs button:nth-of-type(${nth})`;
const kXor = 4;
const kSlope = 7;

async function network(stage, t, options = {}) {
  const page = await stage.page(t, "network/", options);
  await page.ready();
  await page.until((lab) => lab.snapshot.tiles?.length > 0);
  return page;
}

async function walk(page, steps) {
  await page.settled();
  const from = await page.lab((lab) => lab.snapshot.step);
  await page.lab((lab, n) => lab.step(n), steps);
  await page.until((lab, step) => lab.snapshot.step === step, from + steps);
}

/** Play, as fast as it goes, until `reached` in some picture or a step that should have sufficed. */
async function playUntil(page, reached, steps = 30_000) {
  await page.lab((lab) => lab.setState({ settings: { speed: 1000 } }));
  await page.clickOn("dh-play");
  // The walk goes on meanwhile: what this picture says, the next may not.
  const probe = `(lab, most) => {
    globalThis.reached = (${reached})(lab.snapshot);
    return globalThis.reached || lab.snapshot.step > most;
  }`;
  await page.until({ toString: () => probe }, steps);
  assert.ok(await page.lab(() => globalThis.reached), `${reached} within ${steps} steps`);
  await page.clickOn("dh-play");
  await page.until((lab) => !lab.snapshot.running);
}

const parameters = (page) =>
  page.lab((lab) =>
    lab.snapshot.parameters.map(({ name, shape, data }) => ({ name, shape, data: [...data] })),
  );

/** Page pixels of the middle of the n-th link. */
const linkMiddle = (page, nth) =>
  page.lab((lab, n) => {
    const path = lab.shadowRoot.querySelectorAll(".dh-network .links path")[n];
    path.ownerSVGElement.scrollIntoView({ block: "center", behavior: "instant" });
    const { x, y } = path.getPointAtLength(path.getTotalLength() / 2);
    const at = new DOMPoint(x, y).matrixTransform(path.ownerSVGElement.getScreenCTM());
    return [at.x, at.y];
  }, nth);

/** The one number that differs, as [name, index, value]. */
function changed(before, after) {
  const all = after.flatMap(({ name, data }, i) =>
    data.flatMap((value, k) => (Object.is(value, before[i].data[k]) ? [] : [[name, k, value]])),
  );
  assert.equal(all.length, 1, `one weight changes, not ${JSON.stringify(all)}`);
  return all[0];
}

/** What the plot shows, as text, so that two looks can be compared. */
const picture = (page, section) =>
  page.lab(
    (lab, name) =>
      [...lab.shadowRoot.querySelectorAll(`.${name} canvas`)].map((canvas) => canvas.toDataURL()).join(),
    section,
  );

for (const stage of stages()) {
  test(stage.title("Play solves the spiral: 0.95 of the points held back"), stage.when, async (t) => {
    const page = await network(stage, t);
    assert.equal(await page.lab((lab) => lab.getState().settings.dataset), "spiral");
    await playUntil(page, "({ held }) => held.accuracy >= 0.95");
  });

  test(stage.title("Play solves the four corners, and fits a slope"), stage.when, async (t) => {
    const page = await network(stage, t);
    await page.clickOn(thumb(kXor));
    await page.until((lab) => lab.getState().settings.dataset === "xor" && lab.snapshot.step === 0);
    await playUntil(page, "({ train, held }) => train.accuracy === 1 && held.accuracy === 1");
    await page.clickOn(thumb(kSlope));
    await page.until(
      (lab) => lab.getState().settings.task === "regress" && lab.snapshot.train.r2 !== undefined,
    );
    await playUntil(page, "({ held }) => held.r2 > 0.96");
  });

  test(
    stage.title("a clicked link takes a typed weight, by mouse and by keys, also while it walks"),
    stage.when,
    async (t) => {
      const page = await network(stage, t);
      const start = await parameters(page);
      await page.page.mouse.click(...(await linkMiddle(page, 20)));
      await page.until((lab) => lab.shadowRoot.querySelector(".dh-tag input") !== null);
      await page.clickOn(".dh-tag input");
      await page.page.keyboard.type("2.5");
      await page.press("Enter");
      await page.until((lab) => lab.snapshot.parameters.some(({ data }) => data.includes(2.5)));
      const byMouse = await parameters(page);
      assert.equal(changed(start, byMouse)[2], 2.5);

      await page.press("Escape");
      await page.tabTo(".dh-network .tile, .dh-network .focus-holder");
      await page.press("ArrowRight");
      await page.press("Enter");
      await page.until((lab) => lab.shadowRoot.activeElement?.localName === "input");
      await page.page.keyboard.type("-1.25");
      await page.press("Enter");
      await page.until((lab) => lab.snapshot.parameters.some(({ data }) => data.includes(-1.25)));
      assert.equal(changed(byMouse, await parameters(page))[2], -1.25);

      await page.clickOn("dh-play");
      await page.until((lab) => lab.snapshot.step > 20);
      const tagged = (lab) => lab.shadowRoot.querySelector(".dh-tag input")?.ariaLabel ?? null;
      const old = await page.lab(tagged);
      await page.page.mouse.click(...(await linkMiddle(page, 30)));
      await page.until({ toString: () => `(lab, was) => ![was, null].includes((${tagged})(lab))` }, old);
      await page.clickOn(".dh-tag input");
      await page.page.keyboard.type("0");
      await page.press("Enter");
      await page.until((lab) => lab.snapshot.edits.some((step) => step > 20) && lab.snapshot.running);
    },
  );

  test(
    stage.title("a neuron more, an input more: every weight that has its place stays"),
    stage.when,
    async (t) => {
      const page = await network(stage, t);
      await walk(page, 50);
      const [kernel, bias, next] = await parameters(page);
      await page.clickOn("dh-value[label='neurons in hidden layer 1'] >>> .v");
      await page.page.keyboard.type("9");
      await page.press("Enter");
      await page.until((lab) => lab.snapshot.parameters[0].shape[1] === 9);
      const [wider, longer, deeper] = await parameters(page);
      assert.deepEqual(
        [0, 1].map((row) => wider.data.slice(9 * row, 9 * row + 8)),
        [kernel.data.slice(0, 8), kernel.data.slice(8)],
      );
      assert.deepEqual(longer.data.slice(0, 8), bias.data);
      assert.deepEqual(deeper.data.slice(0, 48), next.data);
      assert.equal(await page.lab((lab) => lab.snapshot.step), 50);
      await page.clickOn(".chips .chip:nth-of-type(3)");
      await page.until((lab) => lab.snapshot.parameters[0].shape[0] === 3);
      assert.deepEqual((await parameters(page))[0].data.slice(0, 18), wider.data);
      await page.press("Control+z");
      await page.press("Control+z");
      await page.until((lab) => lab.snapshot.parameters[0].shape.join() === "2,8");
      assert.deepEqual((await parameters(page))[0].data, kernel.data);
    },
  );

  test(
    stage.title("own points of two kinds; held-back points and two flat colours on request"),
    stage.when,
    async (t) => {
      const page = await network(stage, t);
      await page.until((lab) => lab.snapshot.split.includes(1));
      const all = await picture(page, "data");
      await page.clickOn(".looks dh-check:nth-of-type(1)");
      await page.until((lab) => lab.getState().settings.showHeld === false);
      assert.notEqual(await picture(page, "data"), all, "held-back points leave the picture");
      await page.clickOn(".looks dh-check:nth-of-type(1)");
      await page.until((lab) => lab.getState().settings.showHeld === true);
      assert.equal(await picture(page, "data"), all);
      const soft = await picture(page, "result");
      await page.clickOn(".looks dh-check:nth-of-type(2)");
      await page.until((lab) => lab.getState().settings.discrete === true);
      assert.notEqual(await picture(page, "result"), soft);

      await page.clickOn("[aria-label='Remove all points']");
      await page.until((lab) => lab.snapshot.points.length === 0);
      const box = await page.box(".data .dh-plot");
      await page.clickAt(box, 1, 1);
      await page.page.keyboard.down("Shift");
      await page.clickAt(box, -1, -1);
      await page.page.keyboard.up("Shift");
      await page.clickOn("[data-value='neg']");
      await page.clickAt(await page.box(".data .dh-plot"), 2, -2);
      await page.until((lab) => lab.snapshot.points.length === 3);
      assert.deepEqual(await page.lab((lab) => lab.points.map(({ label }) => label)), [1, 0, 0]);
      await page.press("Control+z");
      await page.until((lab) => lab.snapshot.points.length === 2);
      await playUntil(page, "({ train }) => train.accuracy === 1");
    },
  );

  test(
    stage.title("relu with squared errors at rate 100 diverges and says so; tanh does not"),
    stage.when,
    async (t) => {
      const page = await network(stage, t);
      const shape = (activation) => ({
        hidden: [8, 6].map((units) => ({ units, activation })),
        loss: "meanSquaredError",
        learningRate: 100,
      });
      await page.lab((lab, settings) => lab.setState({ settings }), shape("tanh"));
      await walk(page, 2000);
      assert.notEqual(await page.lab((lab) => lab.snapshot.diverged?.reason), "non-finite");
      await page.lab(
        (lab, settings) => lab.setState({ settings: { ...settings, dataset: "plane" } }),
        shape("relu"),
      );
      await page.lab((lab, settings) => lab.setState({ settings }), shape("relu"));
      await page.until((lab) => lab.snapshot.step === 0 && lab.snapshot.learningRate === 100);
      await page.clickOn("dh-play");
      await page.until((lab) => lab.snapshot.diverged !== undefined && !lab.snapshot.running);
      assert.ok(
        (await parameters(page)).every(({ data }) => data.every(Number.isFinite)),
        "the last finite weights are kept",
      );
      assert.ok(await page.lab((lab) => lab.snapshot.diverged.layer));
      await page.reads(".trouble", /Back to step/);
      await page.clickOn(".trouble dh-button");
      await page.until((lab) => lab.snapshot.diverged === undefined && lab.snapshot.learningRate < 100);
    },
  );
}

/** The weights' bits after so many steps of the lab's own walk in Node. */
async function inNode(state, steps) {
  const session = await sessionInNode(state);
  session.run(steps);
  const bits = bitsOf(session);
  session.dispose();
  return bits;
}

const unusual = {
  dataset: "moons",
  features: ["x1", "x2", "x1x2", "sinX1", "sinX2"],
  hidden: [
    { units: 7, activation: "relu" },
    { units: 5, activation: "elu" },
    { units: 3, activation: "sigmoid" },
  ],
  optimizer: "adam",
  learningRate: 0.01,
  dropout: 0.2,
  l1: 0.001,
  batchSize: 13,
  seed: 7,
};

const both = stages();
for (const [name, settings] of [
  ["the spiral's preset", null],
  ["three layers, Adam, dropout", unusual],
]) {
  test(`1,000 steps of ${name}: the same bits in every browser and in Node`, async (t) => {
    const found = [];
    for (const stage of both.filter(({ when }) => !when.skip)) {
      const page = await network(stage, t);
      if (settings) {
        await page.lab((lab, all) => lab.setState({ settings: all }), settings);
        await page.until((lab, n) => lab.snapshot.parameters[0].shape[1] === n, settings.hidden[0].units);
        await page.lab((lab) => lab.reset());
        await page.until((lab) => lab.snapshot.step === 0);
      }
      await walk(page, 1000);
      const setup = await page.lab((lab) => ({
        points: lab.points,
        split: [...lab.snapshot.split],
        settings: lab.getState().settings,
      }));
      found.push({ name: stage.name, bits: await page.bits(), setup });
    }
    assert.ok(found.length > 0, "no browser is installed");
    const node = await inNode(found[0].setup, 1000);
    assert.ok(node.length > 50);
    for (const { name, bits } of found) assert.deepEqual(bits, node, `${name} against Node`);
  });
}
