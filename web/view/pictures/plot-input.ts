// Turns pointers and keys on a plot into a handful of callbacks. It owns no points: it asks for them when it needs
// them and tells what the reader did. It moves two marks of an overlay, the keyboard's cursor and
// an empty plot's ghost point, so that nobody has to render for them.
//
// Mouse: click adds, drag moves, right click removes, Shift-click adds the other class. Touch: tap adds, dragging a
// point moves it, a long press removes it; a gesture that does not start on a point scrolls the page as ever.
// Keys are in plot-keys.ts.

import { noChange } from "lit";
import { AsyncDirective } from "lit/async-directive.js";
import { directive, type ElementPart } from "lit/directive.js";
import { clampToPlane, type Plane, pixelX, pixelY, pointerAt, toData } from "./plane.ts";
import { PlotKeys } from "./plot-keys.ts";
import { hitPoint, reachOf } from "./points.ts";

/** A drag tells where it is: first "start", any number of "move", then "end", or "cancel" with the first position. */
export type MovePhase = "start" | "move" | "end" | "cancel";

/** What a plot lets its reader do. Positions are in data units, inside the plane. A missing callback is not offered. */
export interface PlotInputOptions {
  readonly plane: Plane;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  /** "add" also drags and removes; "move" adds nothing; "erase" removes what is clicked or swept over. */
  readonly tool?: "add" | "move" | "erase";
  /** `other` asks for the class that is not chosen (Shift). */
  readonly onAdd?: (x: number, y: number, other: boolean) => void;
  readonly onMove?: (index: number, x: number, y: number, phase: MovePhase) => void;
  readonly onRemove?: (index: number) => void;
  /** A point was clicked without being moved, or left with Escape (null). */
  readonly onPick?: (index: number | null) => void;
  /** The point under the pointer or the keyboard's cursor. */
  readonly onHover?: (index: number | null) => void;
}

/** The element a plot listens on, as far as this controller uses it. */
export interface PlotHost extends EventTarget {
  getBoundingClientRect(): { left: number; top: number; width: number; height: number };
  setPointerCapture(id: number): void;
  releasePointerCapture?(id: number): void;
  querySelector(selector: string): Element | null;
  toggleAttribute(name: string, on: boolean): boolean;
}

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
/** Listens on one element from attach() to detach(). `options` may be replaced at any time, also during a drag. */
export class PlotInput {
  #host: PlotHost | undefined;
  #press: Press | undefined;
  #hover: number | null = null;
  readonly #keys = new PlotKeys(() => this.options);

  constructor(public options: PlotInputOptions) {}

  attach(host: PlotHost): void {
    this.detach();
    this.#host = host;
    for (const [type, listener] of this.#listeners) {
      host.addEventListener(type, listener as EventListener, { passive: false });
    }
  }

  detach(): void {
    this.#endPress();
    for (const [type, listener] of this.#listeners) {
      this.#host?.removeEventListener(type, listener as EventListener);
    }
    this.#host = undefined;
  }

