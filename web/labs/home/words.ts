// What Home's lab says; the promise and the three ways in are the page's (site words).

import { dictionary } from "../../view/dictionary.ts";

export interface HomeWords {
  step: (n: string) => string;
  stepZero: string;
  lossDrag: (loss: string) => string;
  loss: (loss: string) => string;
  click: string;
  right: (right: string, rows: string) => { before: string; bold: string; after: string };
  ball: string;
  ballNow: (step: string, loss: string) => string;
  picture: (right: string, rows: string, step: string) => string;
  keys: string;
  failed: (reason: string) => string;
  retry: string;
  nothing: string;
}

export const homeWords = dictionary<HomeWords>({
  en: () => import("./words.en.ts"),
  zh: () => import("./words.zh.ts"),
});
