// An arrow from the ball to where a step leads, to scale: the marker's yellow for what the slope says, ink for what an
// optimizer remembers. It begins at the ball's edge and ends at the ring's; one too short for a head is left out.

import { nothing, type SVGTemplateResult, svg } from "lit";

type Spot = readonly [x: number, y: number];

export interface ArrowLook {
  readonly kind: "slope" | "memory";
  /** Name beside its middle, in the math face. */
  readonly name?: string;
  /** Radii left free at both ends. */
  readonly gaps: readonly [from: number, to: number];
}

const kHead = 12;
const kFar = 20_000; // px: further out there is nothing to point at

export function arrow(
  from: Spot,
  to: Spot,
  { kind, name, gaps }: ArrowLook,
): SVGTemplateResult | typeof nothing {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const [start, end] = [gaps[0], length - gaps[1]];
  if (!(end - start > kHead) || length > kFar) return nothing;
  const half = kind === "slope" ? 3 : 1.25;
  const shaft = end - kHead;
  const d = `M${start} ${-half}H${shaft}v${half - 5}L${end} 0L${shaft} 5v${half - 5}H${start}Z`;
  const turn = (Math.atan2(dy, dx) * 180) / Math.PI;
  const colours =
    kind === "slope"
      ? { fill: "var(--marker)", stroke: "var(--marker-line)" }
      : { fill: "var(--ink-2)", stroke: "var(--sunk)" };
  return svg`<path d=${d} transform=${`translate(${from[0]} ${from[1]})rotate(${turn})`} fill=${colours.fill}
      stroke=${colours.stroke} stroke-width="1.5" stroke-linejoin="round"/>
    ${name === undefined ? nothing : nameBeside(from, [dx / length, dy / length], (start + end) / 2, name)}`;
}

/** Above the arrow's middle, whichever way it points. */
function nameBeside(from: Spot, [ux, uy]: Spot, at: number, name: string): SVGTemplateResult {
  const side = ux >= 0 ? 1 : -1;
  const [x, y] = [from[0] + ux * at + side * uy * 16, from[1] + uy * at - side * ux * 16];
  return svg`<text class="math halo ink big" x=${x} y=${y + 5} text-anchor="middle">${name}</text>`;
}
