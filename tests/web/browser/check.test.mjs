// The gradient check as a reader uses it: nudges a number and reads what was measured beside backprop's claim, sees ε
// too large and too small, and finds the wrong line of every puzzle. Losses are worked out again here from the points.

import assert from "node:assert/strict";
import test from "node:test";
import { stages } from "./support.mjs";

const panel = "dh-gradient-check";

async function opened(stage, t, lab, settings = {}, options = {}) {
  const page = await stage.page(t, `${lab}/`, options);
  await page.ready();
  await page.lab((element, all) => element.setState({ settings: all }), settings);
  await page.lab((element) => element.step(20));
  await page.until((element) => element.snapshot.step === 20);
  await page.clickOn("dh-button[data-panel=check]");
  await measured(page);
  return page;
}

/** All of the curve, of the number on show. */
const measured = (page) => page.until((lab) => lab.snapshot.check?.one?.curve.length === 33);

/** What the page's own panel stands on, and the text of a row of its table. */
const read = async (page, row) => (await page.text(`${panel} >>> [data-row=${row}] td`)).replaceAll("−", "-");

/** J of the Network lab's default (tanh, sigmoid, log loss, L2 on kernels) in double, with one number moved. */
function lossOf({ points, split, parameters }, l2, { name, index }, by) {
  const value = (tensor, i) =>
    tensor.data[i] +
    (tensor.name === name && i === index ? Math.fround(tensor.data[i] + by) - tensor.data[i] : 0);
  const layers = parameters.length / 2;
  const answer = (x) => {
    let below = x;
    for (let layer = 0; layer < layers; layer++) {
      const [kernel, bias] = parameters.slice(2 * layer, 2 * layer + 2);
      const units = bias.data.length;
      const z = bias.data.map((_, j) =>
        below.reduce((sum, a, i) => sum + a * value(kernel, i * units + j), value(bias, j)),
      );
      below = layer < layers - 1 ? z.map(Math.tanh) : z;
    }
    return below[0];
  };
  const learnt = points.filter((_, i) => split[i] === 0);
  const data = learnt.reduce((sum, { x, y, label }) => {
    const z = answer([x, y]);
    return sum + Math.max(z, 0) - z * label + Math.log1p(Math.exp(-Math.abs(z)));
  }, 0);
  const squares = parameters
    .filter((tensor) => tensor.name.endsWith("/kernel"))
    .reduce((sum, tensor) => tensor.data.reduce((s, _, i) => s + value(tensor, i) ** 2, sum), 0);
  return data / learnt.length + l2 * squares;
}

/** The state that a check was made of, as plain data. */
const state = (page) =>
  page.lab(({ snapshot }) => ({
    points: snapshot.points,
    split: [...snapshot.split],
    check: snapshot.check,
    parameters: snapshot.parameters.map(({ name, data }) => ({ name, data: [...data] })),
  }));

