// Which language an element speaks: the one asked for as soon as its words have arrived, until then the one before.
// A Lit controller. The element calls ready() when code with words of its own has come, and draws only afterwards.

import type { ReactiveController, ReactiveControllerHost } from "lit";
import { type Lang, loadWords } from "../view/dictionary.ts";
import { resolveLang } from "./attributes.ts";

export class Speech implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  /** Whose words are all here; null before the first. */
  #spoken: Lang | null = null;
  #asked: Lang | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether there are words to draw with. */
  get fluent(): boolean {
    return this.#spoken !== null;
  }

  /** The language to draw in. */
  get lang(): Lang {
    return this.#spoken ?? this.#wanted;
  }

  get #wanted(): Lang {
    return resolveLang(this.#host.lang, this.#host);
  }

  /** Brings the words of all code that is here. Errors: they could not be fetched. */
  async ready(): Promise<void> {
    do {
      this.#asked = this.#wanted;
      await loadWords(this.#asked);
    } while (this.#asked !== this.#wanted);
    this.#spoken = this.#asked;
    this.#host.requestUpdate();
  }

  /** Another language was asked for while one is spoken; if its words don't come, the one before stays. */
  hostUpdate(): void {
    if (this.#spoken !== null && this.#wanted !== this.#asked) void this.ready().catch(() => undefined);
  }
}
