// What was seen at regular steps, in bounded memory: when it is full, every second entry goes and the distance between
// entries doubles. Step 0 always stays. Used for the walked path and, with checkpoints in it, for going back.

export interface Entry<T> {
  readonly step: number;
  readonly value: T;
}

/** What is kept at a moment, to be taken up again later. Entries are shared, never copied. */
export interface Kept<T> {
  readonly entries: readonly Entry<T>[];
  readonly stride: number;
}

export class Trail<T> {
  #entries: Entry<T>[] = [];
  #stride: number;
  readonly #first: number;
  /** How many entries there may be. */
  readonly most: number;

  /** Keeps at most `most` (from 2) entries, at first one every `stride` steps. */
  constructor(most: number, stride = 1) {
    this.most = most;
    this.#first = this.#stride = stride;
  }

  get entries(): readonly Entry<T>[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
    this.#stride = this.#first;
  }

  get kept(): Kept<T> {
    return { entries: [...this.#entries], stride: this.#stride };
  }

  /** Goes on from what was kept earlier, by a trail like this one. */
  adopt({ entries, stride }: Kept<T>): void {
    this.#entries = [...entries];
    this.#stride = stride;
  }

  /** Steps from `step` to the next one that is to be kept; at least 1. */
  untilNext(step: number): number {
    return this.#stride - (step % this.#stride);
  }

  wants(step: number): boolean {
    return step % this.#stride === 0;
  }

  /** Keeps the entry if it is due; one of the same step is replaced. Steps before the last one kept are known already. */
  offer(step: number, make: () => T): void {
    const last = this.#entries.at(-1)?.step ?? -1;
    if (!this.wants(step) || step < last) return;
    if (last === step) this.#entries.pop();
    this.#entries.push({ step, value: make() });
    if (this.#entries.length < this.most) return;
    this.#stride *= 2;
    this.#entries = this.#entries.filter((entry) => this.wants(entry.step));
  }

  /** Keeps an entry whether or not it is due. */
  push(entry: Entry<T>): void {
    this.#entries.push(entry);
  }

  /** Forgets what lies after `step`. */
  cutAfter(step: number): void {
    this.#entries = this.#entries.filter((entry) => entry.step <= step);
  }

  /** The newest entry at or before `step`. */
  before(step: number): Entry<T> | undefined {
    return this.#entries.findLast((entry) => entry.step <= step);
  }
}
