// The Line lab with a real mouse and a real keyboard. What it ends at is held against least squares computed here.

import assert from "node:assert/strict";
import { inBrowsers, leastSquares } from "./support.mjs";

/** Twelve places all over the plane. */
const places = [
  [-2.6, -1.9], [-2.2, 0.4], [-1.7, -1.4], [-1.1, 0.9], [-0.6, -0.8], [-0.1, 1.6],
  [0.4, -0.3], [0.9, 2.2], [1.3, 0.5], [1.8, 2.6], [2.3, 1.1], [2.7, 2.4],
];
const plot = ".points .dh-plot";

async function emptyLine(stage) {
  const page = await stage.page("line/");
  await page.ready();
  await page.lab((lab) => { lab.points = []; });
  await page.until((lab) => lab.snapshot.points.length === 0);
  return page;
}

async function withPoints(stage) {
  const page = await emptyLine(stage);
  const box = await page.box(plot);
  for (const [i, [x, y]] of places.entries()) {
    await page.clickAt(box, x, y);
    await page.until((lab, n) => lab.snapshot.points.length === n, i + 1);
  }
  return { page, box };
}

const weights = (page) =>
  page.lab((lab) => lab.snapshot.parameters.map(({ data }) => data[0]));

inBrowsers("twelve clicked points, 500 steps at the default rate: w and b within 1e-3 of least squares", async (stage) => {
  const { page } = await withPoints(stage);
  const points = await page.lab((lab) => lab.points);
  for (const [i, [x, y]] of places.entries()) {
    assert.ok(Math.hypot(points[i].x - x, points[i].y - y) < 0.02, `point ${i} lies where it was clicked`);
  }
  const exact = leastSquares(points);
  console.error(`${stage.name}: condition number of the Hessian ${exact.condition.toFixed(2)}`);
  assert.ok(exact.condition <= 30);
  const rate = await page.lab((lab) => lab.snapshot.learningRate);
  assert.equal(rate, Number((1 / exact.lambdaMax).toPrecision(1)));
  await page.clickOn("[data-value='100']");
  for (let k = 1; k <= 5; k++) {
    await page.clickOn(".go");
    await page.until((lab, step) => lab.snapshot.step === step, 100 * k);
  }
  const [w, b] = await weights(page);
  console.error(`${stage.name}: w - w* = ${(w - exact.w).toExponential(2)}, b - b* = ${(b - exact.b).toExponential(2)}`);
  assert.ok(Math.abs(w - exact.w) < 1e-3 && Math.abs(b - exact.b) < 1e-3);
  await page.done();
});

inBrowsers("a dragged point moves, undo puts it back, Delete removes it, undo brings it back", async (stage) => {
  const { page, box } = await withPoints(stage);
  await page.dragTo(box, places[5], [1.5, -2]);
  await page.until((lab) => Math.abs(lab.points[5].x - 1.5) < 0.03 && Math.abs(lab.points[5].y + 2) < 0.03);
  await page.page.keyboard.down("Control");
  await page.page.keyboard.press("z");
  await page.page.keyboard.up("Control");
  await page.until((lab, y) => Math.abs(lab.points[5].y - y) < 0.03, places[5][1]);
  await page.clickAt(box, ...places[0]);
  await page.page.keyboard.press("Delete");
  await page.until((lab) => lab.points.length === 11);
  await page.page.keyboard.down("Control");
  await page.page.keyboard.press("z");
  await page.page.keyboard.up("Control");
  await page.until((lab) => lab.points.length === 12);
  await page.done();
});

inBrowsers("undo goes back a hundred levels", async (stage) => {
  const page = await emptyLine(stage);
  await page.lab((lab) => {
    for (let i = 0; i < 100; i++) lab.addPoint({ x: (i % 10) / 2 - 2, y: Math.floor(i / 10) / 2 - 2, label: 0 });
  });
  await page.until((lab) => lab.points.length === 100);
  await page.clickOn(plot);
  await page.until((lab) => lab.points.length >= 100);
  const extra = (await page.lab((lab) => lab.points.length)) - 100;
  for (let i = 0; i < 100 + extra; i++) {
    await page.page.keyboard.down("Control");
    await page.page.keyboard.press("z");
    await page.page.keyboard.up("Control");
  }
  await page.until((lab) => lab.points.length === 0);
  await page.done();
});

inBrowsers("Rewind returns to the same start bit by bit, New start to another", async (stage) => {
  const page = await stage.page("line/");
  await page.ready();
  const start = await weights(page);
  await page.lab((lab) => lab.step(37));
  await page.until((lab) => lab.snapshot.step === 37);
  const walked = await weights(page);
  assert.notDeepEqual(walked, start);
  await page.clickOn("dh-button[icon=rewind]");
  await page.until((lab) => lab.snapshot.step === 0);
  assert.deepEqual(await weights(page), start);
  await page.lab((lab) => lab.step(37));
  await page.until((lab) => lab.snapshot.step === 37);
  assert.deepEqual(await weights(page), walked);
  await page.clickOn("dh-button[icon=dice]");
  await page.until((lab, w) => lab.snapshot.step === 0 && lab.snapshot.parameters[0].data[0] !== w, start[0]);
  await page.done();
});

inBrowsers("at 1.5 times the stable rate the walk stops by itself, says why, and one tap goes on at a rate that works", async (stage) => {
  const page = await stage.page("line/");
  await page.ready();
  await page.until((lab) => lab.snapshot.exact?.maxStableRate > 0);
  await page.lab((lab) => lab.setState({ settings: { learningRate: 1.5 * lab.snapshot.exact.maxStableRate } }));
  await page.lab((lab) => lab.play());
  await page.until((lab) => lab.snapshot.diverged !== undefined);
  const text = await page.lab((lab) => lab.shadowRoot.textContent);
  assert.match(text, /overshoots more than the last/);
  assert.match(text, /largest stable/);
  const finite = (await weights(page)).every(Number.isFinite);
  assert.ok(finite, "the last finite state is kept");
  await page.clickOn(".trouble dh-button");
  await page.until((lab) => lab.snapshot.diverged === undefined && lab.snapshot.learningRate < lab.snapshot.exact.maxStableRate);
  await page.done();
});

inBrowsers("by keyboard alone: points, a step, a rewind", async (stage) => {
  const page = await emptyLine(stage);
  await page.lab((lab, selector) => lab.shadowRoot.querySelector(selector).focus(), plot);
  const { keyboard } = page.page;
  await keyboard.press("ArrowRight");
  await keyboard.press("Enter");
  await page.until((lab) => lab.points.length === 1);
  for (const key of ["ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowDown", "ArrowDown"]) await keyboard.press(key);
  await keyboard.press("Escape");
  for (let i = 0; i < 6; i++) await keyboard.press("ArrowLeft");
  await keyboard.press("Enter");
  await page.until((lab) => lab.points.length >= 1);
  // Tab on until the focus is on Play, wherever that is.
  for (let i = 0; i < 60; i++) {
    await keyboard.press("Tab");
    const name = await page.lab(() => {
      let node = document.activeElement;
      const names = [];
      while (node) {
        names.push(node.localName);
        node = node.shadowRoot?.activeElement ?? null;
      }
      return names.join(" ");
    });
    if (name.includes("dh-play")) break;
  }
  await keyboard.press("Enter");
  await page.until((lab) => lab.snapshot.step > 3);
  await keyboard.press("Enter");
  await page.until((lab) => !lab.snapshot.running);
  await page.done();
});
