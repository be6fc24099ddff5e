// A hill seen from the side, on a canvas: cells from the furthest to the nearest (painter's order), each with its level
// lines and its piece of the walk, so that what lies behind a ridge is hidden. The loss has no sign, so its slopes are
// shaded in ink on paper and have no colour. Heights are as the loss is, cut off where a few steep corners would
// flatten all the rest.

import type { Grid } from "../../../shared/protocol.ts";
import { type Colours, parseColour } from "../../colour/colours.ts";
import { prepare } from "../canvas.ts";
import { cross } from "../isoline.ts";
import { type Camera, cameraOf, type View } from "./relief-view.ts";

type Spot = readonly [u: number, v: number];

export interface Relief {
  /** Row 0 at the top; values at the centres of the cells. */
  readonly grid: Grid;
  /** The walk on the map, 0 to 1 across and up; the ball last. */
  readonly path: readonly Spot[];
  readonly diverged: boolean;
  readonly names: { readonly x: string; readonly y: string };
}

export interface ReliefBox {
  readonly width: number;
  readonly height: number;
  readonly dpr: number;
  readonly colours: Colours;
  readonly danger: string;
}

const kShades = 24;
const kLines = 24; // level lines over the whole height
const kPiece = 0.01; // of a side: longest piece of the walk that is drawn at once
const kLight = [-0.5, 0.3, 0.81] as const; // from the upper left

/** The hill as numbers that drawing needs: heights 0 to 1 on the grid's centres. */
export interface Surface {
  readonly n: number;
  readonly m: number;
  readonly heights: Float64Array;
  readonly low: number;
  /** The loss at height 1. */
  readonly top: number;
}

export function surfaceOf({ width, height, values }: Grid): Surface {
  const sorted = Float64Array.from(values.filter(Number.isFinite)).sort();
  const [low, high] = [sorted[0] ?? 0, sorted.at(-1) ?? 1];
  const most = sorted[Math.floor(0.9 * sorted.length)] ?? high;
  const top = Math.min(high, low + 2.5 * (most - low)) || 1;
  const size = top > low ? top - low : 1;
  const heights = Float64Array.from(values, (v) => (Number.isFinite(v) ? Math.min(1, (v - low) / size) : 1));
  return { n: width, m: height, heights, low, top };
}

/** Height between the centres, by straight lines; beyond the last centre it stays. */
export function heightAt({ n, m, heights }: Surface, u: number, v: number): number {
  const into = (x: number, most: number): number => Math.min(most, Math.max(0, x));
  const [c, r] = [into(u * n - 0.5, n - 1), into((1 - v) * m - 0.5, m - 1)];
  const [c0, r0] = [Math.min(n - 2, Math.floor(c)), Math.min(m - 2, Math.floor(r))];
  const [fc, fr] = [c - c0, r - r0];
  const at = (i: number, j: number): number => heights[j * n + i] ?? 0;
  const [top, bottom] = [r0, r0 + 1].map((j) => at(c0, j) * (1 - fc) + at(c0 + 1, j) * fc) as [
    number,
    number,
  ];
  return top * (1 - fr) + bottom * fr;
}

export function drawRelief(canvas: HTMLCanvasElement, relief: Relief, box: ReliefBox, view: View): void {
  const pen = prepare(canvas, box);
  if (pen === null || relief.grid.width < 2 || relief.grid.height < 2) return;
  const { width, height, colours } = box;
  const camera = cameraOf(view, width, height);
  const surface = surfaceOf(relief.grid);
  pen.fillStyle = colours.sunk;
  pen.fillRect(0, 0, width, height);
  pen.lineJoin = pen.lineCap = "round";
  floor(pen, camera, relief, colours);
  const pieces = piecesOf(relief.path, surface);
  const shades = shadesOf(colours);
  for (const [c, r] of order(surface, camera)) {
    cell(pen, camera, surface, c, r, shades, colours);
    walk(
      pen,
      camera,
      surface,
      pieces.get(r * surface.n + c) ?? [],
      relief.diverged ? box.danger : colours.ink,
    );
  }
  ball(pen, camera, surface, relief.path.at(-1), relief.diverged ? box.danger : colours.ink, colours);
}

