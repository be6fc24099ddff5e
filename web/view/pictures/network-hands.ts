// What gestures on the network picture mean: a pointer that looks or clicks, keys that walk from item to item. Fetched with
// the first of them; what the browser must not do by itself is kept from it in network.ts.

import type { NetworkOptions } from "./network.ts";
import { isArrowKey, keepCursor } from "./network-cursor.ts";
import { itemAt } from "./network-hits.ts";
import { moveCursor } from "./network-keys.ts";
import { type NetworkItem, type NetworkLayout, sameItem } from "./network-layout.ts";
import { reachOf } from "./points.ts";

function under(event: PointerEvent, on: Element, layout: NetworkLayout): NetworkItem | null {
  const box = on.getBoundingClientRect();
  const scale = layout.width / box.width;
  const reach = reachOf(event.pointerType || "mouse") * 0.7;
  return itemAt(layout, (event.clientX - box.left) * scale, (event.clientY - box.top) * scale, reach);
}

/** The keyboard goes on from where the pointer was. */
export function pick(
  event: PointerEvent,
  on: Element,
  layout: NetworkLayout,
  { onPick, onCursor }: NetworkOptions,
): void {
  const item = under(event, on, layout);
  if (item) onCursor?.({ item });
  onPick?.(item);
}

/** `hovered`: what was under it when the gesture was made, as far as that had been told. */
export function hover(
  event: PointerEvent,
  on: Element,
  layout: NetworkLayout,
  { hovered, onHover }: NetworkOptions,
): void {
  const gone = event.type === "pointerleave";
  const item = gone ? null : under(event, on, layout);
  const same = item === null ? !hovered : sameItem(item, hovered);
  if (gone || !same) onHover?.(item);
}

export function key({ key: name }: KeyboardEvent, layout: NetworkLayout, options: NetworkOptions): void {
  const cursor = keepCursor(layout, options.cursor ?? null);
  if (isArrowKey(name)) options.onCursor?.(moveCursor(layout, cursor, name));
  else if (name === "Enter") options.onEdit?.(cursor.item);
  else if (name === " ") options.onPick?.(cursor.item);
  else options.onEscape?.();
}
