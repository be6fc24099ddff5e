// What is said of the model as files and code, in English and Chinese. A missing key is a type error.

import { dictionary } from "../../../view/dictionary.ts";
import type { Closed, GroupId, WayId } from "./ways.ts";

export interface OutWords {
  readonly title: string;
  /** Step, and how many numbers the model is. */
  readonly now: (step: string, numbers: string) => string;
  readonly running: (step: string) => string;
  readonly waiting: string;
  readonly groups: Record<GroupId, string>;
  readonly ways: Record<WayId, string>;
  readonly about: Record<WayId, string>;
  readonly closed: Record<Closed, string>;
  readonly save: string;
  readonly saveNamed: (name: string, size: string) => string;
  readonly kilobytes: (size: string) => string;
  readonly codeOf: (way: string) => string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly bringHead: string;
  readonly bringHint: string;
  readonly pick: string;
  readonly drop: string;
  readonly brought: (name: string) => string;
  readonly refused: (name: string, why: string) => string;
  readonly notHere: (lab: string) => string;
  readonly undo: string;
  readonly undone: string;
}

export const outWords = dictionary<OutWords>({
  en: () => import("./words.en.ts"),
  zh: () => import("./words.zh.ts"),
});
