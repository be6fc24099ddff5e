// What undo brings back: the settings that reach the model, and the points. Values only, compared by identity, so a
// hundred levels of history share almost everything. Not in it: what is only drawn (tool, speed, threshold).

import type { Point } from "../../shared/protocol.ts";
import { type SettingId, type Settings, type Touches, settings as table } from "../../shared/settings.ts";

export interface Doc {
  readonly settings: Settings;
  /** null: the points of the preset `settings.dataset`, as the engine draws or presets.ts lists them. */
  readonly points: readonly Point[] | null;
}

/** What lies between two documents. "preset": other data altogether, so the walk begins anew. */
export type Change = Touches | "points" | "preset";

const sameValue = (a: unknown, b: unknown): boolean =>
  Object.is(a, b) || (typeof a === "object" && JSON.stringify(a) === JSON.stringify(b));

/** The ids whose values differ. */
export function changedSettings(a: Settings, b: Settings): SettingId[] {
  return (Object.keys(table) as SettingId[]).filter((id) => !sameValue(a[id], b[id]));
}

/** A change of task, of a recipe, or between presets, is other data altogether; from a preset to its own points edited is not. */
export function changesBetween(a: Doc, b: Doc): ReadonlySet<Change> {
  const found = new Set<Change>();
  for (const id of changedSettings(a.settings, b.settings)) {
    found.add(/task|initializer|recipe/.test(id) ? "preset" : table[id].touches);
    if (id === "dataset" && b.settings.dataset !== "points" && a.settings.dataset !== "points")
      found.add("preset");
  }
  if (a.points !== b.points) found.add("points");
  return found;
}

const kLevels = 200;

/** Documents before and after the present one. */
export interface Past {
  readonly before: readonly Doc[];
  readonly after: readonly Doc[];
  /** The change under way (a drag): further ones with the same mark make no new level. */
  readonly mark: string | null;
}

export const noPast: Past = { before: [], after: [], mark: null };

/** Remembers `doc` as it was before a change. `mark` joins changes that the reader made in one gesture. */
export function remember(past: Past, doc: Doc, mark: string | null): Past {
  if (mark !== null && mark === past.mark) return past;
  return {
    before: [...past.before, { settings: doc.settings, points: doc.points }].slice(-kLevels),
    after: [],
    mark,
  };
}

/** Ends the gesture under way: the next change with the same mark is a level of its own. */
export const settle = (past: Past): Past => (past.mark === null ? past : { ...past, mark: null });

/** One level back (undo) or forward (redo); null where there is none. */
export function travel(past: Past, doc: Doc, way: "undo" | "redo"): { past: Past; doc: Doc } | null {
  const back = way === "undo";
  const from = back ? past.before : past.after;
  const found = back ? from.at(-1) : from[0];
  if (found === undefined) return null;
  const before = back ? past.before.slice(0, -1) : [...past.before, doc];
  const after = back ? [doc, ...past.after] : past.after.slice(1);
  return { past: { before, after, mark: null }, doc: found };
}
