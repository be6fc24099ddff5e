// The Line lab with a real mouse, real fingers and a real keyboard. What it ends at is held against least squares
// computed here.

import assert from "node:assert/strict";
import test from "node:test";
import { stages } from "./support.mjs";
import { place } from "./watched.mjs";

/** Twelve places all over the plane. */
const places = [
  [-2.6, -1.9],
  [-2.2, 0.4],
  [-1.7, -1.4],
  [-1.1, 0.9],
  [-0.6, -0.8],
  [-0.1, 1.6],
  [0.4, -0.3],
  [0.9, 2.2],
  [1.3, 0.5],
  [1.8, 2.6],
  [2.3, 1.1],
  [2.7, 2.4],
];
const plot = ".points .dh-plot";

async function emptyLine(stage, t, options = {}) {
  const page = await stage.page(t, "line/", options);
  await page.ready();
  await page.lab((lab) => {
    lab.points = [];
  });
  await page.until((lab) => lab.snapshot.points.length === 0);
  return page;
}

async function withPoints(stage, t) {
  const page = await emptyLine(stage, t);
  const box = await page.box(plot);
  for (const [i, [x, y]] of places.entries()) {
    await page.clickAt(box, x, y);
    await page.until((lab, n) => lab.snapshot.points.length === n, i + 1);
  }
  return { page, box };
}

const weights = (page) => page.lab((lab) => lab.snapshot.parameters.map(({ data }) => data[0]));

/** Least squares of y = w x + b through points, and the condition number of the loss's Hessian, in closed form. */
function leastSquares(points) {
  const mean = (value) => points.reduce((sum, point) => sum + value(point), 0) / points.length;
  const [mx, my, mxx, mxy] = [
    mean((p) => p.x),
    mean((p) => p.y),
    mean((p) => p.x ** 2),
    mean((p) => p.x * p.y),
  ];
  const w = (mxy - mx * my) / (mxx - mx ** 2);
  // Eigenvalues of 2 [[mean x², mean x], [mean x, 1]].
  const [middle, spread] = [mxx + 1, Math.hypot(mxx - 1, 2 * mx)];
  return { w, b: my - w * mx, condition: (middle + spread) / (middle - spread), lambdaMax: middle + spread };
}

