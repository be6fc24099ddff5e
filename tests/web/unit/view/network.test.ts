// The network picture's geometry: everything fits, pointers find what is drawn, arrows reach every item, tags cover
// nothing they explain.

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { type ArrowKey, keepCursor } from "../../../../web/view/pictures/network-cursor.ts";
import { itemAt, linkAtX } from "../../../../web/view/pictures/network-hits.ts";
import { moveCursor } from "../../../../web/view/pictures/network-keys.ts";
import {
  layoutNetwork,
  linkEnds,
  linkPath,
  type NetworkItem,
  sameItem,
  tileBox,
} from "../../../../web/view/pictures/network-layout.ts";
import { isCrowd, linkOpacity, links, linkWidth } from "../../../../web/view/pictures/network-links.ts";
import { kTagSize, tagPlace } from "../../../../web/view/pictures/network-tag.ts";
import { calmLimit, scaleOf } from "../../../../web/view/pictures/network-tiles.ts";

const board = { units: [2, 8, 6, 1], width: 616, height: 412, inset: { left: 12, right: 32, top: 28 } };

test("the drawn example has its 40 px tiles, four columns, and columns centred on one line", () => {
  const layout = layoutNetwork(board);
  assert.equal(layout.tile, 40);
  assert.equal(layout.x[0], 12);
  assert.equal(layout.x[3], 616 - 32 - 40);
  const middle = (ys: readonly number[]) => (ys[0] + (ys.at(-1) as number)) / 2;
  for (const column of layout.y) assert.ok(Math.abs(middle(column) - 220) < 1e-9);
});

const networks = fc.record({
  units: fc
    .tuple(
      fc.integer({ min: 1, max: 7 }),
      fc.array(fc.integer({ min: 1, max: 16 }), { maxLength: 6 }),
      fc.integer({ min: 1, max: 3 }),
    )
    .map(([a, hidden, b]) => [a, ...hidden, b]),
  size: fc.constantFrom([616, 412, 40], [440, 412, 34], [328, 366, 30], [348, 300, 56]),
});

test("any network up to 16 in a column and six hidden layers fits, tiles apart and links with room", () => {
  fc.assert(
    fc.property(networks, ({ units, size: [width, height, maxTile] }) => {
      const layout = layoutNetwork({ units, width, height, maxTile, inset: { top: 28 } });
      assert.ok(layout.tile >= 10 && layout.tile <= maxTile, `tile ${layout.tile}`);
      units.forEach((n, l) => {
        for (let u = 0; u < n; u++) {
          const box = tileBox(layout, l, u);
          assert.ok(
            box.x >= -0.5 &&
              box.x + box.width <= width + 0.5 &&
              box.y >= 27.5 &&
              box.y + box.height <= height + 0.5,
            `${l}/${u}`,
          );
          if (u > 0) assert.ok(box.y >= tileBox(layout, l, u - 1).y + layout.tile + 2, "tiles do not touch");
        }
        if (l > 0)
          assert.ok(layout.x[l] - layout.x[l - 1] - layout.tile >= layout.tile * 0.5, "links have room");
      });
    }),
    { seed: 3, numRuns: 500 },
  );
});

test("a link starts and ends level, at its tiles, and its height at any x lies on its path", () => {
  const ends = [0, 0, 100, 60] as const;
  assert.equal(linkPath(ends), "M0.0 0.0C50.0 0.0 50.0 60.0 100.0 60.0");
  // The cubic at t: x = 150 t(1-t) + 100 t³, y = 60 t²(3-2t)
  for (const t of [0.1, 0.3, 0.5, 0.8]) {
    const at = linkAtX(ends, 150 * t * (1 - t) + 100 * t ** 3);
    assert.ok(Math.abs(at.y - 60 * t * t * (3 - 2 * t)) < 1e-3);
  }
});

