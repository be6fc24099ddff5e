// What lies between two ways of walking, in few words: "α 0.1 → 0.05".

import type { Point } from "../../../shared/protocol.ts";
import { type SettingId, type Settings, settings as table } from "../../../shared/settings.ts";
import type { Lang } from "../../../view/dictionary.ts";
import { changedSettings } from "../doc.ts";
import { plain } from "../values.ts";
import { commonWords } from "../words.ts";
import { wayWords } from "./words.ts";

export interface SetThere {
  readonly settings: Settings;
  readonly points: readonly Point[] | null;
}

export interface Difference {
  readonly name: string;
  /** Empty where no value says it. */
  readonly there: string;
  readonly here: string;
}

/** Settings first, points last; empty where only weights were changed by hand. */
export function differences(there: SetThere, here: SetThere, lang: Lang): Difference[] {
  const words = commonWords(lang);
  const ids = changedSettings(there.settings, here.settings).filter((id) => table[id].touches !== "view");
  const all = ids.map((id) => ({
    name: id === "learningRate" ? "α" : words.settings[id],
    there: textOf(id, there.settings, lang),
    here: textOf(id, here.settings, lang),
  }));
  const data = samePoints(there.points, here.points) || ids.includes("dataset");
  return data ? all : [...all, { name: wayWords(lang).otherPoints, there: "", here: "" }];
}

/** "α 0.1 → 0.05". */
export const written = ({ name, there, here }: Difference): string =>
  there === "" ? name : `${name} ${there} → ${here}`;

function textOf(id: SettingId, settings: Settings, lang: Lang): string {
  const words = commonWords(lang);
  const value: unknown = settings[id];
  if (id === "optimizer") return words.optimizers[settings.optimizer];
  if (id === "hidden")
    return settings.hidden.map(({ units, activation }) => `${units} ${activation}`).join(", ");
  if (id === "dataset") return words.datasets[settings.dataset as keyof typeof words.datasets] ?? "";
  if (value === "full") return words.full;
  if (typeof value === "number") return plain(value);
  if (typeof value === "boolean") return value ? "✓" : "–";
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "object" ? "" : String(value);
}

function samePoints(a: SetThere["points"], b: SetThere["points"]): boolean {
  if (a === b) return true;
  if (a === null || b === null || a.length !== b.length) return false;
  return a.every(({ x, y, label }, i) => {
    const other = b[i];
    return other?.x === x && other.y === y && other.label === label;
  });
}
