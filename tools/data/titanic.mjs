// Packs the Titanic's passengers once: an ARFF file (OpenML 40945, plain or .gz) to web/data/titanic/passengers.csv.
// The CSV is committed, so no build needs the source. Usage: node tools/data/titanic.mjs FILE.arff[.gz]; without a FILE it
// only checks that the committed one still has the passengers it should.

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

const target = path.resolve(import.meta.dirname, "../../web/data/titanic/passengers.csv");
const kPassengers = 1309;

/** The cells of one ARFF row: commas divide, double quotes hold together, a lone ? is a missing value. */
function cellsOf(line) {
  const found = [...line.matchAll(/("(?:[^"\\]|\\.)*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell);
  return found
    .slice(0, -1)
    .map((cell) => (cell === "?" ? "" : cell.replace(/^"|"$/g, "").replace(/\\(.)/g, "$1")));
}

const quoted = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function packed(bytes) {
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString("utf8");
  const names = [...text.matchAll(/^@attribute '([^']+)'/gm)].map(([, name]) => name);
  const rows = text
    .slice(text.search(/^@data/m))
    .split(/\r?\n/)
    .slice(1)
    .filter((line) => line !== "")
    .map(cellsOf);
  const odd = rows.findIndex((cells) => cells.length !== names.length);
  if (odd >= 0) throw new Error(`row ${odd + 1} has ${rows[odd].length} cells, expected ${names.length}`);
  return `${[names, ...rows].map((cells) => cells.map(quoted).join(",")).join("\n")}\n`;
}

const [source] = process.argv.slice(2);
const text = source === undefined ? readFileSync(target, "utf8") : packed(readFileSync(source));
const rows = text.trimEnd().split("\n").length - 1;
if (rows !== kPassengers) throw new Error(`expected ${kPassengers} passengers, got ${rows}`);
if (source !== undefined) writeFileSync(target, text);
console.log(`${target}: ${rows} passengers, ${Buffer.byteLength(text)} bytes`);
