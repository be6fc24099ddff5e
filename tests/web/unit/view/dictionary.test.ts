// Dictionaries: words come a language at a time, once, and a look-up before them says so.

import assert from "node:assert/strict";
import { test } from "node:test";
import { dictionary, loadWords, withWords } from "../../../../web/view/dictionary.ts";

/** A dictionary whose fetches are written down. */
function counted(fetched: string[]): (lang: "en" | "zh") => { readonly hill: string } {
  const bring = (lang: string, hill: string) => async () => {
    fetched.push(lang);
    return { words: { hill } };
  };
  return dictionary({ en: bring("en", "hill"), zh: bring("zh", "山") });
}

test("only the language asked for is fetched, once, and looked up without waiting", async () => {
  const fetched: string[] = [];
  const words = counted(fetched);
  await loadWords("en");
  await loadWords("en");
  assert.equal(words("en").hill, "hill");
  assert.deepEqual(fetched, ["en"]);
  await loadWords("zh");
  assert.equal(words("zh").hill, "山");
  assert.deepEqual(fetched, ["en", "zh"]);
});

test("a look-up before the words have come is an error that names the language", () => {
  assert.throws(() => counted([])("zh"), /words in "zh" are looked up before/);
});

test("a dictionary declared later is loaded by the next call", async () => {
  await loadWords("en");
  const late = counted([]);
  assert.throws(() => late("en"));
  await loadWords("en");
  assert.equal(late("en").hill, "hill");
});

test("code that comes later comes with its words, in the languages spoken so far", async () => {
  await loadWords("zh");
  const here = await withWords(Promise.resolve({ words: counted([]) }));
  assert.equal(here.words("zh").hill, "山");
});

test("words that could not be fetched are asked for again", async () => {
  let online = false;
  const words = dictionary({
    en: async () => {
      if (!online) throw new TypeError("offline");
      return { words: 1 };
    },
    zh: async () => ({ words: 2 }),
  });
  await assert.rejects(loadWords("en"), /offline/);
  online = true;
  await loadWords("en");
  assert.equal(words("en"), 1);
});
