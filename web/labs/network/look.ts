// What the network picture must remember between renders: where pointer and keyboard are, what is chosen, how large the
// answers of unbounded neurons were. None of it reaches the model; the choice also stands in the store's `ui`, which
// decides what the worker is asked for.

import type { Scale } from "../../view/pictures/field.ts";
import type { NetworkCursor } from "../../view/pictures/network-cursor.ts";
import type { NetworkItem, NetworkLayout } from "../../view/pictures/network-layout.ts";
import type { Context } from "../common/lab.ts";
import { holds, weightOf } from "./items.ts";

export interface Look {
  hovered: NetworkItem | null;
  chosen: NetworkItem | null;
  cursor: NetworkCursor | null;
  /** The picture has keyboard focus. */
  focused: boolean;
  /** The field of the value tag should take the keyboard. */
  editing: boolean;
  /** What has been typed into it; null: it shows the number as it is. */
  typed: string | null;
  scales: Map<string, Scale>;
}

export const lookOf = (context: Context): Look =>
  context.memory<Look>("network look", () => ({
    hovered: null,
    chosen: null,
    cursor: null,
    focused: false,
    editing: false,
    typed: null,
    scales: new Map(),
  }));

/** Changes the look and draws again. */
export function setLook(context: Context, changes: Partial<Look>): void {
  const look = lookOf(context);
  Object.assign(look, changes);
  const { snapshot, dispatch } = context;
  const weight = look.chosen && snapshot ? weightOf(snapshot, look.chosen) : null;
  const unit = [look.hovered, look.chosen].find((item) => item?.kind === "unit");
  dispatch({
    type: "ui",
    changes: {
      weight: weight && { name: weight.name, index: weight.index },
      tile: unit?.kind === "unit" ? { layer: unit.layer - 1, unit: unit.unit } : null,
    },
  });
}

/** Forgets what a smaller network no longer has. */
export function keepToLayout(look: Look, layout: NetworkLayout): void {
  if (look.hovered && !holds(layout, look.hovered)) look.hovered = null;
  if (look.chosen && !holds(layout, look.chosen)) look.chosen = null;
}
