// The hill of Boundary and Network, used as a reader would: opened, cut along other ways, clicked, watched while the
// walk goes on. Heights are held against the engine in the worker's own tests (unit/worker/hill.test.ts).

import assert from "node:assert/strict";
import test from "node:test";
import { stages } from "./support.mjs";

const door = '[data-panel="hill"]';
const picture = "dh-hill >>> .map svg";
const all = (lab) => lab.snapshot.parameters.flatMap(({ data }) => [...data]);

async function opened(page) {
  await page.ready();
  await page.clickOn(door);
  await page.until(
    (lab) => lab.shadowRoot.querySelector("dh-hill")?.shadowRoot.querySelector(".map svg") != null,
  );
}

for (const stage of stages()) {
  for (const where of ["boundary/", "network/"]) {
    test(
      stage.title(`${where} a click on the hill sets two numbers, and one word puts them back`),
      stage.when,
      async (t) => {
        const page = await stage.page(t, where);
        await opened(page);
        const before = await page.lab(all);
        const { left, top, width, height } = await page.box(picture);
        await page.until((lab) => lab.snapshot.hill?.slice != null);
        const { x, y } = await page.lab((lab) => lab.snapshot.hill.slice);
        await page.page.mouse.click(left + 0.75 * width, top + 0.25 * height);
        await page.until((lab, was) => lab.snapshot.parameters[0].data[0] !== was, before[0]);
        const after = await page.lab(all);
        const names = await page.lab((lab) => lab.snapshot.hill.axes);
        assert.deepEqual([names.x.index, names.y.index], [0, 1]);
        assert.ok(
          Math.abs(after[0] - (x[0] + 0.75 * (x[1] - x[0]))) < 0.01 * (x[1] - x[0]),
          `${after[0]} in ${x}`,
        );
        assert.ok(
          Math.abs(after[1] - (y[1] - 0.25 * (y[1] - y[0]))) < 0.01 * (y[1] - y[0]),
          `${after[1]} in ${y}`,
        );
        assert.deepEqual(after.slice(2), before.slice(2), "all others stay");
        await page.reads("dh-hill", /Put it back/);
        await page.clickOn("dh-hill >>> .back");
        await page.until((lab, was) => lab.snapshot.parameters[0].data[0] === was, before[0]);
        assert.deepEqual(await page.lab(all), before);
      },
    );
  }

  test(
    stage.title("the hill follows a walk that goes on, and is not computed once it is closed"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "network/");
      await opened(page);
      await page.lab((lab) => lab.play());
      await page.until((lab) => lab.snapshot.hill?.slice?.step > 20);
      const seen = await page.lab((lab) => lab.snapshot.hill.slice.step);
      await page.until((lab, step) => lab.snapshot.hill?.slice?.step > step, seen);
      await page.lab((lab) => lab.pause());
      await page.until(
        (lab) => !lab.snapshot.running && lab.snapshot.hill?.slice?.step === lab.snapshot.step,
      );
      await page.clickOn("dh-hill >>> .close");
      await page.until((lab) => lab.snapshot.hill === undefined);
      await page.until((lab) => lab.shadowRoot.querySelector("dh-hill") === null);
    },
  );

  test(stage.title("other data and another shape bring another hill"), stage.when, async (t) => {
    const page = await stage.page(t, "boundary/");
    await opened(page);
    const values = (lab) => [...lab.snapshot.hill.slice.values].join();
    const first = await page.lab(values);
    await page.lab((lab) => lab.setState({ settings: { dataset: "overlap" } }));
    await page.until(
      (lab, was) => lab.snapshot.hill?.slice && [...lab.snapshot.hill.slice.values].join() !== was,
      first,
    );
    await page.lab((lab) => lab.play());
    await page.until((lab) => lab.snapshot.step > 50 && lab.snapshot.hill.slice.step > 0);
    const network = await stage.page(t, "network/");
    await opened(network);
    await network.lab((lab) => lab.setState({ settings: { hidden: [{ units: 3, activation: "relu" }] } }));
    await network.until((lab) => lab.snapshot.hill?.slice?.directions[0].length === 13);
  });

  test(
    stage.title("the hill can be cut along random ways, others, and the walk's own"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "network/");
      await opened(page);
      await page.clickOn('dh-hill >>> [data-kind="walk"]');
      await page.reads("dh-hill", /has gone nowhere yet/);
      await page.lab((lab) => lab.step(60));
      await page.until((lab) => lab.snapshot.hill?.axes.kind === "walk" && lab.snapshot.hill.slice != null);
      await page.clickOn('dh-hill >>> [data-kind="random"]');
      await page.until(
        (lab) => lab.snapshot.hill?.axes.kind === "random" && lab.snapshot.hill.slice?.x[0] === -1,
      );
      const low = await page.reads("dh-hill >>> .figures", /lowest in the picture/);
      await page.clickOn("dh-hill >>> .again");
      await page.until((lab) => lab.snapshot.hill?.axes.seed !== 1);
      await page.reads(
        "dh-hill >>> .figures",
        new RegExp(`^(?!${low.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$)`),
      );
      await page.clickOn("dh-hill >>> .row .aside");
      await page.until(
        (lab) => lab.shadowRoot.querySelector("dh-hill").shadowRoot.querySelector("canvas.dh-turn") !== null,
      );
      await page.clickOn("dh-hill >>> .row .aside");
      await page.until(
        (lab) => lab.shadowRoot.querySelector("dh-hill").shadowRoot.querySelector(".map svg") !== null,
      );
      // By keyboard: the ball moves in the picture, and undo takes it back.
      const before = await page.lab(all);
      await page.tabTo(".map svg");
      await page.press("ArrowRight");
      await page.until((lab, was) => lab.snapshot.parameters[0].data[0] !== was, before[0]);
      await page.press("Control+z");
      await page.until((lab, was) => lab.snapshot.parameters[0].data[0] === was, before[0]);
    },
  );

  test(
    stage.title("Boundary: what momentum and Adam remember stands at the ball, for two numbers at a time"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "boundary/");
      await opened(page);
      const set = (settings) => page.lab((lab, wanted) => lab.setState({ settings: wanted }), settings);
      await set({ momentum: 0.9, learningRate: 0.5 });
      await page.lab((lab) => lab.step(4));
      await page.until((lab) => lab.snapshot.step === 4 && lab.snapshot.ahead !== undefined);
      await page.reads("dh-hill >>> .memory", /−αμv/);
      const ahead = await page.lab((lab) => [...lab.snapshot.ahead.weights]);
      await page.lab((lab) => lab.step(1));
      await page.until((lab) => lab.snapshot.step === 5);
      assert.deepEqual(await page.lab(all), ahead, "the ring was the next place");
      await set({ optimizer: "adam" });
      await page.until((lab) => lab.snapshot.ahead?.after.length === 2);
      const [w, b] = await page.lab(
        ({
          snapshot: {
            ahead: { after, corrections },
          },
        }) => [...after[1]].map((v) => Math.sqrt(v / corrections[1])).map((v) => v.toFixed(v < 1 ? 3 : 2)),
      );
      await page.reads("dh-hill >>> .memory", new RegExp(`${w} along w₁ and ${b} along w₂`));
      await set({ optimizer: "sgd", momentum: 0.9 });
      await page.until((lab) => lab.snapshot.ahead?.memory.length === 1);
      await page.clickOn("dh-hill >>> [data-kind=walk]");
      await page.until((lab) => lab.snapshot.ahead === undefined);
    },
  );
}
