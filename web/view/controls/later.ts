// What a control needs only once somebody touches it, and so is not fetched with the page: asked for when the pointer
// or the focus comes near, used at the first gesture. A gesture that comes sooner waits and is acted on, in its order.

import type { CSSResult, ReactiveControllerHost } from "lit";
import type { List } from "./list.ts";

type Host = Pick<ReactiveControllerHost, "requestUpdate" | "updateComplete">;

/** A part of a control that is made from a module of its own: `new Later(this, async () => new (await import(…)).Part())`. */
export class Later<T> {
  /** The part, once it is there. The control draws itself again when it comes. */
  now: T | undefined;
  #host: Host;
  #make: () => Promise<T>;
  #coming: Promise<T> | undefined;
  #waiting: ((part: T) => void)[] = [];

  constructor(host: Host, make: () => Promise<T>) {
    this.#host = host;
    this.#make = make;
  }

  /** False as long as a gesture would have to wait. */
  get ready(): boolean {
    return this.now !== undefined && this.#waiting.length === 0;
  }

  /** Asks for the module ahead of time. A failure is told to whoever uses it, and is tried again then. */
  readonly fetch = (): void => {
    this.#get().catch(() => undefined);
  };

  /** Acts now if the part is there; otherwise when it has come and is drawn, after what has been asked before. */
  use(act: (part: T) => void): void {
    if (this.now !== undefined && this.#waiting.length === 0) act(this.now);
    else if (this.#waiting.push(act) === 1) void this.#catchUp();
  }

  // Each act may change what is drawn, and the next one may need it: a key typed into a field that a click opened.
  async #catchUp(): Promise<void> {
    try {
      const part = await this.#get();
      for (let act = this.#waiting[0]; act; act = this.#waiting[0]) {
        act(part);
        await this.#host.updateComplete;
        this.#waiting.shift();
      }
    } finally {
      this.#waiting = [];
    }
  }

  #get(): Promise<T> {
    this.#coming ??= this.#arrive();
    return this.#coming;
  }

  async #arrive(): Promise<T> {
    try {
      this.now = await this.#make();
    } catch (error) {
      this.#coming = undefined;
      throw error;
    }
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    return this.now;
  }
}

/** The floating list of a control. */
export const laterList = (host: ConstructorParameters<typeof List>[0]): Later<List> =>
  new Later(host, async () => new (await import("./list.ts")).List(host));

/** Gives a drawn control the sheet of a part that came later. */
export function addStyles(host: HTMLElement, { styleSheet }: CSSResult): void {
  if (styleSheet) host.shadowRoot?.adoptedStyleSheets.push(styleSheet);
}
