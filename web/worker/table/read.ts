// Text to a table, by PapaParse, a piece at a time: never its header mode, which drops a column called "__proto__". All
// rows must have as many cells as the first; the first that has not is named. Nothing is kept of a file that is refused.

import Papa from "papaparse";
import type { Table } from "../../shared/table.ts";
import { placeOf } from "./decode.ts";
import { type Delimiter, delimiterOf } from "./delimiter.ts";
import { type Limits, limits, Refusal } from "./refusal.ts";
import { RowReader } from "./rows.ts";

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
  const reader = new Pieces(text, delimiter, most);
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

/** What PapaParse finds, a piece at a time, to rows with their lines. */
class Pieces {
  readonly #text: string;
  readonly #delimiter: Delimiter;
  readonly #reader: RowReader;
  /** Where the piece begins, and the next quotation mark from there on. */
  #base = 0;
  #quote: number;

  constructor(text: string, delimiter: Delimiter, most: Limits) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#reader = new RowReader(delimiter, most);
    this.#quote = text.indexOf('"');
  }

  get rows(): number {
    return this.#reader.rows;
  }

  take(data: readonly string[][], errors: readonly Papa.ParseError[], cursor: number): void {
    const wrong = errors.find(({ type }) => type === "Quotes");
    const quoted = this.#quote >= 0 && this.#quote < cursor;
    data.forEach((row, i) => {
      if (wrong !== undefined && (wrong.row ?? 0) <= i) throw this.#quoteError(wrong);
      this.#reader.take(row, quoted ? linesOf(row) : 1);
    });
    if (wrong !== undefined) throw this.#quoteError(wrong);
    if (cursor === this.#base && cursor < this.#text.length) throw this.#endless();
    this.#base = cursor;
    if (quoted) this.#quote = this.#text.indexOf('"', cursor);
  }

  #quoteError({ code, index }: Papa.ParseError): Refusal {
    const { line, column } = placeOf(this.#text, this.#base + (index ?? 0), this.#delimiter);
    return new Refusal(code === "MissingQuotes" ? "open-quote" : "stray-quote", line, column);
  }

  /** A whole piece of the text in which no row ends. */
  #endless(): Refusal {
    return new Refusal(this.#quote >= 0 ? "open-quote" : "long-cell", this.#reader.line, 1);
  }

  finish(name: string): Table {
    return this.#reader.finish(name);
  }
}

/** Lines a row takes: line breaks inside quotes belong to cells. */
function linesOf(cells: readonly string[]): number {
  let lines = 1;
  for (const cell of cells) for (let i = cell.indexOf("\n"); i >= 0; i = cell.indexOf("\n", i + 1)) lines++;
  return lines;
}