/** Cells by their upper left centre, the furthest first. */
function* order({ n, m }: Surface, { depth }: Camera): Generator<[c: number, r: number]> {
  const alongU = depth(1, 0) > depth(0, 0);
  const alongV = depth(0, 1) > depth(0, 0);
  for (let j = 0; j < m - 1; j++)
    for (let i = 0; i < n - 1; i++) yield [alongU ? n - 2 - i : i, alongV ? j : m - 2 - j];
}

const across = (c: number, n: number): number => (c + 0.5) / n;
const up = (r: number, m: number): number => 1 - (r + 0.5) / m;

type Corner = readonly [x: number, y: number, h: number];

function cell(
  pen: CanvasRenderingContext2D,
  { place }: Camera,
  { n, m, heights }: Surface,
  c: number,
  r: number,
  shades: readonly string[],
  { edge, hair }: Colours,
): void {
  const at = r * n + c;
  const [a, b, d, e] = [at, at + 1, at + n + 1, at + n].map((i) => heights[i] ?? 0) as [
    number,
    number,
    number,
    number,
  ];
  const corner = (x: number, y: number, h: number) => place(across(c + x, n), up(r + y, m), h);
  pen.beginPath();
  pen.moveTo(...corner(0, 0, a));
  pen.lineTo(...corner(1, 0, b));
  pen.lineTo(...corner(1, 1, d));
  pen.lineTo(...corner(0, 1, e));
  pen.closePath();
  const [du, dv] = [((b - a + d - e) / 2) * n, ((a - e + b - d) / 2) * m];
  const lit = (kLight[2] - 0.6 * (du * kLight[0] + dv * kLight[1])) / Math.hypot(1, 0.6 * du, 0.6 * dv);
  pen.fillStyle = pen.strokeStyle = shades[Math.round(Math.max(0, Math.min(1, lit)) * (kShades - 1))] ?? "";
  pen.lineWidth = 0.7; // closes the seams between cells
  pen.fill();
  pen.stroke();
  pen.strokeStyle = edge; // the hill's own edges, where it is cut off
  pen.beginPath();
  const side = (from: Corner, to: Corner): void => {
    pen.moveTo(...corner(...from));
    pen.lineTo(...corner(...to));
  };
  if (r === 0) side([0, 0, a], [1, 0, b]);
  if (r === m - 2) side([0, 1, e], [1, 1, d]);
  if (c === 0) side([0, 0, a], [0, 1, e]);
  if (c === n - 2) side([1, 0, b], [1, 1, d]);
  pen.stroke();
  const [low, high] = [Math.min(a, b, d, e) * kLines, Math.max(a, b, d, e) * kLines];
  for (let k = Math.ceil(low); k <= high; k++) {
    pen.strokeStyle = k % 4 === 0 ? edge : hair;
    for (const [[x1, y1], [x2, y2]] of cross([
      a * kLines - k,
      b * kLines - k,
      d * kLines - k,
      e * kLines - k,
    ])) {
      pen.beginPath();
      pen.moveTo(...corner(x1, y1, k / kLines));
      pen.lineTo(...corner(x2, y2, k / kLines));
      pen.stroke();
    }
  }
}

/** From a slope in full light to one in shadow: paper, with ever more ink in it. */
function shadesOf({ paper, ink }: Colours): string[] {
  const [light, dark] = [parseColour(paper), parseColour(ink)];
  return Array.from({ length: kShades }, (_, i) => {
    const share = 0.05 + 0.3 * (1 - i / (kShades - 1));
    return `rgb(${light.map((v, k) => Math.round(v + share * ((dark[k] ?? 0) - v))).join(" ")})`;
  });
}

type Piece = readonly [from: Spot, to: Spot];

