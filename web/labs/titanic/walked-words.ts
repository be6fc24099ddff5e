// What is said of a walk once it has begun, in English and Chinese. A missing key is a type error.

import { dictionary } from "../../view/dictionary.ts";

export interface WalkedWords {
  readonly rocHead: string;
  readonly rocLabel: (auc: string) => string;
  readonly rocX: string;
  readonly rocY: string;
  readonly calibrationHead: string;
  readonly calibrationLabel: string;
  readonly calibrationX: string;
  readonly calibrationY: string;
  readonly accuracyHead: string;
  readonly accuracyLabel: (train: string, held: string) => string;
  readonly printedHead: string;
  readonly printedSoon: string;
  readonly epoch: (n: string) => string;
  readonly loss: string;
  readonly accuracy: string;
  readonly heldLoss: string;
  readonly heldAccuracy: string;
}

export const walkedWords = dictionary<WalkedWords>({
  en: () => import("./walked-words.en.ts"),
  zh: () => import("./walked-words.zh.ts"),
});
