// The keyboard's half of a plot: a cursor that goes from point to point or anywhere, picks points up, carries and drops
// them. It reports what was done through the same callbacks as the pointer's half (plot-hands.ts) and draws nothing.
//
// Arrows go from point to point, Shift + arrows move the cursor freely; Enter adds, or picks up a point that arrows
// then move; Space picks, Delete removes, Escape puts back.

import { clampToPlane, pixelX, pixelY } from "./plane.ts";
import type { PlotInputOptions } from "./plot-hands.ts";
import { type Direction, hitPoint, pointTowards } from "./points.ts";

const kStep = 0.1; // data units an arrow carries a point
const kLeap = 0.5; // with Shift
const kRoam = 0.2; // what the free cursor moves

const kArrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** State of the keyboard on one plot; `options` answers with the plot as it is now. */
export class PlotKeys {
  /** Where the cursor stands, data units. */
  cursor: [x: number, y: number] = [0, 0];
  #carried: { readonly index: number; readonly origin: readonly [number, number] } | undefined;

  constructor(private readonly options: () => PlotInputOptions) {}

  get carrying(): boolean {
    return this.#carried !== undefined;
  }

  /** The point the cursor stands on. */
  get index(): number | null {
    const { plane, points } = this.options();
    return (
      this.#carried?.index ??
      hitPoint(points, plane, [pixelX(plane, this.cursor[0]), pixelY(plane, this.cursor[1])], 1)
    );
  }

  /** Does what the key asks for; false where the key means nothing here. */
  press(key: string, shift: boolean): boolean {
    const arrow = Object.hasOwn(kArrows, key) ? kArrows[key] : undefined;
    if (arrow) this.#arrow(arrow, shift);
    else if (key === "Enter") this.#enter(shift);
    else if (key === " ") this.#pick();
    else if (key === "Delete" || key === "Backspace") this.#remove();
    else if (key === "Escape") this.#escape();
    else return false;
    return true;
  }

  /** Lets go of a carried point: where it is ("end"), or where it was ("cancel"). */
  drop(phase: "end" | "cancel"): void {
    const carried = this.#carried;
    if (!carried) return;
    this.#carried = undefined;
    if (phase === "cancel") this.cursor = [...carried.origin];
    this.options().onMove?.(carried.index, ...this.cursor, phase);
  }

  #arrow(direction: Direction, shift: boolean): void {
    const { plane, points, onMove } = this.options();
    const [x, y] = this.cursor;
    const length = this.#carried ? (shift ? kLeap : kStep) : kRoam;
    const free = clampToPlane(plane, x + direction[0] * length, y + direction[1] * length);
    if (this.#carried) {
      this.cursor = free;
      onMove?.(this.#carried.index, ...free, "move");
      return;
    }
    const next = shift ? null : pointTowards(points, this.cursor, direction);
    const point = next === null ? undefined : points[next];
    if (point) this.cursor = [point.x, point.y];
    else if (shift || points.length === 0) this.cursor = free;
  }

  #enter(shift: boolean): void {
    const { points, onAdd, onMove } = this.options();
    const index = this.index;
    const point = index === null ? undefined : points[index];
    if (this.#carried) this.drop("end");
    else if (index !== null && point && onMove) {
      this.#carried = { index, origin: [point.x, point.y] };
      this.cursor = [point.x, point.y];
      onMove(index, point.x, point.y, "start");
    } else onAdd?.(...this.cursor, shift);
  }

  #pick(): void {
    const index = this.index;
    if (index !== null) this.options().onPick?.(index);
  }

  #remove(): void {
    const index = this.index;
    this.#carried = undefined;
    if (index !== null) this.options().onRemove?.(index);
  }

  #escape(): void {
    if (this.#carried) this.drop("cancel");
    else this.options().onPick?.(null);
  }
}
