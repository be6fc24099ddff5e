// The digits lab as a reader uses it: press play, draw a digit, look closer, teach it. Pictures of one's own: digits_data.

import assert from "node:assert/strict";
import test from "node:test";
import { draw, lab, one, open, play, read, seven, trained, until } from "./digits_lab.mjs";
import { stages } from "./support.mjs";

for (const stage of stages()) {
  test(
    stage.title("nothing is fetched before play; then five epochs learn to read"),
    stage.when,
    async (t) => {
      const page = await open(stage, t);
      assert.match(await page.text(".told"), /10,000 real digits wait/);
      const asked = () =>
        page.page.evaluate(() =>
          performance.getEntriesByType("resource").some(({ name }) => /digits-.*\.bin/.test(name)),
        );
      assert.equal(await asked(), false);
      await play(page);
      const { history, step, data } = await lab(page, ({ state }) => ({
        step: state.step,
        data: state.data,
        history: { loss: [...state.history.loss], held: [...state.history.heldAccuracy] },
      }));
      assert.deepEqual(data, { source: "mnist", learn: 8000, held: 2000, added: 0 });
      assert.equal(step, 1250);
      assert.equal(history.loss.length, 6);
      assert.ok(history.held.at(-1) > 0.92, `${history.held}`);
      await page.reads(".told", /7,\d\d\d of 8,000 right, 1,\d\d\d of 2,000 unseen/);
      assert.match(await page.text(".curve"), /unseen 0\.\d+/);
    },
  );

  test(
    stage.title("a drawn digit is read while it is drawn, and rewinding forgets"),
    stage.when,
    async (t) => {
      const page = await open(stage, t);
      await draw(page, one);
      await page.reads(".answers .note", /has not learnt yet/);
      await play(page, 5);
      await page.clickOn("dh-button[icon=clear]");
      await until(page, (digits) => digits.seen === null);
      await draw(page, seven);
      assert.equal((await read(page)).digit, 7);
      await page.reads(".answers .note", /A 7, /);
      await page.reads('p[aria-live="polite"]', /reads a 7/);
      await page.clickOn("dh-button[icon=rewind]");
      await until(page, (digits) => digits.state.step === 0);
      await page.reads(".answers .note", /has not learnt yet/);
    },
  );

  test(stage.title("a word of the notes sets the lab"), stage.when, async (t) => {
    const page = await open(stage, t);
    await page.clickOn('.notes [data-set="hidden="]');
    await until(page, ({ model }) => model.hidden.length === 0);
    await page.reads(".say", /784–10 neurons, no hidden layer,/);
    await page.clickOn('.notes [data-set="learningRate=1"]');
    await until(page, ({ model }) => model.learningRate === 1 && model.hidden.length === 0);
  });

  test(stage.title("all is done by keys alone"), stage.when, async (t) => {
    const page = await open(stage, t);
    await page.tabTo("dh-play");
    await page.press("Enter");
    await trained(page, 5);
    await page.tabTo("dh-pad", true);
    await page.press(" ");
    for (let i = 0; i < 8; i++) await page.press("Shift+ArrowDown");
    await page.press(" ");
    assert.equal((await read(page)).digit, 1);
    await page.tabTo(".closer .word");
    await page.press("Enter");
    await page.reads(".panel", /Rows are what a digit is/);
    await page.tabTo(".matrix button");
    await page.press("Enter");
    await page.reads(".panel .told", /unseen 0s are read right/);
    await page.tabTo("dh-pad", true);
    await page.press("Delete");
    await until(page, (digits) => digits.seen === null);
  });

  test(stage.title("every panel says what it needs, and shows it then"), stage.when, async (t) => {
    const page = await open(stage, t);
    const panel = async (n, pattern) => {
      await page.page.evaluate(
        (at) =>
          document.querySelector("downhill-digits").shadowRoot.querySelectorAll(".closer .word")[at].click(),
        n,
      );
      return page.reads(".panel", pattern);
    };
    await panel(0, /press play first/);
    await panel(3, /Draw a digit first/);
    await play(page, 5);
    await draw(page, seven);
    await read(page);
    await panel(1, /the network was sure, and wrong.*\d → \d/);
    await panel(2, /A picture a neuron of the first layer/);
    await panel(4, /So little turns 7 into \d/);
    await panel(3, /surer of 7/);
    await panel(5, /Which digit is it/);
    const epoch = await lab(page, ({ state }) => state.epoch);
    await page.clickOn(".digit[aria-label='This is a 2']");
    await page.reads(".panel", /Learnt\. Its share for 2 was/);
    const after = await lab(page, ({ state }) => ({ epoch: state.epoch, data: state.data }));
    assert.equal(after.epoch, epoch + 1);
    assert.deepEqual(after.data, { source: "mnist", learn: 8020, held: 2000, added: 20 });
  });

  test(
    stage.title("a rate far too large ends in a sentence, not in a broken page"),
    stage.when,
    async (t) => {
      const page = await open(stage, t);
      await lab(page, (digits) => {
        const value = [...digits.shadowRoot.querySelectorAll("dh-value")].find(
          ({ label }) => label === "learning rate",
        );
        value.dispatchEvent(
          new CustomEvent("dh-change", { detail: { value: 10 }, bubbles: true, composed: true }),
        );
        const sgd = [...digits.shadowRoot.querySelectorAll("dh-value")].find(
          ({ label }) => label === "optimizer",
        );
        sgd.dispatchEvent(
          new CustomEvent("dh-change", { detail: { value: "sgd" }, bubbles: true, composed: true }),
        );
        const again = [...digits.shadowRoot.querySelectorAll("dh-value")].find(
          ({ label }) => label === "learning rate",
        );
        again.dispatchEvent(
          new CustomEvent("dh-change", { detail: { value: 10 }, bubbles: true, composed: true }),
        );
      });
      await until(page, (digits) => digits.model.learningRate === 10 && digits.model.optimizer === "sgd");
      await page.clickOn("dh-play");
      await until(page, (digits) => digits.state?.step > 0 && !digits.state.running);
      assert.doesNotMatch(await page.text("downhill-digits"), /NaN|Infinity|undefined/);
      await page.clickOn("dh-button[icon=rewind]");
      await until(page, (digits) => digits.state.step === 0 && digits.state.ended === null);
    },
  );
}
