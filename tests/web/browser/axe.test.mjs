// No page, in no language, theme, width or state, breaks a rule of axe-core (X4): every combination in Chromium, a
// sample of them in Firefox.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { draw, play, read, ready, seven, until } from "./digits_lab.mjs";
import { orientationIsNotKnown, stages } from "./support.mjs";

const axe = await readFile(new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** The states a page can be in that look different, in an order in which each can follow the one before. */
const states = {
  async initial(page) {
    await page.ready();
  },
  async paused(page) {
    await page.lab((lab) => lab.step(40));
    await page.until((lab) => lab.snapshot.step === 40);
  },
  async branched(page) {
    await page.lab((lab) => lab.scrub(20));
    await page.until((lab) => lab.snapshot.step === 20);
    await page.lab((lab) => lab.setState({ settings: { learningRate: 0.03 } }));
    await page.lab((lab) => lab.step(30));
    await page.until((lab) => lab.snapshot.step === 50 && lab.snapshot.branches.length === 1);
    await page.reads("dh-ways", /0\.03/);
  },
  async running(page) {
    await page.lab((lab) => lab.play());
    await page.until((lab) => lab.snapshot.running && lab.snapshot.step > 0);
  },
  async hill(page) {
    await page.lab((lab) => lab.pause());
    await page.clickOn('[data-panel="hill"]');
    await page.until((lab) => lab.snapshot.hill?.slice != null);
    await page.lab((lab) => lab.shadowRoot.querySelector("dh-hill").updateComplete);
  },
  async checking(page) {
    await page.lab((lab) => lab.pause());
    await page.clickOn("dh-button[data-panel=check]");
    await page.until((lab) => lab.snapshot.check?.one?.curve.length === 33);
    await page.clickOn("dh-gradient-check >>> [data-value=find]");
    await page.until((lab) => lab.snapshot.check === undefined);
    await page.clickOn("dh-gradient-check >>> .line");
  },
  async racing(page) {
    await page.clickOn("dh-button[data-panel=race]");
    await page.until(
      (lab) => lab.shadowRoot.querySelector("dh-race")?.shadowRoot?.querySelector(".go") != null,
    );
    await page.clickOn("dh-race >>> .go");
    await page.reads("dh-race >>> .verdict", /First there|Together|Nobody|最先|同时|没有谁/);
    await page.clickOn("dh-race >>> .luck");
    await page.reads("dh-race >>> .worth", /16/);
    await page.clickOn("dh-race >>> .lanes .name");
  },
  async diverged(page, diverging) {
    await page.lab((lab, settings) => lab.setState({ settings }), diverging);
    await page.lab((lab) => lab.step(5000));
    await page.until((lab) => lab.snapshot.diverged !== undefined);
  },
  async empty(page) {
    await page.lab((lab) => {
      lab.points = [];
    });
    await page.until((lab) => lab.snapshot.points.length === 0);
  },
};

/** States that only a lab of tables can be in. */
const tableStates = {
  /** The panels under a table's walk, with a row looked at. */
  async below(page) {
    await page.lab((lab) => lab.shadowRoot.querySelector(".below").scrollIntoView());
    await page.lab((lab) => lab.step(500));
    await page.until(
      (lab) => lab.shadowRoot.querySelector(".one-row input") !== null && lab.snapshot.step === 500,
    );
    await page.clickOn(".one-row input");
    await page.page.keyboard.type("Astor");
    await page.reads(".found button", /^Astor, Col/);
    await page.clickOn(".found button");
    await page.until((lab) => lab.snapshot.table.row?.row === 10);
  },
  async classes(page) {
    await asked(page, { target: "pclass", positive: null, classes: ["1", "2", "3"] });
    await page.until((lab) => lab.shadowRoot.querySelector(".cell:enabled") !== null);
    await page.clickOn(".cell:enabled");
    await page.reads(".rows", /\d/);
  },
  async numbers(page) {
    await asked(page, { target: "fare", positive: null, classes: [] });
    await page.until((lab) => lab.shadowRoot.querySelector(".against .dot") !== null);
  },
  async refused(page) {
    await page.drop(".columns", ["short.csv", "a,b\n1\n"]);
    await page.until((lab) => lab.snapshot.table.file?.state === "refused");
  },
};

/** What stands in a tree of shadows of the digits lab. */
const drawnIn = (page, selector) =>
  until(page, (digits, wanted) => digits.shadowRoot.querySelector(wanted) !== null, selector);
const openPanel = (page, n) => page.clickOn(`.closer .word:nth-of-type(${n + 1})`);

const digitStates = {
  async "nothing drawn"(page) {
    await ready(page);
  },
  async read(page) {
    await play(page, 2);
    await draw(page, seven);
    await read(page);
    await page.clickOn(".cells");
    await page.reads(".layers", /1/);
  },
  async confused(page) {
    await openPanel(page, 0);
    await drawnIn(page, ".matrix button");
    await page.clickOn(".matrix .wrong button");
    await drawnIn(page, ".gallery li");
  },
  async weighed(page) {
    await openPanel(page, 3);
    await drawnIn(page, ".digits-row");
  },
  async "refused a file"(page) {
    await openPanel(page, 5);
    await page.drop(".own", ["notes.txt", "no pictures"]);
    await drawnIn(page, ".own .notice");
  },
};

/** States of the page about products. */
const productStates = {
  async complete(page) {
    await page.reads("downhill-matmul", /GFLOP|亿/);
  },
  async "half walked"(page) {
    await page.clickOn(".cells dh-button[icon=step]");
    await page.clickOn(".cells dh-button[icon=step]");
    await page.clickOn(".tiles dh-button[icon=step]");
    await page.reads(".tiles", /16 of|16/);
  },
  async measured(page) {
    await page.page.evaluate(() => {
      const exhibit = document.querySelector("downhill-matmul");
      const row = { variant: "", kernel: "", device: "", software: false, times: 3, rounds: 3, off: 0 };
      const rows = [
        { ...row, way: "naive", ms: 20 },
        { ...row, way: "simd", ms: 2 },
      ];
      exhibit.results = new Map([[256, { rows, without: "software", complete: true }]]);
    });
    await page.reads(".verdict", /10\.0/);
    await page.clickOn(".speed summary");
    await page.reads("dh-shader >>> pre", /fn main/);
  },
};

/** Another question to the passengers, and a few steps. */
async function asked(page, recipe) {
  await page.lab((lab, changes) => {
    const { recipe: now } = lab.snapshot.facts;
    const inputs = ["sex", "age", "sibsp", "parch", "embarked"];
    lab.setState({ settings: { recipe: { ...now, ...changes, inputs, scaling: "standard" } } });
  }, recipe);
  await page.until((lab, target) => lab.snapshot.facts.recipe.target === target, recipe.target);
  await page.lab((lab) => lab.step(200));
  await page.until((lab) => lab.snapshot.table.step === 200);
}

const pages = {
  "": { wanted: ["initial"] },
  "line/": {
    wanted: Object.keys(states).filter((state) => state !== "hill"),
    diverging: { learningRate: 5 },
  },
  "boundary/": { wanted: Object.keys(states), diverging: { dataset: "overlap", learningRate: 1000 } },
  "network/": {
    wanted: Object.keys(states),
    diverging: {
      dataset: "plane",
      hidden: [8, 6].map((units) => ({ units, activation: "relu" })),
      learningRate: 100,
    },
  },
  "titanic/": { wanted: ["initial", ...Object.keys(tableStates)] },
  "digits/": { wanted: Object.keys(digitStates) },
  "matmul/": { wanted: Object.keys(productStates) },
  "nothing-here": { wanted: ["as it is"], expects: [/status of 404/] },
};

/** The page at another width, drawn. */
async function widen(page, width) {
  await page.page.setViewport({ width, height: 800 }).catch(orientationIsNotKnown);
  await page.until((_, wanted) => innerWidth === wanted, width);
  await page.lab(async (lab) => {
    for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done));
    await lab?.updateComplete;
  });
}

