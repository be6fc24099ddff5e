// Level lines of a bowl in a plane of pixels. A quadratic's are ellipses, so they are drawn as such, exactly; where the
// points leave a direction free they are pairs of straight lines. Heights stand on a log scale, as in the loss chart.

import { nothing, type SVGTemplateResult, svg } from "lit";
import { loss } from "../numbers.ts";
import { type Plane, pixelX, pixelY } from "../plane.ts";
import { above, type Bowl } from "./bowl.ts";

const kPerDecade = 4; // lines; each fourth is stronger and has its number
const kLeastRadius = 9; // px: closer to the bottom lines would run into each other
const kLeastNumbered = 14; // px
const kMostLines = 48;

/** A level line: an ellipse of these half axes, turned by `turn` degrees, around the bottom's pixel. */
export interface Ring {
  /** J on it. */
  readonly height: number;
  readonly strong: boolean;
  /** Half axes in px, the longer first; Infinity along a free direction. */
  readonly long: number;
  readonly short: number;
}

export interface Rings {
  readonly x: number;
  readonly y: number;
  /** Degrees from the x axis to the long axis, clockwise as pixels go. */
  readonly turn: number;
  /** Outermost first. */
  readonly rings: readonly Ring[];
}

/** All lines that cross the plane; none where the bowl is flat or the numbers have run out. */
export function ringsOf(bowl: Bowl, plane: Plane): Rings {
  const [x, y] = [pixelX(plane, bowl.bottom.w), pixelY(plane, bowl.bottom.b)];
  const [sw, sb] = [(plane.x[1] - plane.x[0]) / plane.width, (plane.y[1] - plane.y[0]) / plane.height];
  // The form per pixel; y grows downward.
  const [a, c, d] = [bowl.ww * sw * sw, -bowl.wb * sw * sb, bowl.bb * sb * sb];
  const [middle, spread] = [(a + d) / 2, Math.hypot((a - d) / 2, c)];
  const [steep, gentle] = [middle + spread, middle - spread];
  // The long axis lies along the eigenvector of the gentle eigenvalue.
  const turn = (Math.atan2(2 * c, a - d) / 2) * (180 / Math.PI) + 90;
  const radius = (up: number, curve: number): number =>
    curve > 1e-12 * steep ? Math.sqrt(up / curve) : Number.POSITIVE_INFINITY;
  const rings: Ring[] = [];
  for (let k = topLevel(bowl, plane); rings.length < kMostLines && Number.isFinite(k); k--) {
    const up = 10 ** (k / kPerDecade);
    const [long, short] = [radius(up, gentle), radius(up, steep)];
    if (short < kLeastRadius) break;
    rings.push({ height: bowl.least + up, strong: k % kPerDecade === 0, long, short });
  }
  return { x, y, turn, rings };
}

/** The highest level below the plane's highest corner. */
function topLevel(bowl: Bowl, { x, y }: Plane): number {
  const corners = x.flatMap((w) => y.map((b) => above(bowl, { w, b })));
  return Math.floor(Math.log10(Math.max(...corners)) * kPerDecade);
}

/** To stand under the walk in the (w, b) plane. */
export function levelLines(bowl: Bowl, plane: Plane): SVGTemplateResult {
  const { x, y, turn, rings } = ringsOf(bowl, plane);
  const far = 4 * (plane.width + plane.height);
  const shape = ({ long, short }: Ring): string =>
    Number.isFinite(long)
      ? `M${-long} 0A${long} ${short} 0 0 1 ${long} 0A${long} ${short} 0 0 1 ${-long} 0Z`
      : `M${-far} ${-short}H${far}M${-far} ${short}H${far}`;
  const drawn = (strong: boolean) => {
    const lines = rings.filter((ring) => ring.strong === strong).map(shape);
    return lines.length === 0
      ? nothing
      : svg`<path d=${lines.join("")} transform=${`translate(${x} ${y})rotate(${turn})`}
        stroke=${strong ? "var(--edge)" : "var(--hair)"} stroke-width="1" vector-effect="non-scaling-stroke"/>`;
  };
  return svg`<g class="levels" aria-hidden="true">${drawn(false)}${drawn(true)}
    ${rings.map((ring) => (ring.strong && ring.short > kLeastNumbered ? numberOn(ring, { x, y, turn }, plane) : nothing))}</g>`;
}

type Frame = Pick<Rings, "x" | "y" | "turn">;

/** The ring's number where the line lies well inside the picture, first of all to the upper right of the bottom. */
function numberOn(ring: Ring, frame: Frame, plane: Plane): SVGTemplateResult | typeof nothing {
  for (const degrees of [-50, -75, -25, 60, 130, 180, -130, 0, 90]) {
    const [x, y] = onRing(ring, frame, (degrees * Math.PI) / 180);
    if (x < 34 || x > plane.width - 26 || y < 16 || y > plane.height - 26) continue;
    return svg`<text class="halo" x=${x} y=${y + 4} text-anchor="middle">${loss(ring.height)}</text>`;
  }
  return nothing;
}

/** Where a ray from the bottom, at this angle on screen, meets the ring. */
function onRing({ long, short }: Ring, { x, y, turn }: Frame, angle: number): [x: number, y: number] {
  const own = angle - (turn * Math.PI) / 180;
  const reach = 1 / Math.hypot(Math.cos(own) / long, Math.sin(own) / short);
  return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
}
