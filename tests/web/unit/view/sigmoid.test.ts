// The pictures of a classifier with one border: where the border is cut off, where points stand beside the curve, and
// what a pointer on the curve means. Expected values are worked out by hand.

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { clipBorder } from "../../../../web/view/pictures/border.ts";
import { planeOf } from "../../../../web/view/pictures/plane.ts";
import {
  bandOf,
  calmReach,
  heightOf,
  placed,
  sideways,
  sigma,
  thresholdAt,
} from "../../../../web/view/pictures/sigmoid-scale.ts";

const plane = planeOf(300);
const near = (a: number, b: number, within = 1e-9): void =>
  assert.ok(Math.abs(a - b) < within, `${a}, not ${b}`);

test("upright, level and slanting borders are cut where they leave the plane", () => {
  const upright = clipBorder(plane, { w1: 2, w2: 0, b: -2 }); // x = 1
  assert.deepEqual(upright?.map(Math.round), [200, 300, 200, 0]);
  const level = clipBorder(plane, { w1: 0, w2: -1, b: 1.5 }); // y = 1.5
  assert.deepEqual(level?.map(Math.round), [0, 75, 300, 75]);
  const slanting = clipBorder(plane, { w1: 1, w2: 1, b: 0 }); // y = -x, corner to corner
  assert.deepEqual(slanting?.map(Math.round), [300, 300, 0, 0]);
});

test("a border outside the plane, without a direction or without numbers is not drawn", () => {
  for (const border of [
    { w1: 1, w2: 0, b: 4 },
    { w1: 1, w2: 1, b: 7 },
    { w1: 0, w2: 0, b: 1 },
    { w1: Number.NaN, w2: 1, b: 0 },
    { w1: 1, w2: Number.POSITIVE_INFINITY, b: 0 },
    { w1: 1, w2: 1, b: Number.NaN },
  ]) {
    assert.equal(clipBorder(plane, border), null);
  }
});

test("ends of a border lie on it and inside the plane, whatever the weights", () => {
  const weight = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(weight, weight, weight, (w1, w2, b) => {
      const ends = clipBorder(plane, { w1, w2, b });
      if (!ends) return;
      for (const [px, py] of [ends.slice(0, 2), ends.slice(2)] as [number, number][]) {
        assert.ok(px >= -1e-6 && px <= 300 + 1e-6 && py >= -1e-6 && py <= 300 + 1e-6);
        const [x, y] = [px / 50 - 3, 3 - py / 50];
        near((w1 * x + w2 * y + b) / Math.hypot(w1, w2), 0, 1e-6);
      }
    }),
  );
});

test("the answer a half stands in the middle, between the lines of 0 and 1", () => {
  const band = bandOf(440, 420, 4);
  near(sideways(band, 0), 220);
  near(heightOf(band, 0.5), (heightOf(band, 0) + heightOf(band, 1)) / 2);
  assert.ok(heightOf(band, 1) < heightOf(band, 0));
});

test("scores beyond the picture stand at its border", () => {
  const band = bandOf(440, 420, 4);
  assert.equal(sideways(band, 1e9), sideways(band, 4));
  assert.equal(sideways(band, -1e9), sideways(band, -4));
});

test("class 1 stands above the line of 1, class 0 below the line of 0, all inside the picture", () => {
  const height = 420;
  const band = bandOf(440, height, 4);
  const points = Array.from({ length: 500 }, (_, i) => ({ z: (i % 9) - 4, label: i % 2 }));
  for (const { label, y } of placed(band, points)) {
    const top = height - y; // y grows upward
    if (label === 1) assert.ok(top < heightOf(band, 1) && top > 0);
    else assert.ok(top > heightOf(band, 0) && top < height - 20);
  }
});

test("a point keeps its height while its score moves, and one without a score is nowhere in sight", () => {
  const band = bandOf(440, 420, 4);
  const [before] = placed(band, [{ z: -1, label: 1 }]);
  const [after] = placed(band, [{ z: 2, label: 1 }]);
  assert.equal(before?.y, after?.y);
  assert.ok((placed(band, [{ z: Number.NaN, label: 1 }])[0]?.x ?? 0) < -100);
});

test("the handle on the curve means the threshold it stands for, and a pointer beside it the nearest place", () => {
  for (const reach of [4, 24, 1024]) {
    const band = bandOf(440, 420, reach);
    for (let i = 1; i < 100; i++) {
      const p = i / 100;
      assert.equal(thresholdAt(band, sideways(band, Math.log(p / (1 - p))), heightOf(band, p)), p);
    }
  }
  const band = bandOf(440, 420, 4);
  assert.equal(thresholdAt(band, -50, 1000), 0.01);
  assert.equal(thresholdAt(band, 1000, -50), 0.99);
});

test("the reach holds every score and what must be seen, and lets go only when far too large", () => {
  assert.equal(calmReach([1, -3], 0), 4);
  assert.equal(calmReach([1, -3], 4.6), 6);
  assert.equal(calmReach([1, -9], 0, 4), 12);
  assert.equal(calmReach([1, -6.5], 0, 12), 12);
  assert.equal(calmReach([1, -3], 0, 12), 4);
  assert.equal(calmReach([Number.NaN, Number.POSITIVE_INFINITY], 0), 4);
  assert.equal(calmReach([1e30], 0), 1024);
});

test("the curve is the sigmoid and stays between 0 and 1", () => {
  near(sigma(1), 1 / (1 + Math.E ** -1), 1e-12);
  assert.deepEqual([sigma(-1e5), sigma(1e5)], [0, 1]);
});
