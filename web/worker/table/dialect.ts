// How a file is written: whether its first line names its cells, what counts as empty and as a number.

const missingWords = new Set(["", "NA", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None", "?", "-", "."]);
export const isMissing = (cell: string): boolean => cell.length < 5 && missingWords.has(cell);

/** Beyond it squares leave the engine's numbers. */
export const kLargest = 1e18;

/** A decimal number up to kLargest, else NaN: no 0x10, no Infinity. `comma`: "3,5" is a number, too. */
export function numberOf(cell: string, comma = false): number {
  const first = cell.charCodeAt(0);
  // A digit, sign or point; a letter can't begin one.
  if (!(first >= 43 && first <= 57)) return Number.NaN;
  const second = cell.charCodeAt(1) | 32;
  if (first === 48 && (second === 120 || second === 98 || second === 111)) return Number.NaN;
  const value = Number(comma ? cell.replace(",", ".") : cell);
  return Math.abs(value) <= kLargest ? value : Number.NaN;
}

/** Whether the first row names the columns: it holds words, and no number. */
export const isHeader = (cells: readonly string[]): boolean =>
  cells.some((cell) => !isMissing(cell)) && cells.every((cell) => Number.isNaN(numberOf(cell)));

/** Names without gaps and doubles: "", "a", "a" become "column 1", "a", "a (2)". */
export function uniqueNames(cells: readonly string[]): string[] {
  const taken = new Set<string>();
  return cells.map((cell, i) => {
    const plain = cell === "" ? `column ${i + 1}` : cell;
    let name = plain;
    for (let n = 2; taken.has(name); n++) name = `${plain} (${n})`;
    taken.add(name);
    return name;
  });
}