for (const stage of stages()) {
  test(
    stage.title("Network: both losses, the slope and its digits are right, and the walk keeps its bits"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "network/");
      await page.ready();
      await page.lab((element) => element.step(20));
      await page.until((element) => element.snapshot.step === 20);
      const before = await page.bits();
      await page.clickOn("dh-button[data-panel=check]");
      await measured(page);
      await page.tabTo("select");
      for (let i = 0; i < 3; i++) await page.press("ArrowDown");
      await page.until((lab) => lab.snapshot.check?.wish.of.index === 3);
      await measured(page);
      const now = await state(page);
      const { one, wish, loss } = now.check;
      const near = (a, b, off, what) => assert.ok(Math.abs(a - b) < off, `${what}: ${a}, not ${b}`);
      near(loss, lossOf(now, 1e-4, wish.of, 0), 1e-6, "J");
      near(one.nudge.up, lossOf(now, 1e-4, wish.of, wish.epsilon), 1e-6, "J(w + ε)");
      near(one.nudge.down, lossOf(now, 1e-4, wish.of, -wish.epsilon), 1e-6, "J(w − ε)");
      const slope = (lossOf(now, 1e-4, wish.of, 1e-4) - lossOf(now, 1e-4, wish.of, -1e-4)) / 2e-4;
      near(one.gradient, slope, 1e-5, "backprop");
      near(Number(await read(page, "up")), one.nudge.up, 1e-8, "J(w + ε) on the page");
      near(
        Number(await read(page, "measured")),
        (one.nudge.up - one.nudge.down) / 0.02,
        1e-8,
        "measured on the page",
      );
      near(Number(await read(page, "backprop")), one.gradient, 1e-8, "backprop on the page");
      await page.reads(panel, /agree to \d digits/);
      await page.clickOn(`${panel} >>> .end`);
      await page.until((lab) => lab.snapshot.check === undefined);
      assert.deepEqual(await page.bits(), before, "nothing of the walk has changed");
      await page.lab((element) => element.step(20));
      await page.until((element) => element.snapshot.step === 40);
      const untouched = await stage.page(t, "network/");
      await untouched.ready();
      await untouched.lab((element) => element.step(40));
      await untouched.until((element) => element.snapshot.step === 40);
      assert.deepEqual(await page.bits(), await untouched.bits(), "nor of what comes after");
    },
  );

  test(
    stage.title("ε by keyboard: too small, right, too large, from one side and from both"),
    stage.when,
    async (t) => {
      const page = await opened(stage, t, "boundary");
      await page.tabTo("dh-slider[label='how far, ε']");
      await page.press("Home");
      await page.reads(`${panel} >>> .said`, /nothing was nudged|every digit cancels/);
      await page.press("End");
      await page.reads(`${panel} >>> .said`, /ε is too large: between/);
      await page.clickOn(`${panel} >>> [data-value=one]`);
      await page.reads(`${panel} >>> .said`, /ε is too large: up to w \+ ε/);
      const { loss, one } = await page.lab((lab) => lab.snapshot.check);
      assert.ok(Math.abs(Number(await read(page, "measured")) - (one.nudge.up - loss)) < 1e-7);
      await page.clickOn(`${panel} >>> svg`);
      await page.until((lab) => lab.snapshot.check.wish.epsilon < 1e-3);
      await page.reads(`${panel} >>> .said`, /J comes in steps of|agree to/);
    },
  );

  test(stage.title("while the walk goes on the check follows it"), stage.when, async (t) => {
    const page = await opened(stage, t, "network");
    await page.clickOn("dh-play");
    await page.until((lab) => lab.snapshot.check.step > 60);
    await page.clickOn("dh-play");
    await page.until((lab) => !lab.snapshot.running && lab.snapshot.check.step === lab.snapshot.step);
    await measured(page);
  });

  test(stage.title("every puzzle of the three labs has one line to be found"), stage.when, async (t) => {
    let all = 0;
    for (const lab of ["line", "boundary", "network"]) {
      const page = await opened(stage, t, lab);
      await page.clickOn(`${panel} >>> [data-value=find]`);
      await page.reads(panel, /1 of \d+, 0 found/);
      const puzzles = Number(/1 of (\d+)/.exec(await page.text(panel))[1]);
      for (let i = 0; i < puzzles; i++) {
        const lines = await page.page.evaluate(
          `(${inPanel})((root) => [...root.querySelectorAll(".line")].map((line) => line.dataset.line))`,
        );
        await page.page.evaluate(`(${inPanel})((root) => root.querySelector(".line").focus())`);
        for (let at = 0; ; at++) {
          assert.ok(at < lines.length, `${lab}, puzzle ${i + 1}: no line is the wrong one`);
          await page.press("Enter");
          const answer = `.line[data-line="${lines[at]}"][aria-pressed=true] + .said`;
          const said = await page.reads(`${panel} >>> ${answer}`, /./);
          if (/^Found:/.test(said)) break;
          assert.match(said, /^Not this one|^The lights allow/);
          await page.press("ArrowDown");
        }
        await page.reads(panel, new RegExp(`${i + 1} of ${puzzles}, ${i + 1} found`));
        await page.clickOn(`${panel} >>> [data-turn=next]`);
      }
      all += puzzles;
    }
    assert.ok(all >= 15, `${all} puzzles`);
  });

  test(stage.title("no points, nothing to measure; a point, and it is"), stage.when, async (t) => {
    const page = await opened(stage, t, "line", {}, { lang: "zh" });
    await page.reads(panel, /量出来的和反向传播有 \d 位数字一致|J 只能以/);
    await page.lab((lab) => {
      lab.points = [];
    });
    await page.reads(panel, /还没有可量的/);
    await page.lab((lab) => lab.addPoint({ x: 1, y: 2, label: 0 }));
    await measured(page);
  });
}

/** Runs a function on the panel's own root. */
const inPanel = `(look) => look(document.querySelector("downhill-lab").shadowRoot.querySelector("${panel}").shadowRoot)`;
