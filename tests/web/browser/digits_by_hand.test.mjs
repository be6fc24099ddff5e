// The digits lab by finger at 360 px, by keys alone, with a photo, and when its worker dies while it trains.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";
import { crc32, deflateSync } from "node:zlib";
import { draw, lab, open, play, read, seven, trained, until } from "./digits_lab.mjs";
import { stages } from "./support.mjs";

const scrolled = (page) => page.page.evaluate(() => Math.round(scrollY));
/** The page is as wide as the screen, and no wider. */
const fits = async (page) =>
  assert.equal(
    await page.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
    0,
  );
const tap = async (page, selector) => {
  const { left, top, width, height } = await page.box(selector);
  await page.page.touchscreen.tap(left + width / 2, top + height / 2);
};

/** A finger goes along these points of a box, in shares of its sides. */
async function swipe(page, selector, points) {
  const { left, top, width, height } = await page.box(selector);
  const [first, ...rest] = points.map(([x, y]) => [left + x * width, top + y * height]);
  const { touchscreen } = page.page;
  await touchscreen.touchStart(...first);
  for (const point of rest) await touchscreen.touchMove(...point);
  await touchscreen.touchEnd();
}

/** More points on the way. */
const along = (points) =>
  points.flatMap(([x, y], i) => {
    const [fromX, fromY] = points[i - 1] ?? [x, y];
    return [0.25, 0.5, 0.75, 1].map((t) => [fromX + t * (x - fromX), fromY + t * (y - fromY)]);
  });

for (const stage of stages("chromium"))
  for (const [lang, reads] of [
    [
      "en",
      {
        right: /7,\d\d\d of 8,000 right/,
        seven: /A 7, /,
        neuron: /of layer 1/,
        cell: /taken for|read right/,
      },
    ],
    ["zh", { right: /8,000 个对 7,\d\d\d/, seven: /是 7，/, neuron: /第 1 层/, cell: /被认成|认对/ }],
  ])
    test(stage.title(`by finger at 360 px, in ${lang}`), stage.when, async (t) => {
      const page = await open(stage, t, { width: 360, height: 740, touch: true, lang });
      await fits(page);
      await tap(page, "dh-play");
      await trained(page, 5);
      await page.reads(".told", reads.right);
      await page.box("dh-pad >>> canvas");
      const before = await scrolled(page);
      await swipe(page, "dh-pad >>> canvas", along(seven));
      assert.equal((await read(page)).digit, 7);
      await page.reads(".answers .note", reads.seven);
      assert.equal(await scrolled(page), before, "the pad keeps the page where it is");
      await page.box(".curves");
      const from = await scrolled(page);
      await page.page.evaluate((y) => {
        globalThis.rested = new Promise((done) =>
          document.addEventListener("scrollend", () => scrollY > y + 60 && done()),
        );
      }, from);
      await swipe(
        page,
        ".curves",
        along([
          [0.5, 0.9],
          [0.5, 0.2],
        ]),
      );
      // Beside the pad a finger moves the page. The push goes on for a while; a tap during it would meet what moves.
      await page.page.evaluate(() => globalThis.rested);
      await tap(page, ".cells");
      await page.reads(".layers", reads.neuron);
      await tap(page, ".closer .word");
      await until(page, (digits) => digits.shadowRoot.querySelector(".matrix button") !== null);
      await tap(page, ".matrix button");
      await page.reads(".panel .told", reads.cell);
      await fits(page);
    });

/** Before the page's scripts: notes what is animated, and after what delay. */
function noteAnimations() {
  globalThis.animated = [];
  const { animate } = Element.prototype;
  Element.prototype.animate = function (frames, how) {
    globalThis.animated.push([this.className, how.delay ?? 0]);
    return animate.call(this, frames, how);
  };
}

for (const stage of stages("chromium"))
  test(
    stage.title("a finished drawing lights the layers in turn, unless less motion is wanted"),
    stage.when,
    async (t) => {
      for (const calm of [false, true]) {
        const page = await open(stage, t, { before: noteAnimations, calm });
        await draw(page, seven);
        await read(page);
        await until(page, ({ shadowRoot }) => shadowRoot.querySelectorAll(".strip").length === 3);
        const animated = await page.page.evaluate(() => globalThis.animated);
        const strips = animated.filter(([name]) => name === "cells").map(([, delay]) => delay);
        assert.deepEqual(strips.slice(-3), calm ? [] : [0, 180, 360]);
        assert.equal(
          animated.some(([name]) => /travel/.test(name)),
          !calm,
        );
      }
    },
  );

