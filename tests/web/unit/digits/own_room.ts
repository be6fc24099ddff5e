// A room of the digits worker with the real engine, for tests: turns come as fast as they can, the state that it tells is
// kept, and there are pictures to give it.

import { type Engine, loadEngine } from "../../../../web/engine/index.ts";
import { idx } from "../../../../web/labs/digits/take/idx.ts";
import { type DigitsModel, type DigitsState, kPixels } from "../../../../web/shared/digits.ts";
import { Room } from "../../../../web/worker/digits/room.ts";

export const model: DigitsModel = {
  hidden: [16],
  dropout: 0.1,
  optimizer: "adam",
  learningRate: 0.01,
  batchSize: 16,
  seed: 3,
};

/** Digit d is a bright bar at rows 2d and 2d + 1 among noise. */
export function pictureOf(digit: number, seed: number): Uint8Array {
  const pixels = new Uint8Array(kPixels);
  for (let i = 0; i < kPixels; i++) pixels[i] = (i * 7919 + seed * 104_729) % 64;
  pixels.fill(220, 28 * 2 * digit, 28 * (2 * digit + 2));
  return pixels;
}
export function files(count: number, name = "train"): File[] {
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);
  return filesOf(labels, (i) => pictureOf(labels[i] ?? 0, i), name);
}

/** Two IDX files of these labels and what `paint` makes of each row. */
export function filesOf(labels: Uint8Array, paint: (row: number) => Uint8Array, name = "train"): File[] {
  const count = labels.length;
  const pixels = new Uint8Array(count * kPixels);
  for (let i = 0; i < count; i++) pixels.set(paint(i), i * kPixels);
  const file = (part: string, bytes: Uint8Array): File => new File([bytes as BlobPart], `${name}-${part}`);
  return [file("images", idx([count, 28, 28], pixels)), file("labels", idx([count], labels))];
}

export async function room(
  hidden = model,
  progress: (done: number, total: number) => void = () => undefined,
  gpu?: GPU,
): Promise<{ room: Room; engine: Engine; state: () => DigitsState; done: () => Promise<void> }> {
  const engine = await loadEngine();
  let state: DigitsState | null = null;
  let told = (): void => undefined;
  const made = new Room({
    load: () => Promise.resolve(engine),
    tell: (now) => {
      state = now;
      told();
    },
    progress,
    gpu,
    turns: {
      now: () => performance.now(),
      after: (_, call) => {
        const turn = setImmediate(call);
        return () => clearImmediate(turn);
      },
    },
  });
  await made.answer({ kind: "open" });
  await made.answer({ kind: "build", model: hidden });
  return {
    room: made,
    engine,
    state: () => state as unknown as DigitsState,
    done: () =>
      new Promise((resolve) => {
        told = () => {
          if (!state?.running) resolve();
        };
        told();
      }),
  };
}
