// Pictures in a session, where they lie as bytes: put in, divided into a part to learn from and one held back, read out
// again. Nothing here remembers any.

import type { Engine, Session } from "../../engine/index.ts";
import { kPixels } from "../../shared/digits.ts";
import type { Pictures } from "./pictures.ts";

export const kScale = 1 / 255;
const kMostBytes = 64 * 2 ** 20; // of pictures, in the engine
const kHeld = 0.2; // of pictures that bring no part of their own to hold back
const kSplitSeed = 1;
const kPiece = 4096; // rows handed out at a time

/** One picture without ink. */
export const blank: Pictures = { pixels: new Uint8Array(kPixels), labels: new Uint8Array(1) };

/** Learnt from are `learn`; `held` are only looked at. Errors: the engine's; then the session is as it was. */
export function setPictures(session: Session, learn: Pictures, held: Pictures): void {
  const part = ({ pixels, labels }: Pictures) => ({
    features: pixels,
    targets: Int32Array.from(labels),
    rows: labels.length,
  });
  const validation = held.labels.length > 0 ? { validation: part(held) } : {};
  session.setData({ ...part(learn), scale: kScale, ...validation });
}

/** Errors: RangeError where the engine could not take so many, with or without memory for them. */
export function checkSize(learn: Pictures, held: Pictures): void {
  const bytes = learn.pixels.length + held.pixels.length;
  if (bytes > kMostBytes)
    throw new RangeError(
      `${bytes / kPixels} pictures; at most ${Math.floor(kMostBytes / kPixels)} have room here`,
    );
}

/** Rows from `first` on, read back from a session; `spare` more pictures have room behind them. */
export function picturesOf(session: Session, first: number, count: number, spare = 0): Pictures {
  const pixels = new Uint8Array((count + spare) * kPixels);
  const labels = new Uint8Array(count + spare);
  for (let at = 0; at < count; at += kPiece) {
    const rows = Uint32Array.from({ length: Math.min(kPiece, count - at) }, (_, i) => first + at + i);
    const { features, targets } = session.examples(rows);
    pixels.set(features as Uint8Array, at * kPixels);
    labels.set(targets, at);
  }
  return { pixels, labels };
}

/** The last `count` of them become this drawing. */
export function withCopies(all: Pictures, count: number, drawing: Uint8Array, label: number): Pictures {
  const first = all.labels.length - count;
  all.labels.fill(label, first);
  for (let i = first; i < all.labels.length; i++) all.pixels.set(drawing, i * kPixels);
  return all;
}

/** Each class gives its share to what is held back; drawn by seed, in core. */
export function divided(engine: Engine, { pixels, labels }: Pictures): [Pictures, Pictures] {
  const { train, validation } = engine.split({
    rows: labels.length,
    validation: { fraction: kHeld, by: "stratified" },
    seed: kSplitSeed,
    classes: Int32Array.from(labels),
  });
  const chosen = (rows: Uint32Array): Pictures => {
    const some = new Uint8Array(rows.length * kPixels);
    rows.forEach((row, i) => {
      some.set(pixels.subarray(row * kPixels, (row + 1) * kPixels), i * kPixels);
    });
    return { pixels: some, labels: Uint8Array.from(rows, (row) => labels[row] ?? 0) };
  };
  return [chosen(train), chosen(validation)];
}
