// What is computed beside a walk, on sessions of its own: fetched with the first wish for it, let go of with the last,
// and done a few milliseconds at a time between slices of training.

import type { Engine } from "../engine/index.ts";
import type { Turns } from "./loop.ts";
import type { Walk } from "./walk.ts";

export interface AsideHost {
  readonly engine: Engine;
  readonly turns: Turns;
  /** There is something new to tell. */
  changed(): void;
  failed(error: unknown): void;
}

/** Made by a module's `aside`. `at`: what a snapshot tells of it now, if anything; sets to work what the wish asks for. */
export interface Aside {
  at(walk: Walk, wish: never, running: boolean): object | undefined;
  dispose(): void;
}

const kPiece = { running: 4, still: 8 }; // ms of computing at once

/** Goes on while there is work and time, then whoever else has something to do. */
export function slices({ now }: Turns, running: boolean, work: () => boolean): void {
  const end = now() + (running ? kPiece.running : kPiece.still);
  while (work() && now() < end);
}
