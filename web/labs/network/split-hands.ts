// What a drag or a key on the bar of points does: another share is held back. Fetched with the first gesture.

import type { Context } from "../common/lab.ts";

const kNotch = 0.05;
const kMost = 0.9;

const rounded = (share: number): number => Math.round(Math.min(kMost, Math.max(0, share)) / kNotch) * kNotch;

/** `grip` stands where the bar is divided, inside of it. */
export function splitBy(context: Context, event: PointerEvent | KeyboardEvent, grip: HTMLElement): void {
  const { state, dispatch } = context;
  const drags = context.memory("drags of the split", () => ({ n: 0 }));
  const { held: share } = state.settings;
  const set = (next: number): void => {
    const value = Number(rounded(next).toFixed(2));
    if (value !== share) dispatch({ type: "set", changes: { held: value }, gesture: `split ${drags.n}` });
  };
  if (event instanceof KeyboardEvent) {
    const by = { ArrowLeft: kNotch, ArrowDown: kNotch, ArrowRight: -kNotch, ArrowUp: -kNotch }[event.key];
    const to = event.key === "Home" ? kMost : event.key === "End" ? 0 : by === undefined ? null : share + by;
    if (to === null) return;
    drags.n++;
    set(to);
  } else if (event.type === "pointerup") drags.n++;
  else {
    const box = grip.parentElement?.getBoundingClientRect();
    if (box && grip.hasPointerCapture(event.pointerId)) set((box.right - event.clientX) / box.width);
  }
}
