// Pixels and data: conversions, hit testing, clipping, level lines. Expected values are worked out by hand.

import assert from "node:assert/strict";
import test from "node:test";
import { ticks as theirTicks } from "d3-array";
import fc from "fast-check";
import { clipLine, residuals } from "../../../../web/view/pictures/line-plot.ts";
import { calmRange, pathWindow, spots, thinned } from "../../../../web/view/pictures/path-plane.ts";
import {
  clampToPlane,
  pixelX,
  pixelY,
  planeOf,
  pointerAt,
  toData,
} from "../../../../web/view/pictures/plane.ts";
import { hitPoint, pointTowards, reachOf, withSplit } from "../../../../web/view/pictures/points.ts";
import { splitWidths } from "../../../../web/view/pictures/split-bar.ts";
import { ticks } from "../../../../web/view/pictures/ticks.ts";

const number = fc.double({ noNaN: true, min: -1e6, max: 1e6 });

test("y grows upward, and corners of the plane are corners of the picture", () => {
  const plane = planeOf(300, 200);
  assert.deepEqual([pixelX(plane, -3), pixelY(plane, 3)], [0, 0]);
  assert.deepEqual([pixelX(plane, 3), pixelY(plane, -3)], [300, 200]);
  assert.deepEqual(toData(plane, 150, 100), [0, 0]);
});

test("data to pixels and back is the identity", () => {
  const plane = planeOf(480, 420, [-2.8, 3.7], [-2.4, 3.6]);
  fc.assert(
    fc.property(
      fc.double({ min: -5, max: 5, noNaN: true }),
      fc.double({ min: -5, max: 5, noNaN: true }),
      (x, y) => {
        const [u, v] = toData(plane, pixelX(plane, x), pixelY(plane, y));
        assert.ok(Math.abs(u - x) < 1e-9 && Math.abs(v - y) < 1e-9);
      },
    ),
    { seed: 1 },
  );
});

test("a pointer is offset by the box, its border and its scaling", () => {
  const element = {
    getBoundingClientRect: () => ({ left: 100, top: 50, width: 404, height: 204 }),
    clientLeft: 2,
    clientTop: 2,
  };
  assert.deepEqual(pointerAt(planeOf(200, 100), element, { clientX: 302, clientY: 152 }), [100, 50]);
});

test("positions outside are moved to the nearest one inside", () => {
  assert.deepEqual(clampToPlane(planeOf(10), 7, -4), [3, -3]);
  assert.deepEqual(clampToPlane(planeOf(10), 1, 2), [1, 2]);
});

test("the nearest point within reach is hit, a finger reaches further than a mouse", () => {
  const plane = planeOf(600); // 100 px a unit
  const points = [
    { x: 0, y: 0 },
    { x: 0.2, y: 0 },
    { x: 2, y: 2 },
  ];
  assert.equal(hitPoint(points, plane, [312, 300], 10), 1);
  assert.equal(hitPoint(points, plane, [308, 300], 10), 0);
  assert.equal(hitPoint(points, plane, [300, 318], reachOf("mouse")), null);
  assert.equal(hitPoint(points, plane, [300, 318], reachOf("touch")), 0);
  assert.equal(hitPoint([], plane, [0, 0], 1e9), null);
});

test("an arrow leads to the nearest point that way, straight ahead before aside", () => {
  const points = [
    { x: 1, y: 0 },
    { x: 0.8, y: 0.8 },
    { x: -1, y: 0 },
    { x: 0, y: -2 },
  ];
  assert.equal(pointTowards(points, [0, 0], [1, 0]), 0);
  assert.equal(pointTowards(points, [0, 0], [0, 1]), 1);
  assert.equal(pointTowards(points, [0, 0], [-1, 0]), 2);
  assert.equal(pointTowards(points, [0, 0], [0, -1]), 3);
  assert.equal(pointTowards(points, [1, 0], [1, 0]), null);
});

test("a line is clipped to its plane", () => {
  const plane = planeOf(600);
  assert.deepEqual(clipLine(plane, { w: 1, b: 0 }), [0, 600, 600, 0]);
  assert.deepEqual(clipLine(plane, { w: 0, b: 1 }), [0, 200, 600, 200]);
  assert.deepEqual(clipLine(plane, { w: 2, b: 0 }), [150, 600, 450, 0]);
  assert.equal(clipLine(plane, { w: 0, b: 4 }), null);
  assert.equal(clipLine(plane, { w: 1, b: 7 }), null);
});

