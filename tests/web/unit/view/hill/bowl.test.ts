import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bowlOf, heightOf, slopeAt } from "../../../../../web/view/pictures/hill/bowl.ts";
import { ringsOf } from "../../../../../web/view/pictures/hill/levels.ts";
import { planeOf, toData } from "../../../../../web/view/pictures/plane.ts";

type Place = { readonly x: number; readonly y: number };

/** J as it is defined, one point after the other. */
const lossAt = (points: readonly Place[], w: number, b: number, l2: number): number =>
  points.reduce((sum, { x, y }) => sum + (w * x + b - y) ** 2, 0) / points.length + l2 * w * w;

const near = (a: number, b: number, relative: number, what: string): void =>
  assert.ok(
    Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b)) + 1e-12,
    `${what}: ${a} and ${b}`,
  );

const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
const number = fc.double({ min: -20, max: 20, noNaN: true });
const clouds = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 1, maxLength: 30 });
const l2s = fc.constantFrom(0, 0.01, 1);

test("the bowl's height is J, its slope that of J, at any place and for any points", () => {
  fc.assert(
    fc.property(clouds, number, number, l2s, (points, w, b, l2) => {
      const bowl = bowlOf(points, l2);
      assert.ok(bowl);
      const here = lossAt(points, w, b, l2);
      near(heightOf(bowl, { w, b }), here, 1e-9, "height");
      const [h, slope] = [1e-4, slopeAt(bowl, { w, b })];
      const across = (lossAt(points, w + h, b, l2) - lossAt(points, w - h, b, l2)) / (2 * h);
      const along = (lossAt(points, w, b + h, l2) - lossAt(points, w, b - h, l2)) / (2 * h);
      const size = 1e-6 * (1 + here);
      assert.ok(Math.abs(slope.w - across) < size && Math.abs(slope.b - along) < size, "slope");
    }),
    { numRuns: 200, seed: 7 },
  );
});

test("nothing lies below the bottom, also where the points leave the slope free", () => {
  fc.assert(
    fc.property(clouds, number, number, fc.boolean(), (points, w, b, stacked) => {
      const all = stacked ? points.map(({ y }) => ({ x: 2, y })) : points;
      const bowl = bowlOf(all);
      assert.ok(bowl);
      const { bottom } = bowl;
      near(lossAt(all, bottom.w, bottom.b, 0), bowl.least, 1e-6, "least");
      assert.ok(lossAt(all, w, b, 0) >= bowl.least - 1e-9 * (1 + bowl.least));
    }),
    { numRuns: 200, seed: 7 },
  );
  assert.equal(bowlOf([]), null);
});

test("a level line holds places of its own height, and every fourth is ten times as high above the bottom", () => {
  const points = [
    { x: -2, y: 1 },
    { x: 0.5, y: -1 },
    { x: 2.6, y: 2 },
  ];
  const bowl = bowlOf(points);
  assert.ok(bowl);
  const plane = planeOf(440, 400, [-2, 3], [-4, 4]);
  const { x, y, turn, rings } = ringsOf(bowl, plane);
  assert.ok(rings.length > 8);
  const t = (turn * Math.PI) / 180;
  for (const { long, short, height } of rings)
    for (const angle of [0, 0.7, 1.9, 3, 4.4]) {
      const [u, v] = [long * Math.cos(angle), short * Math.sin(angle)];
      const [px, py] = [x + u * Math.cos(t) - v * Math.sin(t), y + u * Math.sin(t) + v * Math.cos(t)];
      const [w, b] = toData(plane, px, py);
      near(lossAt(points, w, b, 0), height, 1e-9, `J on the line of ${height}`);
    }
  const strong = rings.filter((ring) => ring.strong).map(({ height }) => height - bowl.least);
  assert.ok(strong.length >= 2);
  strong.slice(1).forEach((up, i) => {
    near(up * 10, strong[i] ?? 0, 1e-9, "ten times");
  });
});

test("points above each other have straight level lines; one height everywhere has none", () => {
  const stacked = bowlOf([
    { x: 1, y: 0 },
    { x: 1, y: 2 },
  ]);
  assert.ok(stacked);
  const { rings } = ringsOf(stacked, planeOf(400, 400));
  assert.ok(rings.length > 0 && rings.every(({ long }) => long === Number.POSITIVE_INFINITY));
});
