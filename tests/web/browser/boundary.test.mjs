// The Boundary lab with a real mouse and a real keyboard. What it ends at is held against Newton's method written out
// here, in double, by the normal equations.

import assert from "node:assert/strict";
import test from "node:test";
import { stages } from "./support.mjs";

/** Two kinds that overlap, so that there is a best line: x, y, kind. */
const places = [
  [-2.2, -1.1, 0],
  [-1.6, 0.7, 0],
  [-0.9, -1.9, 0],
  [-0.4, 1.2, 0],
  [0.3, -0.5, 0],
  [1.2, 0.9, 0],
  [-1.1, 0.1, 1],
  [0.1, 2.1, 1],
  [0.8, -1.4, 1],
  [1.5, 1.9, 1],
  [2.1, -0.3, 1],
  [2.5, 1.1, 1],
];
const plot = ".plane .dh-plot";

async function boundary(stage, t, options = {}) {
  const page = await stage.page(t, "boundary/", options);
  await page.ready();
  return page;
}

async function emptied(stage, t) {
  const page = await boundary(stage, t);
  await page.lab((lab) => {
    lab.points = [];
  });
  await page.until((lab) => lab.snapshot.points.length === 0);
  return page;
}

const weights = (page) => page.lab((lab) => lab.snapshot.parameters.flatMap(({ data }) => [...data]));

/** Waits until the remark says so: a picture is drawn a moment after its snapshot has come. */
const says = (page, words) =>
  page.until(
    (lab, said) => lab.shadowRoot.querySelector(".remark").textContent.replace(/\s+/g, " ").includes(said),
    words,
  );

