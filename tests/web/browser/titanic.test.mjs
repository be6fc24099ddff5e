// The table lab as a reader uses it: recipes, a walk of 100 epochs, the threshold, a passenger by name, a row typed in, and
// files of one's own, good and bad.

import assert from "node:assert/strict";
import test from "node:test";
import { stages } from "./support.mjs";

async function titanic(stage, t, options) {
  const page = await stage.page(t, "titanic/", options);
  await page.until((lab) => lab.snapshot?.table !== undefined && lab.snapshot.facts.inputs.length === 7);
  return page;
}

/** The panels under the walk are fetched when they are seen. */
async function below(page) {
  await page.lab((lab) => lab.shadowRoot.querySelector(".below").scrollIntoView());
  await page.until((lab) => lab.shadowRoot.querySelector(".typed select") !== null);
}

for (const stage of stages()) {
  test(
    stage.title("scaled, 100 epochs: 0.77 of the unseen are right; the threshold moves counts and no weight"),
    stage.when,
    async (t) => {
      const page = await titanic(stage, t);
      await page.reads(".cols", /263 missing: 29\.\d+/);
      await page.clickOn(".recipes dh-button[data-preset='scaled']");
      await page.until((lab) => lab.snapshot.facts.recipe.scaling === "standard" && lab.snapshot.step === 0);
      await page.clickOn(".hundred");
      await page.until((lab) => lab.snapshot.epoch === 100 && lab.snapshot.table.step === lab.snapshot.step);
      const { scores, auc, counts } = await page.lab((lab) => lab.snapshot.table);
      assert.ok(scores.test.accuracy >= 0.77 && auc > 0.8, JSON.stringify(scores));
      const [[no, falls], [missed, hits]] = counts;
      assert.equal(no + falls + missed + hits, 261);
      await page.reads(".side", new RegExp(`${no + hits} of 261 right`));
      assert.doesNotMatch(await page.text(".walked"), /No step taken/, "the loss is drawn");
      const printed = await page.reads(".printed", /epoch 100 /);
      const lines = await page.lab((lab) => lab.snapshot.table.printed);
      assert.deepEqual(
        lines.map(({ epoch }) => epoch),
        [10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
      );
      for (const { epoch, loss, accuracy, heldAccuracy } of lines)
        assert.match(
          printed,
          new RegExp(
            `epoch ${epoch} loss ${loss.toPrecision(3)} accuracy ${accuracy.toFixed(3)} val loss 0\\.\\d+ val accuracy ${heldAccuracy.toFixed(3)}`,
          ),
        );
      assert.equal(lines.at(-1).loss, scores.train.loss);
      const before = await page.bits();
      await page.tabTo(".dh-sigmoid .handle");
      await page.press("End");
      await page.until((lab) => lab.getState().settings.threshold > 0.9);
      await page.until((lab, n) => lab.snapshot.table.counts[1][1] < n, hits);
      assert.deepEqual(await page.bits(), before);
    },
  );

  test(
    stage.title("a passenger is found by name and told with reasons; a row is typed in and answered"),
    stage.when,
    async (t) => {
      const page = await titanic(stage, t);
      await page.lab((lab) => lab.setState({ settings: { dataset: "scaled" } }));
      await page.until((lab) => lab.snapshot.facts.recipe.scaling === "standard");
      await page.lab((lab) => lab.step(4000));
      await page.until((lab) => lab.snapshot.step === 4000);
      await below(page);
      await page.clickOn(".one-row input");
      await page.page.keyboard.type("nobody at all");
      await page.reads(".found", /Nobody/);
      await page.lab((lab) => lab.shadowRoot.querySelector(".one-row input").select());
      await page.page.keyboard.type("Astor, Col");
      await page.reads(".found button", /^Astor, Col\. John Jacob/);
      await page.clickOn(".found button");
      await page.until((lab) => lab.snapshot.table.row?.row === 10);
      assert.match(await page.reads(".one-row", /What each column adds/), /Really: died/);
      await page.lab((lab) => {
        const select = lab.shadowRoot.querySelector(".typed select");
        select.value = "female";
        select.dispatchEvent(new Event("change"));
      });
      await page.until((lab) => lab.snapshot.table.row?.row === null);
      const her = await page.lab((lab) => lab.snapshot.table.row.answer);
      assert.ok(her > 0.6, String(her));
      await page.reads(".typed", new RegExp(`${Math.round(100 * her)} % survived`));
    },
  );

  test(
    stage.title(
      "a table of one's own: refused with its place and nothing changed, then read, looked at and learnt",
    ),
    stage.when,
    async (t) => {
      const page = await titanic(stage, t);
      await page.lab((lab) => lab.step(20));
      await page.until((lab) => lab.snapshot.step === 20);
      const before = await page.bits();
      await page.drop(".columns", ["<img src=x onerror=alert(1)>.csv", "a,b,c\n1,2,3\n4,5\n6,7,8\n"]);
      const said = await page.reads(".file", /was not taken/);
      assert.match(
        said,
        /<img src=x onerror=alert\(1\)>\.csv was not taken, and nothing has changed\. Line 3, cell 3: /,
      );
      assert.deepEqual(await page.bits(), before);
      const rows = Array.from(
        { length: 300 },
        (_, i) => `${(i * 37) % 100},${i % 3 ? "u" : "v"},${(i * 37) % 100 > 50 ? "yes" : "no"}`,
      );
      await page.drop(".columns", ["own.csv", `__proto__,<b>constructor</b>,is\n${rows.join("\n")}\n`]);
      await page.reads(".file", /own\.csv: 300 rows, 3 columns/);
      assert.deepEqual(await page.bits(), before, "it waits until the reader says so");
      await page.clickOn(".file .learn");
      await page.until((lab) => lab.snapshot.facts.name === "own.csv" && lab.snapshot.step === 0);
      await page.reads(".cols", /__proto__.*<b>constructor<\/b>/);
      await page.clickOn(".hundred");
      await page.until((lab) => lab.snapshot.epoch === 100 && lab.snapshot.table.step === lab.snapshot.step);
      assert.ok((await page.lab((lab) => lab.snapshot.table.scores.test.accuracy)) > 0.95);
      await page.press("Control+z");
      await page.until((lab) => lab.snapshot.facts.name === "Titanic");
    },
  );

  test(
    stage.title("by keyboard alone: a recipe, a question, the walk, a passenger and a row typed in"),
    stage.when,
    async (t) => {
      const page = await titanic(stage, t);
      await page.tabTo(".say dh-value");
      await page.press("Enter");
      for (const key of "pcl") await page.page.keyboard.press(key);
      await page.press("Escape");
      await page.tabTo(".recipes dh-button[data-preset='scaled']");
      await page.press("Enter");
      await page.until((lab) => lab.snapshot.facts.recipe.scaling === "standard" && lab.snapshot.step === 0);
      await page.tabTo("dh-play");
      await page.press(" ");
      await page.until((lab) => lab.snapshot.running && lab.snapshot.epoch > 2);
      await page.press(" ");
      await page.until((lab) => !lab.snapshot.running);
      await below(page); // else Tab may come to the page's end, and Firefox's own buttons, before they are fetched
      await page.tabTo(".one-row input");
      await page.page.keyboard.type("12");
      await page.reads(".found", /12 · /);
      await page.press("Tab");
      await page.press("Enter");
      await page.until((lab) => lab.snapshot.table.row?.row === 11);
      await page.reads(".one-row", /Really: (died|survived)/);
      await page.tabTo(".typed select");
      await page.press("ArrowDown");
      await page.until((lab) => lab.snapshot.table.row?.row === null);
      await page.reads(".typed .answer", /\d+ % survived/);
    },
  );

  test(
    stage.title("by touch at 360 px, in Chinese: a diverged walk says so and the lab goes on"),
    stage.when,
    async (t) => {
      const page = await titanic(stage, t, {
        width: 360,
        height: 740,
        lang: "zh",
        theme: "dark",
        touch: true,
      });
      assert.ok(await page.lab(() => document.documentElement.scrollWidth <= innerWidth));
      await page.lab((lab) => lab.setState({ settings: { optimizer: "sgd", learningRate: 1000 } }));
      await page.lab((lab) => lab.step(5000));
      await page.until((lab) => lab.snapshot.step > 0);
      await page.clickOn(".recipes dh-button[data-preset='onehot']");
      await page.until((lab) => lab.snapshot.facts.recipe.encoding === "onehot" && lab.snapshot.step === 0);
      await page.clickOn("dh-play");
      await page.until((lab) => lab.snapshot.step > 100);
      await page.clickOn("dh-play");
      assert.doesNotMatch(await page.text("downhill-lab"), /NaN|undefined|Infinity/);
      // Nothing below is wider than the phone, nor too small for a finger.
      await below(page);
      assert.ok(await page.lab(() => document.documentElement.scrollWidth <= innerWidth));
      const small = await page.lab((lab) =>
        [...lab.shadowRoot.querySelectorAll(".below button, .below input, .below select, .below textarea")]
          .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
          .map((element) => element.outerHTML.slice(0, 80)),
      );
      if (stage.name === "chromium") assert.deepEqual(small, [], "all of it can be hit by a finger");
    },
  );
}
