// How pictures come to the digits lab: the page's pack, the reader's own files, a photo, a digit borrowed from those unseen.
// What is told of it (progress, refusals) it writes to the element.

import digitsUrl from "downhill-digits-url";
import type { Inked } from "../labs/digits/pad.ts";
import type { Ask, DigitsView } from "../labs/digits/state.ts";
import { digitsWords } from "../labs/digits/words.ts";
import { type DigitsState, kSide, type PickedFile } from "../shared/digits.ts";
import type { Failure } from "../shared/protocol.ts";
import type { Lang } from "../view/dictionary.ts";

export interface IntakeHost {
  readonly state: DigitsState | null;
  progress: DigitsView["progress"];
  refused: DigitsView["refused"];
}

export interface IntakeOptions {
  readonly ask: Ask;
  lang(): Lang;
  /** Lays it on the pad. */
  put(ink: Inked["ink"]): void;
  /** Other pictures lie in the worker. */
  brought(): void;
}

export class Intake {
  readonly #host: IntakeHost;
  readonly #options: IntakeOptions;

  constructor(host: IntakeHost, options: IntakeOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** The pack, where there are no pictures yet. */
  readonly pack = async (): Promise<void> => {
    // The worker's own address is another one.
    const url = new URL(digitsUrl, location.href).href;
    if (!this.#host.state?.data) await this.#load(() => this.#options.ask({ kind: "load", url }), false);
  };

  files(files: readonly PickedFile[]): Promise<void> {
    return this.#load(() => this.#options.ask({ kind: "files", files }), true);
  }

  /** Files that were not taken. */
  async refuse(failure: Failure): Promise<void> {
    const { reasonIn } = await import("../labs/common/reasons.ts");
    const lang = this.#options.lang();
    this.#host.refused = { at: "files", text: digitsWords(lang).refused(reasonIn(lang, failure)) };
  }

  /** One of the pictures held back, by chance, in place of a drawing; where none is, one of those learnt from. Its label. */
  async borrow(): Promise<number | null> {
    await this.pack();
    const { learn = 0, held = 0 } = this.#host.state?.data ?? {};
    const [first, count] = held > 0 ? [learn, held] : [0, learn];
    const row = first + Math.floor(Math.random() * count);
    const { pixels, labels } = await this.#options.ask({ kind: "images", rows: Uint32Array.of(row) });
    this.#options.put({ width: kSide, height: kSide, values: pixels });
    return labels[0] ?? null;
  }

  async photo(file: File): Promise<void> {
    const words = digitsWords(this.#options.lang());
    const refuse = (text: string): void => {
      this.#host.refused = { at: "photo", text };
    };
    this.#host.refused = null;
    try {
      const { photoInk } = await import("../labs/digits/photo.ts");
      const ink = await photoInk(file);
      if (ink.values.some((value) => value > 0)) this.#options.put(ink);
      else refuse(words.photoEmpty(file.name));
    } catch {
      refuse(words.photoFailed(file.name));
    }
  }

  async #load(load: () => Promise<unknown>, files: boolean): Promise<void> {
    this.#host.progress = { done: 0, total: 0, files };
    try {
      await load();
      this.#options.brought();
    } finally {
      this.#host.progress = null;
    }
  }
}
