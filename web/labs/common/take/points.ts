// The labs of points and tables as their links show them. While the panel is open the worker is asked what was changed
// after which step.

import { type Link, writeLink } from "../../../shared/link.ts";
import type { WalkLog } from "../../../shared/log.ts";
import { count } from "../../../view/pictures/numbers.ts";
import type { Context } from "../lab.ts";
import { linkOf } from "../link/replay.ts";
import { embedCode } from "./embed.ts";
import type { Leading, LinkKind, LinkSource } from "./source.ts";
import type { TakeWords } from "./words.ts";

const kinds: readonly LinkKind[] = ["walk", "weights", "start"];

export function pointsLinks(context: Context): LinkSource {
  const { lab, lang, dispatch } = context;
  return {
    lang,
    lab: lab.id,
    kinds,
    to: (kind) => leading(context, kind) ?? ((words) => whyNot(context, words)),
    watch: (on) => {
      // The lab is being drawn now.
      queueMicrotask(() => dispatch({ type: "ui", changes: { log: on } }));
    },
  };
}

function leading(context: Context, kind: LinkKind): Leading | null {
  const { lab, state, snapshot } = context;
  const kept = context.memory("log", (): { log: WalkLog | null } => ({ log: null }));
  kept.log = snapshot?.log ?? kept.log;
  const link = linkOf(lab, state, snapshot, kept.log, kind);
  if (link === null) return null;
  return {
    text: writeLink(lab, link),
    about: (words) => about(words, link),
    code: (embed, place) => embedCode(embed, lab, link, place),
  };
}

function about(words: TakeWords, { walk, weights }: Link): string {
  if (walk) return words.aboutWalk(count(walk.step), count(walk.edits.length));
  return weights ? words.aboutWeights(count(weights.length)) : words.aboutStart;
}

function whyNot({ state: { settings, points } }: Context, words: TakeWords): string {
  return settings.dataset === "points" && points === null ? words.noFile : words.noWalk;
}
