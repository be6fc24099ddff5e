// The picture that stands where a lab will be, as shapes: the points it opens with, as the lab draws them, and the line it
// starts from. Pure.

import { opening as boundary } from "../../labs/boundary/poster.ts";
import { poster as line } from "../../labs/line/poster.ts";
import { opening as network } from "../../labs/network/opening.ts";
import type { WidgetLab } from "./api.ts";

export const kSide = 360; // px of the drawing
const kScale = kSide / 6;

export type Shape = readonly [name: string, attributes: Readonly<Record<string, string | number>>];

const at = (x: number): number => Math.round((x + 3) * kScale * 10) / 10;
const up = (y: number): number => at(-y);

function mark(x: number, y: number, positive: boolean): Shape {
  const [cx, cy] = [at(x), up(y)];
  return positive
    ? ["circle", { cx, cy, r: 4.2, class: "pos" }]
    : ["path", { d: `M${cx} ${cy - 5}l5 5l-5 5l-5-5z`, class: "neg" }];
}

const pairs = (hundredths: readonly number[]): readonly (readonly [number, number])[] =>
  Array.from({ length: hundredths.length / 2 }, (_, i) => [
    (hundredths[2 * i] ?? 0) / 100,
    (hundredths[2 * i + 1] ?? 0) / 100,
  ]);

const classes = (hundredths: readonly number[]): readonly Shape[] =>
  pairs(hundredths).map(([x, y], i) => mark(x, y, i % 2 === 1));

const stroke = (w: number, b: number): Shape => [
  "path",
  { d: `M${at(-3)} ${up(-3 * w + b)}L${at(3)} ${up(3 * w + b)}`, class: "line" },
];

export const shapesOf = (lab: WidgetLab): readonly Shape[] => [axes, ...dataOf(lab)];

const axes: Shape = ["path", { d: `M0 ${kSide / 2}H${kSide}M${kSide / 2} 0V${kSide}`, class: "axis" }];

function dataOf(lab: WidgetLab): readonly Shape[] {
  if (lab === "line") {
    const [w = 0, b = 0] = line.parameters.map(({ data }) => data[0]);
    return [...line.points.map(({ x, y }) => mark(x, y, true)), stroke(w, b)];
  }
  if (lab === "boundary") return classes(boundary.coordinates);
  if (lab === "network") return classes(network.coordinates);
  return [sigmoid];
}

/** For labs whose data are no points: the curve that all of them end in. */
const sigmoid: Shape = [
  "path",
  {
    d: Array.from({ length: 61 }, (_, i) => {
      const x = i / 10 - 3;
      return `${i === 0 ? "M" : "L"}${at(x)} ${up(4 / (1 + Math.exp(-3 * x)) - 2)}`;
    }).join(""),
    class: "line",
  },
];
