// What Network says of a chosen weight, input or point (tag.ts, chosen.ts). Fetched with the first choice.

import { dictionary } from "../../view/dictionary.ts";

export interface ChosenWords {
  readonly gradient: string;
  readonly value: string;
  readonly input: string;
  readonly switchOff: string;
  readonly linkDoes: (from: string, to: string) => string;
  readonly biasDoes: (unit: string) => string;
  readonly lower: string;
  readonly raise: string;
  readonly level: string;
  readonly pointTitle: (n: string) => string;
  readonly pointSays: (x: string, y: string, answer: string) => string;
  readonly pointRight: string;
  readonly pointWrong: string;
  readonly pointHeld: string;
  readonly pointOff: (by: string) => string;
}

export const chosenWords = dictionary<ChosenWords>({
  en: () => import("./chosen-words.en.ts"),
  zh: () => import("./chosen-words.zh.ts"),
});
