// One instance of the wasm module and its fate. Core never throws, so whatever comes out of a call by itself is a trap:
// the instance can't be trusted after it and says so from then on. Also lends C++ lists and takes them back.

import { DownhillError } from "./errors.ts";
import type { Heap } from "./heap.ts";
import type { RawList, RawModule } from "./raw.ts";

export class Runtime {
  readonly module: RawModule;
  readonly heap: Heap;
  #crash: unknown;

  constructor(module: RawModule, heap: Heap) {
    this.module = module;
    this.heap = heap;
  }

  /** Runs `use` on the module. Errors: what `use` throws itself; "crashed" after a trap, now or earlier. */
  call<T>(use: (module: RawModule, heap: Heap) => T): T {
    if (this.#crash !== undefined) throw this.#crashed();
    try {
      return use(this.module, this.heap);
    } catch (error) {
      if (error instanceof DownhillError) throw error;
      this.#crash = error;
      throw this.#crashed();
    }
  }

  #crashed(): DownhillError {
    const reason = this.#crash instanceof Error ? this.#crash.message : String(this.#crash);
    const message = `the engine has crashed (${reason}); load a new one and restore a checkpoint`;
    return new DownhillError("crashed", message, "", { cause: this.#crash });
  }

  get hasCrashed(): boolean {
    return this.#crash !== undefined;
  }

  readonly withWords = <T>(words: readonly string[], use: (list: RawList<string>) => T): T =>
    this.withList(new this.module.WordList(), words, use);

  /** Fills `list` with `items`, lends it to `use`, frees it. */
  readonly withList = <I, T>(list: RawList<I>, items: readonly I[], use: (list: RawList<I>) => T): T => {
    try {
      for (const item of items) list.push_back(item);
      return use(list);
    } finally {
      list.delete();
    }
  };

  /** The items of `list`, which is freed. */
  readonly take = <I, T>(list: RawList<I>, convert: (item: I) => T): T[] => {
    try {
      const items: T[] = [];
      for (let i = 0; i < list.size(); i++) items.push(convert(list.get(i) as I));
      return items;
    } finally {
      list.delete();
    }
  };
}
