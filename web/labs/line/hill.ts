// The hill in Line: the bowl of the points in hand, its level lines under the walk, and the arrow of the next step. The
// bowl comes from the page's own points, so it changes in the frame in which one is dragged.

import { nothing, type SVGTemplateResult, svg } from "lit";
import type { Point } from "../../shared/protocol.ts";
import { arrow } from "../../view/pictures/hill/arrow.ts";
import { type Bowl, bowlOf } from "../../view/pictures/hill/bowl.ts";
import { levelLines } from "../../view/pictures/hill/levels.ts";
import type { Straight } from "../../view/pictures/line-plot.ts";
import type { PathPlaneOptions } from "../../view/pictures/path-plane.ts";
import { type Plane, pixelX, pixelY } from "../../view/pictures/plane.ts";
import type { Context } from "../common/lab.ts";

interface Kept {
  points: readonly Point[] | null;
  split: Uint8Array | null;
  l2: number;
  bowl: Bowl | null;
}

/** The bowl of the points learnt from, penalty included; null without points. Made anew when one of them has changed. */
export function bowlNow({ state, snapshot, memory }: Context): Bowl | null {
  if (state.ui.guessing) return null; // its lowest place is what the reader is to guess
  const kept = memory<Kept>("bowl", () => ({ points: null, split: null, l2: 0, bowl: null }));
  const { shown, settings } = state;
  const split = snapshot?.split.length === shown.length ? snapshot.split : null;
  if (kept.points !== shown || kept.split !== split || kept.l2 !== settings.l2) {
    kept.bowl = bowlOf(
      shown.filter((_, i) => split?.[i] !== 1),
      settings.l2,
    );
    Object.assign(kept, { points: shown, split, l2: settings.l2 });
  }
  return kept.bowl;
}

const kBall = 11; // px, ball and its ring of paper
const kRing = 7;

/** What the (w, b) plane shows of the hill, as options of the picture. `next`: where −α∇J leads from `now`. */
export function hillLayers(
  bowl: Bowl | null,
  now: Straight | undefined,
  next: Straight | null,
): Pick<PathPlaneOptions, "behind" | "over"> {
  const spot = (plane: Plane, at: Straight) => [pixelX(plane, at.w), pixelY(plane, at.b)] as const;
  return {
    behind: (plane) => (bowl === null ? svg`` : levelLines(bowl, plane)),
    over: (plane): SVGTemplateResult =>
      now === undefined || next === null
        ? svg``
        : svg`${arrow(spot(plane, now), spot(plane, next), { kind: "slope", name: "−α∇J", gaps: [kBall, kRing] }) ?? nothing}`,
  };
}
