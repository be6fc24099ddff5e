// What Network says of a walk that goes on (going.ts). Fetched with its first step.

import { dictionary } from "../../view/dictionary.ts";

export interface GoingWords {
  readonly oneKind: string;
  readonly soFar: (steps: string, epochs: string, first: string, now: string) => string;
  readonly byHeart: (step: string) => string;
  readonly beganIn: (layer: string) => string;
}

export const goingWords = dictionary<GoingWords>({
  en: () => import("./going-words.en.ts"),
  zh: () => import("./going-words.zh.ts"),
});
