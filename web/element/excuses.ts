// What went wrong with an element's lab, and its words for it: why it can't start or go on, or what was refused. The words
// are fetched when something has (words.ts); when they can't be fetched either, that is what is said. Asks the element to
// draw again when there is something else to say.

import { html, nothing, type ReactiveControllerHost, type TemplateResult } from "lit";
import type { Failure } from "../shared/protocol.ts";
import type { Lang } from "../view/dictionary.ts";

export interface Excuse {
  readonly retry: string;
  /** Why the lab can't start or go on. */
  readonly why: (failure: Failure) => string;
  readonly restarted: (step: string) => string;
  readonly refused: (failure: Failure) => string;
}

/** Whatever it was, its words did not arrive. */
function lastExcuse(lang: Lang): Excuse {
  const [said, retry] =
    lang === "zh"
      ? ["有个文件没有传到。网络可能断了。", "再试一次"]
      : ["A file did not arrive. The connection may be down.", "Try again"];
  const say = (): string => said;
  return { retry, why: say, restarted: say, refused: say };
}

export class Excuses {
  readonly #host: Pick<ReactiveControllerHost, "requestUpdate">;
  #known: ((lang: Lang) => Excuse) | null = null;
  #coming = false;
  #failure: Failure | null = null;
  #notice: ((words: Excuse) => string) | null = null;

  constructor(host: Pick<ReactiveControllerHost, "requestUpdate">) {
    this.#host = host;
  }

  /** Why the lab has stopped; null while it hasn't. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** The lab has stopped. */
  fail(failure: Failure): void {
    this.#failure = failure;
    this.#host.requestUpdate();
  }

  /** Something to say while the lab goes on; null: no more. */
  note(notice: ((words: Excuse) => string) | null): void {
    if (notice === this.#notice) return;
    this.#notice = notice;
    this.#host.requestUpdate();
  }

  /** All is well again: what could not be fetched may be there next time. */
  forget(): void {
    this.#known = this.#failure = null;
    this.#coming = false;
  }

  /** Nothing while there is nothing to say, or its words are on their way. */
  render(lang: Lang, retry: () => void): TemplateResult | typeof nothing {
    const [failure, notice] = [this.#failure, this.#notice];
    const words = failure || notice ? this.in(lang) : null;
    if (words === null) return nothing;
    if (failure === null) return html`<p class="notice" role="status">${notice?.(words)}</p>`;
    return html`<p class="notice" role="alert">
      ${words.why(failure)}
      <button class="retry" @click=${retry}>${words.retry}</button>
    </p>`;
  }

  /** null while the words are on their way. */
  in(lang: Lang): Excuse | null {
    if (!this.#coming) void this.#bring();
    return this.#known?.(lang) ?? null;
  }

  async #bring(): Promise<void> {
    this.#coming = true;
    this.#known = await import("./words.ts").then(
      ({ excusesIn }) => excusesIn,
      () => lastExcuse,
    );
    this.#host.requestUpdate();
  }
}
