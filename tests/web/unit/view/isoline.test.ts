// Fields over the plane: level lines and the pixels of a ramp. Expected values are worked out by hand, or are d3-contour's.

import assert from "node:assert/strict";
import test from "node:test";
import { contours } from "d3-contour";
import type { Grid } from "../../../../web/shared/protocol.ts";
import type { Colours } from "../../../../web/view/colour/colours.ts";
import { fillPixels } from "../../../../web/view/pictures/field.ts";
import { isolines, type Segment } from "../../../../web/view/pictures/isoline.ts";

const grid = (width: number, height: number, f: (c: number, r: number) => number): Grid => ({
  width,
  height,
  values: Float32Array.from({ length: width * height }, (_, i) => f(i % width, Math.floor(i / width))),
});

const lengthOf = (lines: readonly Segment[]): number =>
  lines.reduce((sum, [x1, y1, x2, y2]) => sum + Math.hypot(x2 - x1, y2 - y1), 0);

test("a straight edge gives a straight line across the picture, without the picture's border", () => {
  const lines = isolines(
    grid(10, 10, (c) => c + 0.5),
    5,
    100,
    100,
  );
  for (const [x1, , x2] of lines) assert.ok(Math.abs(x1 - 50) < 1e-6 && Math.abs(x2 - 50) < 1e-6);
  const ys = lines.flatMap(([, y1, , y2]) => [y1, y2]);
  assert.ok(Math.min(...ys) <= 0 && Math.max(...ys) >= 100, "it reaches both borders");
});

test("a hill gives a circle at the right distance, as long as a circle is", () => {
  const lines = isolines(
    grid(60, 60, (c, r) => Math.hypot(c - 29.5, r - 29.5)),
    15,
    600,
    600,
  );
  for (const [x, y] of lines) assert.ok(Math.abs(Math.hypot(x - 300, y - 300) - 150) < 1.5);
  assert.ok(Math.abs(lengthOf(lines) - 2 * Math.PI * 150) < 2, `${lengthOf(lines)}`);
});

test("a line keeps its slope up to the border", () => {
  const lines = isolines(
    grid(40, 40, (c, r) => c + 0.5 - (0.5 * (r + 0.5) + 10)),
    0,
    400,
    400,
  );
  assert.ok(lines.length > 0);
  for (const [x, y] of lines) assert.ok(Math.abs(x - (0.5 * y + 100)) < 1e-3, `${x}, ${y}`);
});

test("lines are the outlines of d3-contour: the same crossings, each the end of two segments, and as long", () => {
  const wave = grid(31, 23, (c, r) => Math.sin(c / 3.1) * Math.cos(r / 2.3) + 0.3 * Math.sin((c * r) / 40));
  const key = (x: number, y: number): string => `${x.toFixed(4)} ${y.toFixed(4)}`;
  for (const level of [-0.5, 0, 0.21, 0.8]) {
    const inside = ([x, y]: readonly number[]): boolean => x > 0.5 && x < 30.5 && y > 0.5 && y < 22.5;
    const ends = isolines(wave, level, 31, 23).flatMap(([x1, y1, x2, y2]) => [
      [x1, y1],
      [x2, y2],
    ]);
    const mine = ends.filter(inside).map(([x, y]) => key(x, y));
    const rings = contours()
      .size([31, 23])
      .contour(wave.values as unknown as number[], level)
      .coordinates.flat();
    const theirs = rings.flatMap((ring) => ring.slice(1)).filter(inside);
    assert.ok(theirs.length > 10, `d3 finds lines at ${level}`);
    assert.deepEqual(mine.sort(), theirs.flatMap(([x, y]) => [key(x, y), key(x, y)]).sort());
  }
});

test("a field without a crossing, or without a value, has no line", () => {
  assert.deepEqual(
    isolines(
      grid(5, 5, () => 1),
      2,
      50,
      50,
    ),
    [],
  );
  assert.deepEqual(
    isolines(
      grid(5, 5, () => 3),
      2,
      50,
      50,
    ),
    [],
  );
  assert.deepEqual(
    isolines(
      grid(5, 5, () => Number.NaN),
      2,
      50,
      50,
    ),
    [],
  );
});

test("a raster takes ramp entries by centre, limit and gain, and counts cells without a value", () => {
  const ramp = Uint32Array.from({ length: 257 }, (_, i) => i);
  const colours = { ramp, fieldGain: 0.5 } as Colours;
  const pixels = new Uint32Array(6);
  const values = Float32Array.of(0.5, 1, 0, 9, Number.NaN, Number.POSITIVE_INFINITY);
  assert.equal(fillPixels(pixels, values, { colours, scale: { centre: 0.5, limit: 0.5 }, gain: 1 }), 2);
  assert.deepEqual([...pixels], [128, 255, 0, 255, 256, 256]);
  fillPixels(pixels, values, { colours, scale: { centre: 0.5, limit: 0.5 } });
  assert.deepEqual([...pixels], [128, 191, 64, 191, 256, 256]);
});
