// "Take it with you" in the digits lab: every way out gives its files, pictures and all; a walk comes back to the bit, Undo
// brings back what stood here; a link brings the settings. And a run rests while its tab is hidden.

import assert from "node:assert/strict";
import test from "node:test";
import { lab, open, until } from "./digits_lab.mjs";
import { stages } from "./support.mjs";
import { drawn, drop, inPanel, keepDownloads, save, saved } from "./takeaway.mjs";

const panel = "dh-out";

/** Learns one more epoch of 250 steps; answers when it stands still at `step`. */
async function epoch(page, step) {
  await lab(page, (digits) => {
    digits.epochs = 1;
  });
  await page.clickOn("dh-play");
  await until(page, ({ state }, wanted) => state.step === wanted && !state.running, step);
  await page.reads(`${panel} >>> .now`, new RegExp(`(?:after|走了) ${step} `));
}

/** All weights of the first layer, as one text. */
const bits = (page) =>
  lab(page, async (digits) => {
    const { values } = await digits.ask({ kind: "filters" });
    return new Uint32Array(values.buffer).join();
  });

for (const stage of stages()) {
  test(
    stage.title("every way out gives its files, and the lab's own brings the walk back to the bit"),
    stage.when,
    async (t) => {
      const page = await open(stage, t, { before: keepDownloads });
      await page.clickOn(".closer .word:last-child");
      await page.reads(`${panel} >>> .now`, /after 0 steps/);
      await page.reads(`${panel} >>> .out`, /no pictures to go on with yet/);
      await epoch(page, 250);
      assert.deepEqual(await save(page, "pytorch"), ["downhill-digits.py", "downhill-digits.safetensors"]);
      const code = (await saved(page, "downhill-digits.py")).toString();
      assert.match(code, /STEP, EPOCH, CURSOR, UPDATES = 250, 1, 0, 250/);
      const bundle = await saved(page, "downhill-digits.safetensors");
      assert.ok(bundle.length > 8000 * 784, "the pictures come along, a byte a pixel");
      assert.deepEqual(await save(page, "data"), [
        "downhill-digits-images-idx3-ubyte",
        "downhill-digits-labels-idx1-ubyte",
      ]);
      const images = await saved(page, "downhill-digits-images-idx3-ubyte");
      assert.deepEqual([...images.subarray(0, 8)], [0, 0, 8, 3, 0, 0, 8000 >> 8, 8000 & 255]);
      assert.equal(images.length, 16 + 8000 * 784);
      await save(page, "history");
      const history = (await saved(page, "downhill-digits-history.csv")).toString().trim().split("\n");
      assert.equal(history[0], "epoch,loss,validation_loss,accuracy,validation_accuracy");
      assert.equal(history.length, 3);
      await save(page, "picture");
      const sheet = await drawn(page, (await saved(page, "downhill-digits.svg")).toString());
      assert.deepEqual([sheet.root, sheet.strange], ["svg", []]);
      await save(page, "lab");
      const file = await saved(page, "downhill-digits.json");
      const there = await bits(page);
      await epoch(page, 500);
      const later = await bits(page);
      assert.notEqual(later, there);

      await drop(page, [["downhill-digits.json", file]]);
      await page.reads(`${panel} >>> .status`, /is in/);
      await until(page, ({ state }) => state.step === 250);
      assert.equal(await bits(page), there, "as it stood");
      await epoch(page, 500);
      assert.equal(await bits(page), later, "and it walks on as it did");
      await page.clickOn(`${panel} >>> .undo`);
      await page.reads(`${panel} >>> .status`, /Back to what stood here/);
      await until(page, ({ state }) => state.step === 500);
      assert.equal(await bits(page), later);
    },
  );

  test(
    stage.title("a model for another lab is refused in the reader's language; a link brings the settings"),
    stage.when,
    async (t) => {
      const page = await stage.page(t, "digits/#v=1&hidden=32&seed=7&epochs=3", {
        before: keepDownloads,
        lang: "zh",
      });
      await until(page, (digits) => digits?.stage === "ready" && digits.model.hidden.join() === "32");
      assert.deepEqual(
        await lab(page, ({ model, epochs }) => [model.seed, epochs, model.dropout]),
        [7, 3, 0.2],
      );
      await page.clickOn(".closer .word:last-child");
      await page.reads(`${panel} >>> .now`, /走了 0 步/);
      await save(page, "tensorflow");
      const json = (await saved(page, "model.json")).toString();
      const weights = await saved(page, "weights.bin");
      const before = await bits(page);
      await drop(page, [
        ["model.json", Buffer.from(json.replaceAll('"relu"', '"tanh"'))],
        ["weights.bin", weights],
      ]);
      const said = await page.reads(`${panel} >>> .status`, /一切照旧/);
      assert.match(said, /layers\[0\].*dense 32 relu.*dense 32 tanh/);
      assert.doesNotMatch(said, /expected|got/);
      assert.equal(await bits(page), before);
      const link = await page.page.evaluate(
        () =>
          document
            .querySelector("downhill-digits")
            .shadowRoot.querySelector("dh-take")
            .shadowRoot.querySelector("dh-link")
            .shadowRoot.querySelector(".link pre").textContent,
      );
      assert.match(link, /digits\/#v=1&hidden=32&seed=7&epochs=3$/);
      await inPanel(page, (root) => root.querySelector("[data-way=onnx]").focus());
      await page.press("Escape");
      await until(page, (digits) => digits.shadowRoot.querySelector("dh-take") === null);
    },
  );

  test(stage.title("a run rests while its tab is hidden, and goes on by itself"), stage.when, async (t) => {
    const page = await open(stage, t);
    const show = (how) =>
      page.page.evaluate((state) => {
        Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      }, how);
    await lab(page, (digits) => {
      digits.epochs = 60;
    });
    await page.clickOn("dh-play");
    await until(page, ({ state }) => state?.step > 0 && state.running);
    await show("hidden");
    await until(page, ({ state }) => state.resting);
    const rested = await lab(page, ({ state }) => state.step);
    // Wishes are done in their order: by the last of these a run that still walked would have gone on.
    for (let i = 0; i < 20; i++) await bits(page);
    assert.deepEqual(await lab(page, ({ state }) => [state.step, state.running]), [rested, true]);
    await show("visible");
    await until(page, ({ state }, step) => !state.resting && state.step > step, rested);
    await page.clickOn("dh-play");
    await until(page, ({ state }) => !state.running);
  });
}
