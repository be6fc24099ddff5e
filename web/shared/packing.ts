// Points and weights as text for links: bits, most significant first, six of them a character of base64url. Points are
// quantised (a notch is 1/1024) unless a replay needs them to the bit. Pure; reading never throws.

import type { Point } from "./protocol.ts";

const kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const kNotches = 1024; // a unit of the plane
const kEdge = 3; // the plane is [-3, 3] x [-3, 3]
const kPlaceBits = 13; // for 2 x 3 x 1,024 notches
const kHeightBits = 16; // heights in notches, from -32 to 32
const kFar = 1e6; // beyond it nothing is written down
const kMostPoints = 1000;

class Writer {
  text = "";
  #held = 0;
  #count = 0;

  push(value: number, bits: number): void {
    for (let i = bits - 1; i >= 0; i--) {
      this.#held = this.#held * 2 + (Math.floor(value / 2 ** i) % 2);
      if (++this.#count === 6) this.#flush();
    }
  }
  end(): string {
    if (this.#count > 0) this.push(0, 6 - this.#count);
    return this.text;
  }
  #flush(): void {
    this.text += kDigits[this.#held];
    this.#held = this.#count = 0;
  }
}

class Reader {
  readonly #digits: readonly number[];
  #at = 0;
  constructor(text: string) {
    this.#digits = Array.from(text, (letter) => kDigits.indexOf(letter));
  }
  get isText(): boolean {
    return !this.#digits.includes(-1);
  }
  /** How many items of so many bits there are; what is left over must be less than a character. */
  items(bits: number): number {
    const all = this.#digits.length * 6;
    return all % bits < 6 ? Math.floor(all / bits) : Number.NaN;
  }
  take(bits: number): number {
    let value = 0;
    for (let i = 0; i < bits; i++, this.#at++) {
      const digit = this.#digits[Math.floor(this.#at / 6)] ?? 0;
      value = value * 2 + ((digit >> (5 - (this.#at % 6))) & 1);
    }
    return value;
  }
}

const float = new DataView(new ArrayBuffer(4));
function bitsOf(value: number): number {
  float.setFloat32(0, value);
  return float.getUint32(0);
}
function ofBits(bits: number): number {
  float.setUint32(0, bits);
  return float.getFloat32(0);
}

/** Numbers as their 32 bits; null: no such text, or a number that is not finite. */
export function readFloats(text: string): readonly number[] | null {
  const reader = new Reader(text);
  const count = reader.items(32);
  if (!reader.isText || Number.isNaN(count)) return null;
  const values = Array.from({ length: count }, () => ofBits(reader.take(32)));
  return values.every(Number.isFinite) ? values : null;
}

export function writeFloats(values: Iterable<number>): string {
  const writer = new Writer();
  for (const value of values) writer.push(bitsOf(value), 32);
  return writer.end();
}

/** How labels are kept: none, one bit a class, or a height. The first letter of packed points; upper case: to the bit. */
type Labels = "l" | "c" | "h";

const labelsOf = (points: readonly Point[]): Labels =>
  points.every(({ label }) => label === 0)
    ? "l"
    : points.every(({ label }) => label === 0 || label === 1)
      ? "c"
      : "h";

/** Points far outside of the plane can't be quantised and are kept to the bit, too. */
export function writePoints(points: readonly Point[], exact: boolean): string {
  const labels = labelsOf(points);
  const numbers = points.flatMap(({ x, y }) => [x, y]);
  const whole = exact || numbers.some((value) => !(Math.abs(value) <= kEdge));
  const writer = new Writer();
  for (const { x, y, label } of points) {
    for (const value of [x, y])
      if (whole) writer.push(bitsOf(value), 32);
      else writer.push(Math.round((value + kEdge) * kNotches), kPlaceBits);
    if (labels === "c") writer.push(label, 1);
    if (labels === "h" && whole) writer.push(bitsOf(label), 32);
    else if (labels === "h") writer.push(notch(label), kHeightBits);
  }
  return (whole ? labels.toUpperCase() : labels) + writer.end();
}

const kHalf = 2 ** (kHeightBits - 1);
const notch = (height: number): number =>
  Math.min(2 * kHalf - 1, Math.max(0, Math.round(height * kNotches) + kHalf));

/** null: no such text. Places and heights are finite and in range. */
export function readPoints(text: string): readonly Point[] | null {
  const kind = text.charAt(0);
  const labels = kind.toLowerCase();
  if (labels !== "l" && labels !== "c" && labels !== "h") return null;
  const whole = kind !== labels;
  const place = whole ? 32 : kPlaceBits;
  const label = labels === "l" ? 0 : labels === "c" ? 1 : whole ? 32 : kHeightBits;
  const reader = new Reader(text.slice(1));
  const count = reader.items(2 * place + label);
  if (!reader.isText || !(count <= kMostPoints)) return null;
  const number = (): number => (whole ? ofBits(reader.take(32)) : reader.take(place) / kNotches - kEdge);
  const height = (): number => {
    if (label <= 1) return reader.take(label);
    return whole ? ofBits(reader.take(32)) : (reader.take(kHeightBits) - kHalf) / kNotches;
  };
  const points = Array.from({ length: count }, () => ({ x: number(), y: number(), label: height() }));
  return points.every(({ x, y, label: l }) => [x, y, l].every((v) => Math.abs(v) <= kFar))
    ? points.map((point) => (whole ? point : onPlane(point)))
    : null;
}

const onPlane = ({ x, y, label }: Point): Point => ({ x: Math.min(kEdge, x), y: Math.min(kEdge, y), label });
