// What leads to a lab, as the panel shows it: a link's text for each kind of link there is, and code for other pages.

import type { Lang } from "../../../view/dictionary.ts";
import type { EmbedKind } from "./embed.ts";
import type { Place } from "./place.ts";
import type { TakeWords } from "./words.ts";

/** What a link leads to: the start, this moment's weights as another start, or the walk to this step. */
export type LinkKind = "start" | "weights" | "walk";

export interface Leading {
  /** What stands behind the #. */
  readonly text: string;
  /** What whoever opens it finds. */
  readonly about: (words: TakeWords) => string;
  readonly code: (kind: EmbedKind, place: Place) => string;
}

export interface LinkSource {
  readonly lang: Lang;
  readonly lab: string;
  /** The first is shown first. */
  readonly kinds: readonly LinkKind[];
  /** As a sentence where there is none. */
  to(kind: LinkKind): Leading | ((words: TakeWords) => string);
  /** The panel is there, or goes. */
  watch(on: boolean): void;
}