test("what is under the pointer is what is drawn there", () => {
  const layout = layoutNetwork(board);
  layout.units.forEach((n, layer) => {
    for (let unit = 0; unit < n; unit++) {
      const { x, y, width } = tileBox(layout, layer, unit);
      assert.ok(sameItem(itemAt(layout, x + width / 2, y + width / 2), { kind: "unit", layer, unit }));
      if (layer > 0) assert.ok(sameItem(itemAt(layout, x - 2, y + width + 2), { kind: "bias", layer, unit }));
    }
  });
  for (const [layer, from, to] of [
    [1, 0, 0],
    [2, 5, 1],
    [3, 5, 0],
  ] as const) {
    const ends = linkEnds(layout, layer, from, to);
    const x = ends[0] + 14;
    assert.ok(sameItem(itemAt(layout, x, linkAtX(ends, x).y), { kind: "link", layer, from, to }));
  }
  assert.equal(itemAt(layout, 2, 2), null);
});

test("distance to a link is measured across it, not straight up", () => {
  const layout = layoutNetwork({ units: [1, 2], width: 140, height: 400, maxTile: 40 });
  const ends = linkEnds(layout, 1, 0, 0);
  const { y, slope } = linkAtX(ends, 70);
  const item = { kind: "link", layer: 1, from: 0, to: 0 } as const;
  assert.ok(Math.abs(slope) > 0.5);
  const across = Math.hypot(1, slope);
  assert.ok(sameItem(itemAt(layout, 70, y - 5.5 * across, 6), item));
  assert.equal(itemAt(layout, 70, y - 6.5 * across, 6), null);
});

test("on a link the far end changes: to after Right, from after Left", () => {
  const layout = layoutNetwork(board);
  const at = { item: { kind: "unit", layer: 2, unit: 3 } } as const;
  const right = moveCursor(layout, at, "ArrowRight");
  assert.deepEqual(right.item, { kind: "link", layer: 3, from: 3, to: 0 });
  const left = moveCursor(layout, at, "ArrowLeft");
  assert.deepEqual(left.item, { kind: "link", layer: 2, from: 4, to: 3 });
  assert.deepEqual(moveCursor(layout, left, "ArrowUp").item, { kind: "link", layer: 2, from: 3, to: 3 });
});

test("arrow keys alone reach every neuron and every link", () => {
  const layout = layoutNetwork({ ...board, units: [2, 3, 2, 1] });
  const keys: ArrowKey[] = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];
  const seen = new Map<string, ReturnType<typeof keepCursor>>();
  const todo = [keepCursor(layout, null)];
  while (todo.length) {
    const cursor = todo.pop() as (typeof todo)[number];
    const id = JSON.stringify(cursor);
    if (seen.has(id)) continue;
    seen.set(id, cursor);
    todo.push(...keys.map((key) => moveCursor(layout, cursor, key)));
  }
  const items = new Set([...seen.values()].map(({ item }) => JSON.stringify(item)));
  assert.equal(items.size, 2 + 3 + 2 + 1 + 6 + 6 + 2);
});

test("keys stop at the ends, Home and End go to the first and last column", () => {
  const layout = layoutNetwork(board);
  const first = keepCursor(layout, null);
  assert.deepEqual(moveCursor(layout, first, "ArrowUp"), first);
  assert.deepEqual(moveCursor(layout, first, "ArrowLeft"), first);
  assert.deepEqual(moveCursor(layout, first, "End").item, { kind: "unit", layer: 3, unit: 0 });
});

test("a cursor on something that is gone goes back to the start", () => {
  const layout = layoutNetwork({ ...board, units: [2, 3, 1] });
  const gone: NetworkItem[] = [
    { kind: "unit", layer: 1, unit: 5 },
    { kind: "link", layer: 3, from: 0, to: 0 },
    { kind: "link", layer: 1, from: 2, to: 0 },
  ];
  for (const item of gone)
    assert.deepEqual(keepCursor(layout, { item }).item, { kind: "unit", layer: 0, unit: 0 });
  const kept = { item: { kind: "link", layer: 2, from: 2, to: 0 } } as const;
  assert.equal(keepCursor(layout, kept), kept);
});