for (const stage of stages()) {
  test(
    stage.title("twelve clicked points, 500 steps: w and b within 1e-3 of least squares"),
    stage.when,
    async (t) => {
      const { page } = await withPoints(stage, t);
      const points = await page.lab((lab) => lab.points);
      for (const [i, [x, y]] of places.entries())
        assert.ok(
          Math.hypot(points[i].x - x, points[i].y - y) < 0.02,
          `point ${i} lies where it was clicked`,
        );
      const exact = leastSquares(points);
      console.error(`${stage.name}: condition number of the Hessian ${exact.condition.toFixed(2)}`);
      assert.ok(exact.condition <= 30, `condition number ${exact.condition}`);
      assert.equal(
        await page.lab((lab) => lab.snapshot.learningRate),
        Number((1 / exact.lambdaMax).toPrecision(1)),
      );
      await page.clickOn("dh-step >>> [data-value='100']");
      for (let k = 1; k <= 5; k++) {
        await page.clickOn("dh-step >>> .go");
        await page.until((lab, step) => lab.snapshot.step === step, 100 * k);
      }
      const [w, b] = await weights(page);
      console.error(
        `${stage.name}: w - w* = ${(w - exact.w).toExponential(2)}, b - b* = ${(b - exact.b).toExponential(2)}`,
      );
      assert.ok(Math.abs(w - exact.w) < 1e-3, `w ${w}, least squares ${exact.w}`);
      assert.ok(Math.abs(b - exact.b) < 1e-3, `b ${b}, least squares ${exact.b}`);
    },
  );

  test(
    stage.title("a dragged point moves, Delete removes it, undo and redo go back and forth"),
    stage.when,
    async (t) => {
      const { page, box } = await withPoints(stage, t);
      const isAt = (lab, x, y) =>
        Math.abs(lab.points[5].x - x) < 0.03 && Math.abs(lab.points[5].y - y) < 0.03;
      await page.dragTo(box, places[5], [1.5, -2]);
      await page.until(isAt, 1.5, -2);
      await page.press("Control+z");
      await page.until(isAt, ...places[5]);
      await page.press("Control+Shift+z");
      await page.until(isAt, 1.5, -2);
      await page.clickAt(box, ...places[0]);
      await page.press("Delete");
      await page.until((lab) => lab.snapshot.points.length === 11);
      await page.clickOn("[aria-label='Undo']");
      await page.until((lab) => lab.snapshot.points.length === 12);
      await page.clickOn("[aria-label='Redo']");
      await page.until((lab) => lab.snapshot.points.length === 11);
      await page.clickOn("[data-value='erase']");
      await page.clickAt(await page.box(plot), ...places[3]);
      await page.until((lab) => lab.snapshot.points.length === 10);
      await page.clickOn("[aria-label='Remove all points']");
      await page.until((lab) => lab.snapshot.points.length === 0 && lab.snapshot.train === null);
    },
  );

  test(stage.title("undo goes back a hundred levels, redo forth again"), stage.when, async (t) => {
    const page = await emptyLine(stage, t);
    await page.lab((lab) => {
      for (let i = 0; i < 100; i++)
        lab.addPoint({ x: (i % 10) / 2 - 2, y: Math.floor(i / 10) / 2 - 2, label: 0 });
    });
    await page.until((lab) => lab.snapshot.points.length === 100);
    const last = await page.lab((lab) => lab.points);
    await page.tabTo(".dh-plot");
    for (let i = 0; i < 100; i++) await page.press("Control+z");
    await page.until((lab) => lab.snapshot.points.length === 0);
    for (let i = 0; i < 100; i++) await page.press("Control+y");
    await page.until((lab) => lab.snapshot.points.length === 100);
    assert.deepEqual(await page.lab((lab) => lab.points), last);
  });

  test(
    stage.title("Rewind returns to the same start bit by bit, New start to another"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "line/");
      await page.ready();
      const start = await page.bits();
      await page.lab((lab) => lab.step(37));
      await page.until((lab) => lab.snapshot.step === 37);
      const walked = await page.bits();
      assert.notDeepEqual(walked, start);
      await page.clickOn("dh-button[icon=rewind]");
      await page.until((lab) => lab.snapshot.step === 0 && lab.snapshot.walked === 0);
      assert.deepEqual(await page.bits(), start);
      await page.lab((lab) => lab.step(37));
      await page.until((lab) => lab.snapshot.step === 37);
      assert.deepEqual(await page.bits(), walked);
      await page.clickOn("dh-button[icon=dice]");
      await page.until((lab) => lab.snapshot.step === 0 && lab.snapshot.walked === 0);
      assert.notDeepEqual(await page.bits(), start);
    },
  );

  test(
    stage.title("at 1.5 times the stable rate the walk stops, says why, and one click leads on"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "line/");
      await page.ready();
      await page.until((lab) => lab.snapshot.exact?.maxStableRate > 0);
      const rate = await page.lab((lab) => 1.5 * lab.snapshot.exact.maxStableRate);
      await page.lab((lab, learningRate) => lab.setState({ settings: { learningRate } }), rate);
      await page.lab((lab) => {
        lab.addEventListener("downhill-diverged", ({ detail }) => {
          globalThis.heard = detail;
        });
      });
      await page.lab((lab) => lab.setState({ settings: { speed: 1000 } }));
      await page.clickOn("dh-play");
      await page.until((lab) => lab.snapshot.diverged !== undefined && !lab.snapshot.running);
      assert.ok(await page.lab(() => globalThis.heard?.layer), "the event names the layer");
      assert.ok((await weights(page)).every(Number.isFinite), "the last finite state is kept");
      const text = await page.reads(".trouble", /overshoots/);
      assert.match(text, /overshoots more than the last/);
      assert.match(text, /past the largest stable one/);
      const { bestStep } = await page.lab((lab) => lab.snapshot.diverged);
      await page.clickOn(".trouble dh-button");
      await page.until((lab) => lab.snapshot.diverged === undefined);
      const [learningRate, stable] = await page.lab((lab) => [
        lab.snapshot.learningRate,
        lab.snapshot.exact.maxStableRate,
      ]);
      assert.ok(learningRate < stable, `on at ${learningRate}, stable up to ${stable}`);
      assert.equal(await page.lab((lab) => lab.snapshot.step), bestStep);
      await page.clickOn("dh-play");
      await page.until(
        (lab) =>
          lab.snapshot.step > 2000 && Math.abs(lab.snapshot.train.loss - lab.snapshot.exact.loss) < 1e-5,
      );
    },
  );

  test(stage.title("by keyboard alone: two points, a walk, a pause, a rewind"), stage.when, async (t) => {
    const page = await emptyLine(stage, t);
    await page.tabTo(".points .dh-plot");
    for (let i = 0; i < 5; i++) await page.press("ArrowLeft");
    await page.press("Enter");
    await page.until((lab) => lab.points.length === 1);
    for (let i = 0; i < 10; i++) await page.press("Shift+ArrowRight");
    await page.press("Shift+ArrowUp");
    await page.press("Enter");
    await page.until((lab) => lab.snapshot.points.length === 2);
    const [first, second] = await page.lab((lab) => lab.points);
    assert.deepEqual(
      [first.x, first.y, second.x, second.y].map((v) => v.toFixed(3)),
      ["-1.000", "0.000", "1.000", "0.200"],
    );
    await page.tabTo("dh-play");
    await page.press("Enter");
    await page.until((lab) => lab.snapshot.running && lab.snapshot.step > 3);
    await page.press("Enter");
    await page.until((lab) => !lab.snapshot.running);
    await page.tabTo("dh-button[icon=rewind]", true);
    await page.press("Enter");
    await page.until((lab) => lab.snapshot.step === 0 && lab.snapshot.walked === 0);
    assert.equal(await page.lab((lab) => lab.points.length), 2);
  });

  test(
    stage.title("presets bring their points, and the exact line is least squares"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "line/");
      await page.ready();
      for (const [nth, id] of [
        [4, "far"],
        [3, "clusters"],
        [2, "outlier"],
        [1, "line"],
      ]) {
        await page.clickOn(`.tries dh-button:nth-of-type(${nth})`);
        await page.until((lab, dataset) => lab.getState().settings.dataset === dataset, id);
        // Two presets may have equally many points: those of the snapshot must be the page's, one by one.
        await page.until(
          ({ points, snapshot }) =>
            snapshot.points.length === points.length &&
            points.every(({ x, y }, i) => snapshot.points[i].x === x && snapshot.points[i].y === y) &&
            snapshot.exact?.note === "unique",
        );
        const [points, [w, b]] = await page.lab(({ snapshot }) => [
          snapshot.points,
          snapshot.exact.parameters.map(({ data }) => data[0]),
        ]);
        const exact = leastSquares(points);
        assert.ok(Math.abs(w - exact.w) < 1e-5 && Math.abs(b - exact.b) < 1e-5, `${id}: exact line`);
      }
      const spread = await page.lab((lab) => lab.snapshot.exact.loss);
      await page.lab((lab) => lab.setState({ settings: { noise: 0 } }));
      await page.until((lab) => lab.snapshot.exact.loss < 1e-9);
      assert.ok(spread > 0.01, "with noise the points are no line");
    },
  );

  test(
    stage.title("a rate out of range shows what may be typed and changes nothing"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "line/");
      await page.ready();
      const before = await page.lab((lab) => lab.snapshot.learningRate);
      await page.clickOn("dh-value[label='learning rate'] >>> .v");
      await page.page.keyboard.type("-5");
      await page.press("Enter");
      await page.reads("dh-value[label='learning rate']", /above 0/);
      await page.press("Escape");
      assert.equal(await page.lab((lab) => lab.snapshot.learningRate), before);
      await page.clickOn("dh-value[label='learning rate'] >>> .v");
      await page.page.keyboard.type("0.05");
      await page.press("Enter");
      await page.until((lab) => lab.snapshot.learningRate === 0.05);
    },
  );
}

for (const stage of stages("chromium")) {
  test(stage.title("a finger's tap on a phone adds a point, its drag moves it"), stage.when, async (t) => {
    const page = await emptyLine(stage, t, { width: 360, height: 740, touch: true });
    const box = await page.box(plot);
    await page.page.touchscreen.tap(...place(box, 1, 1));
    await page.until((lab) => lab.snapshot.points.length === 1);
    const finger = await page.page.touchscreen.touchStart(...place(box, 1, 1));
    await finger.move(...place(box, 0, 0.5));
    await finger.move(...place(box, -1, -1));
    await finger.end();
    await page.until((lab) => Math.hypot(lab.points[0].x + 1, lab.points[0].y + 1) < 0.05);
  });
}