/** Solves a x = b, a few equations, by elimination with pivots. */
function solved(a, b) {
  const rows = a.map((row, i) => [...row, b[i]]);
  for (let i = 0; i < rows.length; i++) {
    const pivot = rows.slice(i).reduce((best, row) => (Math.abs(row[i]) > Math.abs(best[i]) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(i, 0, pivot);
    for (const row of rows) {
      if (row === pivot) continue;
      const by = row[i] / pivot[i];
      row.forEach((_, k) => {
        row[k] -= by * pivot[k];
      });
    }
  }
  return rows.map((row, i) => row.at(-1) / row[i]);
}

/** Where mean cross-entropy of σ(w·x + b) is least: twenty plain Newton steps from 0. */
function newton(points) {
  let at = [0, 0, 0];
  for (let k = 0; k < 20; k++) {
    const hessian = [0, 1, 2].map(() => [0, 0, 0]);
    const slope = [0, 0, 0];
    for (const { x, y, label } of points) {
      const row = [x, y, 1];
      const p = 1 / (1 + Math.exp(-row.reduce((sum, v, i) => sum + v * at[i], 0)));
      row.forEach((v, i) => {
        slope[i] += (p - label) * v;
        row.forEach((u, j) => {
          hessian[i][j] += p * (1 - p) * v * u;
        });
      });
    }
    const step = solved(hessian, slope);
    at = at.map((v, i) => v - step[i]);
  }
  return at;
}

for (const stage of stages()) {
  test(
    stage.title("twelve clicked points of two kinds, 2,000 steps: w and b where Newton's method ends"),
    stage.when,
    async (t) => {
      const page = await emptied(stage, t);
      const box = await page.box(plot);
      for (const [i, [x, y, kind]] of places.entries()) {
        if (kind === 0) await page.page.keyboard.down("Shift");
        await page.clickAt(box, x, y);
        if (kind === 0) await page.page.keyboard.up("Shift");
        await page.until((lab, n) => lab.snapshot.points.length === n, i + 1);
      }
      const points = await page.lab((lab) => lab.points);
      points.forEach(({ x, y, label }, i) => {
        assert.ok(
          Math.hypot(x - places[i][0], y - places[i][1]) < 0.02,
          `point ${i} lies where it was clicked`,
        );
        assert.equal(label, places[i][2], `point ${i} is of the kind that was meant`);
      });
      await page.lab((lab) => lab.step(2000));
      await page.until((lab) => lab.snapshot.step === 2000);
      const best = newton(points);
      const [now, exact] = [
        await weights(page),
        await page.lab((lab) => lab.snapshot.exact.parameters.flatMap(({ data }) => [...data])),
      ];
      best.forEach((value, i) => {
        assert.ok(Math.abs(exact[i] - value) < 1e-5, `exact ${exact[i]}, Newton ${value}`);
        assert.ok(Math.abs(now[i] - value) < 1e-3, `walked to ${now[i]}, Newton ${value}`);
      });
    },
  );

  test(
    stage.title("the diamond's button and the keys 1 and 0 choose what is added, Shift the other"),
    stage.when,
    async (t) => {
      const page = await emptied(stage, t);
      await page.clickOn("dh-tools >>> [data-value='neg']");
      const box = await page.box(plot);
      await page.clickAt(box, -1, -1);
      await page.press("1");
      await page.clickAt(box, 1, 1);
      await page.press("0");
      await page.clickAt(box, -2, 1);
      await page.press("Shift+ArrowDown");
      await page.press("Shift+Enter");
      await page.until((lab) => lab.snapshot.points.length === 4);
      assert.deepEqual(await page.lab((lab) => lab.points.map(({ label }) => label)), [0, 1, 0, 1]);
    },
  );

  test(stage.title("the threshold moves the line and the counts, and no weight"), stage.when, async (t) => {
    const page = await boundary(stage, t);
    await page.lab((lab) => lab.step(50));
    await page.until((lab) => lab.snapshot.step === 50);
    const before = await page.bits();
    const line = () =>
      page.lab((lab) =>
        lab.shadowRoot.querySelector(".dh-borders path[stroke-width='1.75']").getAttribute("d"),
      );
    const [at, counts] = [await line(), await page.text(".counts-table")];
    const ball = await page.box(".dh-sigmoid .handle circle");
    const [x, y] = [ball.left + ball.width / 2, ball.top + ball.height / 2];
    await page.page.mouse.move(x, y);
    await page.page.mouse.down();
    await page.page.mouse.move(x + 10, y - 40);
    await page.page.mouse.move(x + 30, y - 90);
    await page.page.mouse.up();
    await page.until((lab) => lab.getState().settings.threshold > 0.7);
    assert.notEqual(await line(), at);
    assert.notEqual(await page.text(".counts-table"), counts);
    assert.deepEqual(await page.bits(), before);
    await page.tabTo(".dh-sigmoid .handle");
    await page.press("Home");
    await page.press("ArrowUp");
    await page.until((lab) => lab.getState().settings.threshold === 0.02);
  });

  test(
    stage.title("groups that don't touch, corners, one kind and none: each is told what it is"),
    stage.when,
    async (t) => {
      const page = await boundary(stage, t);
      const choose = async (nth, id, note) => {
        await page.clickOn(`.tries dh-button:nth-of-type(${nth})`);
        await page.until(
          (lab, [dataset, said]) =>
            lab.getState().settings.dataset === dataset && lab.snapshot.exact?.note === said,
          [id, note],
        );
      };
      await choose(3, "apart", "separable");
      await says(page, "No best line");
      assert.match(await page.text(".figures"), /–/);
      await choose(6, "xor", "unique");
      await says(page, "One line can't tell these apart");
      await page.lab((lab) => {
        lab.points = [{ x: 1, y: 1, label: 0 }];
      });
      await page.until((lab) => lab.snapshot.points.length === 1);
      await says(page, "Only ◆ so far");
      await page.clickOn("dh-play");
      await page.until((lab) => lab.snapshot.step > 3);
      await page.clickOn("dh-play");
      await page.clickOn("[aria-label='Remove all points']");
      await page.until((lab) => lab.snapshot.points.length === 0 && lab.snapshot.train === null);
      await says(page, "Nothing to learn yet");
    },
  );

  test(
    stage.title("a weight set in the sentence is the model's, and L2 moves the exact line"),
    stage.when,
    async (t) => {
      const page = await boundary(stage, t);
      await page.clickOn("dh-value[label='weight w₂ now'] >>> .v");
      await page.page.keyboard.type("-1.5");
      await page.press("Enter");
      await page.until((lab) => lab.snapshot.parameters[0].data[1] === -1.5);
      const free = await page.lab((lab) => lab.snapshot.exact.loss);
      await page.clickOn("dh-button.fold");
      await page.clickOn("dh-value[label='L2 penalty'] >>> .v");
      await page.page.keyboard.type("0.1");
      await page.press("Enter");
      await page.until((lab, loss) => lab.snapshot.exact.loss > loss + 0.01, free);
    },
  );
}
