// Trains a session on the GPU as long as there is one. A lost device costs what its last submit had begun: the session
// has the state before it, so another device, or the session itself, walks on from there (G1).

import type { Session } from "../engine/index.ts";
import type { RunResult } from "../engine/results.ts";
import type { Wish } from "./adapter.ts";
import { TooLarge } from "./executor.ts";
import type { Absence, Gpu, Opened } from "./gpu.ts";
import { GpuWalk } from "./walk.ts";

export interface Trained {
  readonly result: RunResult;
  /** The adapter's name, or null: the session walked by itself, or did so at last. */
  readonly on: string | null;
  /** Why it did; "" where the GPU walked. */
  readonly absence: Absence | "too-large" | "";
}

export class Trainer {
  readonly #gpu: Gpu;
  readonly #session: Session;
  #walk: { readonly by: GpuWalk; readonly on: Opened } | null = null;
  #tooLarge = false;

  constructor(gpu: Gpu, session: Session) {
    this.#gpu = gpu;
    this.#session = session;
  }

  /** As Session.run. Nobody may change the session until it has answered. Errors: "no-data". */
  async run(steps: number, wish: Wish, onLosses?: (losses: Float32Array) => void): Promise<Trained> {
    const goal = this.#session.step + steps;
    for (;;) {
      const left = goal - this.#session.step;
      const opened = this.#tooLarge ? "too-large" : await this.#gpu.open(wish);
      if (typeof opened === "string") return { result: this.#session.run(left), on: null, absence: opened };
      try {
        const walk = await this.#walkOn(opened);
        const result = await walk.run(left, onLosses);
        return { result, on: opened.found.name, absence: "" };
      } catch (error) {
        this.#forget();
        this.#tooLarge = error instanceof TooLarge;
        if (!this.#tooLarge && !(await this.#gpu.isLost(opened))) throw error;
      }
    }
  }

  /** After update() or setData(): the plan or its data are others now. */
  changed(): void {
    this.#forget();
    this.#tooLarge = false;
  }

  dispose(): void {
    this.#forget();
  }

  async #walkOn(on: Opened): Promise<GpuWalk> {
    if (this.#walk?.on !== on) this.#forget();
    this.#walk ??= { by: await GpuWalk.make(this.#session, on.pipelines), on };
    return this.#walk.by;
  }

  #forget(): void {
    this.#walk?.by.destroy();
    this.#walk = null;
  }
}
