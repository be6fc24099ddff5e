// What is said of the model as files and code, in English and Chinese. A missing key is a type error.

import { dictionary } from "../../../view/dictionary.ts";
import type { Closed, GroupId, WayId } from "./files.ts";

/** The words that differ from lab to lab. */
export type Own = "points" | "digits";

export interface OutWords {
  readonly title: string;
  /** Step, and how many numbers the model is. */
  readonly now: (step: string, numbers: string) => string;
  readonly running: (step: string) => string;
  readonly waiting: string;
  readonly groups: Record<GroupId, string>;
  readonly ways: Record<WayId, string>;
  readonly about: Record<WayId, string>;
  /** Where pictures are learnt from. */
  readonly digits: Partial<Record<WayId, string>>;
  readonly closed: Record<Closed, string>;
  readonly save: string;
  readonly saveNamed: (name: string, size: string) => string;
  readonly codeOf: (way: string) => string;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly bringHead: string;
  readonly bringHint: string;
  readonly pick: string;
  readonly drop: string;
  readonly brought: (name: string) => string;
  /** The walk it was part of was on other data. */
  readonly broughtWeights: (name: string) => string;
  readonly refused: (name: string, why: string) => string;
  /** A reason as a sentence. */
  readonly sentence: (reason: string) => string;
  readonly notHere: (lab: string) => string;
  readonly undo: string;
  readonly undone: string;
}

export const outWords = dictionary<OutWords>({
  en: () => import("./words.en.ts"),
  zh: () => import("./words.zh.ts"),
});

export const aboutOf = ({ about, digits }: OutWords, own: Own, id: WayId): string =>
  (own === "digits" ? digits[id] : undefined) ?? about[id];
