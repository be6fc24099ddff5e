// How much the widget fetches and how high it is: nothing of it comes before it is needed, and nothing moves when it comes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipped, open, stand, until } from "./strangers.mjs";
import { stages } from "./support.mjs";

/** A file may ask for another only after it was read, which takes a busy machine its time. */
const kIdle = { idleTime: 1500, timeout: 60_000 };

for (const stage of stages()) {
  test(
    stage.title(
      "far from the reader a lab is a poster of less than 15 kB; near, up to its first step, less than 230 kB; nothing moves",
    ),
    stage.when,
    async (t) => {
      const opened = await open(stage, t, "far.html");
      await opened.page.evaluate(() => {
        globalThis.shifts = 0;
        try {
          new PerformanceObserver((list) => {
            for (const one of list.getEntries()) globalThis.shifts += one.value;
          }).observe({ type: "layout-shift", buffered: true });
        } catch {}
      });
      assert.ok(
        await opened.page.evaluate(
          () => document.querySelector("downhill-lab").shadowRoot.querySelector("svg circle") !== null,
        ),
      );
      const [poster, box] = await opened.page.evaluate(() =>
        [".poster", ".box"].map(
          (name) =>
            document.querySelector("downhill-lab").shadowRoot.querySelector(name).getBoundingClientRect()
              .height,
        ),
      );
      assert.equal(poster, box, "the poster leaves white below it");
      const far = gzipped(/\.js$/);
      assert.ok(far > 1000 && far <= 15_000, `${far} bytes before the reader comes near`);
      const before = await opened.page.evaluate(() => document.querySelector("#after").offsetTop);
      await opened.page.evaluate(() =>
        document.querySelector("downhill-lab").scrollIntoView({ block: "center", behavior: "instant" }),
      );
      await until(opened, stand);
      // The lab came under its poster, which went when there was something to show.
      await until(
        opened,
        '() => document.querySelector("downhill-lab").shadowRoot.querySelector(".poster") === null',
      );
      await opened.page.waitForNetworkIdle(kIdle);
      const all = gzipped(/./);
      assert.equal(await opened.page.evaluate(() => globalThis.shifts), 0); // Firefox does not measure it
      assert.equal(await opened.page.evaluate(() => document.querySelector("#after").offsetTop), before);
      await opened.page.evaluate(() => document.querySelector("downhill-lab").step());
      await until(opened, "([lab]) => lab.snapshot.step === 1");
      await opened.page.waitForNetworkIdle(kIdle);
      const later = gzipped(/./) - all; // what there is to say and to show once a step has been walked
      t.diagnostic(`poster ${far}, network up to its first step ${all}, after it ${later} bytes`);
      assert.ok(all <= 230_000, `${all} bytes up to the first step`);
      assert.ok(later <= 8_000, `${later} bytes after the first step`);
      assert.equal(await opened.page.evaluate(() => document.querySelector("#after").offsetTop), before);
    },
  );

  test(stage.title("no lab is higher than the box that waits for it"), stage.when, async (t) => {
    const opened = await open(stage, t, "boxes.html", { width: 1280 });
    const boxes = `[...document.querySelectorAll("downhill-lab")].map((one) => {
      const box = one.shadowRoot.querySelector(".box");
      return [one.lab, one.controls, one.clientWidth, Math.max(0, box.offsetHeight - Number.parseFloat(box.style.minHeight))];
    })`;
    await until(opened, "(all) => all.every((lab) => lab?.stage === 'ready')");
    for (const width of [1264, 1000, 704, 600, 360, 320]) {
      await opened.page.evaluate(`document.body.style.width = "${width}px"`);
      await until(opened, `(all) => all.every((lab) => lab.clientWidth === ${width})`);
      // A lab hears of its new width in a frame and draws itself anew in the next.
      await opened.page.evaluate(`new Promise((done) => {
        const give = performance.now() + 20_000;
        const look = () => {
          if (performance.now() > give || (${boxes}).every(([, , , over]) => over === 0)) done();
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(() => requestAnimationFrame(look));
      })`);
      for (const [lab, controls, , over] of await opened.page.evaluate(boxes))
        assert.equal(
          over,
          0,
          `${lab}${controls ? " with controls" : ""}, ${width} px wide, is ${over} px too high`,
        );
    }
  });

  test(stage.title("each further lab brings less than 60 kB"), stage.when, async (t) => {
    const opened = await open(stage, t, "further.html");
    await until(opened, stand);
    await opened.page.waitForNetworkIdle(kIdle);
    for (const lab of ["line", "boundary", "titanic", "digits"]) {
      const before = gzipped(/./);
      await opened.page.evaluate((lab) => {
        const one = Object.assign(document.createElement("downhill-lab"), {
          lab,
          loading: "eager",
          controls: true,
        });
        document.body.append(one);
        one.scrollIntoView({ behavior: "instant" });
      }, lab);
      await until(opened, "(all) => all.at(-1)?.stage === 'ready'");
      await opened.page.waitForNetworkIdle(kIdle);
      const own = gzipped(/./) - before;
      t.diagnostic(`${lab} ${own} bytes`);
      assert.ok(own > 0 && own <= 60_000, `${lab} brings ${own} bytes`);
    }
  });
}
