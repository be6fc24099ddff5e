// Bytes of a file to text: UTF-8, or UTF-16 where its mark says so. Whatever is no text is refused with its place.

import { type Limits, limits, Refusal } from "./refusal.ts";

const kSlice = 4_000_000; // bytes

/** Errors: Refusal. `turn` is awaited between slices with the share that is done. */
export async function decode(
  file: Blob,
  turn: (share: number) => Promise<void>,
  { bytes }: Limits = limits,
): Promise<string> {
  if (file.size === 0) throw new Refusal("empty", 1, 1);
  if (file.size > bytes) throw new Refusal("too-large", 1, 1, String(file.size), String(bytes));
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  refuseArchives(head);
  const encoding =
    head[0] === 0xff && head[1] === 0xfe
      ? "utf-16le"
      : head[0] === 0xfe && head[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  const decoder = new TextDecoder(encoding, { fatal: true });
  let text = "";
  for (let at = 0; at < file.size; at += kSlice) {
    const slice = new Uint8Array(await file.slice(at, at + kSlice).arrayBuffer());
    if (encoding !== "utf-16be") refuseControls(slice, encoding === "utf-16le", text);
    text += decodeSlice(decoder, slice, at + kSlice < file.size, text);
    await turn(Math.min(1, (at + kSlice) / file.size));
  }
  return text;
}

/** The place of a wrong byte is where a lenient decoder leaves its mark: the strict one does not tell. */
function decodeSlice(decoder: TextDecoder, slice: Uint8Array, more: boolean, before: string): string {
  try {
    return decoder.decode(slice, { stream: more });
  } catch {
    const lenient = new TextDecoder(decoder.encoding).decode(slice);
    const bad = Math.max(0, lenient.indexOf("\ufffd"));
    const { line, column } = placeOf(before + lenient, before.length + bad);
    throw new Refusal("bad-encoding", line, column, decoder.encoding);
  }
}

function refuseArchives([a, b, c, d]: Uint8Array): void {
  const found =
    a === 0x50 && b === 0x4b
      ? "zip"
      : a === 0x1f && b === 0x8b
        ? "gzip"
        : a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0
          ? "xls"
          : a === 0x25 && b === 0x50 && c === 0x44
            ? "pdf"
            : "";
  if (found !== "") throw new Refusal("archive", 1, 1, found);
}

/** Bytes that no text has: looked for before they are decoded, because a loop over bytes is the quickest way. */
function refuseControls(slice: Uint8Array, wide: boolean, before: string): void {
  for (let i = 0; i < slice.length; i += wide ? 2 : 1) {
    const byte = slice[i] as number;
    if (byte >= 32 || (byte >= 9 && byte <= 13) || (wide && slice[i + 1] !== 0)) continue;
    const until = new TextDecoder(wide ? "utf-16le" : "utf-8").decode(slice.subarray(0, i));
    const { line, column } = placeOf(before + until, before.length + until.length);
    const found = `U+${byte.toString(16).padStart(4, "0")}`;
    throw new Refusal(byte === 0 ? "not-text" : "control", line, column, found);
  }
}

/** Line and cell of a character. Cells are divided by what the line has most of; good enough to find it by eye. */
export function placeOf(text: string, at: number, delimiter?: string): { line: number; column: number } {
  const until = text.slice(0, at);
  let line = 1;
  for (let i = until.indexOf("\n"); i >= 0; i = until.indexOf("\n", i + 1)) line++;
  const tail = until.slice(until.lastIndexOf("\n") + 1);
  const count = (mark: string): number => tail.replace(/"[^"]*"/g, "").split(mark).length;
  return {
    line,
    column: delimiter === undefined ? Math.max(...[",", "\t", ";", "|"].map(count)) : count(delimiter),
  };
}
