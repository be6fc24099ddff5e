// Bytes from the site or from the reader's disk, gzipped or not, never more than is allowed: what a file unpacks to is
// counted while it comes, so a small file can't become a large one.

import type { NamedBytes } from "./pictures.ts";

const kMostBytes = 64 * 2 ** 20;
const mega = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;

export type Progress = (done: number, total: number) => void;

/** All that a stream brings, in one piece. Errors: RangeError past `most`; the stream's own. */
async function gathered(
  stream: ReadableStream<Uint8Array>,
  name: string,
  most: number,
  progress: (done: number) => void,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError(`${name}, byte ${most}: files may unpack to ${mega(most)}, this one is larger`);
    }
    parts.push(value);
    progress(size);
  }
  const all = new Uint8Array(size);
  let at = 0;
  while (parts.length > 0) {
    const part = parts.shift() as Uint8Array; // let go one by one: a large file is never there twice
    all.set(part, at);
    at += part.length;
  }
  return all;
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

async function unpacked(stream: ReadableStream<Uint8Array>, name: string, most: number): Promise<Uint8Array> {
  const inflate = new DecompressionStream("gzip") as unknown as TransformStream<Uint8Array, Uint8Array>;
  try {
    return await gathered(stream.pipeThrough(inflate), name, most, () => undefined);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new RangeError(`${name}: it begins like gzip, but can't be unpacked (damaged, or cut short)`);
  }
}

/** The pack at `url`, unpacked. Errors: RangeError; Error where the site doesn't give it. */
export async function fetched(url: string, progress: Progress): Promise<Uint8Array> {
  const response = await fetch(url);
  if (!response.ok || response.body === null)
    throw new Error(`the digits could not be fetched: ${response.status} ${response.statusText}`);
  const total = Number(response.headers.get("content-length") ?? 0);
  const bytes = await gathered(response.body, "the pack of digits", kMostBytes, (done) =>
    progress(done, total),
  );
  return isGzip(bytes)
    ? unpacked(new Blob([bytes as BlobPart]).stream(), "the pack of digits", kMostBytes)
    : bytes;
}

/** The reader's files, unpacked; together no more than 64 MB. Errors: RangeError with the file's name. */
export async function filed(files: readonly File[], progress: Progress): Promise<NamedBytes[]> {
  let left = kMostBytes;
  const found: NamedBytes[] = [];
  for (const [i, file] of files.entries()) {
    progress(i, files.length);
    const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
    const bytes = isGzip(head)
      ? await unpacked(file.stream() as ReadableStream<Uint8Array>, file.name, left)
      : await gathered(file.stream() as ReadableStream<Uint8Array>, file.name, left, () => undefined);
    left -= bytes.length;
    found.push({ name: file.name, bytes });
  }
  return found;
}
