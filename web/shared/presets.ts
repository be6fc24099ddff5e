// What a data set is that a reader can start from: either a generator of the engine or points written down, with the
// settings that suit it. Each lab lists its own. Not here: their names (words.ts) and the text about them (site words).

import type { GeneratorType, Point } from "./protocol.ts";
import { datasets, type LabId, type Settings } from "./settings.ts";

export interface Preset {
  /** Rows, noise and seed come from the settings. */
  readonly generator?: GeneratorType;
  readonly points?: readonly Point[];
  /** What is set along with it. */
  readonly settings?: Partial<Settings>;
}

/** By the ids of `datasets`. */
export type Presets = Readonly<Record<string, Preset>>;
export type PresetsOf<Lab extends LabId> = Readonly<
  Record<Exclude<(typeof datasets)[Lab][number], "points">, Preset>
>;

/** Points where only the place counts. */
export const flat = (pairs: readonly (readonly [number, number])[]): readonly Point[] =>
  pairs.map(([x, y]) => ({ x, y, label: 0 }));

/** The preset of that id, or undefined; safe for untrusted text. */
export function presetOf(presets: Presets, id: string): Preset | undefined {
  return Object.hasOwn(presets, id) ? presets[id] : undefined;
}

/** All presets of a lab, in the order they are offered. */
export const presetIds = (lab: LabId): readonly string[] => datasets[lab].filter((id) => id !== "points");