/** The walk in short pieces by the cell they lie in; what is off the map is left out. */
function piecesOf(path: readonly Spot[], { n, m }: Surface): Map<number, Piece[]> {
  const found = new Map<number, Piece[]>();
  const inside = ([u, v]: Spot): boolean => u >= 0 && u <= 1 && v >= 0 && v <= 1;
  path.slice(1).forEach((to, i) => {
    const from = path[i] ?? to;
    const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
    const parts = Math.min(400, Math.max(1, Math.ceil(length / kPiece)));
    const at = (k: number): Spot => [
      from[0] + (k / parts) * (to[0] - from[0]),
      from[1] + (k / parts) * (to[1] - from[1]),
    ];
    for (let k = 0; k < parts; k++) {
      const [p, q] = [at(k), at(k + 1)];
      if (!inside(p) || !inside(q)) continue;
      const c = Math.min(n - 2, Math.max(0, Math.floor(((p[0] + q[0]) / 2) * n - 0.5)));
      const r = Math.min(m - 2, Math.max(0, Math.floor((1 - (p[1] + q[1]) / 2) * m - 0.5)));
      const list = found.get(r * n + c);
      if (list) list.push([p, q]);
      else found.set(r * n + c, [[p, q]]);
    }
  });
  return found;
}

function walk(
  pen: CanvasRenderingContext2D,
  { place }: Camera,
  surface: Surface,
  pieces: readonly Piece[],
  colour: string,
): void {
  if (pieces.length === 0) return;
  pen.beginPath();
  for (const [p, q] of pieces) {
    pen.moveTo(...place(...p, heightAt(surface, ...p)));
    pen.lineTo(...place(...q, heightAt(surface, ...q)));
  }
  pen.strokeStyle = colour;
  pen.lineWidth = 2;
  pen.stroke();
}

/** Faint where a ridge stands before it. */
function ball(
  pen: CanvasRenderingContext2D,
  camera: Camera,
  surface: Surface,
  spot: Spot | undefined,
  colour: string,
  { sunk }: Colours,
): void {
  if (spot === undefined || !spot.every((v) => v >= 0 && v <= 1)) return;
  const [x, y] = camera.place(...spot, heightAt(surface, ...spot));
  pen.globalAlpha = isHidden(camera, surface, spot, y) ? 0.35 : 1;
  pen.beginPath();
  pen.arc(x, y - 6, 8, 0, 2 * Math.PI);
  pen.fillStyle = colour;
  pen.strokeStyle = sunk;
  pen.lineWidth = 2.5;
  pen.stroke();
  pen.fill();
  pen.globalAlpha = 1;
}

function isHidden({ place, towards }: Camera, surface: Surface, [u, v]: Spot, y: number): boolean {
  for (let t = 0.03; t < 1.5; t += 0.015) {
    const [a, b] = [u + t * towards[0], v + t * towards[1]];
    if (a < 0 || a > 1 || b < 0 || b > 1) return false;
    if (place(a, b, heightAt(surface, a, b))[1] < y - 10) return true;
  }
  return false;
}

/** The ground it stands on, with the names of its sides at the two nearest edges. */
function floor(
  pen: CanvasRenderingContext2D,
  { place, depth }: Camera,
  { names }: Relief,
  { hair, muted }: Colours,
): void {
  pen.beginPath();
  for (const [u, v] of [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ] as const)
    pen.lineTo(...place(u, v, 0));
  pen.strokeStyle = hair;
  pen.lineWidth = 1;
  pen.stroke();
  pen.fillStyle = muted;
  pen.font = `italic 16px ${getComputedStyle(pen.canvas).getPropertyValue("--math") || "serif"}`;
  pen.textAlign = "center";
  const nearV = depth(0.5, 0) < depth(0.5, 1) ? -0.04 : 1.04;
  const nearU = depth(0, 0.5) < depth(1, 0.5) ? -0.04 : 1.04;
  const [x, y] = [place(0.5, nearV, 0), place(nearU, 0.5, 0)];
  pen.fillText(names.x, x[0], x[1] + 12);
  pen.fillText(names.y, y[0], y[1] + 12);
}
