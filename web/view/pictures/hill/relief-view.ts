// Where a hill's places stand on the screen when it is seen from the side: turned by `yaw`, tilted by `pitch`, without
// perspective, fitted into a box. Pure; relief.ts draws with it.

import type { Range } from "../plane.ts";

/** Radians: `yaw` turns the hill, `pitch` tilts it from seen from the side (0) to seen from above (π/2). */
export interface View {
  readonly yaw: number;
  readonly pitch: number;
}

export const kFirstView: View = { yaw: -0.6, pitch: 0.7 };
const kPitch: Range = [0.2, 1.4];
const kTall = 0.62; // height of the hill, its sides being 1
const kSpare = 18; // px around it

export interface Camera {
  /** u, v from 0 to 1 across and up the map, h from 0 to 1; px. */
  place(u: number, v: number, h: number): [x: number, y: number];
  /** How far away; larger is further. */
  depth(u: number, v: number): number;
  /** A way towards whoever looks, on the map, as long as one side. */
  readonly towards: readonly [du: number, dv: number];
}

export function cameraOf({ yaw, pitch }: View, width: number, height: number): Camera {
  const [sin, cos] = [Math.sin(yaw), Math.cos(yaw)];
  const [tilt, rise] = [Math.sin(pitch), Math.cos(pitch)];
  const across = Math.abs(sin) + Math.abs(cos);
  const size = Math.min(
    (width - 2 * kSpare) / across,
    (height - 2 * kSpare) / (across * tilt + kTall * rise),
  );
  const depth = (u: number, v: number): number => (u - 0.5) * sin + (v - 0.5) * cos;
  return {
    place: (u, v, h) => [
      width / 2 + ((u - 0.5) * cos - (v - 0.5) * sin) * size,
      height / 2 - (depth(u, v) * tilt + (h - 0.5) * kTall * rise) * size,
    ],
    depth,
    towards: [-sin, -cos],
  };
}

/** Turned further; the tilt stays within what can be read. */
export const turned = ({ yaw, pitch }: View, byYaw: number, byPitch: number): View => ({
  yaw: (yaw + byYaw) % (2 * Math.PI),
  pitch: Math.min(kPitch[1], Math.max(kPitch[0], pitch + byPitch)),
});