test("no line, however mad, leads to a coordinate outside the picture", () => {
  const plane = planeOf(600);
  const wild = fc.oneof(number, fc.double(), fc.constantFrom(1e308, -1e308, 1e-308, 0, -0));
  fc.assert(
    fc.property(wild, wild, (w, b) => {
      for (const v of clipLine(plane, { w, b }) ?? []) assert.ok(v >= 0 && v <= 600, `${v}`);
    }),
    { seed: 2, numRuns: 2000 },
  );
});

test("a residual is the prediction minus the truth", () => {
  assert.deepEqual(
    residuals(
      [
        { x: 1, y: 2 },
        { x: -1, y: 5 },
      ],
      { w: 2, b: 1 },
    ),
    [1, -6],
  );
});

test("the walk's window holds everything, stays while it can, and never has a size of 0", () => {
  const data = {
    path: [
      { w: -1, b: 2 },
      { w: 0.5, b: 1 },
    ],
    exact: { w: 1, b: 0 },
    next: { w: 0.7, b: 0.5 },
  };
  const first = pathWindow(data);
  assert.ok(first.w[0] < -1 && first.w[1] > 1 && first.b[0] < 0 && first.b[1] > 2);
  assert.equal(pathWindow({ ...data, path: [...data.path, { w: 0.9, b: 0.1 }] }, first).w, first.w);
  const grown = pathWindow({ ...data, path: [...data.path, { w: 9, b: 0 }] }, first);
  assert.ok(grown.w[1] > 9 && grown.b === first.b);
  const nothing = pathWindow({ path: [{ w: 2, b: 2 }] });
  assert.ok(nothing.w[1] - nothing.w[0] > 0.1);
  assert.ok(calmRange([0, 0.1], [-10, 10])[1] < 1, "a window far too large is drawn anew");
});

test("a walk that ran to infinity leaves the window and every coordinate finite", () => {
  const path = [
    { w: 0, b: 0 },
    { w: 1e300, b: 0 },
    { w: Number.POSITIVE_INFINITY, b: 0 },
    { w: Number.NaN, b: 1 },
  ];
  const { w, b } = pathWindow({ path });
  for (const v of [...w, ...b]) assert.ok(Math.abs(v) < 10, "the window stays where the walk can be seen");
  const drawn = spots(planeOf(400, 400, w, b), path);
  assert.equal(drawn.length, 2);
  for (const v of drawn.flat()) assert.ok(Math.abs(v) <= 8000);
});

test("steps that lie on each other are drawn once, the last one always", () => {
  assert.deepEqual(
    thinned([
      [0, 0],
      [0.1, 0],
      [1, 0],
      [1.1, 0],
    ]),
    [
      [0, 0],
      [1, 0],
      [1.1, 0],
    ],
  );
});

test("both parts of a split can be seen, and an empty part takes no room", () => {
  assert.deepEqual(splitWidths(160, 40, 202), [160, 40]);
  assert.deepEqual(splitWidths(10, 0, 200), [200, 0]);
  assert.deepEqual(splitWidths(0, 0, 200), [200, 0]);
  assert.deepEqual(splitWidths(0, 3, 200), [0, 200]);
  assert.equal(splitWidths(1e6, 1, 200)[1], 4);
});

test("points know whether they are held back, and are the same array while nothing changed", () => {
  const points = [
    { x: 0, y: 0, label: 1 },
    { x: 1, y: 0, label: 0 },
  ];
  const split = Uint8Array.of(0, 1);
  const marked = withSplit(points, split);
  assert.deepEqual(
    marked.map((p) => p.held),
    [false, true],
  );
  assert.equal(withSplit(points, split), marked);
  assert.deepEqual(
    withSplit(points, Uint8Array.of(1, 0)).map((p) => p.held),
    [true, false],
  );
});

test("ticks are d3-array's, for any axis of a picture", () => {
  const end = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
  fc.assert(
    fc.property(end, end, fc.integer({ min: 3, max: 10 }), (a, b, most) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      fc.pre(high - low > 1e-6);
      assert.deepEqual(
        ticks(low, high, most).map((t) => t + 0),
        theirTicks(low, high, most).map((t) => t + 0),
      );
    }),
    { numRuns: 2000 },
  );
  assert.deepEqual(ticks(-3, 3, 7), [-3, -2, -1, 0, 1, 2, 3]);
});
