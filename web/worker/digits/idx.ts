// IDX, the format of MNIST and its relatives: two zero bytes, a type, the number of dimensions, each size as 32 bits (the
// high byte first), then the numbers. Only unsigned bytes are taken, as all these sets have them. Strict: a message
// names the file and the byte. Nothing is copied. Format: yann.lecun.com/exdb/mnist.

export interface Idx {
  readonly dims: readonly number[];
  /** A view into the file. */
  readonly values: Uint8Array;
  /** Where the file goes on behind it. */
  readonly end: number;
}

const kUnsignedBytes = 8;
const kMostDimensions = 3;

/** The block that begins at `from`. Errors: RangeError with a place. */
export function readIdx(file: Uint8Array, name: string, from = 0): Idx {
  const wrong = (at: number, text: string): RangeError => new RangeError(`${name}, byte ${at}: ${text}`);
  const header = (upTo: number): void => {
    if (file.length < upTo)
      throw wrong(file.length, `the file ends in its header, ${upTo} bytes were expected`);
  };
  header(from + 4);
  const [zero, alsoZero, type, rank = 0] = file.subarray(from, from + 4);
  if (zero !== 0 || alsoZero !== 0) throw wrong(from, "no IDX file: it must begin with two zero bytes");
  if (type !== kUnsignedBytes)
    throw wrong(from + 2, `numbers of type ${type}; only type 8, unsigned bytes, is read here`);
  if (rank < 1 || rank > kMostDimensions)
    throw wrong(from + 3, `1 to 3 dimensions were expected, got ${rank}`);
  const start = from + 4 + 4 * rank;
  header(start);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const dims = Array.from({ length: rank }, (_, i) => view.getUint32(from + 4 + 4 * i));
  const none = dims.indexOf(0);
  if (none >= 0) throw wrong(from + 4 + 4 * none, "a dimension of 0 leaves nothing to read");
  const size = dims.reduce((product, dim) => product * dim, 1);
  if (start + size > file.length)
    throw wrong(
      file.length,
      `the file ends too early: ${dims.join(" x ")} bytes were promised from byte ${start}`,
    );
  return { dims, values: file.subarray(start, start + size), end: start + size };
}

/** A file that is one block and nothing else. Errors: RangeError with a place. */
export function wholeIdx(file: Uint8Array, name: string): Idx {
  const idx = readIdx(file, name);
  if (idx.end < file.length)
    throw new RangeError(
      `${name}, byte ${idx.end}: ${file.length - idx.end} bytes stand behind the last number`,
    );
  return idx;
}
