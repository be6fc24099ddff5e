// Words by language: a reader fetches the dictionaries of one language, not of all. A dictionary is declared with its
// shape (a missing key is a type error in the module that holds the words), loaded by loadWords, and then looked up
// without waiting. Not here: the pages' own text, which is in the HTML.

export type Lang = "en" | "zh";

/** Modules that hold the words of one dictionary: web/…/words.en.ts, words.zh.ts. */
export type WordModules<Words> = Readonly<Record<Lang, () => Promise<{ readonly words: Words }>>>;

/** What loads each dictionary that the code fetched so far has declared. */
const loads: ((lang: Lang) => Promise<void>)[] = [];

/** The languages asked for so far. */
const spoken = new Set<Lang>();

/** Declares a dictionary; gives its look-up. The look-up throws before the words in that language have been loaded. */
export function dictionary<Words>(modules: WordModules<Words>): (lang: Lang) => Words {
  const known = new Map<Lang, Words>();
  loads.push(async (lang) => {
    if (!known.has(lang)) known.set(lang, (await modules[lang]()).words);
  });
  return (lang) => {
    const words = known.get(lang);
    if (words === undefined)
      throw new Error(`words in "${lang}" are looked up before loadWords has brought them`);
    return words;
  };
}

/**
 * Loads every dictionary declared so far in one language; what is there already is not fetched again. Code that
 * arrives later declares later: whoever brings it asks again. Errors: a module that could not be fetched.
 */
export async function loadWords(lang: Lang): Promise<void> {
  spoken.add(lang);
  await Promise.all(loads.map((load) => load(lang)));
}

/** Code that is fetched when it is needed, with the words it declares: `withWords(import("./tag.ts"))`. */
export async function withWords<T>(code: Promise<T>): Promise<T> {
  const here = await code;
  await Promise.all([...spoken].map(loadWords));
  return here;
}
