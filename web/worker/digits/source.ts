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
  signal: AbortSignal,
  progress: (done: number) => void = () => undefined,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (signal.aborted) {
      await reader.cancel();
      throw signal.reason;
    }
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError(
        `${name}, byte ${most}: too long; all files together may unpack to ${mega(kMostBytes)}`,
      );
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

async function unpacked(
  stream: ReadableStream<Uint8Array>,
  name: string,
  most: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const inflate = new DecompressionStream("gzip") as unknown as TransformStream<Uint8Array, Uint8Array>;
  try {
    return await gathered(stream.pipeThrough(inflate), name, most, signal);
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw new RangeError(`${name}: it begins like gzip, but can't be unpacked (damaged, or cut short)`);
  }
}

/** The stream, and `tell` is told how many bytes have come. */
function counted(
  stream: ReadableStream<Uint8Array>,
  tell: (bytes: number) => void,
): ReadableStream<Uint8Array> {
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, passed) {
      tell(piece.length);
      passed.enqueue(piece);
    },
  });
  return stream.pipeThrough(counter);
}

/** The pack at `url`, unpacked. Errors: RangeError; Error where the site doesn't give it, or once `signal` says stop. */
export async function fetched(url: string, progress: Progress, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal });
  if (!response.ok || response.body === null)
    throw new Error(`the digits could not be fetched: ${response.status} ${response.statusText}`);
  const total = Number(response.headers.get("content-length") ?? 0);
  const bytes = await gathered(response.body, "the pack of digits", kMostBytes, signal, (done) =>
    progress(done, total),
  );
  return isGzip(bytes)
    ? unpacked(new Blob([bytes as BlobPart]).stream(), "the pack of digits", kMostBytes, signal)
    : bytes;
}

/**
 * The reader's files, unpacked; together no more than 64 MB. Progress is in bytes of the files as they are. Errors:
 * RangeError with the file's name; another once `signal` says stop.
 */
export async function filed(
  files: readonly File[],
  progress: Progress,
  signal: AbortSignal,
): Promise<NamedBytes[]> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  let [left, come] = [kMostBytes, 0];
  const tell = (bytes: number): void => {
    come += bytes;
    progress(come, total);
  };
  const found: NamedBytes[] = [];
  for (const file of files) {
    const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
    const stream = counted(file.stream() as ReadableStream<Uint8Array>, tell);
    const bytes = isGzip(head)
      ? await unpacked(stream, file.name, left, signal)
      : await gathered(stream, file.name, left, signal);
    left -= bytes.length;
    found.push({ name: file.name, bytes });
  }
  return found;
}
