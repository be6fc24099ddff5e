// Pictures on their way, from the site's pack or a reader's files: one load at a time, and it can be ended.

import type { DigitsWish } from "../../shared/digits.ts";
import { ofFiles, ofPack, type Pictures } from "./pictures.ts";
import { fetched, filed, type Progress } from "./source.ts";

/** A load that was ended on purpose. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
  override readonly message = "the load was ended";
}

export class Loads {
  readonly #progress: Progress;
  #now = new AbortController();

  constructor(progress: Progress) {
    this.#progress = progress;
  }

  end(): void {
    this.#now.abort();
  }

  /** Another wish ends the one before. Errors: Cancelled where it was ended, RangeError for what is no picture. */
  async of(wish: Extract<DigitsWish, { kind: "load" | "files" }>): Promise<readonly Pictures[]> {
    this.end();
    this.#now = new AbortController();
    const { signal } = this.#now;
    try {
      return wish.kind === "load"
        ? [ofPack(await fetched(wish.url, this.#progress, signal), "the pack of digits")]
        : ofFiles(await filed(wish.files as readonly File[], this.#progress, signal));
    } catch (error) {
      throw signal.aborted ? new Cancelled() : error;
    }
  }
}
