// Turns pointers and keys on a plot into a handful of callbacks. It owns no points: it asks for them when it needs
// them and tells what the reader did. It moves two marks of an overlay, the keyboard's cursor and
// an empty plot's ghost point, so that nobody has to render for them.
//
// Mouse: click adds, drag moves, right click removes, Shift-click adds the other class. Touch: tap adds, dragging a
// point moves it, a long press removes it; a gesture that does not start on a point scrolls the page as ever.
// Keys are in plot-keys.ts. It comes with the first event on a plot; what can't wait for it is in plot-hands.ts.

import { clampToPlane, pixelX, pixelY, pointerAt, toData } from "./plane.ts";
import type { PlotHost, PlotInputOptions } from "./plot-hands.ts";
import { PlotKeys } from "./plot-keys.ts";
import { hitPoint, reachOf } from "./points.ts";

interface Press {
  readonly id: number;
  readonly type: string;
  readonly from: readonly [number, number];
  readonly index: number | null;
  readonly origin: readonly [number, number] | null;
  /** From the pointer to the point it grabbed, px. */
  readonly grab: readonly [number, number];
  readonly other: boolean;
  moved: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

const kSlack = 4; // px a mouse may slip and still have clicked
const kTouchSlack = 8;
const kLongPress = 500; // ms; a timer because no event tells a held finger from a resting one on every system

/** Hears the events of one element, in their order. */
export class PlotInput {
  #options: PlotInputOptions;
  #press: Press | undefined;
  #hover: number | null = null;
  readonly #keys = new PlotKeys(() => this.#options);

  constructor(
    readonly host: PlotHost,
    options: PlotInputOptions,
  ) {
    this.#options = options;
  }

  /** `options` are in force for this event and for what it sets off; others may come with the next, also during a drag. */
  handle(event: Event, options: PlotInputOptions): void {
    this.#options = options;
    this.#acts[event.type]?.(event as never);
  }

  readonly #acts: Readonly<Record<string, (event: never) => void>> = {
    pointerdown: (event: PointerEvent) => this.#down(event),
    pointermove: (event: PointerEvent) => this.#drag(event),
    pointerup: (event: PointerEvent) => this.#up(event),
    pointercancel: () => this.#cancelPress(),
    pointerleave: () => this.#setHover(null),
    contextmenu: (event: MouseEvent) => this.#menu(event),
    keydown: (event: KeyboardEvent) => this.#key(event),
    focus: () => this.#showCursor(),
    blur: () => this.#keys.drop("end"),
  };

  #at(event: { clientX: number; clientY: number }): [number, number] {
    return pointerAt(this.#options.plane, this.host, event);
  }

  #hit(event: { clientX: number; clientY: number }, reach: number): number | null {
    return hitPoint(this.#options.points, this.#options.plane, this.#at(event), reach);
  }

  #place(event: { clientX: number; clientY: number }): [number, number] {
    return clampToPlane(this.#options.plane, ...toData(this.#options.plane, ...this.#at(event)));
  }

  /** Where a dragged point is: as far from where it was as the pointer is, so that it does not jump when grabbed. */
  #carry({ grab }: Press, event: { clientX: number; clientY: number }): [number, number] {
    const [px, py] = this.#at(event);
    return clampToPlane(this.#options.plane, ...toData(this.#options.plane, px + grab[0], py + grab[1]));
  }

  #down(event: PointerEvent): void {
    if (this.#press || (event.pointerType === "mouse" && event.button !== 0)) return;
    this.#keys.drop("end");
    const index = this.#hit(event, reachOf(event.pointerType));
    const point = index === null ? undefined : this.#options.points[index];
    this.#press = {
      id: event.pointerId,
      type: event.pointerType,
      from: [event.clientX, event.clientY],
      index,
      origin: point ? [point.x, point.y] : null,
      grab: point ? this.#offset(point, event) : [0, 0],
      other: event.shiftKey,
      moved: false,
      timer:
        index === null || event.pointerType !== "touch"
          ? undefined
          : setTimeout(() => this.#held(), kLongPress),
    };
  }

