// The ink of a drawing: strokes as lists of points, and a canvas of their own on which they become grey values. Kept apart
// from what is on the screen, so that a theme changes no pixel. No events here (pad.ts).

import type { Ink } from "./mnist.ts";

/** The pad has so many units a side, whatever its size on the screen. */
export const kPad = 280;
/** Width of the pen: of 9 to 24, digits are read best with it, whether one line each or laid out in rows. */
export const kPen = 17;

/** x, y, x, y … in pad units. */
export type Stroke = number[];

export class InkCanvas {
  readonly #context: CanvasRenderingContext2D | null;
  strokes: Stroke[] = [];

  constructor() {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = kPad;
    this.#context = canvas.getContext("2d", { willReadFrequently: true });
    this.clear();
  }

  get canvas(): HTMLCanvasElement | null {
    return this.#context?.canvas ?? null;
  }

  clear(): void {
    this.strokes = [];
    this.#context?.clearRect(0, 0, kPad, kPad);
  }

  begin(x: number, y: number): void {
    this.strokes.push([x, y]);
    this.#line(x, y, x, y);
  }

  to(x: number, y: number): void {
    const stroke = this.strokes.at(-1);
    if (!stroke) return;
    const [fromX = x, fromY = y] = stroke.slice(-2);
    stroke.push(x, y);
    this.#line(fromX, fromY, x, y);
  }

  undo(): void {
    const rest = this.strokes.slice(0, -1);
    this.clear();
    for (const [x = 0, y = 0, ...more] of rest) {
      this.begin(x, y);
      for (let i = 0; i < more.length; i += 2) this.to(more[i] ?? 0, more[i + 1] ?? 0);
    }
  }

  /** A picture in place of strokes: grey values as ink. */
  put({ width, height, values }: Ink): void {
    this.clear();
    const context = this.#context;
    if (!context) return;
    const small = document.createElement("canvas");
    small.width = width;
    small.height = height;
    const image = new ImageData(width, height);
    values.forEach((value, i) => {
      image.data[4 * i + 3] = value;
    });
    small.getContext("2d")?.putImageData(image, 0, 0);
    context.drawImage(small, 0, 0, kPad, kPad);
  }

  /** The grey values: how much of each unit is covered. */
  read(): Ink {
    const values = new Uint8ClampedArray(kPad * kPad);
    const image = this.#context?.getImageData(0, 0, kPad, kPad);
    for (let i = 0; image && i < values.length; i++) values[i] = image.data[4 * i + 3] ?? 0;
    return { width: kPad, height: kPad, values };
  }

  #line(x0: number, y0: number, x1: number, y1: number): void {
    const context = this.#context;
    if (!context) return;
    context.lineWidth = kPen;
    context.lineCap = "round";
    context.beginPath();
    if (x0 === x1 && y0 === y1) {
      // Chromium draws nothing for a line of no length: a dot would leave no ink.
      context.arc(x0, y0, kPen / 2, 0, 2 * Math.PI);
      context.fill();
      return;
    }
    context.moveTo(x0, y0);
    context.lineTo(x1, y1);
    context.stroke();
  }
}
