// Getting a canvas ready to draw on: sized in CSS pixels, sharp on any screen, cleared.
// Also the scratch canvas that small rasters pass through on their way to being scaled smoothly.

/** What every canvas picture needs to know about the place it is drawn in. Sizes in CSS pixels. */
export interface Surface {
  readonly width: number;
  readonly height: number;
  /** Device pixels per CSS pixel; 1 where left out. */
  readonly dpr?: number;
}

/** Sizes and clears the canvas and returns a context whose unit is one CSS pixel; null where there is none. */
export function prepare(canvas: HTMLCanvasElement, surface: Surface): CanvasRenderingContext2D | null {
  const { width, height, dpr = 1 } = surface;
  const [w, h] = [Math.max(1, Math.round(width * dpr)), Math.max(1, Math.round(height * dpr))];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
  }
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.setTransform(w / width, 0, 0, h / height, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

interface Scratch {
  readonly context: CanvasRenderingContext2D;
  readonly image: ImageData;
  readonly pixels: Uint32Array;
}

const scratches = new WeakMap<HTMLCanvasElement, Scratch>();

/** A small raster that belongs to `owner` and is kept between frames: write `pixels`, put `image`, draw its canvas. */
export function scratchOf(owner: HTMLCanvasElement, width: number, height: number): Scratch | null {
  const kept = scratches.get(owner);
  if (kept && kept.image.width === width && kept.image.height === height) return kept;
  const canvas = kept?.context.canvas ?? document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = kept?.context ?? canvas.getContext("2d");
  if (!context) return null;
  const image = context.createImageData(width, height);
  const scratch = { context, image, pixels: new Uint32Array(image.data.buffer) };
  scratches.set(owner, scratch);
  return scratch;
}
