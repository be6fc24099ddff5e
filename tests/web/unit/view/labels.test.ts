import assert from "node:assert/strict";
import { test } from "node:test";
import { alongSegment, boxOf, freest, type Place, textWidth } from "../../../../web/view/pictures/labels.ts";

const left: Place = { x: 50, y: 50, anchor: "start" };
const right: Place = { x: 250, y: 50, anchor: "start" };

test("a label takes the first place while both are free, and the free one when the first is taken", () => {
  assert.deepEqual(freest([left, right], "exact", [], 400, 300), left);
  const taken = [boxOf(left, "exact")];
  assert.deepEqual(freest([left, right], "exact", taken, 400, 300), right);
});

test("where every place covers something, it takes the one that covers least", () => {
  const little = { left: 250, right: 253, top: 40, bottom: 60 };
  assert.deepEqual(freest([left, right], "exact", [boxOf(left, "exact"), little], 400, 300), right);
});

test("no label leaves the picture, whichever side it grows to", () => {
  for (const anchor of ["start", "end"] as const) {
    for (const [x, y] of [
      [-50, -50],
      [395, 295],
      [200, 1e6],
    ] as const) {
      const box = boxOf(freest([{ x, y, anchor }], "+1.81 too high", [], 400, 300), "+1.81 too high");
      assert.ok(box.left >= 0 && box.right <= 400 && box.top >= 0 && box.bottom <= 300, JSON.stringify(box));
    }
  }
});

test("Chinese letters count about twice", () => {
  assert.ok(textWidth("偏高") > textWidth("ab") * 1.6);
});

test("a segment's boxes reach from end to end without gaps", () => {
  const boxes = alongSegment([0, 0, 100, 100]);
  for (let x = 0; x <= 100; x++) {
    assert.ok(
      boxes.some((box) => box.left <= x + 6 && box.right >= x - 6),
      `at ${x}`,
    );
  }
  assert.ok(boxes.some(({ left: at }) => at <= 0) && boxes.some(({ right: at }) => at >= 100));
});