test("a tag lies in the picture and covers neither end of what it explains", () => {
  const small = { units: [2, 4, 1], width: 328, height: 366, maxTile: 30 };
  const crowded = { units: [7, 16, 16, 1], width: 616, height: 412 };
  for (const options of [board, small, crowded]) {
    const layout = layoutNetwork(options);
    for (let layer = 1; layer < layout.units.length; layer++) {
      for (let from = 0; from < layout.units[layer - 1]; from++) {
        for (let to = 0; to < layout.units[layer]; to++) {
          const { x, y } = tagPlace(layout, { kind: "link", layer, from, to });
          assert.ok(
            x >= 0 && y >= 0 && x + kTagSize.width <= layout.width && y + kTagSize.height <= layout.height,
          );
          for (const end of [tileBox(layout, layer - 1, from), tileBox(layout, layer, to)]) {
            const room = 4; // the marker's frame around an end stays free too
            const apart =
              x >= end.x + end.width + room ||
              x + kTagSize.width <= end.x - room ||
              y >= end.y + end.height + room ||
              y + kTagSize.height <= end.y - room;
            assert.ok(apart, `tag of ${layer}:${from}-${to} at ${x}, ${y} covers an end`);
          }
        }
      }
    }
  }
});

test("a link's width follows the token's rule", () => {
  assert.equal(linkWidth(0), 0.6);
  assert.equal(linkWidth(-1.5), 0.6 + 5.4 / 2);
  assert.equal(linkWidth(3), 6);
  assert.equal(linkWidth(-40), 6);
});

test("strong links are never fainter than weak ones, and all fade while one is marked", () => {
  for (let w = 0; w < 4; w += 0.25) {
    assert.ok(linkOpacity(w + 0.25, false) >= linkOpacity(w, false));
    assert.ok(linkOpacity(w, true) < linkOpacity(w, false));
  }
});

test("tiles of bounded activations fill their range; others take a round limit that stays calm", () => {
  assert.deepEqual(scaleOf("sigmoid", Float32Array.of(9)), { centre: 0.5, limit: 0.5 });
  assert.deepEqual(scaleOf("tanh", Float32Array.of(9)), { centre: 0, limit: 1 });
  assert.deepEqual(scaleOf("relu", Float32Array.of(0, 3.2, Number.NaN, Number.POSITIVE_INFINITY)), {
    centre: 0,
    limit: 5,
  });
  assert.equal(calmLimit(4, 5), 5);
  assert.equal(calmLimit(6, 5), 10);
  assert.equal(calmLimit(1, 5), 1);
  assert.equal(calmLimit(0), 1);
});

/** How many paths a template and the templates in it draw. */
function pathsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + pathsIn(item), 0);
  if (typeof value !== "object" || value === null || !("strings" in value)) return 0;
  const { strings, values } = value as { strings: readonly string[]; values: readonly unknown[] };
  return strings.join("").split("<path").length - 1 + pathsIn(values);
}

test("a few links are paths, of a crowd only the raised ones, each once", () => {
  const columnsOf = (units: number[]) =>
    units.map((n, layer) => ({ kernel: layer === 0 ? null : new Float32Array(n * (units[layer - 1] ?? 0)) }));
  const link = { kind: "link", layer: 1, from: 0, to: 1 } as const;
  const look = { marked: [], hovered: link, focused: null };
  const few = [2, 4, 1];
  assert.equal(isCrowd(columnsOf(few)), false);
  assert.equal(
    pathsIn(links(layoutNetwork({ units: few, width: 400, height: 300 }), columnsOf(few), look)),
    13,
  );
  const many = [7, 16, 16, 1];
  const layout = layoutNetwork({ units: many, width: 400, height: 300 });
  assert.equal(isCrowd(columnsOf(many)), true);
  assert.equal(pathsIn(links(layout, columnsOf(many), look)), 1);
  const all = { marked: [link], hovered: link, focused: null };
  assert.equal(pathsIn(links(layout, columnsOf(many), all)), 3, "one link with its two casings");
});
