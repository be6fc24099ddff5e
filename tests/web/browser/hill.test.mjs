// The hill, used as a reader would: clicked, watched while a point is dragged, turned. Heights are computed here.

import assert from "node:assert/strict";
import test from "node:test";
import { stages } from "./support.mjs";
import { place } from "./watched.mjs";

const hill = ".walk svg";
const weights = (page) => page.lab((lab) => lab.snapshot.parameters.map(({ data }) => data[0]));

for (const stage of stages()) {
  test(
    stage.title("a click on the hill puts the line there, before the first step and after"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "line/");
      await page.ready();
      const { left, top, width, height } = await page.box(hill);
      const before = await weights(page);
      await page.page.mouse.click(left + width / 2, top + height / 3);
      await page.until((lab, w) => lab.snapshot.parameters[0].data[0] !== w, before[0]);
      const [w, b] = await weights(page);
      const { startW, startB } = (await page.lab((lab) => lab.getState())).settings;
      assert.deepEqual([Math.fround(startW), Math.fround(startB)], [w, b], "it is where the walk starts");
      await page.press("Control+z");
      await page.until((lab, w0) => lab.snapshot.parameters[0].data[0] === w0, before[0]);
      await page.lab((lab) => lab.step(3));
      await page.until((lab) => lab.snapshot.step === 3);
      const walked = await weights(page);
      await page.page.mouse.click(left + width / 4, top + height / 4);
      await page.until((lab, at) => lab.snapshot.parameters[0].data[0] !== at, walked[0]);
      assert.equal(await page.lab((lab) => lab.snapshot.step), 3, "the walk goes on from there");
    },
  );

  test(stage.title("arrow keys move the ball on the hill"), stage.when, async (t) => {
    const page = await stage.page(t, "line/");
    await page.ready();
    const before = await weights(page);
    await page.tabTo(".walk svg");
    await page.press("ArrowRight");
    await page.until((lab, w) => lab.snapshot.parameters[0].data[0] > w, before[0]);
    await page.press("Shift+ArrowDown");
    await page.until((lab, b) => lab.snapshot.parameters[1].data[0] < b, before[1]);
  });

  test(stage.title("the hill changes in the frame in which a point is dragged"), stage.when, async (t) => {
    const page = await stage.page(t, "line/");
    await page.ready();
    await page.lab((lab) => {
      lab.points = [
        { x: -2, y: -1, label: 0 },
        { x: 0, y: 0, label: 0 },
        { x: 2, y: 1, label: 0 },
      ];
    });
    await page.until((lab) => lab.snapshot.points.length === 3);
    const box = await page.box(".points .dh-plot");
    const { mouse } = page.page;
    await mouse.move(...place(box, 2, 1));
    // What hears the mouse is fetched with its first move.
    await page.until((lab) => lab.shadowRoot.querySelector(".points .dh-plot").hasAttribute("data-over"));
    await mouse.down();
    await mouse.move(...place(box, 2, -0.5));
    // Read in a frame of the page's own, right after the point's: no word from the worker is waited for.
    const drawn = await page.lab(async (lab) => {
      await lab.updateComplete;
      const group = lab.shadowRoot.querySelector(".walk .levels path");
      return group.getAttribute("transform");
    });
    await mouse.move(...place(box, 2, -2));
    const moved = await page.lab(async (lab) => {
      await lab.updateComplete;
      return lab.shadowRoot.querySelector(".walk .levels path").getAttribute("transform");
    });
    await mouse.up();
    assert.notEqual(moved, drawn);
  });

  test(
    stage.title("the mark follows momentum; parts of the points have none, and the reason stands there"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "line/");
      await page.ready();
      await page.until((lab) => lab.snapshot.exact?.maxStableRate > 0);
      const stable = await page.lab((lab) => lab.snapshot.exact.maxStableRate);
      await page.reads("dh-rate", new RegExp(`largest stable ${stable.toFixed(3)}`));
      await page.lab((lab) => lab.setState({ settings: { momentum: 0.5 } }));
      await page.reads("dh-rate", new RegExp(`largest stable ${(1.5 * stable).toFixed(3)}`));
      await page.lab((lab) => lab.setState({ settings: { batchSize: 2 } }));
      await page.reads(".walk", /No largest stable rate: each step looks at some points only/);
      await page.lab((lab) => lab.setState({ settings: { optimizer: "adam" } }));
      await page.reads(".walk", /No largest stable rate: this way of walking rescales/);
    },
  );

  test(
    stage.title(
      "what momentum and Adam remember stands at the ball, and the ring is where the next step leads",
    ),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "line/");
      await page.ready();
      const set = (settings) => page.lab((lab, all) => lab.setState({ settings: all }), settings);
      const drawn = (selector) =>
        page.lab(async (lab, wanted) => {
          await lab.updateComplete;
          return lab.shadowRoot.querySelectorAll(`.walk svg.sunk ${wanted}`).length;
        }, selector);
      assert.equal(await page.box(".walk .memory"), null, "plain descent remembers nothing");
      await set({ momentum: 0.9 });
      await page.reads(".walk .memory", /Nothing is remembered yet/);
      await page.lab((lab) => lab.step(3));
      await page.reads(".walk .memory", /still remembers of its last steps, −αμv/);
      await page.reads(".walk svg.sunk", /−αμv.*/);
      await page.until((lab) => lab.snapshot.step === 3 && lab.snapshot.ahead !== undefined);
      const ahead = await page.lab((lab) => [...lab.snapshot.ahead.weights]);
      await page.lab((lab) => lab.step(1));
      await page.until((lab) => lab.snapshot.step === 4);
      assert.deepEqual(await weights(page), ahead, "the ring was the next place");
      await set({ optimizer: "adam", learningRate: 0.3 });
      await page.lab((lab) => lab.step(2));
      await page.until((lab) => lab.snapshot.step === 6 && lab.snapshot.ahead?.after.length === 2);
      const [w, b] = await page.lab(
        ({
          snapshot: {
            ahead: { after, corrections },
          },
        }) => [...after[1]].map((v) => Math.sqrt(v / corrections[1]).toFixed(2)),
      );
      await page.reads(".walk .memory", new RegExp(`divided by √v̂, here ${w} along w and ${b} along b`));
      assert.equal(await drawn("ellipse.stretch"), 1);
      await set({ optimizer: "sgd", momentum: 0 });
      await page.until((lab) => lab.shadowRoot.querySelector(".walk .memory") === null);
      assert.equal(await drawn("ellipse.stretch"), 0);
    },
  );

  test(
    stage.title("seen from the side, the hill turns by drag and by key, and is the same from above again"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "line/");
      await page.ready();
      assert.equal(await page.box('[data-panel="hill"]'), null, "Line has its hill in sight anyway");
      const drawn = () =>
        page.lab(async (lab) => {
          await lab.updateComplete;
          return lab.shadowRoot.querySelector(".walk canvas.dh-turn").toDataURL();
        });
      await page.lab((lab) => lab.step(5));
      await page.until((lab) => lab.snapshot.step === 5);
      await page.clickOn(".walk .aside");
      await page.until((lab) => lab.shadowRoot.querySelector(".walk canvas.dh-turn") !== null);
      const first = await drawn();
      const { left, top, width, height } = await page.box(".walk canvas.dh-turn");
      const { mouse } = page.page;
      await mouse.move(left + width / 2, top + height / 2);
      await mouse.down();
      await mouse.move(left + width / 2 + 60, top + height / 2 + 10);
      await mouse.up();
      const dragged = await drawn();
      assert.notEqual(dragged, first);
      await page.tabTo(".walk canvas.dh-turn");
      await page.press("ArrowLeft");
      const keyed = await drawn();
      assert.notEqual(keyed, dragged);
      await page.press("ArrowRight");
      assert.equal(await drawn(), dragged, "and back");
      await page.lab((lab) => lab.step(5));
      // The ball moves on.
      await page.until(
        (lab, was) => lab.shadowRoot.querySelector(".walk canvas.dh-turn").toDataURL() !== was,
        dragged,
      );
      await page.clickOn(".walk .aside");
      await page.until((lab) => lab.shadowRoot.querySelector(".walk svg.sunk .levels") !== null);
    },
  );
}