/** Adds violations to `found`, and to each where it was seen. */
async function note(page, name, found) {
  await page.rested();
  const texts = await page.page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ["violations"] });
    const said = ({ target, failureSummary }) => `${target} ${failureSummary}`;
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(said).join(" | ")}`);
  });
  for (const text of texts) found.set(text, [...(found.get(text) ?? []), name]);
}

/** All states at all widths on one page; `found` tells what broke, and where. */
async function walkThrough(page, { where, theme, wanted, widths }, found) {
  await page.page.evaluate(axe);
  for (const state of wanted) {
    await { ...states, ...tableStates, ...digitStates, ...productStates }[state]?.(
      page,
      pages[where].diverging,
    );
    for (const width of widths) {
      await widen(page, width);
      await note(page, `${theme} ${width} ${state}`, found);
    }
  }
}

for (const stage of stages()) {
  const all = stage.name === "chromium";
  for (const [where, { wanted, expects }] of Object.entries(pages))
    for (const lang of ["en", "zh"]) {
      const themes = all ? ["light", "dark"] : [lang === "en" ? "light" : "dark"];
      const widths = all ? [360, 768, 1280] : [lang === "en" ? 1280 : 360];
      const title = `/${where} in ${lang}: 0 violations, whatever theme, width and state`;
      test(stage.title(title), stage.when, async (t) => {
        const found = new Map();
        for (const theme of themes) {
          const page = await stage.page(t, where, { lang, theme, expects });
          await walkThrough(page, { where, theme, wanted: all ? wanted : wanted.slice(0, 2), widths }, found);
        }
        assert.deepEqual([...found], []);
      });
    }
}
