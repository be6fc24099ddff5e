// Something that moves frame by frame while it runs: told how many ms went by since the last one. What the element draws of
// it changes with it, so its start and its end ask for an update.

import type { ReactiveControllerHost } from "lit";

/** A tab that slept must not leap. */
const kMost = 100; // ms

export class Frames {
  readonly #host: Pick<ReactiveControllerHost, "requestUpdate">;
  readonly #move: (ms: number) => void;
  #frame = 0;
  #before = 0;

  constructor(host: Pick<ReactiveControllerHost, "requestUpdate">, move: (ms: number) => void) {
    this.#host = host;
    this.#move = move;
  }

  get running(): boolean {
    return this.#frame !== 0;
  }

  start(): void {
    if (this.running) return;
    this.#before = performance.now();
    this.#frame = requestAnimationFrame(this.#go);
    this.#host.requestUpdate();
  }

  stop(): void {
    if (!this.running) return;
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#host.requestUpdate();
  }

  readonly #go = (now: number): void => {
    this.#frame = requestAnimationFrame(this.#go);
    const ms = Math.max(0, Math.min(kMost, now - this.#before));
    this.#before = now;
    this.#move(ms);
  };
}
