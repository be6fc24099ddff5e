// Drawings become pictures as MNIST made them: 20 pixels at most, proportions kept, centre of mass in the middle; wherever
// and however large they are drawn.

import assert from "node:assert/strict";
import test from "node:test";
import { boxOf, type Ink, seenAs } from "../../../../web/labs/digits/mnist.ts";
import { inkOf } from "../../../../web/labs/digits/photo.ts";

const kSide = 280;
function pad(paint: (x: number, y: number) => number): Ink {
  const values = new Uint8ClampedArray(kSide * kSide);
  for (let i = 0; i < values.length; i++) values[i] = paint(i % kSide, Math.floor(i / kSide));
  return { width: kSide, height: kSide, values };
}
const bar = (left: number, top: number, width: number, height: number): Ink =>
  pad((x, y) => (x >= left && x < left + width && y >= top && y < top + height ? 255 : 0));

function centre(pixels: Uint8Array): [number, number] {
  let [sum, x, y] = [0, 0, 0];
  pixels.forEach((value, i) => {
    sum += value;
    x += value * ((i % 28) + 0.5);
    y += value * (Math.floor(i / 28) + 0.5);
  });
  return [x / sum, y / sum];
}

test("no ink is nothing to see", () => {
  assert.equal(seenAs(pad(() => 0)), null);
  assert.equal(seenAs(pad(() => 9)), null);
});

test("a bar becomes 20 pixels long, keeps its proportions and lies in the middle", () => {
  const seen = seenAs(bar(30, 50, 20, 160));
  assert.ok(seen);
  assert.deepEqual(seen.box, [30, 50, 20, 160]);
  const picture = { width: 28, height: 28, values: seen.pixels };
  const [, , width, height] = boxOf(picture) ?? [];
  assert.equal(height, 20);
  assert.ok(width === 3 || width === 4, `${width} pixels wide`); // 2.5, between pixels
  const total = seen.pixels.reduce((sum, value) => sum + value, 0);
  assert.ok(Math.abs(total / 255 - 20 * 2.5) < 0.5, "as much ink as its area");
});

test("place and size on the pad make no difference", () => {
  const shape = (scale: number, dx: number, dy: number): Ink =>
    pad((x, y) => {
      const [u, v] = [(x - dx) / scale, (y - dy) / scale];
      return u >= 0 && v >= 0 && u < 8 && v < 12 && (u < 2 || v < 2 || (v >= 5 && v < 7)) ? 255 : 0;
    });
  const first = seenAs(shape(10, 20, 20));
  for (const [scale, dx, dy] of [
    [10, 130, 97],
    [20, 15, 5],
    [5, 220, 200],
  ] as const) {
    const seen = seenAs(shape(scale, dx, dy));
    const apart = seen?.pixels.reduce(
      (most, value, i) => Math.max(most, Math.abs(value - (first?.pixels[i] ?? 0))),
      0,
    );
    assert.ok((apart ?? 255) <= 1, `scale ${scale}: ${apart}`);
  }
});

test("the centre of mass, not of the box, comes within half a pixel of the middle", () => {
  const heavyTop = pad((x, y) => (y >= 40 && y < 240 && x >= 100 && x < (y < 90 ? 200 : 112) ? 255 : 0));
  const seen = seenAs(heavyTop);
  assert.ok(seen);
  for (const at of centre(seen.pixels)) assert.ok(Math.abs(at - 14) <= 0.5 + 1e-3, `${at}`);
  assert.notDeepEqual(seen.placing, seen.fitted);
});

test("a photo's ink is what differs from its edge, dark on light or light on dark", () => {
  const photo = (paper: number, ink: number): Uint8ClampedArray =>
    Uint8ClampedArray.from({ length: 100 * 100 }, (_, i) => {
      const [x, y] = [i % 100, Math.floor(i / 100)];
      const shade = paper + (((x * 7 + y * 3) % 11) - 5);
      return x > 40 && x < 60 && y > 20 && y < 80 ? ink : shade;
    });
  for (const [paper, ink] of [
    [230, 40],
    [30, 220],
  ] as const) {
    const found = inkOf(photo(paper, ink), 100);
    assert.deepEqual(boxOf({ width: 100, height: 100, values: found }), [41, 21, 19, 59]);
    assert.ok((found[50 * 100 + 50] ?? 0) > 240);
  }
  assert.equal(Math.max(...inkOf(new Uint8ClampedArray(10_000).fill(200), 100)), 0);
});
