// The hill from the side: where its places come to stand, and how high it is between the cells.

import assert from "node:assert/strict";
import { test } from "node:test";
import { heightAt, surfaceOf } from "../../../../../web/view/pictures/hill/relief.ts";
import { cameraOf, kFirstView, turned } from "../../../../../web/view/pictures/hill/relief-view.ts";

const kSide = 20;
const grid = (height: (u: number, v: number) => number) => ({
  width: kSide,
  height: kSide,
  values: Float32Array.from({ length: kSide * kSide }, (_, i) =>
    height(((i % kSide) + 0.5) / kSide, 1 - (Math.floor(i / kSide) + 0.5) / kSide),
  ),
});
const corners = [0, 1].flatMap((u) => [0, 1].flatMap((v) => [0, 1].map((h) => [u, v, h] as const)));

test("however it is turned, the whole hill stands inside the picture", () => {
  for (let i = 0; i < 60; i++) {
    const view = turned(kFirstView, i * 0.37, (i % 7) - 3);
    const camera = cameraOf(view, 600, 300);
    for (const corner of corners) {
      const [x, y] = camera.place(...corner);
      assert.ok(
        x >= 17 && x <= 583 && y >= 17 && y <= 283,
        `${corner} at ${x}, ${y} with ${JSON.stringify(view)}`,
      );
    }
  }
});

test("what is nearer stands lower, what is higher stands further up, and nearer is towards who looks", () => {
  for (const yaw of [0, 1, 2.5, 4]) {
    const { place, depth, towards } = cameraOf({ yaw, pitch: 0.7 }, 600, 300);
    const near = [0.5 + 0.2 * towards[0], 0.5 + 0.2 * towards[1]] as const;
    assert.ok(depth(...near) < depth(0.5, 0.5));
    assert.ok(place(...near, 0.5)[1] > place(0.5, 0.5, 0.5)[1]);
    assert.ok(place(0.5, 0.5, 1)[1] < place(0.5, 0.5, 0)[1]);
    assert.ok(Math.abs(place(...near, 0)[0] - place(0.5, 0.5, 0)[0]) < 1e-9, "straight towards");
  }
});

test("a plane is a plane between its cells: heights are what the loss is", () => {
  const plane = surfaceOf(grid((u, v) => 3 + u + 2 * v));
  for (const [u, v] of [
    [0.3, 0.4],
    [0.51, 0.77],
    [0.9, 0.1],
  ] as const) {
    const loss = plane.low + heightAt(plane, u, v) * (plane.top - plane.low);
    assert.ok(Math.abs(loss - (3 + u + 2 * v)) < 1e-5, `${loss} at ${u}, ${v}`);
  }
});

test("a few steep corners do not flatten the rest; a flat hill and one without values stay finite", () => {
  const spiked = surfaceOf(grid((u, v) => (u > 0.9 && v > 0.9 ? 1e6 : u)));
  assert.ok(spiked.top < 3);
  assert.ok(heightAt(spiked, 0.5, 0.5) > 0.1);
  for (const flat of [surfaceOf(grid(() => 2)), surfaceOf(grid(() => Number.NaN))])
    assert.ok(flat.heights.every((h) => h >= 0 && h <= 1));
});
