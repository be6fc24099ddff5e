// How a lane is told from the others wherever it is drawn: its number, and for the first four a colour with a dash of
// their own (LOOK, "Branches of a walk"); the rest are grey and lean on their number.

import { nothing, type SVGTemplateResult, svg } from "lit";

export interface LaneLook {
  /** A colour for strokes and words. */
  readonly colour: string;
  readonly dash: string | typeof nothing;
  readonly width: number;
}

const kDashes = [nothing, "6 3", "2 3", "8 3 2 3"] as const;

export function lookOf(lane: number): LaneLook {
  const dash = kDashes[lane];
  return dash === undefined
    ? { colour: "var(--muted)", dash: nothing, width: 1 }
    : { colour: `var(--branch-${lane + 1})`, dash, width: 1.75 };
}

/** A piece of the lane's line, to stand before its name. */
export function sample(lane: number): SVGTemplateResult {
  const { colour, dash, width } = lookOf(lane);
  return svg`<path d="M1 6H23" stroke=${colour} stroke-width=${Math.max(width, 1.25)} stroke-dasharray=${dash} fill="none"/>`;
}
