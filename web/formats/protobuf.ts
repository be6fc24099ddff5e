// Just enough of the protobuf wire format to write a message: fields are bytes, a message is its fields joined. Nothing
// is read. Format: https://protobuf.dev/programming-guides/encoding (varint 0, length-delimited 2, fixed32 5).

export type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = new TextEncoder();

/** A message, or the content of one: fields in the order they come. */
export function joined(parts: readonly Bytes[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** A whole number from 0, below 2^53, seven bits a byte, the lowest first. */
function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest % 128;
    rest = Math.floor(rest / 128);
    bytes.push(rest > 0 ? low + 128 : low);
  } while (rest > 0);
  return bytes;
}

const tag = (field: number, wire: number): number[] => varint(field * 8 + wire);

export const whole = (field: number, value: number): Bytes =>
  Uint8Array.from([...tag(field, 0), ...varint(value)]);

export function bytes(field: number, content: Uint8Array): Bytes {
  const head = [...tag(field, 2), ...varint(content.length)];
  const all = new Uint8Array(head.length + content.length);
  all.set(head);
  all.set(content, head.length);
  return all;
}

export const text = (field: number, content: string): Bytes => bytes(field, utf8.encode(content));
export const message = (field: number, ...fields: readonly Bytes[]): Bytes => bytes(field, joined(fields));

export function float(field: number, value: number): Bytes {
  const all = new Uint8Array([...tag(field, 5), 0, 0, 0, 0]);
  new DataView(all.buffer).setFloat32(all.length - 4, value, true);
  return all;
}
