// safetensors: eight bytes of length, a JSON header that says where each tensor lies, the numbers. Little-endian. What
// is written is whole and sorted by size of number, so that every tensor is aligned; what is read is looked at first:
// sizes against the file, places against each other, before a single number is copied.
// Format: https://huggingface.co/docs/safetensors (the header's rules).

import { refuse, shown, sizeOf } from "./model.ts";

export type Numbers = Float64Array | Float32Array | Int32Array | Uint8Array;

/** A tensor of any of the four kinds that models of ours hold. */
export interface AnyTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly data: Numbers;
}

export interface Safetensors {
  readonly tensors: readonly AnyTensor[];
  readonly metadata: Readonly<Record<string, string>>;
}

const kinds = {
  F64: Float64Array,
  F32: Float32Array,
  I32: Int32Array,
  U8: Uint8Array,
} as const;
type Kind = keyof typeof kinds;
const words = Object.keys(kinds) as Kind[];

/** A header longer than this is none of a model of ours. */
const kMostHeader = 10_000_000; // bytes
const kMostFile = 64 * 2 ** 20; // bytes
const kMostTensors = 4096;

const kindOf = (data: Numbers): Kind =>
  data instanceof Float64Array
    ? "F64"
    : data instanceof Float32Array
      ? "F32"
      : data instanceof Int32Array
        ? "I32"
        : "U8";

export function writeSafetensors({ tensors, metadata }: Safetensors): Uint8Array<ArrayBuffer> {
  const sorted = words.flatMap((kind) => tensors.filter(({ data }) => kindOf(data) === kind));
  let end = 0;
  const places = sorted.map(({ name, shape, data }): [string, unknown] => {
    const begin = end;
    end += data.byteLength;
    return [name, { dtype: kindOf(data), shape, data_offsets: [begin, end] }];
  });
  // From entries, so that a tensor may be called "__proto__".
  const header = Object.fromEntries([["__metadata__", metadata], ...places]);
  const text = new TextEncoder().encode(JSON.stringify(header));
  const length = Math.ceil(text.length / 8) * 8; // the numbers begin at a multiple of 8
  const file = new Uint8Array(8 + length + end);
  new DataView(file.buffer).setBigUint64(0, BigInt(length), true);
  file.fill(0x20, 8, 8 + length);
  file.set(text, 8);
  let at = 8 + length;
  for (const { data } of sorted) {
    file.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return file;
}

/** Errors: DownhillError "invalid-data", "unsupported" or "too-large", with the byte or the tensor's name in `where`. */
export function readSafetensors(file: Uint8Array): Safetensors {
  const { header, body } = split(file);
  const metadata = metadataOf(header["__metadata__"]);
  const names = Object.keys(header).filter((name) => name !== "__metadata__");
  if (names.length > kMostTensors)
    refuse("too-large", "header", `at most ${kMostTensors} tensors`, `${names.length}`);
  const places = names.map((name) => placeOf(name, header[name], body.length));
  cover(places, body.length);
  const tensors = places.map(({ name, kind, shape, begin, end }) => {
    const bytes = new Uint8Array(body.subarray(begin, end)); // a copy, which begins at a multiple of 8
    return { name, shape, data: new kinds[kind](bytes.buffer) };
  });
  return { tensors, metadata };
}

interface Place {
  readonly name: string;
  readonly kind: Kind;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

type Unknown = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function split(file: Uint8Array): { header: Unknown; body: Uint8Array } {
  if (file.length > kMostFile) refuse("too-large", "file", "at most 64 MB", `${file.length} bytes`);
  if (file.length < 10) refuse("invalid-data", "byte 0", "a safetensors file", `${file.length} bytes`);
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const length = view.getBigUint64(0, true);
  const most = Math.min(kMostHeader, file.length - 8);
  if (length < 2n || length > BigInt(most))
    refuse("invalid-data", "byte 0", `a header of 2 to ${most} bytes`, `${length} bytes`);
  const end = 8 + Number(length);
  let header: unknown;
  try {
    header = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(file.subarray(8, end)));
  } catch (error) {
    refuse(
      "invalid-data",
      "byte 8",
      "a header of JSON",
      error instanceof Error ? error.message : String(error),
    );
  }
  if (!isRecord(header)) refuse("invalid-data", "byte 8", "an object", shown(header));
  return { header, body: file.subarray(end) };
}

function metadataOf(value: unknown): Record<string, string> {
  if (value === undefined) return {};
  if (!isRecord(value)) refuse("invalid-data", "__metadata__", "an object", shown(value));
  const entries = Object.entries(value).map(([key, text]): [string, string] => [
    key,
    typeof text === "string" ? text : refuse("invalid-data", `__metadata__.${key}`, "a text", shown(text)),
  ]);
  return Object.fromEntries(entries);
}

function placeOf(name: string, value: unknown, bytes: number): Place {
  if (!isRecord(value)) refuse("invalid-data", name, "an object", shown(value));
  const { dtype, shape, data_offsets: offsets } = value;
  const kind = words.find((word) => word === dtype);
  if (kind === undefined) refuse("unsupported", name, `a dtype of ${words.join(", ")}`, shown(dtype));
  if (!isWholes(shape) || shape.length > 8)
    refuse("invalid-data", name, "a shape of whole numbers", shown(shape));
  if (!isWholes(offsets) || offsets.length !== 2)
    refuse("invalid-data", name, "two data_offsets", shown(offsets));
  const [begin = 0, end = 0] = offsets;
  if (begin > end || end > bytes)
    refuse("invalid-data", name, `data_offsets within ${bytes} bytes`, shown(offsets));
  const size = sizeOf(shape) * kinds[kind].BYTES_PER_ELEMENT;
  if (size !== end - begin) refuse("shape-mismatch", name, `${size} bytes for its shape`, `${end - begin}`);
  return { name, kind, shape, begin, end };
}

const isWholes = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0);

/** One behind the other, without holes: no byte is in two tensors, and none is in no tensor. */
function cover(places: readonly Place[], bytes: number): void {
  let at = 0;
  for (const { name, begin, end } of [...places].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== at) refuse("invalid-data", name, `data_offsets from ${at}`, `${begin}`);
    at = end;
  }
  if (at !== bytes)
    refuse("invalid-data", `byte ${at}`, "the end of the numbers", `${bytes - at} bytes more`);
}
