// The widget in an article that is read: fingers and wheels scroll on over it, it rests while nobody sees it, and its picture
// can be taken.

import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate, open, stand, until } from "./strangers.mjs";
import { stages } from "./support.mjs";

const kBy = 150; // px

const toLab = ({ page }) =>
  page.evaluate(() => document.querySelector("downhill-lab").scrollIntoView({ behavior: "instant" }));

/** An article with a network, whose upper edge is the window's. */
async function opened(stage, t, name, options = {}) {
  const reader = await open(stage, t, name, options);
  await toLab(reader);
  await until(reader, stand);
  await toLab(reader);
  return reader;
}

/** Waits until the article stands at least so far down. */
async function scrolled(page, least, where) {
  const give = performance.now() + 60_000;
  while ((await page.evaluate(() => scrollY)) < least)
    if (performance.now() > give) assert.fail(`the article does not scroll at ${where}`);
}

/** Scrolls with `gesture(x, y)` over nine places of the lab; the article has to move at each of them. */
async function scrollsOver({ page }, gesture) {
  const start = await page.evaluate(() => scrollY);
  const { innerWidth: width, innerHeight: height } = await page.evaluate(() => ({ innerWidth, innerHeight }));
  for (const across of [0.2, 0.5, 0.8])
    for (const down of [0.3, 0.5, 0.7]) {
      const [x, y] = [Math.round(width * across), Math.round(height * down)];
      await page.evaluate((top) => scrollTo({ top, behavior: "instant" }), start);
      const over = await page.evaluate((...at) => document.elementFromPoint(...at)?.localName, x, y);
      assert.equal(over, "downhill-lab", `${x}, ${y}`);
      await gesture(x, y);
      await scrolled(page, start + kBy / 2, `${x}, ${y}`);
    }
}

const pointsAndStep = "([lab]) => [lab.points.length, lab.snapshot.step]";

/** A finger set down at x, y and drawn up by kBy px, a little every frame. */
async function swipe(page, driver, x, y) {
  const touch = (type, at) => driver.send("Input.dispatchTouchEvent", { type, touchPoints: at });
  await touch("touchStart", [{ x, y }]);
  for (let by = 10; by <= kBy; by += 10) {
    await touch("touchMove", [{ x, y: y - by }]);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
  await touch("touchEnd", []);
}

/** The place of the plot that is farthest from all points: a finger on a point drags that point. */
const emptiest = ({ left, top, width, height }) => `([lab]) => {
  let best = { far: -1 };
  for (let x = -2.5; x <= 2.5; x += 0.25) for (let y = -2.5; y <= 2.5; y += 0.25) {
    const far = Math.min(...lab.points.map((point) => Math.hypot(point.x - x, point.y - y)));
    if (far > best.far) best = { far, x: ${left} + ((x + 3) / 6) * ${width}, y: ${top} + ((3 - y) / 6) * ${height} };
  }
  return best;
}`;

for (const stage of stages("chromium"))
  test(
    stage.title("one finger scrolls on over a lab's words, drawings and plot, and changes nothing in it"),
    stage.when,
    async (t) => {
      const reader = await opened(stage, t, "read.html", { width: 390, height: 800, touch: true });
      const { page } = reader;
      const before = await evaluate(reader, pointsAndStep);
      const driver = await page.createCDPSession();
      for (const selector of [".say", ".dh-plot.live", ".net", ".closer"]) {
        const box = await reader.box(`downhill-lab >>> ${selector}`);
        const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
        const { x, y } = selector === ".dh-plot.live" ? await evaluate(reader, emptiest(box)) : middle;
        const from = await page.evaluate(() => scrollY);
        await swipe(page, driver, x, y);
        await scrolled(page, from + kBy / 2, `${selector}, ${x}, ${y}`);
      }
      assert.deepEqual(await evaluate(reader, pointsAndStep), before);
    },
  );

for (const stage of stages()) {
  test(stage.title("the wheel scrolls on over a lab, and changes nothing in it"), stage.when, async (t) => {
    const reader = await opened(stage, t, "read.html");
    const before = await evaluate(reader, pointsAndStep);
    const { mouse } = reader.page;
    await scrollsOver(reader, async (x, y) => {
      await mouse.move(x, y);
      await mouse.wheel({ deltaY: kBy });
    });
    assert.deepEqual(await evaluate(reader, pointsAndStep), before);
  });

  test(
    stage.title("a walk rests while nobody sees it, and goes on when it is seen again"),
    stage.when,
    async (t) => {
      const reader = await opened(stage, t, "far.html");
      const { page } = reader;
      const hide = {
        away: () => page.evaluate(() => scrollTo({ top: 0, behavior: "instant" })),
        back: () => toLab(reader),
      };
      const show = (how) =>
        page.evaluate((state) => {
          Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
          document.dispatchEvent(new Event("visibilitychange"));
        }, how);
      const tab = { away: () => show("hidden"), back: () => show("visible") };
      await page.evaluate(() => document.querySelector("downhill-lab").play());
      await until(reader, "([lab]) => lab.snapshot.step > 0 && lab.snapshot.running");
      for (const { away, back } of [hide, tab]) {
        await away();
        await until(reader, "([lab]) => !lab.snapshot.running");
        // A wish is answered behind all steps walked before it: a walk that went on would be seen by the last of these.
        const ask = "async ([lab]) => { await lab.room.ask({ type: 'pause' }); return lab.snapshot.step; }";
        const rested = await evaluate(reader, ask);
        for (let i = 0; i < 10; i++) assert.equal(await evaluate(reader, ask), rested);
        await back();
        await until(reader, `([lab]) => lab.snapshot.running && lab.snapshot.step > ${rested}`);
      }
    },
  );

  test(stage.title("toBlob gives what a lab shows, and brings it if need be"), stage.when, async (t) => {
    const { page } = await open(stage, t, "click.html");
    const blob = (type) =>
      page.evaluate(async (wanted) => {
        const found = await document.querySelector("downhill-lab").toBlob(wanted);
        const bytes = new Uint8Array(await found.arrayBuffer());
        const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
        return { type: found.type, text, width: innerWidth };
      }, type);
    const png = await blob();
    assert.equal(png.type, "image/png");
    const bytes = Buffer.from(png.text, "latin1");
    assert.equal(bytes.subarray(1, 4).toString(), "PNG");
    assert.ok(bytes.readUInt32BE(16) > 600 && bytes.readUInt32BE(16) <= 2 * png.width + 64, "twice the size");
    const svg = await blob("image/svg+xml");
    assert.equal(svg.type, "image/svg+xml");
    assert.match(svg.text, /^<svg[^>]*>.*<image .*<(?:path|circle) /s);
  });
}