for (const stage of stages()) {
  test(
    stage.title("keys alone: a digit to read, a neuron, the matrix, every panel"),
    stage.when,
    async (t) => {
      const page = await open(stage, t);
      await page.tabTo("dh-play");
      await page.press("Enter");
      await trained(page, 5);
      await page.tabTo(".draw .word", true);
      await page.press("Enter");
      await page.reads(".answers .note", /A \d, .* sure\. (That is right|It is a \d)\./);
      await page.tabTo(".cells");
      const unit = async (keys, expected) => {
        await page.press(keys);
        await page.reads(".layers", expected);
      };
      await unit("ArrowRight", /Neuron 1 of layer 1/);
      await unit("ArrowDown", /Neuron 17 of layer 1/);
      await unit("End", /Neuron 128 of layer 1/);
      await page.tabTo(".closer .word");
      await page.press("Enter");
      await page.reads(".panel", /Rows are what a digit is/);
      await page.tabTo(".matrix button");
      const focused = () => lab(page, ({ shadowRoot }) => shadowRoot.activeElement?.dataset.cell);
      assert.equal(await focused(), "0");
      await page.press("ArrowDown");
      await until(
        page,
        ({ shadowRoot }) => ![undefined, "0"].includes(shadowRoot.activeElement?.dataset.cell),
      );
      const second = Number(await focused());
      assert.ok(second >= 10 && second % 10 === 0, `straight down to a cell that has digits: ${second}`);
      await page.press("Enter");
      await until(
        page,
        (digits, cell) =>
          digits.shadowRoot.querySelector('.matrix [aria-pressed="true"]')?.dataset.cell === String(cell),
        second,
      );
      await page.reads(".panel .told", /A \d taken for a 0, (once|\d+ times)/);
      for (const [at, expected] of [
        [1, /the network was sure/],
        [2, /A picture a neuron/],
        [3, /would make it surer of/],
        [4, /So little turns|No edit was found/],
        [5, /Which digit is it/],
      ]) {
        await page.tabTo(`.closer .word:nth-of-type(${at + 1})`, at === 1);
        await page.press("Enter");
        await page.reads(".panel", expected);
      }
    },
  );

  test(
    stage.title("a photo is read, dark on light or light on dark; what is none is said"),
    stage.when,
    async (t) => {
      const folder = await mkdtemp(path.join(tmpdir(), "downhill-photo-"));
      t.after(() => rm(folder, { recursive: true }));
      const page = await open(stage, t);
      await play(page, 5);
      const give = async (name, bytes) => {
        const file = path.join(folder, name);
        await writeFile(file, bytes);
        const input = await page.page.evaluateHandle(() =>
          document.querySelector("downhill-digits").shadowRoot.querySelector(".draw input[type=file]"),
        );
        await input.uploadFile(file);
      };
      const pictures = [];
      for (const [name, paper, ink] of [
        ["dark on light.png", 226, 42],
        ["light on dark.png", 30, 214],
      ]) {
        await lab(page, (digits) => digits.shadowRoot.querySelector("dh-pad").clear());
        await give(
          name,
          png(320, 240, (x, y) =>
            x > 150 && x < 172 && y > 40 && y < 200 ? ink : paper + ((7 * x + 3 * y) % 9),
          ),
        );
        assert.equal((await read(page)).digit, 1, name);
        pictures.push(await lab(page, ({ seen }) => [...seen.pixels]));
      }
      const apart = pictures[0].map((value, i) => Math.abs(value - pictures[1][i]));
      assert.ok(
        Math.max(...apart) <= 64,
        `the same picture either way, but for ${Math.max(...apart)} of 255`,
      );
      await give(
        "empty page.png",
        png(200, 200, (x, y) => 200 + ((x + y) % 5)),
      );
      await page.reads(".draw .notice", /No ink was found in empty page\.png/);
      await give("letter.png", Buffer.from("this is text"));
      await page.reads(".draw .notice", /letter\.png is no picture/);
      assert.deepEqual(await lab(page, ({ seen }) => [...seen.pixels]), pictures[1], "the drawing stays");
    },
  );

  test(
    stage.title("a worker that dies while it trains is said; what is drawn stays, and a second try learns"),
    stage.when,
    async (t) => {
      const page = await open(stage, t, {
        before: () => {
          const { Worker } = globalThis;
          globalThis.Worker = class extends Worker {
            constructor(...how) {
              super(...how);
              globalThis.lastWorker = this;
            }
          };
        },
      });
      await draw(page, seven);
      await read(page);
      const drawn = await lab(page, ({ seen }) => [...seen.pixels]);
      await lab(page, (digits) => {
        digits.epochs = 100;
      });
      await page.clickOn("dh-play");
      await until(page, ({ state }) => state?.running && state.step > 2);
      await page.page.evaluate(() => {
        globalThis.lastWorker.terminate();
        globalThis.lastWorker.onerror(new ErrorEvent("error", { message: "out of memory" }));
      });
      await page.reads(".notice", /could not start|has stopped/);
      assert.deepEqual(await lab(page, ({ seen, state }) => [[...seen.pixels], state]), [drawn, null]);
      await page.clickOn(".retry");
      await until(page, ({ stage: at, state }) => at === "ready" && state?.step === 0);
      assert.equal(await page.text(".notice"), "");
      await lab(page, (digits) => {
        digits.epochs = 5;
      });
      await play(page, 5);
      await page.reads(".answers .note", /A 7, /);
    },
  );
}

/** A grey PNG file, `shade` from 0 to 255 at (x, y). */
function png(width, height, shade) {
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Array.from({ length: height }, (_, y) => [
    0,
    ...Array.from({ length: width }, (_, x) => Math.min(255, shade(x, y))),
  ]);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(Buffer.from(rows.flat()))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
