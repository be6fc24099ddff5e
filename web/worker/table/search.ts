// Rows of a table by their number or by what is written in them. With row.ts fetched once a reader looks for one.

import type { Found, Table } from "../../shared/table.ts";
import { cellOf } from "./row.ts";

export { rowTold } from "./row.ts";

const kMostFound = 8;

/** The row of that number, then the first rows whose text holds it, each by its first text, which is most often a name. */
export function searched({ columns, rows }: Table, text: string): Found[] {
  const words = columns.filter(({ kind }) => kind === "text");
  const place = /^\d{1,7}$/.test(text) ? Number(text) - 1 : -1;
  const first = words[0] === undefined ? columns.slice(0, 3) : [words[0]];
  const found: Found[] =
    place >= 0 && place < rows
      ? [{ row: place, text: `${text} · ${first.map((column) => cellOf(column, place)).join(" · ")}` }]
      : [];
  for (let row = 0; row < rows && found.length < kMostFound; row++) {
    const cells = words.map((column) => cellOf(column, row));
    const cell = cells.find((one) => one.toLowerCase().includes(text));
    if (cell === undefined) continue;
    const [name = ""] = cells;
    found.push({ row, text: cell === name ? name : `${name} · ${cell}` });
  }
  return found;
}
