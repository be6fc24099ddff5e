// Rows of cells to a table: all rows must have as many cells as the first, the first that has not is named by its line, and
// no limit is passed before anything is kept. It knows no notation; who has read the text hands over cells.

import type { Table } from "../../shared/table.ts";
import { ColumnBuilder } from "./column.ts";
import type { Delimiter } from "./delimiter.ts";
import { isHeader, uniqueNames } from "./dialect.ts";
import { type Limits, limits, Refusal } from "./refusal.ts";

export class RowReader {
  rows = 0;
  /** Of the row that comes next. */
  line = 1;
  readonly #delimiter: Delimiter;
  readonly #most: Limits;
  #columns: ColumnBuilder[] | null = null;
  #headed = false;

  constructor(delimiter: Delimiter, most: Limits = limits) {
    this.#delimiter = delimiter;
    this.#most = most;
  }

  /** Errors: Refusal. `lines`: how many lines of the file the row takes. */
  take(cells: readonly string[], lines: number): void {
    this.#row(cells);
    this.line += lines;
  }

  #row(cells: readonly string[]): void {
    if (cells.length === 1 && (cells[0] as string).trim() === "") return; // a blank line
    const columns = this.#columns ?? this.#begin(cells);
    if (cells.length !== columns.length) throw this.#ragged(cells.length, columns.length);
    if (this.rows === 0 && this.#columns === null) {
      this.#columns = columns;
      if (this.#headed) return;
    }
    if (++this.rows > this.#most.rows)
      throw new Refusal("too-many-rows", this.line, 1, "", String(this.#most.rows));
    if (this.rows * columns.length > this.#most.cells)
      throw new Refusal("too-many-cells", this.line, 1, "", String(this.#most.cells));
    for (let i = 0; i < columns.length; i++)
      (columns[i] as ColumnBuilder).push(this.#cell(cells[i] as string, i));
  }

  #begin(cells: readonly string[]): ColumnBuilder[] {
    const { columns: most } = this.#most;
    if (cells.length > most)
      throw new Refusal("too-many-columns", this.line, most + 1, String(cells.length), String(most));
    if (cells.length < 2) throw new Refusal("no-delimiter", this.line, 1, cells[0]?.slice(0, 40));
    const trimmed = cells.map((cell, i) => this.#cell(cell, i));
    this.#headed = isHeader(trimmed);
    const names = uniqueNames(this.#headed ? trimmed : trimmed.map(() => ""));
    return names.map((name) => new ColumnBuilder(name, this.#delimiter === ";"));
  }

  /** Without spaces around it. */
  #cell(cell: string, place: number): string {
    const { length } = cell;
    if (length > this.#most.cell)
      throw new Refusal("long-cell", this.line, place + 1, String(length), String(this.#most.cell));
    return length > 0 && (cell.charCodeAt(0) <= 32 || cell.charCodeAt(length - 1) <= 32) ? cell.trim() : cell;
  }

  #ragged(found: number, expected: number): Refusal {
    return new Refusal("ragged", this.line, Math.min(found, expected) + 1, String(found), String(expected));
  }

  finish(name: string): Table {
    if (this.#columns === null || this.rows < 2)
      throw new Refusal("no-rows", this.line, 1, String(this.rows), "2");
    const columns = this.#columns.map((column) => column.finish());
    return { name, rows: this.rows, columns, headed: this.#headed };
  }
}
