// The small pictures of the three labs on Home, drawn from the record: a fitted line, a boundary, a few neurons.

import type { Colours } from "../../view/colour/colours.ts";
import { rampCss } from "../../view/colour/oklab.ts";
import { prepare } from "../../view/pictures/canvas.ts";
import { drawField, kProbability } from "../../view/pictures/field.ts";
import { levelsAt } from "../../view/pictures/isoline.ts";
import { pixelX, pixelY, planeOf } from "../../view/pictures/plane.ts";
import { drawPoints } from "../../view/pictures/points.ts";
import { recorded } from "./record.ts";

export type Way = "line" | "boundary" | "network";

interface Look {
  readonly size: number;
  readonly dpr: number;
  readonly colours: Colours;
}

export function drawWay(canvas: HTMLCanvasElement, way: Way, look: Look): void {
  if (way === "line") drawLine(canvas, look);
  else if (way === "boundary") drawBoundary(canvas, look);
  else drawNetwork(canvas, look);
}

const kLineDomain: [number, number] = [-3.4, 3.4]; // so that no point is cut by the frame

function drawLine(canvas: HTMLCanvasElement, { size, dpr, colours }: Look): void {
  const context = prepare(canvas, { width: size, height: size, dpr });
  if (!context) return;
  const plane = planeOf(size, size, kLineDomain, kLineDomain);
  const { w, b, points } = recorded.line;
  context.lineWidth = 1.5;
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0];
    const high = w * x + b > y;
    context.setLineDash(high ? [] : [3, 2]);
    context.strokeStyle = high ? colours.pos : colours.neg;
    stroke(context, [pixelX(plane, x), pixelY(plane, y)], [pixelX(plane, x), pixelY(plane, w * x + b)]);
  }
  context.setLineDash([]);
  context.lineWidth = 1.75;
  context.strokeStyle = context.fillStyle = colours.ink;
  stroke(context, [0, pixelY(plane, b + kLineDomain[0] * w)], [size, pixelY(plane, b + kLineDomain[1] * w)]);
  for (let i = 0; i < points.length; i += 2) {
    context.beginPath();
    context.arc(pixelX(plane, points[i] ?? 0), pixelY(plane, points[i + 1] ?? 0), 3, 0, 7);
    context.fill();
  }
}

type Pixel = readonly [x: number, y: number];

function stroke(context: CanvasRenderingContext2D, from: Pixel, to: Pixel): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

function drawBoundary(canvas: HTMLCanvasElement, { size, dpr, colours }: Look): void {
  const { grid, points } = recorded.boundary;
  drawField(canvas, grid, {
    width: size,
    height: size,
    dpr,
    colours,
    scale: kProbability,
    levels: levelsAt(0.5),
  });
  const over = document.createElement("canvas");
  drawPoints(over, points, { width: size, height: size, dpr, colours, plane: planeOf(size), radius: 2.4 });
  const context = canvas.getContext("2d");
  context?.setTransform(1, 0, 0, 1, 0, 0);
  context?.drawImage(over, 0, 0);
}

const kTile = 22;

function drawNetwork(canvas: HTMLCanvasElement, { size, dpr, colours }: Look): void {
  const context = prepare(canvas, { width: size, height: size, dpr });
  if (!context) return;
  const { columns, links } = recorded.network;
  const middle = (n: number, i: number): number => size / 2 + (i - (n - 1) / 2) * 30;
  const left = (k: number): number => 8 + k * 33;
  links.forEach((rows, k) => {
    rows.forEach((weights, i) => {
      weights.forEach((w, j) => {
        const from: Pixel = [left(k) + kTile, middle(rows.length, i)];
        link(context, from, [left(k + 1), middle(weights.length, j)], w, colours);
      });
    });
  });
  context.setLineDash([]);
  context.lineWidth = 0.75;
  context.strokeStyle = colours.edge;
  columns.forEach((column, k) => {
    column.forEach((grid, i) => {
      const tile = document.createElement("canvas");
      const scale = k === columns.length - 1 ? kProbability : { centre: 0, limit: 1 };
      drawField(tile, grid, { width: kTile, height: kTile, dpr, colours, scale, gain: 0.92 });
      const y = middle(column.length, i) - kTile / 2;
      context.drawImage(tile, left(k), y, kTile, kTile);
      context.strokeRect(left(k), y, kTile, kTile);
    });
  });
}

function link(context: CanvasRenderingContext2D, from: Pixel, to: Pixel, w: number, colours: Colours): void {
  const middle = (from[0] + to[0]) / 2;
  context.strokeStyle = rampCss(colours.ramp, Math.sign(w));
  context.lineWidth = Math.min(3, 0.6 + Math.abs(w));
  context.setLineDash(w < 0 ? [3, 2] : []);
  context.beginPath();
  context.moveTo(...from);
  context.bezierCurveTo(middle, from[1], middle, to[1], ...to);
  context.stroke();
}
