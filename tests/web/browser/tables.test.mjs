// Tables of a reader's own that ask for more than yes or no, and tables there is little or nothing to learn from: several
// classes, numbers, one column, one kind, numbers without a spread. And the ways to look closer at a table's walk.

import assert from "node:assert/strict";
import test from "node:test";
import { stages } from "./support.mjs";

async function titanic(stage, t, options) {
  const page = await stage.page(t, "titanic/", options);
  await page.until((lab) => lab.snapshot?.table !== undefined);
  return page;
}

/** Rows by a plain generator. */
function rows(count, row) {
  let seed = 7;
  const chance = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  return Array.from({ length: count }, (_, i) => row(i, chance)).join("\n");
}
const flowers = `length,width,species\n${rows(150, (i, chance) => `${(4 + (i % 3) + chance()).toFixed(2)},${(2 * chance() - (i % 3)).toFixed(2)},${["setosa", "versicolor", "virginica"][i % 3]}`)}\n`;
const houses = `size,age,garden,price\n${rows(200, (i, chance) => {
  const [size, age] = [40 + 100 * chance(), 80 * chance()];
  return `${size.toFixed(1)},${age.toFixed(0)},${i % 2 ? "yes" : "no"},${(3000 * size - 500 * age + 20000 * chance() + (i % 2) * 30000).toFixed(0)}`;
})}\n`;

/** Drops text as a file on the lab, and waits until it was read or refused. */
async function drop(page, name, text) {
  await page.drop(".columns", [name, text]);
  await page.until(({ snapshot }, file) => {
    const told = snapshot.table.file;
    return told?.name === file && told.state !== "reading";
  }, name);
}

/** Walks on from the start, and waits until all is told of the last step. */
async function walk(page, steps) {
  await page.lab((lab, n) => lab.step(n), steps);
  await page.until(
    (lab, n) => lab.snapshot.step >= n && lab.snapshot.table.step === lab.snapshot.step,
    steps,
  );
}

const hostile = ["__proto__", "constructor", "<img src=x onerror=alert(1)>"];
const kColumn = /w of (pclass|sex|age|sibsp|parch|fare|embarked)|loss .* b /;

