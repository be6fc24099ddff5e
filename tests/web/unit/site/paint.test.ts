// Posters as PNG: what is painted stands where its shape says, edges are between the two colours, the file says what it is,
// and the same shapes make the same bytes.

import assert from "node:assert/strict";
import { test } from "node:test";
import { inflateSync } from "node:zlib";
import type { Shape } from "../../../../web/element/widget/shapes.ts";
import { painted, png } from "../../../../web/site/build/paint.ts";

const paper = [16, 32, 48];
const looks: Readonly<Record<string, { colour: string; width?: number }>> = {
  dot: { colour: "#ff0000" },
  line: { colour: "#00ff00", width: 2 },
};
const shapes: readonly Shape[] = [
  ["circle", { cx: 10, cy: 10, r: 4, class: "dot" }],
  ["path", { d: "M30 4l5 5l-5 5l-5-5z", class: "dot" }],
  ["path", { d: "M0 30H40M2 20L20 20V26", class: "line" }],
];
const paint = () => painted(shapes, 40, 2, "#102030", (kind) => looks[kind] ?? { colour: "#000000" });
const at = (pixels: Uint8Array, x: number, y: number): number[] => [
  ...pixels.subarray(3 * (y * 80 + x), 3 * (y * 80 + x) + 3),
];

test("shapes stand where they say, and nothing else is painted", () => {
  const pixels = paint();
  const places: readonly (readonly [number, number, number[]])[] = [
    [0, 0, paper],
    [20, 20, [255, 0, 0]], // the dot
    [20, 29, paper], // beyond its edge
    [60, 18, [255, 0, 0]], // the diamond
    [52, 10, paper], // beside its slope
    [40, 60, [0, 255, 0]], // the long line
    [40, 63, paper],
    [20, 40, [0, 255, 0]],
    [40, 50, [0, 255, 0]], // the short one, turned down
    [30, 50, paper],
  ];
  for (const [x, y, wanted] of places) assert.deepEqual(at(pixels, x, y), wanted, `${x}, ${y}`);
  const [edge = 0] = at(pixels, 25, 25);
  assert.ok(edge > 16 && edge < 255, `an edge is neither: ${edge}`);
});

test("the file is a PNG of these pixels, the same every time", () => {
  const [once, again] = [png(paint(), 80), png(paint(), 80)];
  assert.ok(once.equals(again));
  assert.deepEqual([...once.subarray(0, 8)], [137, 80, 78, 71, 13, 10, 26, 10]);
  assert.deepEqual([once.readUInt32BE(16), once.readUInt32BE(20), once[24], once[25]], [80, 80, 8, 2]);
  const length = once.readUInt32BE(33);
  assert.equal(once.subarray(37, 41).toString(), "IDAT");
  const rows = inflateSync(once.subarray(41, 41 + length));
  assert.equal(rows.length, 80 * 241);
  assert.deepEqual([...rows.subarray(20 * 241 + 61, 20 * 241 + 64)], [255, 0, 0]);
});

test("a path it can't paint is an error", () => {
  const curve: Shape = ["path", { d: "M0 0C1 1 2 2 3 3", class: "line" }];
  assert.throws(
    () => painted([curve], 4, 1, "#000000", () => ({ colour: "#ffffff", width: 1 })),
    /command "C"/,
  );
});
