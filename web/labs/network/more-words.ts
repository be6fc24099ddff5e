// The second sentence of Network's settings in words, and the names of what it chooses from. Fetched with more.ts.

import type { TemplateResult } from "lit";
import type { Initializer, ScheduleType } from "../../shared/protocol.ts";
import type { Settings } from "../../shared/settings.ts";
import { dictionary } from "../../view/dictionary.ts";
import type { Part } from "./say.ts";

/** The values of the sentence. */
export interface MoreSlots {
  /** null where the points are not drawn but listed. */
  readonly drawn: { readonly rows: Part; readonly noise: Part; readonly draw: Part } | null;
  readonly points: string;
  readonly held: Part;
  readonly task: Part;
  readonly loss: Part;
  /** null with optimizers that bring their own. */
  readonly momentum: Part | null;
  readonly schedule: Part;
  readonly dropout: Part;
  readonly l1: Part;
  readonly initializer: Part;
  readonly seed: Part;
}

export interface MoreWords {
  readonly sentence: (slots: MoreSlots) => TemplateResult;
  readonly tasks: Record<Settings["task"], string>;
  readonly points: (n: string) => string;
  readonly percent: string;
  readonly losses: Record<Settings["loss"], string>;
  readonly schedules: Record<ScheduleType, string>;
  readonly initializers: Record<Extract<Initializer, string>, string>;
}

export const moreWords = dictionary<MoreWords>({
  en: () => import("./more-words.en.ts"),
  zh: () => import("./more-words.zh.ts"),
});
