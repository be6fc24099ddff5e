// What is said of a walk in trouble (trouble-sentence.ts). Fetched when there is some.

import { dictionary } from "../../view/dictionary.ts";

export interface TroubleWords {
  readonly overshoots: string;
  readonly fromTo: (
    steps: string,
    first: string,
    last: string,
    rate: string,
    stable: string | null,
  ) => string;
  readonly ranOut: (step: string) => string;
  readonly back: (step: string, rate: string) => string;
  readonly flat: (steps: string) => string;
  readonly saturated: (layer: string) => string;
}

export const troubleWords = dictionary<TroubleWords>({
  en: () => import("./trouble-words.en.ts"),
  zh: () => import("./trouble-words.zh.ts"),
});
