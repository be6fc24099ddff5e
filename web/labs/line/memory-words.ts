// What is said of an optimizer's memory on Line's hill. Fetched with it, in the language in use.

import { dictionary } from "../../view/dictionary.ts";

export interface MemoryWords {
  readonly first: string;
  readonly momentum: string;
  /** √v̂ along w and b. */
  readonly adam: (w: string, b: string) => string;
  readonly scaled: (way: string, w: string, b: string) => string;
  readonly enlarged: (times: string) => string;
  readonly hidden: string;
}

export const memoryWords = dictionary<MemoryWords>({
  en: () => import("./memory-words.en.ts"),
  zh: () => import("./memory-words.zh.ts"),
});
