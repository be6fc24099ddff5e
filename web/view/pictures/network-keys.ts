// Walking through the network picture with arrow keys: along a column, over a link, to the next column.
// From a tile, right and left lead onto the straightest link; on a link, up and down change its far end, the end that
// is being travelled to. Pure: item and key in, item out. Fetched when
// the focus comes to the picture.

import type { ArrowKey, NetworkCursor } from "./network-cursor.ts";
import type { NetworkItem, NetworkLayout } from "./network-layout.ts";

/** Where the key leads; the same cursor where there is nothing that way. */
export function moveCursor(layout: NetworkLayout, cursor: NetworkCursor, key: ArrowKey): NetworkCursor {
  if (key === "Home" || key === "End") {
    const layer = key === "Home" ? 0 : layout.units.length - 1;
    return { item: { kind: "unit", layer, unit: 0 } };
  }
  const { item } = cursor;
  return item.kind === "link"
    ? fromLink(layout, item, cursor.hold ?? "from", key)
    : fromUnit(layout, item, key);
}

type Unit = Exclude<NetworkItem, { kind: "link" }>;
type Link = Extract<NetworkItem, { kind: "link" }>;

function fromUnit(layout: NetworkLayout, item: Unit, key: ArrowKey): NetworkCursor {
  const { layer, unit } = item;
  if (key === "ArrowUp" || key === "ArrowDown") {
    const next = within(unit + (key === "ArrowUp" ? -1 : 1), layout.units[layer] ?? 1);
    return { item: { kind: "unit", layer, unit: next } };
  }
  const other = key === "ArrowRight" ? layer + 1 : layer - 1;
  if (other < 0 || other >= layout.units.length) return { item: { kind: "unit", layer, unit } };
  const far = straightest(layout, other, layout.y[layer]?.[unit] ?? 0);
  return key === "ArrowRight"
    ? { item: { kind: "link", layer: other, from: unit, to: far }, hold: "from" }
    : { item: { kind: "link", layer, from: far, to: unit }, hold: "to" };
}

function fromLink(layout: NetworkLayout, item: Link, hold: "from" | "to", key: ArrowKey): NetworkCursor {
  const { layer, from, to } = item;
  if (key === "ArrowRight") return { item: { kind: "unit", layer, unit: to } };
  if (key === "ArrowLeft") return { item: { kind: "unit", layer: layer - 1, unit: from } };
  const step = key === "ArrowUp" ? -1 : 1;
  if (hold === "from") return { item: { ...item, to: within(to + step, layout.units[layer] ?? 1) }, hold };
  return { item: { ...item, from: within(from + step, layout.units[layer - 1] ?? 1) }, hold };
}

const within = (index: number, count: number) => Math.min(count - 1, Math.max(0, index));

function straightest(layout: NetworkLayout, layer: number, y: number): number {
  const column = layout.y[layer] ?? [];
  return column.reduce((best, v, i) => (Math.abs(v - y) < Math.abs((column[best] ?? 0) - y) ? i : best), 0);
}
