// What gestures on the loss chart mean: a drag or a key goes to another step, a mouse that only looks asks what is under
// it. Fetched with the first gesture.

import { type ChartScale, stepAt } from "./timeline-scale.ts";

/** The step under a pointer on something in the chart, not rounded. */
export function stepUnder(scale: ChartScale, on: SVGElement, { clientX }: MouseEvent): number {
  const box = (on.ownerSVGElement ?? on).getBoundingClientRect();
  return stepAt(scale, clientX - box.left);
}

/** Tells the step under a mouse that presses nothing, null once it is gone. */
export function hover(
  event: PointerEvent,
  on: SVGElement,
  scale: ChartScale,
  tell: ((step: number | null) => void) | undefined,
): void {
  const looks = event.type === "pointermove" && event.pointerType === "mouse" && event.buttons === 0;
  tell?.(looks ? stepUnder(scale, on, event) : null);
}

/** Goes to the step under a pointer that has been caught, or by a key from `now`; `last` is the last one walked. */
export function scrub(
  event: PointerEvent | KeyboardEvent,
  on: SVGElement,
  scale: ChartScale,
  now: number,
  last: number,
  go: (step: number) => void,
): void {
  const to = (step: number): void => go(Math.round(Math.min(last, Math.max(0, step))));
  if (event instanceof KeyboardEvent) {
    const keys: Record<string, number> = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -10,
      PageUp: 10,
      Home: -now,
      End: last - now,
    };
    const by = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
    if (by !== undefined) to(now + by);
  } else if (on.hasPointerCapture(event.pointerId)) to(stepUnder(scale, on, event));
}
