// The drawing on the digits lab's pad and what the network makes of it: its reading, newest first, none queued, and the
// neuron that is looked at. It asks; who answers is the element's business.

import type { ReactiveControllerHost } from "lit";
import { type Ink, type Seen, seenAs } from "../labs/digits/mnist.ts";
import type { Inked } from "../labs/digits/pad.ts";
import type { Ask, ChosenUnit } from "../labs/digits/state.ts";
import type { Reading } from "../shared/digits.ts";

export interface DrawingOptions {
  readonly ask: Ask;
  /** Whether there is a network to ask. */
  ready(): boolean;
  /** Nothing newer is under way. */
  onRead(): void;
}

export class Drawing {
  ink: Ink | null = null;
  seen: Seen | null = null;
  reading: Reading | null = null;
  unit: ChosenUnit | null = null;
  /** What it is, where somebody knows. */
  borrowed: number | null = null;
  /** How many have been finished: each begins its animation. */
  count = 0;
  readonly #host: Pick<ReactiveControllerHost, "requestUpdate">;
  readonly #options: DrawingOptions;
  /** A reading is under way; something has changed since it was asked for. */
  #asking = false;
  #again = false;

  constructor(host: Pick<ReactiveControllerHost, "requestUpdate">, options: DrawingOptions) {
    this.#host = host;
    this.#options = options;
  }

  set({ ink, still }: Inked): void {
    this.ink = ink;
    this.seen = seenAs(ink);
    this.unit = this.borrowed = null;
    if (this.seen === null) this.reading = null;
    if (still) this.count++;
    this.read();
  }

  /** There is no network any more; the ink stays. */
  forget(): void {
    this.reading = this.unit = null;
    this.#host.requestUpdate();
  }

  /** Asks what the network makes of it now. */
  read(): void {
    this.#again = true;
    this.#host.requestUpdate();
    if (!this.#asking) void this.#readOn();
  }

  async #readOn(): Promise<void> {
    const { ask, ready, onRead } = this.#options;
    this.#asking = true;
    while (this.#again && this.seen !== null && ready()) {
      this.#again = false;
      const { pixels } = this.seen;
      const reading = await ask({ kind: "read", pixels }).catch(() => null);
      if (this.seen === null) continue;
      this.reading = reading; // null where weights that run away give no numbers
      this.#host.requestUpdate();
    }
    this.#asking = false;
    onRead();
  }

  /** Which pixels move this neuron, at this drawing. */
  async choose(layer: number, unit: number): Promise<void> {
    if (this.unit?.layer === layer && this.unit.unit === unit) return;
    const pixels = this.seen?.pixels;
    const name = this.reading?.layers[layer]?.name;
    if (!pixels || name === undefined || !this.#options.ready()) return;
    this.#look({ layer, unit, slopes: null });
    const slopes = await this.#options.ask({ kind: "slopes", pixels, layer: name, unit }).catch(() => null);
    if (this.unit?.layer === layer && this.unit.unit === unit) this.#look({ layer, unit, slopes });
  }

  /** Adds it under this label to what is learnt from and learns for an epoch: its share for the label before and after. */
  async teach(label: number, ended: () => Promise<void>): Promise<readonly [number, number]> {
    const { ask } = this.#options;
    const pixels = this.seen?.pixels;
    if (!pixels) return [0, 0];
    const share = async (): Promise<number> =>
      (await ask({ kind: "read", pixels })).probabilities[label] ?? 0;
    const before = await share();
    await ask({ kind: "learn", pixels, label });
    const end = ended();
    await ask({ kind: "train", epochs: 1 });
    await end;
    return [before, await share()];
  }

  #look(unit: ChosenUnit): void {
    this.unit = unit;
    this.#host.requestUpdate();
  }
}
