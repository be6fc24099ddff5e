// A column while it is read: numbers as long as nearly all cells are numbers, levels as long as there are few different
// ones, the cells themselves where neither will do. So half a million rows are three flat arrays and not ten million strings.

import type { Column, Kind } from "../../shared/table.ts";
import { isMissing, numberOf } from "./dialect.ts";

export const kMostLevels = 1000;
const kOddShare = 0.1; // of the cells that are there: with more of them it is no column of numbers
const kOddFree = 20;
const kTextShare = 0.3; // of the cells that are there: with more different ones words are text

type Numbers = Float64Array | Int32Array;

function grown<T extends Numbers>(array: T, length: number): T {
  if (length <= array.length) return array;
  const next = new (array.constructor as new (n: number) => T)(Math.max(length, 2 * array.length));
  next.set(array as never);
  return next;
}

export class ColumnBuilder {
  readonly #name: string;
  readonly #comma: boolean;
  #rows = 0;
  #missing = 0;
  #odd = 0;
  #numbers: Float64Array | null = new Float64Array(256);
  #codes: Int32Array | null = new Int32Array(256);
  #levels = new Map<string, number>();
  #texts: string[] | null = null;

  constructor(name: string, comma: boolean) {
    this.#name = name;
    this.#comma = comma;
  }

  /** A cell without spaces around it. */
  push(cell: string): void {
    const row = this.#rows++;
    const missing = isMissing(cell);
    if (missing) this.#missing++;
    if (this.#numbers !== null) this.#number(row, cell, missing);
    if (this.#codes !== null) this.#code(row, cell, missing);
    else this.#texts?.push(cell);
  }

  #number(row: number, cell: string, missing: boolean): void {
    const numbers = grown(this.#numbers as Float64Array, row + 1);
    this.#numbers = numbers;
    const value = missing ? Number.NaN : numberOf(cell, this.#comma);
    numbers[row] = value;
    if (missing || !Number.isNaN(value)) return;
    this.#odd++;
    if (this.#odd > kOddFree && this.#odd > kOddShare * (row + 1 - this.#missing)) this.#dropNumbers();
    else if (this.#codes === null && this.#texts === null) this.#texts = this.#written();
  }

  /** No numbers any more: without levels the cells are kept, those read so far as they would be written. */
  #dropNumbers(): void {
    if (this.#codes === null && this.#texts === null) this.#texts = this.#written();
    this.#numbers = null;
  }

  #written(): string[] {
    return Array.from((this.#numbers as Float64Array).subarray(0, this.#rows - 1), (v) =>
      Number.isNaN(v) ? "" : String(v),
    );
  }

  #code(row: number, cell: string, missing: boolean): void {
    const codes = grown(this.#codes as Int32Array, row + 1);
    this.#codes = codes;
    let code = missing ? -1 : this.#levels.get(cell);
    if (code === undefined) {
      code = this.#levels.size;
      this.#levels.set(cell, code);
    }
    codes[row] = code;
    if (this.#levels.size > kMostLevels) this.#dropLevels(row);
  }

  /** Too many: numbers need no cells, all else keeps them. */
  #dropLevels(row: number): void {
    if (this.#numbers === null || this.#odd > 0) {
      const levels = [...this.#levels.keys()];
      this.#texts = Array.from(
        (this.#codes as Int32Array).subarray(0, row + 1),
        (code) => levels[code] ?? "",
      );
    }
    this.#codes = null;
    this.#levels.clear();
  }

  finish(): Column {
    const there = this.#rows - this.#missing;
    const numbers = this.#odd > kOddShare * there ? null : (this.#numbers?.slice(0, this.#rows) ?? null);
    const isNumber = numbers !== null && this.#odd === 0 && there > 0;
    const { codes, levels } = this.#sorted();
    const kind: Kind = isNumber
      ? "number"
      : codes === null || levels.length > Math.max(20, kTextShare * there)
        ? "text"
        : "category";
    return {
      name: this.#name,
      kind: there === 0 ? "text" : kind,
      numbers,
      codes,
      levels,
      texts: isNumber ? null : this.#texts,
      missing: this.#missing,
      odd: numbers === null ? 0 : this.#odd,
    };
  }

  /** Levels in an order that does not hang on the order of the rows. */
  #sorted(): { codes: Int32Array | null; levels: readonly string[] } {
    if (this.#codes === null) return { codes: null, levels: [] };
    const levels = [...this.#levels.keys()];
    const bySize = levels.every((level) => !Number.isNaN(numberOf(level, this.#comma)));
    const size = (level: string): number => numberOf(level, this.#comma);
    levels.sort((a, b) => (bySize ? size(a) - size(b) : a < b ? -1 : 1));
    const place = new Int32Array(levels.length);
    levels.forEach((level, i) => {
      place[this.#levels.get(level) ?? 0] = i;
    });
    const codes = this.#codes.slice(0, this.#rows);
    for (let i = 0; i < codes.length; i++)
      codes[i] = (codes[i] as number) < 0 ? -1 : (place[codes[i] as number] as number);
    return { codes, levels };
  }
}
