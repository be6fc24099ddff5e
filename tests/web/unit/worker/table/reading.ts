// Files to tables for tests: text or bytes are read, or the refusal they end in is caught.

import assert from "node:assert/strict";
import type { Table } from "../../../../../web/shared/table.ts";
import { decode } from "../../../../../web/worker/table/decode.ts";
import { readTable } from "../../../../../web/worker/table/read.ts";
import { type Limits, limits, Refusal } from "../../../../../web/worker/table/refusal.ts";

export const read = (text: string, most: Limits = limits): Promise<Table> =>
  readTable(text, "t.csv", { turn: async () => {} }, most);
export const bytes = (content: string | Uint8Array<ArrayBuffer>, most?: Limits): Promise<string> =>
  decode(new Blob([content]), async () => {}, most);

/** The refusal that it ends in. */
export async function refusal(under: Promise<unknown>): Promise<Refusal["told"]> {
  try {
    await under;
  } catch (error) {
    assert.ok(error instanceof Refusal, String(error));
    return error.told;
  }
  throw new assert.AssertionError({ message: "it was taken" });
}

/** A table's cells as texts, row by row. */
export const cells = ({ columns, rows }: Table): string[][] =>
  Array.from({ length: rows }, (_, row) =>
    columns.map(({ texts, codes, levels, numbers }) => {
      if (texts) return texts[row] ?? "";
      if (codes) return levels[codes[row] as number] ?? "";
      const value = numbers?.[row] ?? Number.NaN;
      return Number.isNaN(value) ? "" : String(value);
    }),
  );