const nothingBroken = async (page) =>
  assert.doesNotMatch(await page.text("downhill-lab"), /NaN|undefined|Infinity|\[object/);

for (const stage of stages()) {
  test(
    stage.title(
      "three classes by keyboard: who is taken for whom, each class, the rows of a count, one row's chances",
    ),
    stage.when,
    async (t) => {
      const page = await titanic(stage, t);
      await drop(page, "flowers.csv", flowers);
      await page.reads(".file", /150 rows, 3 columns/);
      await page.tabTo(".file .learn");
      await page.press("Enter");
      await page.until((lab) => lab.snapshot.facts.task === "classes" && lab.snapshot.step === 0);
      await page.reads(".say", /Tell which .*species it is, .*one of 3 from 2 columns/);
      await walk(page, 1500);
      const { classes, scores } = await page.lab(({ snapshot }) => ({
        classes: [...snapshot.table.classes.confusion],
        scores: snapshot.table.scores,
      }));
      assert.equal(
        classes.reduce((sum, n) => sum + n, 0),
        30,
      );
      assert.ok(scores.test.accuracy > 0.85, JSON.stringify(scores));
      await page.reads(".side", new RegExp(`${classes[0] + classes[4] + classes[8]} of 30 right`));
      assert.equal(await page.lab((lab) => lab.shadowRoot.querySelector(".dh-sigmoid, .squares")), null);
      await page.tabTo(".cell");
      await page.press("Enter");
      const first = await page.reads(".rows", /setosa, said so:.*row \d+/);
      await page.tabTo(".rows button");
      await page.press("Enter");
      const number = Number(first.match(/row (\d+)/)[1]);
      await page.until((lab, row) => lab.snapshot.table.row?.row === row, number - 1);
      await page.reads(".one-row", /\d+ % setosa.*What each column adds/);
      await page.tabTo(".table .head dh-value", true);
      for (const key of ["Enter", "ArrowDown", "Enter"]) await page.press(key);
      await page.reads(".table .head", /pull towards .*versicolor/);
      await nothingBroken(page);
    },
  );

  test(
    stage.title("numbers: said against real, how far off, each column in the target's unit, a row typed in"),
    stage.when,
    async (t) => {
      const page = await titanic(stage, t);
      await drop(page, "houses.csv", houses);
      await page.reads(".file", /200 rows, 4 columns/);
      await page.clickOn(".file .learn");
      await page.until((lab) => lab.snapshot.facts.task === "number" && lab.snapshot.step === 0);
      await page.reads(".say", /Tell .*price as .*a number from 3 columns/);
      await walk(page, 2000);
      const told = await page.lab(({ snapshot: { table, facts, parameters } }) => ({
        r2: table.scores.test.r2,
        size: parameters[0].data[0] * facts.target.scale,
        off: table.numbers.off,
        guess: table.numbers.guessOff,
      }));
      assert.ok(told.r2 > 0.95 && told.off < 0.4 * told.guess, JSON.stringify(told));
      const size = Math.round(told.size).toLocaleString("en-US");
      await page.reads(".cols", new RegExp(size)); // in the target's own unit
      await page.reads(".side", new RegExp(`${told.r2.toFixed(3)}.*\\d+ % smaller`));
      assert.equal(
        await page.lab((lab) => lab.shadowRoot.querySelector(".dh-sigmoid, .squares, .share")),
        null,
      );
      const dot = await page.lab((lab) => {
        const path = lab.shadowRoot.querySelector(".against .dot").getAttribute("d");
        return path
          .match(/^M([\d.]+) ([\d.]+)/)
          .slice(1)
          .map(Number);
      });
      const box = await page.box(".against");
      await page.page.mouse.click(box.left + dot[0], box.top + dot[1]);
      await page.until((lab) => lab.snapshot.table.row?.row != null);
      await page.reads(".one-row", /price: [\d,]+ Really: [\d,]+\. .*What each column adds ?to price/);
      await page.clickOn(".typed input");
      await page.page.keyboard.type("120");
      await page.reads(".typed .answer", /price: 3\d\d,\d\d\d/);
      await nothingBroken(page);
    },
  );

  test(
    stage.title(
      "little or nothing to learn from: refused with a reason or learnt without harm, never half taken",
    ),
    stage.when,
    async (t) => {
      const page = await titanic(stage, t, { lang: "zh", width: 768 });
      await walk(page, 20);
      const before = await page.bits();
      await drop(page, "one column.csv", "a\n1\n2\n3\n");
      await page.reads(".file", /没有采用 one column\.csv，什么都没有变。第 1 行第 1 格：/);
      const same = `x,y\n${rows(30, (i) => `${(i * 7) % 11},yes`)}\n`;
      await drop(page, "one kind.csv", same);
      await page.reads(".file", /没有别的列可以学/);
      assert.equal(await page.lab((lab) => lab.shadowRoot.querySelector(".learn")), null);
      // Every row lacks something: none is left once those are dropped.
      const gaps = `x,z,is\n${rows(30, (i) => (i % 2 ? `${(i * 7) % 11},,0` : `,${(i * 5) % 13},1`))}\n`;
      await drop(page, "gaps.csv", gaps);
      assert.deepEqual(await page.bits(), before, "nothing read so far has changed the walk");
      await page.clickOn(".file .learn");
      await page.until((lab) => lab.snapshot.facts.name === "gaps.csv");
      await walk(page, 20);
      const weights = await page.bits();
      await page.lab((lab) => {
        const { recipe } = lab.snapshot.facts;
        lab.setState({ settings: { recipe: { ...recipe, missing: "drop" } } });
      });
      await page.reads(".notice", /至少要有 2 行什么都不缺，这里有 0 行/);
      await page.until((lab) => lab.getState().settings.recipe.missing === "mean");
      assert.deepEqual(
        await page.bits(),
        weights,
        "a refused recipe changes nothing, and is not on the page",
      );
      for (const [name, text] of [
        ["constant column.csv", `x,k,is\n${rows(30, (i) => `${(i * 7) % 11},5,${i % 2}`)}\n`],
        ["only constant.csv", `k,is\n${rows(30, (i) => `5,${i % 2}`)}\n`],
        ["constant number.csv", `x,y\n${rows(30, (i) => `${(i * 7) % 11},5`)}\n`],
        ["three rows.csv", "x,y\n1,a\n2,b\n3,c\n"],
        ["names.csv", `x,<i>constructor</i>\n${rows(30, (i) => `${i % 7},${hostile[i % 3]}`)}\n`],
        ["huge.csv", `x,y\n${rows(30, (i) => `${i % 2 ? 1e17 : -1e17},${i * 1e15}`)}\n`],
      ]) {
        await drop(page, name, text);
        await page.reads(".file", /列。/);
        await page.clickOn(".file .learn");
        await page.until((lab, file) => lab.snapshot.facts.name === file && lab.snapshot.step === 0, name);
        await walk(page, 50);
        assert.ok(await page.lab((lab) => Number.isFinite(lab.snapshot.train.loss)), name);
        if (name === "names.csv")
          for (const level of hostile) assert.ok((await page.text(".columns")).includes(level));
        await nothingBroken(page);
      }
    },
  );

  test(
    stage.title(
      "raw numbers at a rate of 10 diverge: told with the column that ran away, and a way back that works",
    ),
    stage.when,
    async (t) => {
      const page = await titanic(stage, t);
      await page.lab((lab) => lab.setState({ settings: { optimizer: "sgd", learningRate: 10 } }));
      await page.lab((lab) => lab.step(5000));
      await page.until((lab) => lab.snapshot.diverged !== undefined);
      await page.reads(".doctor", kColumn);
      await nothingBroken(page);
      const inputs = ["pclass", "sex", "age", "sibsp", "parch", "embarked"];
      await page.lab((lab, names) => {
        const { recipe } = lab.snapshot.facts;
        lab.setState({ settings: { recipe: { ...recipe, target: "fare", positive: null, inputs: names } } });
      }, inputs);
      await page.until((lab) => lab.snapshot.facts.task === "number");
      await page.lab((lab) => lab.step(2000));
      await page.until((lab) => lab.snapshot.diverged !== undefined);
      await page.reads(".doctor", kColumn);
      await nothingBroken(page);
      await page.clickOn(".trouble dh-button");
      await page.until((lab) => lab.snapshot.diverged === undefined);
      await page.clickOn(".recipes dh-button[data-preset='scaled']");
      await page.until((lab) => lab.snapshot.facts.recipe.scaling === "standard" && lab.snapshot.step === 0);
      await walk(page, 100);
      assert.ok(await page.lab((lab) => lab.snapshot.train.loss < 1));
    },
  );

  test(
    stage.title("looked at closer: the hill by columns, a race, the gradient check, a step by operations"),
    stage.when,
    async (t) => {
      const page = await titanic(stage, t);
      await page.clickOn(".recipes dh-button[data-preset='scaled']");
      await page.until((lab) => lab.snapshot.facts.recipe.scaling === "standard");
      await page.lab((lab) => lab.shadowRoot.querySelector(".below").scrollIntoView());
      await page.reads(".closer", /the hill.*the gradients.*a race/);
      assert.doesNotMatch(await page.text(".closer"), /microscope|guess/);
      await page.clickOn("[data-panel=hill]");
      await page.reads("dh-hill", /w of pclass.*w of sex/);
      await page.until((lab) => lab.snapshot.hill?.slice != null);
      await page.clickOn("[data-panel=race]");
      await page.reads("dh-race", /five ways of walking/);
      await page.clickOn("dh-race >>> .go");
      await page.reads("dh-race >>> .verdict", /First there|Together|Nobody/);
      await page.clickOn("[data-panel=check]");
      await page.reads("dh-gradient-check", /w of pclass/);
      await page.reads("dh-gradient-check >>> .said", /agree/);
      await page.lab((lab) => lab.advance("op"));
      await page.until((lab) => lab.snapshot.cursor?.op === "gatherFeatures");
      const row = await page.lab(({ snapshot }) => snapshot.cursor.batch[0]);
      await page.reads("dh-stepping", new RegExp(`example 1 of 10, point ${row + 1}`));
    },
  );
}
