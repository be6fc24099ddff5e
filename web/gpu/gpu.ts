// The GPU of a worker: opened with the first wish, opened again when it is lost, and given up for good when it is lost
// twice within a minute (G1). Knows nothing of plans.

import { type Found, openAdapter, type Refusal, type Wish } from "./adapter.ts";
import { Pipelines } from "./pipelines.ts";

/** "lost": twice within a minute. "failed": the browser would not open it. */
export type Absence = Refusal | "lost" | "failed";

export interface Opened {
  readonly found: Found;
  readonly pipelines: Pipelines;
}

const kPatience = 60_000; // ms between two losses that may be chance

export class Gpu {
  readonly #gpu: GPU | undefined;
  readonly #now: () => number;
  #opened: Opened | null = null;
  #lostAt = Number.NEGATIVE_INFINITY;
  #givenUp = false;

  /** `gpu`: navigator.gpu, where there is one; `now` in ms, rising. */
  constructor(gpu: GPU | undefined, now: () => number) {
    this.#gpu = gpu;
    this.#now = now;
  }

  async open(wish: Wish): Promise<Opened | Absence> {
    if (this.#givenUp) return "lost";
    if (this.#opened !== null)
      return this.#opened.found.software && wish === "auto" ? "software" : this.#opened;
    try {
      const found = await openAdapter(this.#gpu, wish);
      if (typeof found === "string") return found;
      const opened = { found, pipelines: new Pipelines(found.device) };
      this.#opened = opened;
      void found.device.lost.then(() => this.#notice(opened));
      return opened;
    } catch {
      return "failed";
    }
  }

  /** For whoever meets an error on a device: true where that device is lost, or is by now no longer in use. */
  async isLost(opened: Opened): Promise<boolean> {
    if (this.#opened !== opened) return true;
    const turn = new Promise<false>((resolve) => setTimeout(() => resolve(false), 0));
    const lost = await Promise.race([opened.found.device.lost.then(() => true as const), turn]);
    if (lost) this.#notice(opened);
    return lost;
  }

  close(): void {
    const opened = this.#opened;
    this.#opened = null;
    opened?.found.device.destroy();
  }

  #notice(opened: Opened): void {
    if (this.#opened !== opened) return; // noticed already, or closed by ourselves
    this.#opened = null;
    this.#givenUp = this.#now() - this.#lostAt < kPatience;
    this.#lostAt = this.#now();
  }
}
