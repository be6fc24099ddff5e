// What each column of a table could be, for a reader who corrects what was guessed.

import type { Choice, Kind, Table } from "../../shared/table.ts";

/** With more levels a column is no target of kinds, nor learnt from without being asked for. */
export const kMostInputLevels = 20;
const kMostOneHot = 50; // more levels than that are no longer read as categories by a reader

/** What each column could be. */
export function choicesOf({ columns }: Table): Choice[] {
  return columns.map(({ name, kind, numbers, codes, levels }) => {
    const isCategory = codes !== null && levels.length > 1 && levels.length <= kMostOneHot;
    const kinds: Kind[] = [
      ...(numbers ? (["number"] as const) : []),
      ...(isCategory ? (["category"] as const) : []),
      "text",
    ];
    return {
      name,
      kind,
      kinds,
      levels: codes !== null && levels.length > 1 && levels.length <= kMostInputLevels ? levels : [],
    };
  });
}
