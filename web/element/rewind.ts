// The picture walking back to the start: 600 ms through steps walked before, eased, then still. It only says which step
// to show when; a slow machine shows fewer of them in the same time.

const kDuration = 600; // ms, --d-rewind

/** --e-inout as a polynomial: still at both ends, symmetric. */
const eased = (t: number): number => t * t * (3 - 2 * t);

export class Rewind {
  #frame = 0;
  #done: (() => void) | null = null;

  get running(): boolean {
    return this.#done !== null;
  }

  /** Shows steps from `from` down to 0; `show` is asked again only after it has answered. Then `done`, once. */
  start(from: number, show: (step: number) => Promise<unknown>, done: () => void): void {
    this.finish();
    this.#done = done;
    let shown = from;
    let busy = false;
    const begin = performance.now();
    const tick = (now: number): void => {
      const part = (now - begin) / kDuration;
      if (part >= 1) {
        this.finish();
        return;
      }
      const step = Math.round(from * (1 - eased(Math.max(0, part))));
      if (!busy && step !== shown) {
        shown = step;
        busy = true;
        show(step).then(
          () => {
            busy = false;
          },
          () => this.finish(),
        );
      }
      this.#frame = requestAnimationFrame(tick);
    };
    this.#frame = requestAnimationFrame(tick);
  }

  /** To the end at once, as when something else is asked for meanwhile. */
  finish(): void {
    cancelAnimationFrame(this.#frame);
    const done = this.#done;
    this.#done = null;
    done?.();
  }

  /** Nothing more happens. */
  drop(): void {
    this.#done = null;
    cancelAnimationFrame(this.#frame);
  }
}
