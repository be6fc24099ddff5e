// Why a file is not taken, with the place in it, and the limits that files are held to before anything is allocated.

import type { RefusalCode, TableRefusal } from "../../shared/table.ts";

export interface Limits {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  /** Characters of one cell, and of one row that does not end. */
  readonly cell: number;
}
export const limits: Limits = { bytes: 64_000_000, rows: 1e6, columns: 1000, cells: 1e7, cell: 1e5 };

/** `line` and `column` count from 1; `column` is the cell's place in its line. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly told: TableRefusal;
  constructor(code: RefusalCode, line: number, column: number, found = "", expected = "") {
    const wanted = expected === "" ? "" : `, expected ${expected}`;
    super(`line ${line}, column ${column}: ${code}${found === "" ? "" : ` (${found}${wanted})`}`);
    this.told = { code, line, column, found, expected };
  }
}
