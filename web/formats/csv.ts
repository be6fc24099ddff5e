// Tables as text that any program reads: a line of names, then a line a row, commas between, a dot in numbers, line feeds.
// A field with a comma, a quote or a line's end stands in quotes (RFC 4180); numbers that are none are left empty.

export type Cell = string | number;

export function toCsv(names: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [names.map(field).join(",")];
  for (const row of rows) lines.push(row.map(field).join(","));
  return `${lines.join("\n")}\n`;
}

/** A text that begins as a formula would is no formula in a spreadsheet with an apostrophe before it. */
function field(cell: Cell): string {
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A 32-bit float by its shortest name: as many digits as tell it from its neighbours. */
export function shortest(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}
