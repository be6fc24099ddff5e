// What lies under a pointer in the network picture: pure geometry. Fetched with the first gesture.

import { type Box, linkEnds, type NetworkItem, type NetworkLayout, tileBox } from "./network-layout.ts";

/** Height of a link's curve at a place between its ends, and its slope there. x(t) rises steadily, so bisect for t. */
export function linkAtX(
  [x1, y1, x2, y2]: readonly [number, number, number, number],
  x: number,
): { y: number; slope: number } {
  const s = (x - x1) / (x2 - x1); // control points at the middle: x(t) = 1.5 t (1 - t) + t³ of the way
  let [low, high] = [0, 1];
  for (let i = 0; i < 24; i++) {
    const t = (low + high) / 2;
    if (1.5 * t * (1 - t) + t ** 3 < s) low = t;
    else high = t;
  }
  const t = (low + high) / 2;
  const rise = 6 * t * (1 - t) * (y2 - y1);
  const run = (1.5 - 3 * t + 3 * t * t) * (x2 - x1);
  return { y: y1 + t * t * (3 - 2 * t) * (y2 - y1), slope: rise / run };
}

/** What lies at x, y: a bias mark, a tile, or the nearest link within `reach` px; null for nothing. */
export function itemAt(layout: NetworkLayout, x: number, y: number, reach = 6): NetworkItem | null {
  return biasAt(layout, x, y, reach) ?? unitAt(layout, x, y) ?? linkAt(layout, x, y, reach);
}

function biasAt(layout: NetworkLayout, x: number, y: number, reach: number): NetworkItem | null {
  const near = Math.min(9, reach + 1, layout.tile / 3);
  return unitWhere(layout, 1, "bias", (box) => Math.hypot(x - box.x, y - box.y - box.height) <= near);
}

function unitAt(layout: NetworkLayout, x: number, y: number): NetworkItem | null {
  return unitWhere(
    layout,
    0,
    "unit",
    (box) => x >= box.x - 1 && y >= box.y - 1 && x <= box.x + box.width + 1 && y <= box.y + box.height + 1,
  );
}

function unitWhere(
  layout: NetworkLayout,
  first: number,
  kind: "unit" | "bias",
  holds: (box: Box) => boolean,
): NetworkItem | null {
  for (let layer = first; layer < layout.units.length; layer++) {
    for (let unit = 0; unit < (layout.units[layer] ?? 0); unit++) {
      if (holds(tileBox(layout, layer, unit))) return { kind, layer, unit };
    }
  }
  return null;
}

function linkAt(layout: NetworkLayout, x: number, y: number, reach: number): NetworkItem | null {
  let best: NetworkItem | null = null;
  let least = reach;
  for (let layer = 1; layer < layout.units.length; layer++) {
    const [x1, , x2] = linkEnds(layout, layer, 0, 0);
    if (x < x1 || x > x2) continue;
    for (let from = 0; from < (layout.units[layer - 1] ?? 0); from++) {
      for (let to = 0; to < (layout.units[layer] ?? 0); to++) {
        const at = linkAtX(linkEnds(layout, layer, from, to), x);
        const distance = Math.abs(y - at.y) / Math.hypot(1, at.slope);
        if (distance >= least) continue;
        least = distance;
        best = { kind: "link", layer, from, to };
      }
    }
  }
  return best;
}
