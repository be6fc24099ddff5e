// What is said where things leave a lab. Fetched with it, in the language in use.

import { dictionary } from "../../../view/dictionary.ts";
import type { LinkKind } from "../link/replay.ts";
import type { EmbedKind } from "./embed.ts";

export interface TakeWords {
  readonly title: string;
  readonly close: string;
  readonly linkTo: string;
  readonly kinds: Record<LinkKind, string>;
  readonly aboutWalk: (steps: string, changes: string) => string;
  readonly aboutWeights: (numbers: string) => string;
  readonly aboutStart: string;
  readonly noWalk: string;
  readonly noFile: string;
  readonly embedAs: string;
  readonly embeds: Record<EmbedKind, string>;
  readonly embedHints: Record<EmbedKind, string>;
  readonly copyLink: string;
  readonly copyCode: string;
  readonly copied: string;
  readonly names: { readonly link: string; readonly code: string };
}

export const takeWords = dictionary<TakeWords>({
  en: () => import("./words.en.ts"),
  zh: () => import("./words.zh.ts"),
});
