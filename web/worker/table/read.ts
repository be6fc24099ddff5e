// Text to a table, by PapaParse, a piece at a time: never its header mode, which drops a column called "__proto__". All
// rows must have as many cells as the first; the first that has not is named. Nothing is kept of a file that is refused.

import Papa from "papaparse";
import type { Table } from "../../shared/table.ts";
import { ColumnBuilder } from "./column.ts";
import { placeOf } from "./decode.ts";
import { type Delimiter, delimiterOf, isHeader, uniqueNames } from "./dialect.ts";
import { type Limits, limits, Refusal } from "./refusal.ts";

const kChunk = 1_000_000; // characters

export interface ReadHeeds {
  /** Awaited between pieces: the share of the text that is read, and the rows so far. */
  turn(share: number, rows: number): Promise<void>;
}

/** Errors: Refusal. */
export async function readTable(
  text: string,
  name: string,
  heeds: ReadHeeds,
  most: Limits = limits,
): Promise<Table> {
  if (text.trim() === "") throw new Refusal("empty", 1, 1);
  const delimiter = delimiterOf(text);
  if (delimiter === null) throw new Refusal("no-delimiter", 1, 1, text.slice(0, 40).split(/[\r\n]/)[0]);
  const reader = new RowReader(text, delimiter, most);
  await new Promise<void>((done, fail) => {
    Papa.parse<string[]>(text, {
      delimiter,
      chunkSize: kChunk,
      chunk(results: Papa.ParseResult<string[]>, parser: Papa.Parser) {
        parser.pause();
        try {
          reader.take(results.data, results.errors, results.meta.cursor);
        } catch (error) {
          parser.abort();
          fail(error as Error);
          return;
        }
        heeds
          .turn(Math.min(1, results.meta.cursor / text.length), reader.rows)
          .then(() => parser.resume(), fail);
      },
      complete: (results) => {
        if (!results?.meta?.aborted) done();
      },
    });
  });
  return reader.finish(name);
}

class RowReader {
  rows = 0;
  readonly #text: string;
  readonly #delimiter: Delimiter;
  readonly #most: Limits;
  #columns: ColumnBuilder[] | null = null;
  #headed = false;
  /** Lines before the row under way, and where in the text it begins. */
  #line = 1;
  #base = 0;
  #quote: number;

  constructor(text: string, delimiter: Delimiter, most: Limits) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#most = most;
    this.#quote = text.indexOf('"');
  }

  take(data: readonly string[][], errors: readonly Papa.ParseError[], cursor: number): void {
    const wrong = errors.find(({ type }) => type === "Quotes");
    const quoted = this.#quote >= 0 && this.#quote < cursor;
    data.forEach((row, i) => {
      if (wrong !== undefined && (wrong.row ?? 0) <= i) throw this.#quoteError(wrong);
      this.#row(row);
      this.#line += quoted ? linesOf(row) : 1;
    });
    if (wrong !== undefined) throw this.#quoteError(wrong);
    if (cursor === this.#base && cursor < this.#text.length) throw this.#endless();
    this.#base = cursor;
    if (quoted) this.#quote = this.#text.indexOf('"', cursor);
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
      throw new Refusal("too-many-rows", this.#line, 1, "", String(this.#most.rows));
    if (this.rows * columns.length > this.#most.cells)
      throw new Refusal("too-many-cells", this.#line, 1, "", String(this.#most.cells));
    for (let i = 0; i < columns.length; i++)
      (columns[i] as ColumnBuilder).push(this.#cell(cells[i] as string, i));
  }

  #begin(cells: readonly string[]): ColumnBuilder[] {
    const { columns: most } = this.#most;
    if (cells.length > most)
      throw new Refusal("too-many-columns", this.#line, most + 1, String(cells.length), String(most));
    if (cells.length < 2) throw new Refusal("no-delimiter", this.#line, 1, cells[0]?.slice(0, 40));
    const trimmed = cells.map((cell, i) => this.#cell(cell, i));
    this.#headed = isHeader(trimmed);
    const names = uniqueNames(this.#headed ? trimmed : trimmed.map(() => ""));
    return names.map((name) => new ColumnBuilder(name, this.#delimiter === ";"));
  }

  /** Without spaces around it. */
  #cell(cell: string, place: number): string {
    const { length } = cell;
    if (length > this.#most.cell)
      throw new Refusal("long-cell", this.#line, place + 1, String(length), String(this.#most.cell));
    return length > 0 && (cell.charCodeAt(0) <= 32 || cell.charCodeAt(length - 1) <= 32) ? cell.trim() : cell;
  }

  #ragged(found: number, expected: number): Refusal {
    return new Refusal("ragged", this.#line, Math.min(found, expected) + 1, String(found), String(expected));
  }

  #quoteError({ code, index }: Papa.ParseError): Refusal {
    const { line, column } = placeOf(this.#text, this.#base + (index ?? 0), this.#delimiter);
    return new Refusal(code === "MissingQuotes" ? "open-quote" : "stray-quote", line, column);
  }

  /** A whole piece of the text in which no row ends. */
  #endless(): Refusal {
    return new Refusal(this.#quote >= 0 ? "open-quote" : "long-cell", this.#line, 1);
  }

  finish(name: string): Table {
    if (this.#columns === null || this.rows < 2)
      throw new Refusal("no-rows", this.#line, 1, String(this.rows), "2");
    const columns = this.#columns.map((column) => column.finish());
    return { name, rows: this.rows, columns, headed: this.#headed };
  }
}

/** Lines a row takes: line breaks inside quotes belong to cells. */
function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) for (let i = cell.indexOf("\n"); i >= 0; i = cell.indexOf("\n", i + 1)) lines++;
  return lines;
}
