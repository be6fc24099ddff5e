// How a drawing becomes what the network sees, shown once when the pen is lifted: the pad's ink shrinks to 20 pixels, then
// moves until its centre of mass is the middle, then becomes pixels. Only shown: the numbers are there at once.

import { parseColour } from "../../view/colour/colours.ts";
import { type Ink, kSeenSide, type Placing, type Seen } from "./mnist.ts";

const kTime = 840; // ms: cut, scale, move, pixels

const shown = new WeakMap<Element, number>();

function draw(canvas: HTMLCanvasElement, { width, height, values }: Ink, colour: string): void {
  canvas.width = width;
  canvas.height = height;
  const image = new ImageData(width, height);
  const [red, green, blue] = parseColour(colour);
  values.forEach((value, i) => {
    image.data.set([red, green, blue, value], 4 * i);
  });
  canvas.getContext("2d")?.putImageData(image, 0, 0);
}

/** `canvas` lies over the square in which the pixels appear; `drawing` counts what has been drawn. */
export function travel(
  canvas: Element | undefined,
  {
    ink,
    seen,
    colour,
    drawing,
    calm,
  }: { ink: Ink; seen: Seen; colour: string; drawing: number; calm: boolean },
): void {
  if (!(canvas instanceof HTMLCanvasElement) || shown.get(canvas) === drawing) return;
  shown.set(canvas, drawing);
  const frame = canvas.parentElement;
  if (calm || !frame) return;
  draw(canvas, ink, colour);
  const unit = frame.clientWidth / kSeenSide; // px a pixel
  const at = ({ scale, dx, dy }: Placing): string =>
    `translate(${dx * unit}px, ${dy * unit}px) scale(${scale * unit})`;
  const whole = { scale: kSeenSide / ink.width, dx: 0, dy: 0 };
  canvas.animate(
    [
      { transform: at(whole), opacity: 1 },
      { transform: at(whole), opacity: 1, offset: 0.1 },
      { transform: at(seen.fitted), opacity: 1, offset: 0.5 },
      { transform: at(seen.fitted), opacity: 1, offset: 0.6 },
      { transform: at(seen.placing), opacity: 1, offset: 0.85 },
      { transform: at(seen.placing), opacity: 0 },
    ],
    { duration: kTime, easing: "ease-in-out" },
  );
  frame
    .querySelector(".seen")
    ?.animate([{ opacity: 0 }, { opacity: 0, offset: 0.85 }, { opacity: 1 }], { duration: kTime });
}