  #offset(point: { readonly x: number; readonly y: number }, event: PointerEvent): [number, number] {
    const [px, py] = this.#at(event);
    return [pixelX(this.#options.plane, point.x) - px, pixelY(this.#options.plane, point.y) - py];
  }

  #drag(event: PointerEvent): void {
    const press = this.#press;
    if (!press || event.pointerId !== press.id) {
      if (event.pointerType === "mouse") this.#setHover(this.#hit(event, reachOf("mouse")));
      this.#put("[data-ghost]", this.#place(event));
      return;
    }
    if (this.#options.tool === "erase") {
      this.#sweep(event);
      return;
    }
    const far = Math.hypot(event.clientX - press.from[0], event.clientY - press.from[1]);
    if (!press.moved && far < (press.type === "touch" ? kTouchSlack : kSlack)) return;
    clearTimeout(press.timer);
    if (press.index !== null && press.origin) {
      if (!press.moved) this.#options.onMove?.(press.index, ...press.origin, "start");
      this.#options.onMove?.(press.index, ...this.#carry(press, event), "move");
    }
    press.moved = true;
  }

  #sweep(event: PointerEvent): void {
    const index = this.#hit(event, reachOf(event.pointerType));
    if (index === null || !this.#press) return;
    this.#press.moved = true;
    this.#options.onRemove?.(index);
  }

  #up(event: PointerEvent): void {
    const press = this.#press;
    if (!press || event.pointerId !== press.id) return;
    this.#endPress();
    const { tool = "add", onAdd, onMove, onPick, onRemove } = this.#options;
    if (press.index !== null) {
      if (press.moved && tool !== "erase") onMove?.(press.index, ...this.#carry(press, event), "end");
      else if (!press.moved && tool === "erase") onRemove?.(press.index);
      else if (!press.moved) onPick?.(press.index);
    } else if (!press.moved && tool === "add") {
      this.#keys.cursor = this.#place(event);
      onAdd?.(...this.#keys.cursor, press.other || event.shiftKey);
    }
  }

  #endPress(): void {
    clearTimeout(this.#press?.timer);
    this.#press = undefined;
  }

  /** The page took the gesture over, or the finger was held: nothing of it happened. */
  #cancelPress(): void {
    const press = this.#press;
    this.#endPress();
    if (press?.moved && press.index !== null && press.origin) {
      this.#options.onMove?.(press.index, ...press.origin, "cancel");
    }
  }

  #held(): void {
    const index = this.#press?.index;
    this.#endPress();
    if (index != null && this.host.isConnected) this.#options.onRemove?.(index);
  }

  #menu(event: MouseEvent): void {
    const index = this.#hit(event, reachOf("mouse"));
    if (index !== null && this.#press?.type !== "touch") this.#options.onRemove?.(index);
  }

  #setHover(index: number | null): void {
    if (index === this.#hover) return;
    this.#hover = index;
    this.host.toggleAttribute("data-over", index !== null);
    this.#options.onHover?.(index);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && this.#press) this.#cancelPress();
    else if (!this.#keys.press(event.key, event.shiftKey)) return;
    this.#setHover(this.#keys.index);
    this.#showCursor();
  }

  /** Puts the keyboard's mark where the keyboard stands; it is only visible while the plot has focus. */
  #showCursor(): void {
    this.#put("[data-cursor]", this.#keys.cursor)?.classList.toggle("carrying", this.#keys.carrying);
  }

  /** Moves a mark of the overlay, if it is there, to a data position. */
  #put(selector: string, [x, y]: readonly [number, number]): Element | null {
    const { plane } = this.#options;
    const mark = this.host.querySelector(selector) ?? null;
    mark?.setAttribute("transform", `translate(${pixelX(plane, x)} ${pixelY(plane, y)})`);
    return mark;
  }
}
