// The pages' words: both languages say the same things with the same marks, and what they set can be set.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { kSizes } from "../../../../web/labs/digits/state.ts";
import { exampleIds } from "../../../../web/labs/matmul/product.ts";
import { clean, hasSetting, isSettingId, type LabId, labIds } from "../../../../web/shared/settings.ts";
import { fillParts, fillWords, lookUp, markUp } from "../../../../web/site/build/fill.ts";
import { wishedModel } from "../../../../web/site/digits-wishes.ts";
import { wished } from "../../../../web/site/wishes.ts";
import { en } from "../../../../web/site/words/en.ts";
import { zh } from "../../../../web/site/words/zh.ts";

const pages = {
  line: "linePage",
  boundary: "boundaryPage",
  network: "networkPage",
  titanic: "titanicPage",
} as const;
const part = (name: string): string => readFileSync(`web/site/parts/${name}.html`, "utf8");
const wishesIn = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)]+)\)/g)].map((found) => found[1] ?? "");

test("every word of the notes sets something that its lab has, to a value the lab allows", () => {
  let seen = 0;
  for (const lab of labIds as readonly LabId[])
    for (const words of [en, zh])
      for (const { text } of words[pages[lab]].tries)
        for (const wish of wishesIn(text))
          for (const [id, value] of Object.entries(wished(wish))) {
            assert.ok(isSettingId(id) && hasSetting(lab, id), `${lab} has no setting "${id}"`);
            assert.deepEqual(clean(lab, id, value), value, `${lab}: ${wish}`);
            seen++;
          }
  assert.ok(seen > 10, `only ${seen} found`);
  assert.throws(() => wished("colour=red"), /no setting called "colour"/);
});

test("both languages set the same things in the same order", () => {
  for (const lab of labIds as readonly LabId[]) {
    const set = (words: typeof en) => words[pages[lab]].tries.map(({ text }) => wishesIn(text));
    assert.deepEqual(set(zh), set(en), lab);
  }
});

test("Chinese is written with full-width stops and without 你, English without praise", () => {
  const chinese = JSON.stringify(zh);
  assert.doesNotMatch(chinese, /你|！/);
  assert.doesNotMatch(chinese, /[一-鿿][,;:?](?!\d)/, "a half-width stop after a Chinese character");
  assert.doesNotMatch(JSON.stringify(en), /!|\bsimply\b|\bjust\b/i);
});

test("every word of the digits page sets what its lab offers", () => {
  let seen = 0;
  for (const words of [en, zh])
    for (const { text } of words.digitsPage.tries)
      for (const wish of wishesIn(text)) {
        const { hidden, learningRate } = wishedModel(wish);
        if (hidden)
          assert.ok(
            kSizes.some((size) => size.join() === hidden.join()),
            wish,
          );
        assert.ok(hidden || (learningRate !== undefined && learningRate > 0), wish);
        seen++;
      }
  assert.equal(seen, 8);
  assert.throws(() => wishedModel("colour=red"), /no setting called "colour"/);
});

test("every word of the page about products lays an example there is into it", () => {
  const wishes = [en, zh].map((words) => words.matmulPage.tries.flatMap(({ text }) => wishesIn(text)));
  assert.deepEqual(wishes[0], wishes[1]);
  assert.ok((wishes[0]?.length ?? 0) > 0);
  for (const wish of wishes.flat())
    assert.ok(
      exampleIds.some((id) => wish === `example=${id}`),
      wish,
    );
});

test("markup is escaped before its three marks are read", () => {
  assert.equal(
    markUp('<img onerror="x"> & *w*'),
    '&lt;img onerror=&quot;x&quot;&gt; &amp; <i class="m">w</i>',
  );
  assert.equal(
    markUp("**go** [there](dataset=far)"),
    '<b>go</b> <button type="button" class="v" data-set="dataset=far">there</button>',
  );
});

test("a key that no dictionary has fails the build, also one of every object", () => {
  assert.throws(() => lookUp(en, "home.nothing"), /home\.nothing/);
  assert.throws(() => lookUp(en, "constructor.name"), /constructor/);
  assert.throws(() => fillWords("{{__proto__}}"), /__proto__/);
});

test("each page is filled without a rest, names one current page and holds both languages", () => {
  for (const [file, id, root] of [
    ["index.html", "index", "./"],
    ["404.html", "404", "./"],
    ["line/index.html", "line", "../"],
    ["boundary/index.html", "boundary", "../"],
    ["network/index.html", "network", "../"],
    ["titanic/index.html", "titanic", "../"],
    ["digits/index.html", "digits", "../"],
    ["matmul/index.html", "matmul", "../"],
  ] as const) {
    const page = fillWords(fillParts(readFileSync(`web/site/${file}`, "utf8"), { id, root }, part));
    assert.doesNotMatch(
      page,
      /\{\{|\{is:|\{(root|page|policy|tag|element|script)\}|<!-- (lab|head|header|footer|tries) -->/,
      file,
    );
    const marked = page.match(/aria-current="page"/g)?.length ?? 0;
    // The page about products is no lab, so the navigation does not name it.
    const named = id === "404" || id === "matmul" ? 0 : id === "index" ? 1 : 2;
    assert.equal(marked, named, `${file}: wide and narrow navigation`);
    assert.equal(
      page.match(/class="t" lang="en"/g)?.length,
      page.match(/class="t" lang="zh"/g)?.length,
      file,
    );
    assert.match(page, /http-equiv="Content-Security-Policy"/, file);
    assert.doesNotMatch(page, / style="|<script(?! src| type)|onclick=/i, `${file} keeps to the policy`);
  }
});
