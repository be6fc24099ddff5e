// Who computes, as a reader of the digits lab sees it: the GPU where it was asked for, and a reason where it is not.

import assert from "node:assert/strict";
import path from "node:path";
import test from "node:test";
import { build } from "esbuild";
import { lab, open, trained, until } from "./digits_lab.mjs";
import { stages } from "./support.mjs";

/** Another network, small enough for a GPU in software; one epoch. */
async function small(page) {
  await lab(page, (digits) => {
    digits.model = { ...digits.model, hidden: [], batchSize: 64 };
    digits.epochs = 1;
  });
  await page.clickOn("dh-button[icon=dice]");
}

const choose = (page, device) =>
  lab(
    page,
    (digits, value) => {
      const control = digits.renderRoot.querySelector(".device dh-value");
      control.dispatchEvent(new CustomEvent("dh-change", { detail: { value } }));
    },
    device,
  );

for (const stage of stages("webgpu")) {
  test(
    stage.title("a GPU in software is left alone, and learns when it is asked to"),
    stage.when,
    async (t) => {
      const page = await open(stage, t);
      await small(page);
      await page.clickOn("dh-play");
      await trained(page, 1);
      await page.reads(".device", /program that imitates one/);
      await choose(page, "gpu");
      await until(page, (digits) => digits.state.device.wish === "gpu");
      await page.clickOn("dh-play");
      await trained(page, 2);
      const { device, accuracy, step } = await lab(page, ({ state }) => ({
        device: state.device,
        step: state.step,
        accuracy: state.history.heldAccuracy.at(-1),
      }));
      assert.equal(device.why, "");
      assert.ok(device.gpu, "the GPU has a name");
      assert.equal(step, 250);
      assert.ok(accuracy > 0.8, `${accuracy}`);
      await page.reads(".device", /goes through WebGPU to .+, which rounds/);
    },
  );
}

for (const stage of stages("chromium", "firefox")) {
  test(stage.title("without WebGPU the page learns as ever, and says so"), stage.when, async (t) => {
    const asked = [];
    const page = await open(stage, t);
    page.page.on("request", (request) => asked.push(request.url()));
    await small(page);
    await page.reads(".device", /whichever is faster\. *How fast each multiplies here *$/);
    await page.clickOn("dh-play");
    await trained(page, 1);
    await page.reads(".device", /no WebGPU here|offers no graphics card/);
    await choose(page, "cpu");
    await page.reads(".device", /same bits on every machine/);
    if (stage.name === "firefox")
      assert.ok(!asked.some((url) => /device-/.test(url)), "no code of the GPU's");
  });
}

const root = path.resolve(import.meta.dirname, "../../..");

for (const stage of stages("chromium", "firefox")) {
  test(stage.title("what was measured of a GPU is there again on the next visit"), stage.when, async (t) => {
    const { outputFiles } = await build({
      entryPoints: [path.join(root, "web/gpu/remember.ts")],
      bundle: true,
      write: false,
      format: "iife",
      globalName: "remember",
    });
    const code = outputFiles[0].text;
    const { page } = await open(stage, t);
    const ask = (what) =>
      page.evaluate(`(async () => { ${code}; return remember.browserKeeper.${what}; })()`);
    assert.equal(await ask('recall("a card")'), undefined);
    await ask('keep("a card", { large: "shared" })');
    await page.reload();
    assert.deepEqual(await ask('recall("a card")'), { large: "shared" });
    assert.equal(await ask('recall("another")'), undefined);
  });
}
