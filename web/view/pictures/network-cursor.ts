// Which item of the network picture the keyboard is on. Where keys lead from there is in network-keys.ts.

import type { NetworkItem, NetworkLayout } from "./network-layout.ts";

/** An item and, on a link, which end the reader came from. */
export interface NetworkCursor {
  readonly item: NetworkItem;
  /** On a link: the end that stays while up and down change the other. */
  readonly hold?: "from" | "to";
}

export type ArrowKey = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home" | "End";

export const isArrowKey = (key: string): key is ArrowKey =>
  /^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(key);

/** The cursor put back onto a network that may have shrunk since. */
export function keepCursor(layout: NetworkLayout, cursor: NetworkCursor | null): NetworkCursor {
  const first: NetworkCursor = { item: { kind: "unit", layer: 0, unit: 0 } };
  if (!cursor || cursor.item.layer >= layout.units.length) return first;
  const { item } = cursor;
  const count = (layer: number) => layout.units[layer] ?? 0;
  const fits =
    item.kind === "link"
      ? item.layer > 0 && item.to < count(item.layer) && item.from < count(item.layer - 1)
      : item.unit < count(item.layer);
  return fits ? cursor : first;
}
