// Paints a poster's shapes as a PNG, in Node and without a browser: circles, lines and filled corners are all it knows, which
// is all that posters have. The same shapes give the same bytes. Pixels are looked at in 16 places each.

import { crc32, deflateSync } from "node:zlib";
import type { Shape } from "../../element/widget/shapes.ts";

type Colour = readonly [red: number, green: number, blue: number];
type Point = readonly [x: number, y: number];

/** How a class of shapes looks; `width`: of the line, where it is one. */
export interface Look {
  readonly colour: string;
  readonly width?: number;
}

const kGrid = 4; // places a pixel, across and down

/** Whether a place lies in a shape, and the box around it: left, top, right, bottom. */
interface Area {
  readonly box: readonly [number, number, number, number];
  holds(x: number, y: number): boolean;
}

const parsed = (hex: string): Colour =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;

/** The corners of a path of M, L, H, V, l and z. Errors: Error for any other command. */
function runs(d: string): { readonly points: Point[]; readonly closed: boolean }[] {
  const found: { points: Point[]; closed: boolean }[] = [];
  let [x, y] = [0, 0];
  for (const [, command = "", text = ""] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const [a = 0, b = 0] = (text.match(/-?[\d.]+/g) ?? []).map(Number);
    if (command === "z") {
      const last = found.at(-1);
      if (last) last.closed = true;
      continue;
    }
    if (command === "M" || command === "L") [x, y] = [a, b];
    else if (command === "l") [x, y] = [x + a, y + b];
    else if (command === "H") x = a;
    else if (command === "V") y = a;
    else throw new Error(`a poster's path has the command "${command}", which is not painted`);
    if (command === "M") found.push({ points: [], closed: false });
    found.at(-1)?.points.push([x, y]);
  }
  return found;
}

function around(points: readonly Point[], by: number): Area["box"] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs) - by, Math.min(...ys) - by, Math.max(...xs) + by, Math.max(...ys) + by];
}

/** Within half a line's width of the way from a to b. */
function stroke(a: Point, b: Point, width: number): Area {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const square = dx * dx + dy * dy || 1;
  return {
    box: around([a, b], width / 2),
    holds: (x, y) => {
      const t = Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / square));
      return (x - a[0] - t * dx) ** 2 + (y - a[1] - t * dy) ** 2 <= (width / 2) ** 2;
    },
  };
}

/** The same in short pieces, whose boxes are small. */
function strokes(a: Point, b: Point, width: number): Area[] {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const pieces = Math.max(1, Math.ceil(Math.max(Math.abs(dx), Math.abs(dy)) / 12));
  const at = (i: number): Point => [a[0] + (dx * i) / pieces, a[1] + (dy * i) / pieces];
  return Array.from({ length: pieces }, (_, i) => stroke(at(i), at(i + 1), width));
}

/** Inside an outline without dents, whichever way it turns. */
function filled(points: readonly Point[]): Area {
  const holds = (x: number, y: number): boolean => {
    let [left, right] = [true, true];
    let a = points.at(-1) as Point;
    for (const b of points) {
      const side = (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]);
      left &&= side >= 0;
      right &&= side <= 0;
      a = b;
    }
    return left || right;
  };
  return { box: around(points, 0), holds };
}

function areasOf([name, attributes]: Shape, width: number | undefined): Area[] {
  const at = (key: string): number => Number(attributes[key] ?? 0);
  if (name === "circle") {
    const [cx, cy, r] = [at("cx"), at("cy"), at("r")];
    return [{ box: around([[cx, cy]], r), holds: (x, y) => (x - cx) ** 2 + (y - cy) ** 2 <= r * r }];
  }
  return runs(String(attributes["d"])).flatMap(({ points, closed }) =>
    closed || width === undefined
      ? [filled(points)]
      : points.slice(1).flatMap((point, i) => strokes(points[i] as Point, point, width)),
  );
}

/** A square of `side` units as pixels, `scale` of them a unit: red, green, blue, row by row. */
export function painted(
  shapes: readonly Shape[],
  side: number,
  scale: number,
  paper: string,
  lookOf: (kind: string) => Look,
): Uint8Array {
  const length = side * scale;
  const pixels = new Uint8Array(3 * length * length);
  const ground = parsed(paper);
  for (let i = 0; i < pixels.length; i++) pixels[i] = ground[i % 3] ?? 0;
  for (const shape of shapes) {
    const { colour, width } = lookOf(String(shape[1]["class"]));
    cover(pixels, length, scale, areasOf(shape, width), parsed(colour));
  }
  return pixels;
}

/** A shape's parts count as one: where they meet, nothing is painted twice. */
function cover(
  pixels: Uint8Array,
  length: number,
  scale: number,
  areas: readonly Area[],
  colour: Colour,
): void {
  const places = new Map<number, number>(); // by pixel, a bit a place
  for (const area of areas) mark(places, area, length, scale);
  for (const [pixel, bits] of places) {
    let inside = 0;
    for (let rest = bits; rest > 0; rest >>= 1) inside += rest & 1;
    const share = inside / (kGrid * kGrid);
    colour.forEach((value, c) => {
      const at = 3 * pixel + c;
      pixels[at] = Math.round((pixels[at] ?? 0) * (1 - share) + value * share);
    });
  }
}

function mark(places: Map<number, number>, { box, holds }: Area, length: number, scale: number): void {
  const within = (value: number): number => Math.min(length, Math.max(0, value));
  const [left, top] = [within(Math.floor(box[0] * scale)), within(Math.floor(box[1] * scale))];
  const [right, bottom] = [within(Math.ceil(box[2] * scale)), within(Math.ceil(box[3] * scale))];
  for (let row = top; row < bottom; row++)
    for (let column = left; column < right; column++) {
      let bits = places.get(row * length + column) ?? 0;
      for (let i = 0; i < kGrid * kGrid; i++) {
        const x = (column + ((i % kGrid) + 0.5) / kGrid) / scale;
        const y = (row + (Math.floor(i / kGrid) + 0.5) / kGrid) / scale;
        if (holds(x, y)) bits |= 1 << i;
      }
      if (bits > 0) places.set(row * length + column, bits);
    }
}

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** Square, red, green and blue a byte each. */
export function png(pixels: Uint8Array, length: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(length, 0);
  header.writeUInt32BE(length, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const rows = Buffer.alloc(length * (3 * length + 1)); // each begins with 0: no filter
  for (let row = 0; row < length; row++)
    rows.set(pixels.subarray(3 * length * row, 3 * length * (row + 1)), row * (3 * length + 1) + 1);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