  readonly #listeners: readonly (readonly [string, (event: never) => void])[] = [
    ["pointerdown", (event: PointerEvent) => this.#down(event)],
    ["pointermove", (event: PointerEvent) => this.#drag(event)],
    ["pointerup", (event: PointerEvent) => this.#up(event)],
    ["pointercancel", () => this.#cancelPress()],
    ["pointerleave", () => this.#setHover(null)],
    ["touchstart", (event: TouchEvent) => this.#holdPage(event)],
    ["contextmenu", (event: MouseEvent) => this.#menu(event)],
    ["keydown", (event: KeyboardEvent) => this.#key(event)],
    ["focus", () => this.#showCursor()],
    ["blur", () => this.#keys.drop("end")],
  ];

  #at(event: { clientX: number; clientY: number }): [number, number] {
    return this.#host ? pointerAt(this.options.plane, this.#host, event) : [0, 0];
  }

  #hit(event: { clientX: number; clientY: number }, reach: number): number | null {
    return hitPoint(this.options.points, this.options.plane, this.#at(event), reach);
  }

  #place(event: { clientX: number; clientY: number }): [number, number] {
    return clampToPlane(this.options.plane, ...toData(this.options.plane, ...this.#at(event)));
  }

  /** Where a dragged point is: as far from where it was as the pointer is, so that it does not jump when grabbed. */
  #carry({ grab }: Press, event: { clientX: number; clientY: number }): [number, number] {
    const [px, py] = this.#at(event);
    return clampToPlane(this.options.plane, ...toData(this.options.plane, px + grab[0], py + grab[1]));
  }

  #down(event: PointerEvent): void {
    if (this.#press || (event.pointerType === "mouse" && event.button !== 0)) return;
    this.#keys.drop("end");
    const index = this.#hit(event, reachOf(event.pointerType));
    const point = index === null ? undefined : this.options.points[index];
    if (index !== null || event.pointerType === "mouse") this.#host?.setPointerCapture(event.pointerId);
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
    return [pixelX(this.options.plane, point.x) - px, pixelY(this.options.plane, point.y) - py];
  }

  #drag(event: PointerEvent): void {
    const press = this.#press;
    if (!press || event.pointerId !== press.id) {
      if (event.pointerType === "mouse") this.#setHover(this.#hit(event, reachOf("mouse")));
      this.#put("[data-ghost]", this.#place(event));
      return;
    }
    if (this.options.tool === "erase") {
      this.#sweep(event);
      return;
    }
    const far = Math.hypot(event.clientX - press.from[0], event.clientY - press.from[1]);
    if (!press.moved && far < (press.type === "touch" ? kTouchSlack : kSlack)) return;
    clearTimeout(press.timer);
    if (press.index !== null && press.origin) {
      if (!press.moved) this.options.onMove?.(press.index, ...press.origin, "start");
      this.options.onMove?.(press.index, ...this.#carry(press, event), "move");
    }
    press.moved = true;
  }

  #sweep(event: PointerEvent): void {
    const index = this.#hit(event, reachOf(event.pointerType));
    if (index === null || !this.#press) return;
    this.#press.moved = true;
    this.options.onRemove?.(index);
  }

  #up(event: PointerEvent): void {
    const press = this.#press;
    if (!press || event.pointerId !== press.id) return;
    this.#endPress();
    const { tool = "add", onAdd, onMove, onPick, onRemove } = this.options;
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
      this.options.onMove?.(press.index, ...press.origin, "cancel");
    }
  }

  #held(): void {
    const index = this.#press?.index;
    this.#endPress();
    if (index != null) this.options.onRemove?.(index);
  }

  /** Only a finger on a point stops the page from scrolling: it is about to drag that point. */
  #holdPage(event: TouchEvent): void {
    const touch = event.touches[0];
    if (event.touches.length !== 1 || !touch || !event.cancelable) return;
    if (this.#hit(touch, reachOf("touch")) !== null) event.preventDefault();
  }

  #menu(event: MouseEvent): void {
    const index = this.#hit(event, reachOf("mouse"));
    if (index === null && this.#press?.type !== "touch") return;
    event.preventDefault();
    if (index !== null && this.#press?.type !== "touch") this.options.onRemove?.(index);
  }

  #setHover(index: number | null): void {
    if (index === this.#hover) return;
    this.#hover = index;
    this.#host?.toggleAttribute("data-over", index !== null);
    this.options.onHover?.(index);
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && this.#press) this.#cancelPress();
    else if (!this.#keys.press(event.key, event.shiftKey)) return;
    event.preventDefault();
    this.#setHover(this.#keys.index);
    this.#showCursor();
  }

  /** Puts the keyboard's mark where the keyboard stands; it is only visible while the plot has focus. */
  #showCursor(): void {
    this.#put("[data-cursor]", this.#keys.cursor)?.classList.toggle("carrying", this.#keys.carrying);
  }

  /** Moves a mark of the overlay, if it is there, to a data position. */
  #put(selector: string, [x, y]: readonly [number, number]): Element | null {
    const { plane } = this.options;
    const mark = this.#host?.querySelector(selector) ?? null;
    mark?.setAttribute("transform", `translate(${pixelX(plane, x)} ${pixelY(plane, y)})`);
    return mark;
  }
}

class PlotInputDirective extends AsyncDirective {
  #input: PlotInput | undefined;
  #host: PlotHost | undefined;
  render(_options: PlotInputOptions): unknown {
    return noChange;
  }
  override update(part: ElementPart, [options]: [PlotInputOptions]) {
    if (this.#input) this.#input.options = options;
    else {
      this.#input = new PlotInput(options);
      this.#host = part.element as unknown as PlotHost;
      this.#input.attach(this.#host);
    }
    return noChange;
  }
  override disconnected(): void {
    this.#input?.detach();
  }
  override reconnected(): void {
    if (this.#host) this.#input?.attach(this.#host);
  }
}

/** `<div tabindex="0" ${plotInput(options)}>`: the controller above, for as long as the element is in the page. */
export const plotInput = directive(PlotInputDirective);
