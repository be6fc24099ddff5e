// Walks at a pace without ever keeping the worker busy for long: slices of about 8 ms, a look whenever the page has
// seen the last one. Time and turns come from outside, so that tests need neither.

import type { Speed } from "../shared/protocol.ts";

/** What is walked, and whom to tell. */
export interface Walker {
  /** False when there is nothing more to do: no data, or diverged. */
  walk(steps: number): boolean;
  /** Something may have changed: send a snapshot as soon as the page is ready for one. */
  changed(): void;
}

export interface Turns {
  /** ms, rising. */
  now(): number;
  /** Calls back after at least `ms`; 0: as soon as messages have had their turn. The answer cancels. */
  after(ms: number, call: () => void): () => void;
}

const kSlice = 8; // ms
const kLateness = 250; // ms of steps that are made up for; beyond that the pace is simply lower

export class Loop {
  readonly #walker: Walker;
  readonly #turns: Turns;
  #speed: Speed | null = null;
  /** Steps due but not walked, and when that was last counted. */
  #due = 0;
  #at = 0;
  #chunk = 1;
  #cancel: (() => void) | null = null;

  constructor(walker: Walker, turns: Turns) {
    this.#walker = walker;
    this.#turns = turns;
  }

  get running(): boolean {
    return this.#speed !== null;
  }

  run(speed: Speed): void {
    // The first step is taken at once; what an old pace still owed is forgotten.
    this.#due = this.running ? Math.min(this.#due, 1) : 1;
    this.#at = this.running ? this.#at : this.#turns.now();
    this.#speed = speed;
    this.#turn(0);
  }

  pause(): void {
    this.#speed = null;
    this.#cancel?.();
    this.#cancel = null;
  }

  #turn(ms: number): void {
    this.#cancel?.();
    this.#cancel = this.#turns.after(ms, () => {
      this.#cancel = null;
      this.#slice();
    });
  }

  #slice(): void {
    const speed = this.#speed;
    if (speed === null) return;
    const start = this.#turns.now();
    if (speed !== "max") this.#due += Math.min(start - this.#at, kLateness) * (speed / 1000);
    this.#at = start;
    let walked = false;
    while (speed === "max" || this.#due >= 1) {
      const steps = speed === "max" ? this.#chunk : Math.min(this.#chunk, Math.floor(this.#due));
      const before = this.#turns.now();
      const on = this.#walker.walk(steps);
      walked = true;
      if (!on) {
        this.pause();
        break;
      }
      if (speed !== "max") this.#due -= steps;
      const after = this.#turns.now();
      this.#learnPace(steps, after - before);
      if (after - start >= kSlice) break;
    }
    if (walked) this.#walker.changed();
    if (this.running)
      this.#turn(speed === "max" || this.#due >= 1 ? 0 : Math.max(0, ((1 - this.#due) * 1000) / speed));
  }

  /** Chunks grow while they are short for a slice, and shrink at once when they are long. */
  #learnPace(steps: number, ms: number): void {
    if (ms > kSlice) this.#chunk = Math.max(1, Math.floor(this.#chunk / 2));
    else if (ms < kSlice / 4 && steps === this.#chunk) this.#chunk = Math.min(4096, this.#chunk * 2);
  }
}
