// What a plot does at once when it is touched: it keeps the browser from scrolling, opening a menu or losing the pointer,
// where the gesture is the plot's. What the gesture means is plot-input.ts, which is fetched with the first event; events
// that come before it wait and are acted on in their order.

import { noChange } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";
import { Later } from "../controls/later.ts";
import { type Plane, pointerAt } from "./plane.ts";
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
  readonly isConnected: boolean;
  querySelector(selector: string): Element | null;
  toggleAttribute(name: string, on: boolean): boolean;
}

const kEvents = [
  ...["pointerdown", "pointermove", "pointerup", "pointercancel", "pointerleave"],
  ...["touchstart", "contextmenu", "keydown", "focus", "blur"],
];
const kKeys = /^(Arrow\w+|Enter| |Delete|Backspace|Escape)$/;
/** Nothing is drawn anew when the code has come. */
const kNobody = { requestUpdate: () => undefined, updateComplete: Promise.resolve(true) };

/** Hears an element's events as a listener object. `options` may be replaced at any time, also during a drag. */
export class PlotHands {
  #finger = false;
  readonly #input = new Later(kNobody, async () => {
    const { PlotInput } = await import("./plot-input.ts");
    return new PlotInput(this.host, this.options);
  });

  constructor(
    readonly host: PlotHost,
    public options: PlotInputOptions,
  ) {
    for (const type of kEvents) host.addEventListener(type, this, { passive: false });
  }

  handleEvent(event: Event): void {
    if (this.#owns(event)) event.preventDefault();
    // What was meant then (the tool, the kind of point), on the plot as it is when it is acted on.
    const then = this.options;
    this.#input.use((input) => {
      const { plane, points } = this.options;
      input.handle(event, { ...then, plane, points });
    });
  }

  /** Whether what the browser would do by itself is to be left out. */
  #owns(event: Event): boolean {
    if (event.type === "pointerdown") this.#hold(event as PointerEvent);
    if (event.type === "pointerup" || event.type === "pointercancel") this.#finger = false;
    if (event.type === "touchstart") return this.#dragsPoint(event as TouchEvent);
    if (event.type === "contextmenu") return this.#finger || this.#hits(event as MouseEvent, "mouse");
    if (event.type !== "keydown") return false;
    const { key, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
    return kKeys.test(key) && !(ctrlKey || metaKey || altKey);
  }

  /** A finger is held by the browser itself. */
  #hold({ pointerType, button, pointerId }: PointerEvent): void {
    this.#finger = pointerType === "touch";
    if (!this.#finger && button === 0) this.host.setPointerCapture(pointerId);
  }

  /** Only a finger on a point stops the page from scrolling: it is about to drag that point. */
  #dragsPoint({ touches, cancelable }: TouchEvent): boolean {
    const touch = touches[0];
    return cancelable && touches.length === 1 && touch !== undefined && this.#hits(touch, "touch");
  }

  #hits(event: { clientX: number; clientY: number }, pointerType: string): boolean {
    const { plane, points } = this.options;
    return hitPoint(points, plane, pointerAt(plane, this.host, event), reachOf(pointerType)) !== null;
  }
}

class PlotInputDirective extends Directive {
  #hands: PlotHands | undefined;
  render(_options: PlotInputOptions): unknown {
    return noChange;
  }
  override update({ element }: ElementPart, [options]: [PlotInputOptions]) {
    this.#hands ??= new PlotHands(element as unknown as PlotHost, options);
    this.#hands.options = options;
    return noChange;
  }
}

/** `<div tabindex="0" ${plotInput(options)}>`: what the reader does on the element, told to the options' callbacks. */
export const plotInput = directive(PlotInputDirective);
