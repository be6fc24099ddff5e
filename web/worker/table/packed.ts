// The tables that come with the page, whose notation is known: commas, a line a row, double quotes where a cell holds a
// comma. Anything else is a fault of the packing. Files of readers go through PapaParse (read.ts).

import type { Table } from "../../shared/table.ts";
import { RowReader } from "./rows.ts";

/** Errors: Refusal. */
export function packed(text: string, name: string): Table {
  const reader = new RowReader(",");
  for (const line of text.trimEnd().split("\n")) reader.take(cellsOf(line), 1);
  return reader.finish(name);
}

const cellsOf = (line: string): string[] =>
  line.includes('"')
    ? [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
      )
    : line.split(",");
