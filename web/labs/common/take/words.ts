// What is said where things leave a lab. Fetched with it, in the language in use.

import { dictionary } from "../../../view/dictionary.ts";
import type { EmbedKind } from "./embed.ts";
import type { LinkKind } from "./source.ts";

export interface TakeWords {
  readonly title: string;
  readonly close: string;
  readonly linkTo: string;
  readonly kinds: Record<LinkKind, string>;
  readonly aboutWalk: (steps: string, changes: string) => string;
  readonly aboutWeights: (numbers: string) => string;
  readonly aboutStart: string;
  /** Of a lab whose model is too large for a link. */
  readonly aboutSettings: string;
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
