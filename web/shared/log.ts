// What the worker tells of the changes made by hand on the way under way. Types only.

import type { LinkDoc, LinkEdit } from "./link.ts";
import type { ParameterChange } from "./protocol.ts";

export type WalkLog =
  /** The way can't be told from its start: too much was changed, or the engine had to be started again. */
  | { readonly whole: false }
  | {
      readonly whole: true;
      readonly seed: number;
      /** Weights set before the first step. */
      readonly start: readonly ParameterChange[];
      /** `rate`: what "auto" had come to; null: the rate is a setting. */
      readonly first: LinkDoc & { readonly rate: number | null };
      /** Those beyond the present step, too, where the walk has gone back. */
      readonly edits: readonly LinkEdit[];
    };
