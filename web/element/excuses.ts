// The element's words for what went wrong. They are fetched when something has (words.ts); when they can't be fetched
// either, that is what is said. A look-up that answers at once and asks the element to draw again.

import type { ReactiveControllerHost } from "lit";
import type { Failure } from "../shared/protocol.ts";
import type { Lang } from "../view/dictionary.ts";

export interface Excuse {
  readonly retry: string;
  /** Why the lab can't start or go on. */
  readonly why: (failure: Failure) => string;
  readonly restarted: (step: string) => string;
  readonly refused: (reason: string) => string;
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

  constructor(host: Pick<ReactiveControllerHost, "requestUpdate">) {
    this.#host = host;
  }

  /** null while the words are on their way. */
  in(lang: Lang): Excuse | null {
    if (!this.#coming) void this.#bring();
    return this.#known?.(lang) ?? null;
  }

  /** All is well again: what could not be fetched may be there next time. */
  forget(): void {
    this.#known = null;
    this.#coming = false;
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
